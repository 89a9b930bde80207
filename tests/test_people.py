"""People: rows, facets, parts; circles, tags and organisations."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.site.activity import ago, by_month, warmth
from site_builder.site.book import Book
from site_builder.site.glance import Glance, by_day, glance_of
from site_builder.site.groups import group_pages, groups
from site_builder.site.page import Page
from site_builder.site.people import Choice, people_pages
from site_builder.site.table import next_item, person_row
from tests.plans import book, note, plan_of

TODAY = date(2026, 11, 23)


def named(**fronts: str) -> Book:
    return book({f"contacts/{name}.md": note(front=front, name=name) for name, front in fronts.items()}, "2026-11-23")


def glances(of: Book) -> list[Glance]:
    return by_day(glance_of(plan, of.today) for plan in of.plans)


def pages(of: Book) -> list[Page]:
    rows = {plan.contact.slug: f"<tr>{plan.contact.slug}</tr>" for plan in of.plans}
    return people_pages(of, glances(of), groups(of.plans), rows)


def facet(of: Book, name: str) -> list[Choice]:
    found: list[tuple[str, str, list[Choice]]] = pages(of)[0].values["facets"]  # type: ignore[assignment]
    return next((choices for each, _, choices in found if each == name), [])


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 21), "2 days ago"),
        (date(2026, 11, 10), "13 days ago"),
        (date(2026, 11, 9), "2 weeks ago"),
        (date(2026, 8, 16), "14 weeks ago"),
        (date(2026, 8, 15), "3 months ago"),
        (date(2024, 11, 24), "24 months ago"),
        (date(2024, 11, 23), "2 years ago"),
    ],
)
def test_ago(day: date, words: str) -> None:
    assert ago(day, TODAY) == words


@pytest.mark.parametrize(
    ("log", "front", "steps"),
    [
        pytest.param("", "every: 4 weeks", 0, id="you never talked"),
        pytest.param("- 2026-11-22 sent: hello\n", "every: 4 weeks", 0, id="you wrote, and no word came"),
        pytest.param("- 2026-11-09 talked: hello\n", "every: 4 weeks", 5, id="half a round ago"),
        pytest.param("- 2026-11-08 talked: hello\n", "every: 4 weeks", 4, id="a day more"),
        pytest.param("- 2026-10-26 heard: hello\n", "every: 4 weeks", 4, id="a round ago"),
        pytest.param("- 2026-10-25 heard: hello\n", "every: 4 weeks", 3, id="a little over a round"),
        pytest.param("- 2026-09-27 met: hello\n", "every: 4 weeks", 2, id="over two rounds"),
        pytest.param("- 2026-08-30 met: hello\n", "every: 4 weeks", 1, id="over three rounds"),
        pytest.param("- 2026-08-25 met: hello\n", "email: a@b.example", 4, id="three months stand in for a rhythm"),
    ],
)
def test_warmth(log: str, front: str, steps: int) -> None:
    plan = plan_of(log, "2026-11-23", front)
    settings = book({}, "2026-11-23").settings
    assert warmth(plan, settings, TODAY) == steps


def test_months_count_touches_up_to_today() -> None:
    log = "- 2025-11-30 met: long ago\n- 2025-12-01 met: in\n- 2026-11-02 sent: a\n- 2026-11-03 note: b\n"
    assert by_month(plan_of(log, "2026-11-23"), TODAY) == (1, *[0] * 10, 1)


@pytest.mark.parametrize(
    ("log", "front", "kind"),
    [
        pytest.param("", "email: a@b.example", "none", id="nothing is due"),
        pytest.param("- 2026-11-20 sent: it\n", "birthday: 11-25", "birthday", id="what comes first by its day"),
        pytest.param("- 2026-11-20 heard: it\n", "every: 4 weeks", "reply", id="never the mark that a way is missing"),
    ],
)
def test_next_item(log: str, front: str, kind: str) -> None:
    assert next_item(plan_of(log, "2026-11-23", front)).kind == kind


def test_a_row_says_who_what_and_when() -> None:
    plan = plan_of(
        "- 2026-11-12 sent email: the proposal\n", "2026-11-23", "email: a@b.example\norg: Lumen\ncircle: inner"
    )
    row = person_row(plan, book({}, "2026-11-23").settings, TODAY)
    assert (row.under, row.circle, row.side, row.last_words) == (
        "Lumen",
        "circles/inner/index.html",
        ("out", "you"),
        "11 days ago",
    )
    assert (row.next, row.when, row.when_words, row.section) == ("Second message", date(2026, 11, 26), "Thu", "week")
    assert (row.warm.says, row.months.says) == ("no talk so far", "1 contact in 12 months")


def test_people_stand_by_the_day_of_their_next_step() -> None:
    found = named(ada="every: 2 weeks", ben="email: b@b.example", eve="follow_up: 2026-11-20")
    assert [glance.plan.contact.slug for glance in glances(found)] == ["eve", "ada", "ben"]


def test_facets_offer_what_several_share() -> None:
    found = named(
        a="tags: [Storage, x1]", b="tags: [storage]", c="tags: [storage, y, z]", d="tags: [Grid, y, w]", e="tags: [v]"
    )
    assert [(choice.value, choice.label, choice.number) for choice in facet(found, "tag")] == [
        ("storage", "storage", 3), ("y", "y", 2),
    ]  # fmt: skip


def test_a_facet_with_one_choice_is_none() -> None:
    assert facet(named(a="org: Lumen", b="org: Lumen"), "org") == []


def test_states_count_everybody_once() -> None:
    found = named(
        a="every: 2 weeks", b="follow_up: 2026-11-20", c="status: closed", d="status: inbox", e="birthday: 11-29"
    )
    assert [(choice.label, choice.number) for choice in facet(found, "state")] == [
        ("Overdue", 1), ("Today", 1), ("This week", 1), ("Inbox", 1), ("Closed", 1),
    ]  # fmt: skip
    assert sorted(str(pages(found)[0].values["states"])) == ["0", "1", "2", "6", "8"]


@pytest.mark.parametrize(("people", "parts"), [(1000, 1), (1001, 5)])
def test_a_large_notebook_comes_in_parts(people: int, parts: int) -> None:
    plan = plan_of("", "2026-11-23")
    found = pages(Book(settings=book({}, "2026-11-23").settings, today=TODAY, plans=(plan,) * people))
    assert [page.path for page in found][:2] == ["people/index.html", "people/2/index.html"][:parts]
    assert len(found) == parts


def test_who_could_not_be_read_is_listed_by_file() -> None:
    found = book({"contacts/ada.md": note(), "contacts/bad.md": "---\n\tname: x\n---\n"}, "2026-11-23")
    [(contact, taken)] = pages(found)[0].values["unreadable"]  # type: ignore[misc]
    assert (contact.path, taken) == ("contacts/bad.md", False)


def test_nobody() -> None:
    assert pages(book({}, "2026-11-23"))[0].values["headline"][0] == "Nobody here so far"  # type: ignore[index]


def test_names_that_make_the_same_address_share_a_page() -> None:
    found = named(a="org: Zoë & Co", b="org: zoe co", c="org: Zoë & Co", d="org: Other")
    [_, _, (title, orgs)] = groups(found.plans)
    assert (title, [(group.path, group.name, len(group.plans)) for group in orgs]) == (
        "Organisations", [("orgs/zoe-co/index.html", "Zoë & Co", 3), ("orgs/other/index.html", "Other", 1)],
    )  # fmt: skip


def test_each_group_has_its_page() -> None:
    found = named(a="circle: inner\ntags: [x, x]\norg: Lumen", b="circle: odd")
    rows = {plan.contact.slug: plan.contact.slug for plan in found.plans}
    assert [
        (page.path, page.values["headline"], page.values["about"])
        for page in group_pages(found, groups(found.plans), rows)
    ] == [
        ("circles/inner/index.html", "1 person in inner", "A word every 3 weeks, with the playbook personal."),
        ("circles/odd/index.html", "1 person in odd", "followup.yml does not know this circle, so it sets no rhythm."),
        ("tags/x/index.html", "1 person in x", ""),
        ("orgs/lumen/index.html", "1 person in Lumen", ""),
    ]
