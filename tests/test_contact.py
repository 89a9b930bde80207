"""One file as a contact: our keys, the names that other tools use, and the events that keys stand for (SPEC 1, 3)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from site_builder.days import Cadence, Season
from site_builder.model import Reach, Source, Status, Verb, When
from site_builder.settings import Circle, Settings
from site_builder.text.contact import read_contact
from tests.notes import ada, read

DECEMBER = When(text="2026-12-01", day=date(2026, 12, 1), names_day=True)


def test_every_key() -> None:
    contact, problems = read("""\
---
name: Ada Okafor                  # the only key that is needed
aliases: [Ada O.]
email: ada@lumen.example
phone: "+44 20 7946 0991"
links: {linkedin: https://a.example, signal: ada.1}
prefers: Email
org: Lumen Labs
role: Head of Partnerships
location: Berlin
timezone: Europe/Berlin
tags: [partner, "#storage"]
circle: partners
playbook: partner
every: 6 weeks
met: 2026-11-18
introduced_by: "[[Ben Ito|Ben]]"
birthday: 1988-03-15
dates: {wedding: 2019-06-01}
busy: [Jan 2 to Apr 15]
follow_up: 2026-12-01
status: active
private: true
shoe size: 38
---

Anything.

## Log

- 2026-11-19 sent email: thanks
""")
    assert problems == []
    assert (contact.slug, contact.name, contact.aliases) == ("ada-okafor", "Ada Okafor", ("Ada O.",))
    assert contact.email == (Reach(label="", value="ada@lumen.example"),)
    assert contact.phone == (Reach(label="", value="+44 20 7946 0991"),)
    assert contact.links == (Reach(label="linkedin", value="https://a.example"), Reach(label="signal", value="ada.1"))
    assert (contact.prefers, contact.org, contact.role) == ("Email", "Lumen Labs", "Head of Partnerships")
    assert (contact.location, contact.timezone) == ("Berlin", "Europe/Berlin")
    assert (contact.tags, contact.circle, contact.playbook) == (("partner", "storage"), "partners", "partner")
    assert contact.every == Cadence(text="6 weeks", days=42)
    assert contact.introduced_by == "Ben Ito"
    assert contact.birthday
    assert (contact.birthday.year, contact.birthday.month, contact.birthday.day) == (1988, 3, 15)
    assert [(each.label, each.year, each.month, each.day) for each in contact.dates] == [("wedding", 2019, 6, 1)]
    assert contact.busy == (Season(text="Jan 2 to Apr 15", first=(1, 2), last=(4, 15)),)
    assert contact.follow_up == DECEMBER
    assert (contact.status, contact.private) == (Status.ACTIVE, True)
    assert contact.more == (("shoe size", "38"),)
    assert [(event.day.day, event.verb, event.key) for event in contact.log] == [
        (18, Verb.MET, "met"),
        (19, Verb.SENT, ""),
    ]
    assert (contact.place("met").line, contact.place("follow_up").line, contact.place("nothing").line) == (16, 21, 1)
    assert "Anything." in contact.notes
    assert "thanks" not in contact.notes


@pytest.mark.parametrize(
    ("lines", "reaches"),
    [
        pytest.param(["email: a@b"], [("", "a@b")], id="text"),
        pytest.param(["email: [a@b, c@d]"], [("", "a@b"), ("", "c@d")], id="a list"),
        pytest.param(["email: {work: a@b, home: c@d}"], [("work", "a@b"), ("home", "c@d")], id="a map of labels"),
        pytest.param(["email: {work: [a@b, c@d]}"], [("work", "a@b"), ("work", "c@d")], id="lists in a map"),
        pytest.param(["email: [{work: a@b}, c@d]"], [("work", "a@b"), ("", "c@d")], id="maps in a list"),
        pytest.param(["email: a@b; c@d"], [("", "a@b; c@d")], id="as written"),
        pytest.param(["email: a@b", "emails: [a@b, c@d]"], [("", "a@b"), ("", "c@d")], id="two names for it"),
        pytest.param(['"EMAIL[HOME]": a@b', '"EMAIL[1:WORK]": c@d'], [("home", "a@b"), ("work", "c@d")], id="vCard"),
        pytest.param(["email:"], [], id="none"),
        pytest.param(["email: []"], [], id="an empty list"),
    ],
)
def test_ways_to_reach_them(lines: list[str], reaches: list[tuple[str, str]]) -> None:
    assert [(reach.label, reach.value) for reach in ada(*lines).email] == reaches


@pytest.mark.parametrize(
    ("lines", "key", "value"),
    [
        pytest.param(["company: Lumen"], "org", "Lumen", id="company"),
        pytest.param(["organisations: ['[[Lumen]]', Volt]"], "org", "Lumen, Volt", id="organisations, with a link"),
        pytest.param(["ORG: Lumen"], "org", "Lumen", id="ORG"),
        pytest.param(["job_title: Head"], "role", "Head", id="job_title"),
        pytest.param(["title: Head"], "role", "Head", id="title beside a name"),
        pytest.param(["city: Kyoto"], "location", "Kyoto", id="city"),
        pytest.param(["lives: [[Kyoto]]"], "location", "Kyoto", id="lives"),
        pytest.param(["based-in: Kyoto"], "location", "Kyoto", id="based-in"),
        pytest.param(['"ADR[HOME].LOCALITY": Kyoto'], "location", "Kyoto", id="the town of an address"),
        pytest.param(["NICKNAME: Adi"], "aliases", ("Adi",), id="nickname"),
        pytest.param(["CATEGORIES: Design, Art"], "tags", ("Design", "Art"), id="categories"),
        pytest.param(["tags: work"], "tags", ("work",), id="one tag"),
        pytest.param(["tags: [a, A, a]"], "tags", ("a", "A"), id="a tag twice"),
        pytest.param(["preferred_contact_method: phone"], "prefers", "phone", id="preferred method"),
        pytest.param(["linkedin: https://l"], "links", (Reach(label="linkedin", value="https://l"),), id="network"),
        pytest.param(["url: https://l"], "links", (Reach(label="website", value="https://l"),), id="url"),
        pytest.param(["SOCIALPROFILE[x]: '@ada'"], "links", (Reach(label="x", value="@ada"),), id="social profile"),
        pytest.param(["relationship_tier: friends"], "circle", "friends", id="tier"),
        pytest.param(["prm-tier: Friends"], "circle", "Friends", id="a circle in any case"),
        pytest.param(["X-FRM-GROUP: friends"], "circle", "friends", id="group"),
        pytest.param(["type: friends"], "circle", "friends", id="type"),
        pytest.param(["type: Person"], "circle", "", id="type: person is none"),
        pytest.param(["type: contact", "tier: friends"], "circle", "friends", id="tier before type"),
        pytest.param(["status: archived"], "status", Status.CLOSED, id="archived"),
        pytest.param(["status: dormant"], "status", Status.CLOSED, id="dormant"),
        pytest.param(["status: Review"], "status", Status.INBOX, id="review"),
        pytest.param(["do_not_contact: true"], "status", Status.CLOSED, id="do not contact"),
        pytest.param(["do_not_contact: false", "status: inbox"], "status", Status.INBOX, id="do contact"),
        pytest.param(["prm-paused: true"], "status", Status.PAUSED, id="paused by another tool"),
        pytest.param(["X-FRM-IGNORE: yes"], "status", Status.PAUSED, id="ignored by another tool"),
        pytest.param(["private: yes"], "private", True, id="yes"),
        pytest.param(["private: 1"], "private", True, id="one"),
        pytest.param(["private: no"], "private", False, id="no"),
        pytest.param(["private: off"], "private", False, id="off"),
        pytest.param(["private: maybe"], "private", True, id="neither is yes: nothing is published by a slip"),
        pytest.param(["RELATED[introduced_by]: Ben"], "introduced_by", "Ben", id="related"),
        pytest.param(["introduced_by: ['[[ben-ito#Log]]', Cy]"], "introduced_by", "ben-ito", id="the first of several"),
        pytest.param(["next contact: 2026-12-01"], "follow_up", DECEMBER, id="next contact"),
    ],
)  # fmt: skip
def test_names_that_other_tools_use(lines: list[str], key: str, value: Any) -> None:
    assert getattr(ada(*lines), key) == value


def test_unknown_keys_are_kept_as_text_in_the_files_order() -> None:
    contact = ada("shoe: 38", "manager: [[Jane Doe]]", "offices: [{town: Bonn, fax: no}, x]", "empty:", "list: [a, b]")
    assert contact.more == (
        ("shoe", "38"),
        ("manager", "Jane Doe"),
        ("offices", "town: Bonn, fax: no; x"),
        ("list", "a, b"),
    )


@pytest.mark.parametrize(
    ("key", "line"),
    [
        pytest.param("circle", "tier: friends", id="another name for it"),
        pytest.param("circle", "type: friends", id="a type that is a circle"),
        pytest.param("status", "do_not_contact: yes", id="a key that is a status"),
        pytest.param("last_touch", "last-contact: 2026-11-18", id="a key that is an event"),
    ],
)
def test_a_key_is_found_where_it_was_read(key: str, line: str) -> None:
    contact = ada("org: Lumen", line)
    assert (contact.place(key).line, contact.place("every").line) == (4, 1)


def test_the_first_name_for_a_key_counts_and_the_others_are_kept() -> None:
    contact = ada("last_contact: 2026-01-01", "last_touch: 2026-02-02", "next_contact: 2026-03-03")
    assert [event.day for event in contact.log] == [date(2026, 2, 2)]
    assert contact.more == (("last_contact", "2026-01-01"),)


def test_names_of_the_settings_go_before_those_of_other_tools() -> None:
    settings = Settings(fields={"Gesprochen": "last_touch"})
    contact = ada("last_contact: 2026-01-01", "gesprochen: 2026-02-02", settings=settings)
    assert [event.day for event in contact.log] == [date(2026, 2, 2)]


def test_a_circle_of_the_settings_is_known_in_any_case() -> None:
    settings = Settings(circles={"choir": Circle(name="Choir")})
    contact, problems = read("---\nname: Ada\ncircle: CHOIR\n---\n", settings=settings)
    assert (contact.circle, problems) == ("CHOIR", [])


@pytest.mark.parametrize(
    ("front", "name"),
    [
        pytest.param("name: {first: Ada, last: Okafor}", "Ada Okafor", id="a map"),
        pytest.param("full_name: Ada Okafor", "Ada Okafor", id="full name"),
        pytest.param("FN: Ada Okafor", "Ada Okafor", id="vCard"),
        pytest.param("N.GN: Ada\nN.FN: Okafor", "Ada Okafor", id="vCard in parts"),
        pytest.param("first_name: Ada\nlast_name: Okafor", "Ada Okafor", id="parts"),
        pytest.param("title: Ada Okafor", "Ada Okafor", id="title, with nothing else to mean"),
        pytest.param("title: Ada Okafor\ncompany: Lumen\nrole: Head", "Ada Okafor", id="title beside a role"),
        pytest.param('name: "0815"', "0815", id="a number"),
        pytest.param("name: No", "No", id="a surname that YAML takes for false"),
        pytest.param("name: >\n  Ada\n  Okafor", "Ada Okafor", id="two lines"),
    ],
)
def test_names(front: str, name: str) -> None:
    contact, problems = read(f"---\n{front}\n---\n", "contacts/x.md")
    assert (contact.name, problems) == (name, [])


@pytest.mark.parametrize(
    ("text", "path", "name", "warned"),
    [
        pytest.param("---\norg: Lumen\n---\n", "contacts/ada-okafor.md", "Ada Okafor", True, id="keys, but no name"),
        pytest.param("---\ntitle: Head\norg: X\n---\n", "contacts/Ada O.md", "Ada O", True, id="a title that is a job"),
        pytest.param("---\ntitle: Head\nprm-tier: inner\n---\n", "contacts/Ada O.md", "Ada O", True, id="another such"),
        pytest.param("---\n---\n", "contacts/a/陈伟.md", "陈伟", True, id="empty front matter"),
        pytest.param("Words.\n", "contacts/ada_okafor.md", "Ada Okafor", False, id="no front matter"),
        pytest.param(
            "", "contacts/20240101T101010--ada-okafor__contact.md", "Ada Okafor", False, id="denote's file names"
        ),
        pytest.param("", "contacts/Ada\tO\n.md", "Ada O", False, id="a file's name of two lines"),
        pytest.param("#\tAda\tOkafor\n", "contacts/x.md", "Ada Okafor", False, id="a heading with tabs"),
        pytest.param("# Ada *Okafor* #\n", "contacts/x.md", "Ada Okafor", False, id="its first heading"),
        pytest.param("Words.\n\n# [[ada|Ada]] Okafor\n", "contacts/x.md", "Ada Okafor", False, id="below some words"),
        pytest.param("# Log\n\n- 2026-11-18 met\n", "contacts/ada.md", "Ada", False, id="but no log's heading"),
        pytest.param("## Ideas\n", "contacts/ada.md", "Ada", False, id="nor one of a section"),
    ],
)
def test_names_from_elsewhere(text: str, path: str, name: str, warned: bool) -> None:
    contact, problems = read(text, path)
    assert contact.name == name
    assert [problem.message for problem in problems] == (
        [f"There is no name, so this is {name}, after the file."] if warned else []
    )


@pytest.mark.parametrize("path", ["contacts/README.md", "contacts/work/Index.md", "contacts/readme.MD"])
def test_a_readme_is_nobody_unless_it_has_a_name(path: str) -> None:
    assert read_contact(Source(path=path, text="# Notes\n"), Settings()) == (None, [])
    assert read_contact(Source(path=path, text="---\norg: [\n---\n"), Settings()) == (None, [])
    assert read("---\nname: Ada\n---\n", path)[0].name == "Ada"
    assert read("---\nname: [Ada\n---\n", path)[0].unreadable


@pytest.mark.parametrize(
    ("folder", "path", "slug"),
    [
        pytest.param("contacts", "contacts/work/Zoë.md", "work/zoe", id="below contacts"),
        pytest.param("people/all", "people/all/Zoë.md", "zoe", id="another folder"),
        pytest.param(".", "work/Zoë.md", "work/zoe", id="the whole notebook"),
    ],
)
def test_the_slug_is_the_path_below_the_contacts(folder: str, path: str, slug: str) -> None:
    assert read("---\nname: Zoë\n---\n", path, Settings(contacts=folder))[0].slug == slug


def test_keys_that_are_events_come_first_on_their_day() -> None:
    contact = read("""\
---
name: Ada
met_at: SlowConf
last_contact: 2026-11-19
first_met: 2026-11-19
lead_source: a newsletter
---
## Log
- 2026-11-20 heard: hello
- 2026-11-19 sent: hello
- 2026-11-18 note: saw her talk
""")[0]
    assert [(event.verb, event.key, event.text, event.place.line) for event in contact.log] == [
        (Verb.NOTE, "", "saw her talk", 11),
        (Verb.MET, "met", "SlowConf; a newsletter", 5),
        (Verb.TALKED, "last_touch", "", 4),
        (Verb.SENT, "", "hello", 10),
        (Verb.HEARD, "", "hello", 9),
    ]
    assert contact.more == ()


def test_interactions_of_another_tool_are_talks() -> None:
    text = "---\nname: Ada\ninteractions:\n  - date: 2026-11-18\n    text: coffee\n  - text: no date\n---\n"
    contact, problems = read(text)
    assert [(event.day, event.verb, event.text, event.place.line) for event in contact.log] == [
        (date(2026, 11, 18), Verb.TALKED, "coffee", 4)
    ]
    assert [(problem.place.line, problem.message) for problem in problems] == [(6, "An interaction needs a date.")]


def test_the_contact_table_of_another_tool() -> None:
    contact, problems = read("""\
/---contact---/
| key       | value      |
| --------- | ---------- |
| Name      | Jane       |
| Last Name | Doe        |
| Telegram  | jane       |
| Last chat | 2026-11-18 |
| Birthday  |            |
/---contact---/
""")
    assert (contact.name, contact.links, problems) == ("Jane Doe", (Reach(label="telegram", value="jane"),), [])
    assert [(event.key, event.place.line) for event in contact.log] == [("last_touch", 7)]


def test_arrows_know_the_persons_and_the_owners_busy_seasons() -> None:
    contact = ada("busy: [Jan 4 to Apr 15]")
    assert contact.log == ()
    text = "---\nname: Ada\nbusy: [Jan 4 to Apr 15]\n---\n## Log\n- 2027-01-11 heard: slammed -> after busy\n"
    [event] = read(text)[0].log
    assert event.when
    assert event.when.day == date(2027, 4, 16)


def test_other_peoples_notes_are_read_without_an_error(samples: Path) -> None:
    """Real notes of several tools: nothing in them is called wrong but what a template left open."""
    wrong: list[str] = []
    for path in sorted(
        [*samples.glob("people/**/*.md"), *samples.glob("yaml/**/*.md"), *samples.glob("legislators/**/C*/*.md")]
    ):
        source = Source(path=f"contacts/{path.name}", text=path.read_text(encoding="utf-8").replace("\r\n", "\n"))
        _, problems = read_contact(source, Settings())
        wrong += [f"{problem.place}: {problem.message}" for problem in problems if problem.severity == "error"]
    assert wrong == ["contacts/People Template.md:6: A key must be words; {{ is left over from a template."]
