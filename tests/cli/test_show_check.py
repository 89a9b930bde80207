"""`followup show` and `followup check`: one person, and every problem."""

from __future__ import annotations

import json

import pytest

from site_builder.cli.report import numbered
from site_builder.model import Place
from site_builder.problems import Problem, Severity
from site_builder.site.health import Said
from tests.cli.conftest import Followup

ADA = """---
name: Ada Okafor
email: {work: ada@lumen.example}
org: Lumen Labs
circle: partners
---

## Log

- 2026-11-17 met: SlowConf
- 2026-11-20 sent email: the paper
"""
BROKEN = "---\nname: Ada\nmet: 2026-02-30\n---\n"


def part(out: str, heading: str) -> list[str]:
    """The lines of one part of what `show` prints."""
    parts = [block.split("\n") for block in out.replace("\u00a0", " ").strip("\n").split("\n\n")]
    return next(block[1:] for block in parts if block[0].startswith(heading))


@pytest.fixture
def shown(followup: Followup) -> str:
    followup.put({"contacts/ada.md": ADA})
    ran = followup("show", "ada", "--today", "2026-11-27")
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_the_person(shown: str) -> None:
    assert part(shown, "Ada Okafor") == [
        "    contacts/ada.md (ada)",
        "    Lumen Labs · partners",
        "    work: ada@lumen.example",
    ]


def test_the_next_step_and_its_reason(shown: str) -> None:
    assert part(shown, "As of Friday 27 November 2026") == [
        "    Second message · today · email · 2 of 3",
        "      “the paper”, you noted on Fri 20 Nov; after a week of quiet a second message is fair. "
        "(contacts/ada.md:11)",
    ]


def test_the_plan_to_its_end(shown: str) -> None:
    assert part(shown, "Then, if nobody answers") == [
        "    Mon 7 Dec 2026  One more shot",
        "    Sat 12 Dec 2026  Let it go",
        "    Mon 14 Jun 2027  Fresh start",
    ]


def test_why_this_step_and_no_other(shown: str) -> None:
    assert part(shown, "Why this step") == [
        "    Closed, paused, not yet sorted: does not apply",
        "    They named a time: does not apply",
        "    They wrote: does not apply",
        "    You talked: does not apply",
        "    You met: does not apply",
        "    Somebody suggested that you two meet: does not apply",
        "    Second message, next message, one more shot: applies",
        "    A cadence: would be due Mon 4 Jan 2027, but comes later in the order",
    ]


def test_a_moved_step_says_from_which_day_to_which(followup: Followup) -> None:
    rare = "---\nname: {}\nemail: a@b.example\nevery: 6 weeks\n---\n## Log\n- 2026-10-16 gave: a book\n"
    notes = {f"contacts/{name}.md": rare.format(name) for name in ("ada", "ben")}
    followup.put({"followup.yml": "capacity: 1\n", **notes})
    out = followup("show", "ada", "--today", "2026-11-23").out
    full = "Fri 27 Nov is full, with room for 1, so it went to the next day with room."
    moved = f"    A cadence: applies for Fri 27 Nov 2026, moved to Mon 30 Nov 2026: {full}"
    assert part(out, "Why this step")[-1] == moved
    assert part(out, "As of Monday 23 November 2026")[0] == "    Catch-up · Mon 30 Nov · email"


def test_a_circle_that_counts_as_none_is_marked(followup: Followup) -> None:
    followup.put({"contacts/ada.md": "---\nname: Ada\ncircle: Nope\n---\n"})
    assert "    Nope (no circle of followup.yml)\n" in followup("show", "ada").out


def test_the_log_and_the_draft(shown: str) -> None:
    assert part(shown, "Log") == ["    2026-11-17 met: SlowConf", "    2026-11-20 sent email: the paper"]
    assert part(shown, "Draft: Second message")[0].startswith("    Subject: ")


def test_a_step_that_lapsed_is_told(followup: Followup) -> None:
    followup.put({"contacts/ada.md": "# Ada\n## Log\n- 2026-01-01 met: long ago\n"})
    rules = part(followup("show", "ada", "--today", "2026-11-27").out, "Why this step")
    assert "    You met: lapsed: that was too long ago" in rules
    assert rules[-1] == "    No next step: applies"


def test_nobody_to_show(followup: Followup) -> None:
    followup.put({"contacts/ada.md": "---\nname: [\n---\n"})
    assert followup("show", "ada").code == 3
    assert followup("show", "ben").code == 2


