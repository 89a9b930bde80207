"""followup import: who is known gets what is missing, who is new waits in the inbox, and twice changes nothing."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Followup

ADA = """\
---
name: Ada Okafor # hers
email: ada@lumen.example
---

Met on a train.

## Log

- 2026-11-18 met: SlowConf
"""
TODAY = date.today()


def card(*lines: str, name: str = "Ada Okafor") -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


def notes(followup: Followup) -> dict[str, bytes]:
    folder = followup.root / "contacts"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.md"))}


def test_somebody_new(followup: Followup) -> None:
    followup.put({"a.vcf": card("EMAIL;TYPE=WORK:ada@lumen.example", "NOTE:Plays chess")})
    ran = followup("import", "a.vcf")
    assert (ran.code, ran.out) == (0, "new        contacts/ada-okafor.md  Ada Okafor\n")
    text = "---\nname: Ada Okafor\nemail: {work: ada@lumen.example}\nstatus: inbox\n---\n\nPlays chess\n\n## Log\n\n"
    assert followup.read("contacts/ada-okafor.md") == text
    assert ran.err == "1 new\n1 note written. There is no git here, so only a copy takes that back.\n"
    assert "Nothing is due." in followup("due").out


def test_somebody_known_gets_what_is_missing_and_no_other_byte_changes(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA, "a.vcf": card("EMAIL:ada@home.example", "TEL:+49 30 1234567", "TITLE:CTO")})
    ran = followup("import", "a.vcf")
    assert (ran.code, ran.out) == (0, "filled in  contacts/ada.md  Ada Okafor: role, email, phone\n")
    expected = ADA.replace("email: ada@lumen.example\n", "email: [ada@lumen.example, ada@home.example]\n")
    expected = expected.replace("---\n\nMet", 'role: CTO\nphone: "+49 30 1234567"\n---\n\nMet')
    assert followup.read("contacts/ada.md") == expected


@pytest.mark.parametrize(
    ("front", "outcome", "after"),
    [
        pytest.param("", "status, deathdate", "status: closed\ndeathdate: 2020-02-03\n", id="nothing is said"),
        pytest.param("status: active\n", "deathdate, a note of what differs",
                     "status: active\ndeathdate: 2020-02-03\n", id="what is said stays"),
    ],
)  # fmt: skip
def test_somebody_known_has_died(followup: Followup, front: str, outcome: str, after: str) -> None:
    note = "---\nname: Ada Okafor\nbirthday: 1930-01-01\n"
    followup.put({"contacts/ada.md": f"{note}{front}---\n", "a.vcf": card("DEATHDATE:20200203")})
    assert followup("import", "a.vcf").out == f"filled in  contacts/ada.md  Ada Okafor: {outcome}\n"
    assert followup.read("contacts/ada.md").startswith(f"{note}{after}---\n")
    assert followup("import", "a.vcf").out == "unchanged  contacts/ada.md  Ada Okafor\n"


@pytest.mark.parametrize(
    ("links", "lines", "added"),
    [
        pytest.param("twitter: ada", ["X-TWITTER:Ada", "X-SKYPE:ada"], "skype: ada", id="another network"),
        pytest.param("twitter: ada.o", ["X-TWITTER:@ada.o", "X-SKYPE:ada.o"], "skype: ada.o", id="with a dot"),
        pytest.param("icq: 12", ["X-ICQ:12", "X-AIM:12"], "aim: 12", id="networks of old"),
        pytest.param("website: ada.example", ["URL:https://www.ada.example/", "X-AIM:1"], "aim: 1", id="no other page"),
    ],
)
def test_one_handle_on_two_networks(followup: Followup, links: str, lines: list[str], added: str) -> None:
    note = f"---\nname: Ada Okafor\nlinks: {{{links}}}\n---\n"
    followup.put({"contacts/ada.md": note, "a.vcf": card(*lines)})
    assert followup("import", "a.vcf").out == "filled in  contacts/ada.md  Ada Okafor: links\n"
    assert followup.read("contacts/ada.md").replace('"', "") == note.replace("}", f", {added}}}")
    assert followup("import", "a.vcf").out == "unchanged  contacts/ada.md  Ada Okafor\n"


def test_what_differs_is_one_line_of_the_log(followup: Followup) -> None:
    note = ADA.replace("---\n\nMet", "org: Lumen\nrole: CTO\n---\n\nMet")
    followup.put({"contacts/ada.md": note, "a.vcf": card("ORG:Umbra", "TITLE:CEO -> tomorrow #x")})
    assert followup("import", "a.vcf").out == "filled in  contacts/ada.md  Ada Okafor: a note of what differs\n"
    line = f'- {TODAY} note: a.vcf says otherwise: org "Umbra"; role "CEO – tomorrow x"\n'
    assert followup.read("contacts/ada.md") == note + line
    assert followup("import", "a.vcf").out == "unchanged  contacts/ada.md  Ada Okafor\n"
    assert followup.read("contacts/ada.md") == note + line


def test_a_snooze_of_frm_is_a_line_of_the_log(followup: Followup) -> None:
    """Said on the day of the import; said again on another day it is the same one."""
    followup.put({"a.vcf": card("X-FRM-SNOOZE-UNTIL:9999-12-01"), "old.vcf": card("X-FRM-SNOOZE-UNTIL:2020-12-01")})
    assert followup("import", "a.vcf").code == 0
    line = f"- {TODAY} snoozed -> 9999-12-01\n"
    note = f"---\nname: Ada Okafor\nstatus: inbox\n---\n\n## Log\n\n{line}"
    assert followup.read("contacts/ada-okafor.md") == note
    followup.put({"contacts/ada-okafor.md": note.replace(str(TODAY), "2026-01-05")})
    assert followup("import", "a.vcf", "old.vcf").out == "unchanged  contacts/ada-okafor.md  Ada Okafor\n" * 2


def test_nobody_wishes_the_dead_a_happy_birthday(followup: Followup) -> None:
    followup.put({"a.vcf": card("BDAY:19300101", "DEATHDATE:20200203", "CLASS:PRIVATE")})
    assert followup("import", "a.vcf", "--circle", "friends").code == 0
    front = "name: Ada Okafor\ncircle: friends\nbirthday: 1930-01-01\nstatus: closed\n"
    assert (
        followup.read("contacts/ada-okafor.md")
        == f'---\n{front}private: "yes"\ndeathdate: 2020-02-03\n---\n\n## Log\n\n'
    )
    assert "Nothing is due." in followup("due", "--today", "2027-01-01").out


@pytest.mark.parametrize(
    ("note", "lines", "kind"),
    [
        pytest.param("email: ADA@x.example", ["EMAIL:ada@X.example"], "filled in", id="e-mail, with another name"),
        pytest.param('phone: "+44 20 7946 0991"', ["TEL:020 7946 0991"], "unclear", id="number, with another name"),
        pytest.param(
            "links: {linkedin: linkedin.com/in/ada}", ["URL:https://www.linkedin.com/in/Ada/"], "filled in", id="page"
        ),
        pytest.param("links: [https://lumen.example/]", ["URL:https://lumen.example/"], "new", id="a company's page"),
        pytest.param('phone: "110"', ["TEL:110"], "new", id="a short number is nobody's"),
        pytest.param("email: ada@x.example", ["EMAIL:ada@y.example"], "new", id="nothing in common"),
    ],
)
def test_matching_by_keys(followup: Followup, note: str, lines: list[str], kind: str) -> None:
    followup.put({"contacts/ada.md": f"---\nname: Ada\n{note}\n---\n", "a.vcf": card(*lines, name="Countess")})
    assert followup("import", "a.vcf").out.startswith(kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("Ada Okafor", "filled in", id="the name"),
        pytest.param("ADA  ÓKAFOR", "filled in", id="letter case and accents aside"),
        pytest.param("A. Okafor", "filled in", id="shortened"),
        pytest.param("Ben Okafor", "unclear", id="another, same family"),
    ],
)
def test_matching_by_number_and_name(followup: Followup, name: str, kind: str) -> None:
    note = '---\nname: Ada Okafor\nphone: "+44 20 7946 0991"\n---\n'
    followup.put({"contacts/ada.md": note, "a.vcf": card("TEL:020 7946 0991", "TITLE:CTO", name=name)})
    assert followup("import", "a.vcf").out.startswith(kind)


def test_two_of_that_name_are_unclear(followup: Followup) -> None:
    followup.put(
        {"contacts/a.md": ADA, "contacts/b.md": ADA.replace("ada@", "a@"), "a.vcf": card("TEL:+49 30 1234567")}
    )
    before = notes(followup)
    ran = followup("import", "a.vcf")
    candidates = "Ada Okafor (contacts/a.md), Ada Okafor (contacts/b.md)"
    assert ran.out == f"unclear    a.vcf:1  Ada Okafor: only the name fits: {candidates}\n"
    assert notes(followup) == before


def test_an_office_number_makes_nobody_one_person(followup: Followup) -> None:
    people = "".join(card("TEL;TYPE=WORK:+49 30 1234567", name=name) for name in ("Ada Okafor", "Ben Ito", "Cy Lee"))
    followup.put({"a.vcf": people})
    assert sorted(line[:9] for line in followup("import", "a.vcf").out.splitlines()) == ["new      "] * 3
    assert followup("import", "a.vcf", "--force").out.count("unchanged") == 3


def test_one_name_twice_in_a_file(followup: Followup) -> None:
    """With other addresses they are two people; the same card again is the same person."""
    cards = [card("EMAIL:a@x.example"), card("EMAIL:b@x.example"), card("EMAIL:a@x.example")]
    followup.put({"a.vcf": "".join(cards)})
    out = followup("import", "a.vcf").out
    assert [line.split("  ")[0].strip() for line in out.splitlines()] == ["new", "new", "unchanged"]
    assert sorted(notes(followup)) == ["ada-okafor-2.md", "ada-okafor.md"]


def test_a_dry_run_writes_nothing(followup: Followup) -> None:
    followup.put({"a.vcf": card()})
    ran = followup("import", "--dry-run", "a.vcf")
    assert (ran.code, ran.out, notes(followup)) == (0, "new        contacts/ada-okafor.md  Ada Okafor\n", {})
    assert ran.err == "1 new\nnothing was written: this was a dry run\n"


def test_into_a_folder_and_a_circle(followup: Followup) -> None:
    followup.put({"a.vcf": card()})
    assert followup("import", "a.vcf", "--into", "work/old", "--circle", "friends").code == 0
    assert notes(followup) == {"work/old/ada-okafor.md": b"---\nname: Ada Okafor\ncircle: friends\n---\n\n## Log\n\n"}


def test_more_than_front_matter_holds_leaves_the_longest_out(followup: Followup) -> None:
    followup.put({"a.vcf": card(*[f"X-KEY-{number}:{'x' * (9_000 + number)}" for number in range(9)], "GENDER:F")})
    assert followup("import", "a.vcf").code == 0
    keys = [line.partition(":")[0] for line in followup.read("contacts/ada-okafor.md").splitlines()[1:-4]]
    assert keys == ["name", "status", *(f"x-key-{number}" for number in range(7)), "gender"]
    assert followup("check").code == 0


@pytest.mark.parametrize("into", ["../x", "/tmp", "a/../../b", ".git"])
def test_into_nowhere_else(followup: Followup, into: str) -> None:
    followup.put({"a.vcf": card()})
    ran = followup("import", "a.vcf", "--into", into)
    assert (ran.code, ran.err.count("\n"), notes(followup)) == (2, 1, {})


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param({}, "there is no file x.vcf: name the file or folder to import", id="missing"),
        pytest.param({"x.vcf": ""}, "x.vcf was not imported: it is empty", id="empty"),
        pytest.param({"x.vcf": "\0\1PNG"}, "x.vcf was not imported: it is no text: I read vCard", id="binary"),
        pytest.param({"x.vcf": "hello"}, "x.vcf was not imported: there is no BEGIN:VCARD in it", id="no card"),
        pytest.param(
            {"x.vcf/u.csv": 'Name,Email\nAda,a@x.example\n"Bad,b@x.example\nBen,c@x.example\n'},
            "x.vcf/u.csv was not imported: the quote that opens on line 3 is never closed: close it, or write",
            id="a quote that is never closed",
        ),
        pytest.param(
            {"x.vcf/a.txt": "hello"}, "x.vcf holds nothing to import: I read vCard", id="a folder without notes"
        ),
    ],
)
def test_wrong_files(followup: Followup, files: dict[str, str], message: str) -> None:
    followup.put(files)
    ran = followup("import", "x.vcf")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"followup: {message}")


def test_one_wrong_file_does_not_stop_the_others(followup: Followup) -> None:
    followup.put({"a.vcf": card(), "b.csv": "x"})
    ran = followup("import", "a.vcf", "b.csv")
    assert (ran.code, sorted(notes(followup))) == (2, ["ada-okafor.md"])
    assert "followup: b.csv was not imported: no line of it" in ran.err


HOSTILE = [
    card(name="../../x"),
    card(name="/etc/passwd"),
    card("NOTE:---\\nnext: 1900-01-01\\n---\\n## Log\\n\\n- 2026-01-01 met: no\\n```\\n<!--"),
    card("ORG:a\\nstatus: closed", "TITLE:-> tomorrow", "CATEGORIES:#x,a: b"),
    card("NICKNAME:\x1b]0;evil\x07", "ADR:;;;\u202eBerlin;;;", name="\x00Ada\x1b[31m"),
    card("NOTE:<<<<<<< a\\n=======\\n>>>>>>> b", name="CON"),
    card("PHOTO;ENCODING=b:" + "A" * 1_000_000, name="Photo"),
    card("EMAIL:" + "a" * 100_000, name="N" * 5000),
    card(*[f"TEL:+49 30 {number}" for number in range(5000)], name="Many"),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_values_write_nothing_outside_and_break_no_note(followup: Followup, text: str) -> None:
    followup.put({"a.vcf": text})
    before = set(followup.root.parent.rglob("*"))
    assert followup("import", "a.vcf").code == 0
    made = [path for path in followup.root.parent.rglob("*") if path not in before]
    assert [path.parent for path in made] == [followup.root / "contacts"]
    assert followup("check").code == 0
    due = followup("due", "--all")
    assert (due.code, "Inbox 1" in due.out) == (0, True)
    assert followup("import", "a.vcf").out.startswith("unchanged")


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@x"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def test_uncommitted_changes_are_not_written_over(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA, "a.vcf": card("TITLE:CTO")})
    git(followup.root, "init")
    git(followup.root, "add", ".")
    git(followup.root, "commit", "-m", "first")
    followup.put({"contacts/ada.md": ADA + "- 2026-11-19 sent: hello\n"})
    ran = followup("import", "a.vcf")
    message = "followup: contacts/ada.md: a change that is not committed yet; commit first, or go on with --force\n"
    assert (ran.code, ran.out, ran.err) == (2, "", message)
    ran = followup("import", "a.vcf", "--force")
    assert (ran.code, "`git revert` takes all of it back" in ran.err) == (0, True)
    assert "role: CTO\n" in followup.read("contacts/ada.md")
