"""export, triage, merge and digest, and the duplicates that check names."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Followup
from tests.exchange.test_import import ADA, notes

BEN = "---\nname: Ben Ito\nprivate: true\n---\n\nKnows [[Ada Okafor]].\n"
INBOX = "---\nname: Cy Lee\nstatus: inbox # new\nemail: cy@x.example\n---\n"


@pytest.mark.parametrize("kind", ["vcard", "csv", "json"])
def test_out_and_in_again(followup: Followup, kind: str) -> None:
    followup.put({"contacts/ada.md": ADA, "contacts/ben.md": BEN})
    ran = followup("export", kind, "--output", "people.out", "--private")
    assert (ran.code, ran.out, ran.err) == (0, "", "2 contacts exported\n")
    assert followup("import", "people.out").out.count("unchanged") == 2
    (followup.root / "fresh/contacts").mkdir(parents=True)
    assert followup("import", "people.out", "--notebook", "fresh").out.count("new") == 2
    assert followup.read("fresh/contacts/ada-okafor.md") == ADA.replace(" # hers", "")


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        pytest.param((), ["Ada Okafor"], id="private ones stay here"),
        pytest.param(("--private",), ["Ada Okafor", "Ben Ito"], id="unless they are asked for"),
        pytest.param(("ada",), ["Ada Okafor"], id="one person"),
        pytest.param(("ben", "ada", "--private"), ["Ada Okafor", "Ben Ito"], id="two, in order"),
    ],
)
def test_who_is_exported(followup: Followup, arguments: tuple[str, ...], names: list[str]) -> None:
    followup.put({"contacts/ada.md": ADA, "contacts/ben.md": BEN})
    ran = followup("export", "json", *arguments)
    assert [person["name"] for person in json.loads(ran.out)["contacts"]] == names


def test_a_private_one_by_name(followup: Followup) -> None:
    followup.put({"contacts/ben.md": BEN})
    ran = followup("export", "vcard", "ben")
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        "followup: Ben Ito is private: --private exports them all the same\n",
    )


def test_no_folder_for_the_output(followup: Followup) -> None:
    ran = followup("export", "json", "--output", "nowhere/x.json")
    assert (ran.code, ran.err) == (2, "followup: there is no folder for nowhere/x.json: make it first\n")


def test_independent_readers_accept_it(followup: Followup) -> None:
    from icalendar import Calendar
    from vobject import readComponents

    followup.put({"contacts/ada.md": ADA.replace("email:", "email: {Büro; x: a@x}\nlinks: https://x.example/,\nold:")})
    cards = list(readComponents(followup("export", "vcard").out))
    assert [card.fn.value for card in cards] == ["Ada Okafor"]
    assert [mail.value for mail in cards[0].contents["email"]] == ["a@x"]
    calendar = Calendar.from_ical(followup("export", "ics", "--today", "2026-11-23").out)
    assert [(event["summary"], event.errors) for event in calendar.walk("VEVENT")] == [("Ada Okafor: Refresher", [])]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2", "@x", "'=1", "\u2019=1"])
def test_no_cell_is_a_formula(followup: Followup, cell: str) -> None:
    followup.put({"contacts/ada.md": f'---\nname: Ada\nrole: "{cell}"\n---\n'})
    ran = followup("export", "csv", "--output", "x.csv")
    written = (followup.root / "x.csv").read_text(encoding="utf-8")
    assert (ran.code, f",'{cell}," in written) == (0, cell[0] != "\u2019")
    (followup.root / "fresh/contacts").mkdir(parents=True)
    followup("import", "x.csv", "--notebook", "fresh")
    assert (followup("export", "csv", "--notebook", "fresh").out.replace("\r\n", "\n")) == written.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("keys", "front"),
    [
        pytest.param("2", "email: cy@x.example\ncircle: friends\n", id="a circle"),
        pytest.param("q", "email: cy@x.example\nevery: quarterly\n", id="a cadence"),
        pytest.param("a", "status: active # new\nemail: cy@x.example\n", id="active"),
        pytest.param("x", "status: closed # new\nemail: cy@x.example\n", id="not a person"),
        pytest.param("l", "status: inbox # new\nemail: cy@x.example\n", id="later"),
        pytest.param("?", "status: inbox # new\nemail: cy@x.example\n", id="no such key"),
        pytest.param("e2", "status: inbox # new\nemail: cy@x.example\n", id="end"),
        pytest.param("", "status: inbox # new\nemail: cy@x.example\n", id="nothing pressed"),
    ],
)
def test_triage(followup: Followup, monkeypatch: pytest.MonkeyPatch, keys: str, front: str) -> None:
    followup.put({"contacts/ada.md": ADA, "contacts/cy.md": INBOX})
    monkeypatch.setattr("sys.stdin", io.StringIO(keys))
    ran = followup("triage")
    assert (ran.code, "1 of 1  Cy Lee\n    cy@x.example\n" in ran.out) == (0, True)
    assert notes(followup) == {"ada.md": ADA.encode(), "cy.md": f"---\nname: Cy Lee\n{front}---\n".encode()}


def test_triage_takes_back(followup: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    two = {"contacts/cy.md": INBOX, "contacts/di.md": INBOX.replace("Cy Lee", "Di Roe")}
    followup.put(two)
    monkeypatch.setattr("sys.stdin", io.StringIO("1luu2e"))
    ran = followup("triage")
    assert ran.err == "1 sorted, 1 left in the inbox\n"
    assert followup.read("contacts/cy.md") == "---\nname: Cy Lee\nemail: cy@x.example\ncircle: friends\n---\n"
    assert followup.read("contacts/di.md") == two["contacts/di.md"]


def test_triage_of_nobody(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA})
    assert (followup("triage").code, followup("triage").err) == (0, "the inbox is empty\n")


def test_merge(followup: Followup) -> None:
    other = (
        "---\nname: A. Okafor\naliases: [Countess]\nemail: ada@home.example\nrole: CTO\nlast_touch: 2026-01-05\n---\n\n"
        "Plays chess.\n\n## Log\n\n- 2026-11-17 note: before\n- 2026-11-18 met: SlowConf\n- 2026-11-20 sent: hello\n"
    )
    ben = '---\nname: Ben\nintroduced_by: "[[old-ada]]"\n---\n\n[[A. Okafor#Log|Ada]], [[Ada Okafor]] and [[Nobody]].\n'
    cy = "---\nname: Cy\nintroduced_by: A. Okafor # she\n---\n"
    followup.put({"contacts/ada.md": ADA, "contacts/old-ada.md": other, "contacts/ben.md": ben, "contacts/cy.md": cy})
    ran = followup("merge", "ada", "old-ada")
    assert (ran.code, ran.out.split()) == (0, [
        "merged", "contacts/ada.md", "linked", "contacts/ben.md", "linked", "contacts/cy.md",
        "removed", "contacts/old-ada.md",
    ])  # fmt: skip
    assert followup.read("contacts/ada.md") == (
        "---\nname: Ada Okafor # hers\nemail: [ada@lumen.example, ada@home.example]\nrole: CTO\n"
        "aliases: [A. Okafor, Countess]\n---\n\nMet on a train.\n\nPlays chess.\n\n## Log\n\n- 2026-01-05 talked\n"
        "- 2026-11-17 note: before\n- 2026-11-18 met: SlowConf\n- 2026-11-20 sent: hello\n"
    )
    assert followup.read("contacts/ben.md") == ben.replace("[[old-ada]]", "[[ada|old-ada]]").replace(
        "A. Okafor#", "ada#"
    )
    assert followup.read("contacts/cy.md") == cy.replace("A. Okafor", "Ada Okafor")
    assert not (followup.root / "contacts/old-ada.md").exists()


@pytest.mark.parametrize(
    ("who", "message"),
    [
        pytest.param(("ada", "Ada Okafor"), "ada and Ada Okafor are one note already, contacts/ada.md", id="oneself"),
        pytest.param(("ada", "zoe"), 'there is nobody called "zoe"', id="nobody"),
    ],
)
def test_merge_of_the_wrong_ones(followup: Followup, who: tuple[str, str], message: str) -> None:
    followup.put({"contacts/ada.md": ADA})
    ran = followup("merge", *who)
    assert (ran.code, ran.err.startswith(f"followup: {message}"), ran.err.count("\n")) == (2, True, 1)


def test_a_dry_merge(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA, "contacts/b.md": BEN})
    before = notes(followup)
    assert (followup("merge", "ada", "ben", "--dry-run").code, notes(followup)) == (0, before)


@pytest.mark.parametrize(
    ("note", "warning"),
    [
        pytest.param(
            "name: Countess\nemail: ADA@lumen.example", "b.md:3:1: warning: .*: ada@lumen.example", id="e-mail"
        ),
        pytest.param("name: ada okafor", "b.md:2:1: warning: .*: the name is the same", id="name"),
        pytest.param("name: Ada\nemail: b@x", "no problems", id="nothing in common"),
    ],
)
def test_check_names_duplicates(followup: Followup, note: str, warning: str) -> None:
    import re

    followup.put({"contacts/a.md": ADA, "contacts/b.md": f"---\n{note}\n---\n"})
    ran = followup("check")
    assert (ran.code, bool(re.search(warning, ran.out + ran.err))) == (0, True)


def test_digest(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA.replace("Ada Okafor # hers", "<b>Ada & Co</b>")})
    assert followup("digest", "--today", "2026-11-18").out.split("\n")[:4] == [
        "Wednesday 18 November 2026", "", "Today (1)", "",
    ]  # fmt: skip
    page = followup("digest", "--html", "--today", "2026-11-18").out
    assert ("&lt;b&gt;Ada &amp; Co&lt;/b&gt;" in page, "<b>" in page, "http" in page) == (True, False, False)
    assert followup("digest", "--today", "2026-11-17", "--week").out.count("This week") == 0


def test_a_digest_of_nothing(followup: Followup) -> None:
    assert followup("digest", "--today", "2026-11-18").out == "Wednesday 18 November 2026\n\nNothing is due.\n"


def test_every_sample_is_read_or_refused_by_name(followup: Followup, samples: Path) -> None:
    folders = [str(samples / name) for name in ("vcard", "csv", "people")]
    ran = followup("import", *folders)
    refused = [Path(line.split(" was not imported")[0]).name for line in ran.err.splitlines() if "not imported" in line]
    assert refused == ["Messages.csv", "People Template.md"]
    before = notes(followup)
    assert (len(before) > 60, "unclear" in ran.out) == (True, False)
    again = followup("import", *folders)
    assert ({line.split("  ")[0] for line in again.out.splitlines()}, notes(followup)) == (
        {"unchanged", "skipped"},
        before,
    )