def test_a_clean_notebook(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA})
    ran = followup("check", "--today", "2026-11-27")
    assert (ran.code, ran.out, ran.err) == (0, "", "no problems in 1 contact file\n")


def test_a_problem_has_its_place_its_line_and_a_hint(followup: Followup) -> None:
    followup.put({"contacts/ada.md": BROKEN})
    ran = followup("check")
    assert (ran.code, ran.err) == (1, "1 error in 1 contact file\n")
    assert ran.out == (
        'contacts/ada.md:3:6: error: "2026-02-30" is no day. February 2026 has 28 days.\n'
        "    met: 2026-02-30\n"
        "         ^^^^^^^^^^\n"
        "  hint: the last day of that month is 2026-02-28\n"
    )


def test_warnings_alone_are_fine(followup: Followup) -> None:
    followup.put({"contacts/ada.md": "---\nname: Ada\nbirtday: 03-15\n---\n"})
    ran = followup("check")
    assert (ran.code, ran.err) == (0, "1 warning in 1 contact file\n")


def test_problems_as_json(followup: Followup) -> None:
    followup.put({"contacts/ada.md": BROKEN})
    (followup.root / "contacts/zoe.md").write_bytes("name: Zoë".encode("latin-1"))
    (followup.root / "contacts/zoe.sync-conflict-20261118-1-A.md").write_bytes(b"")
    ran = followup("check", "--json")
    answer = json.loads(ran.out)
    assert (ran.code, ran.err, answer["errors"], answer["warnings"]) == (1, "", 2, 1)
    assert answer["problems"][0] == {
        "file": "contacts/ada.md",
        "line": 3,
        "column": 6,
        "severity": "error",
        "message": '"2026-02-30" is no day. February 2026 has 28 days.',
        "hint": "the last day of that month is 2026-02-28",
    }
    assert [(each["file"], each["severity"]) for each in answer["problems"]] == [
        ("contacts/ada.md", "error"), ("contacts/zoe.md", "error"), ("contacts/zoe.md", "warning"),
    ]  # fmt: skip


def test_what_repeats_in_one_file_is_said_once(followup: Followup) -> None:
    log = "".join(f"- 2026-11-{day} sent: x\n" for day in range(10, 20))
    followup.put({"contacts/ada.md": f"# Ada\n## Log\n{log}"})
    ran = followup("check", "--today", "2026-11-01")
    assert ran.out.count("is after today") == 1
    assert "(and 9 more lines like it in this file)" in ran.out
    assert ran.err == "10 warnings in 1 contact file\n"
    assert len(json.loads(followup("check", "--today", "2026-11-01", "--json").out)["problems"]) == 10


def test_settings_slugs_and_links_are_checked_too(followup: Followup) -> None:
    followup.put({
        "followup.yml": "capacity: lots\ntheme: dark\n",
        "contacts/Ada.md": ADA,
        "contacts/ada.md": ADA,
        "contacts/play/ben.md": "# Ben\n",
        "contacts/work/ben.md": "# Ben\n",
        "contacts/cy.md": "# Cy\n\n[[Ben]]\n",
    })  # fmt: skip
    out = followup("check").out
    heads = sorted(line.partition(": ")[0] for line in out.split("\n") if ": error: " in line or ": warning: " in line)
    assert [head.rsplit(":", 2)[0] for head in heads] == [
        "contacts/ada.md", "contacts/cy.md", "contacts/work/ben.md", "followup.yml", "followup.yml",
    ]  # fmt: skip


def test_results_do_not_change_in_ci(followup: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    followup.put({"contacts/ada.md": BROKEN})
    at_home = [followup(*command).out for command in (["check"], ["check", "--json"], ["due", "--all"])]
    monkeypatch.setenv("CI", "true")
    assert [followup(*command).out for command in (["check"], ["check", "--json"], ["due", "--all"])] == at_home


FILES = ["contacts/ada.md", "contacts/ben.md"]


@pytest.mark.parametrize(
    ("path", "times", "expected"),
    [
        ("contacts/ben.md", 1, "file 2:3:6: error"),
        ("contacts/ben.md", 4, "file 2:3:6: error (4 times)"),
        ("followup.yml", 1, "followup.yml:3:6: error"),
        ("messages/secret.md", 1, "a file:3:6: error"),
    ],
)
def test_a_problem_without_a_word_of_the_notebook(path: str, times: int, expected: str) -> None:
    problem = Problem(place=Place(path=path, line=3, column=6), severity=Severity.ERROR, message="Ada", line="Ada")
    assert numbered(Said(problem=problem, times=times), FILES) == expected
