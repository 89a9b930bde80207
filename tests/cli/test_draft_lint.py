"""`followup draft` and `followup lint`: the message for a person, and what in messages costs goodwill."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Followup

ADA = """---
name: Ada Okafor
email: ada@lumen.example
---
## Log
- 2026-11-18 met: SlowConf, talked about grid storage pilots
"""
PROMISE = "- 2026-11-18 promised: send the pilot budget by Friday\n"
OPEN = ["--today", "2026-11-19"]


@pytest.fixture
def ada(followup: Followup) -> Followup:
    followup.put({"contacts/ada.md": ADA, "followup.yml": "me: {name: Robin Hale}\n"})
    return followup


def test_the_message_goes_to_the_standard_output(ada: Followup) -> None:
    ran = ada("draft", "ada", *OPEN)
    lines = ran.out.split("\n")
    assert (ran.code, lines[:3]) == (0, ["Subject: Good to meet you at SlowConf", "", "Hello Ada,"])
    assert lines[-2:] == ["Robin", ""]


def test_the_line_to_log_goes_to_standard_error(ada: Followup) -> None:
    assert 'followup log ada "sent email: good to meet you"' in ada("draft", "ada", *OPEN).err


def test_quiet_is_the_message_alone(ada: Followup) -> None:
    assert ada("draft", "ada", "--quiet", *OPEN).err == ""


def test_a_promise_comes_first(ada: Followup) -> None:
    ada.put({"contacts/ada.md": ADA + PROMISE})
    assert ada("draft", "ada", *OPEN).out.startswith("Subject: The pilot budget, as promised\n")


def test_another_message_is_asked_for_by_its_kind(ada: Followup) -> None:
    ada.put({"contacts/ada.md": ADA + PROMISE})
    assert ada("draft", "ada", "--kind", "refresher", *OPEN).out.startswith("Subject: Good to meet you at SlowConf\n")


def test_the_new_date_of_a_promise_is_asked_for_by_its_name(ada: Followup) -> None:
    ada.put({"contacts/ada.md": ADA + PROMISE})
    ran = ada("draft", "ada", "--kind", "promise-new-date", *OPEN)
    assert ran.out.startswith("Subject: The pilot budget: Tuesday 24 November\n")


def test_a_message_that_needs_no_line_can_be_had_any_time(ada: Followup) -> None:
    assert ada("draft", "ada", "--kind", "birthday", *OPEN).out.startswith("Subject: Happy birthday\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["ada", "--kind", "promise"], "there is no promise open with Ada Okafor", id="no such step"),
        pytest.param(["nobody"], 'there is nobody called "nobody"', id="nobody"),
        pytest.param(["ada", "--kind", "refreshr"], 'argument --kind: "refreshr" is none of ', id="no such kind"),
    ],
)
def test_wrong_usage(ada: Followup, arguments: list[str], said: str) -> None:
    ran = ada("draft", *arguments, *OPEN)
    assert (ran.code, ran.out, said in ran.err) == (2, "", True)


def test_nothing_to_send(ada: Followup) -> None:
    ada.put({"contacts/ada.md": ADA + "- 2026-11-19 closed: moved away\n"})
    ran = ada("draft", "ada", *OPEN)
    assert (ran.code, ran.out) == (2, "")


def test_a_message_of_the_notebook_is_used(ada: Followup) -> None:
    ada.put({"messages/refresher.md": "---\nsubject: Hi {{ first }}\n---\nUntil soon, {{ sign }}"})
    assert ada("draft", "ada", *OPEN).out == "Subject: Hi Ada\n\nUntil soon, Robin\n"


def test_lint_finds_nothing_in_the_built_in_drafts(ada: Followup) -> None:
    ada.put({"contacts/ada.md": ADA + PROMISE})
    ran = ada("lint", *OPEN)
    assert (ran.code, ran.out) == (0, "")


def test_lint_marks_a_promise_to_the_minute_at_its_place(ada: Followup) -> None:
    ada.put({"contacts/ada.md": ADA + "- 2026-11-18 promised: call back in thirty minutes by Friday\n"})
    ran = ada("lint", *OPEN)
    assert (ran.code, ran.out.split("\n")[0]) == (
        1,
        "contacts/ada.md:7:24: to the minute: “call back in thirty minutes” in a promise.",
    )


def test_lint_says_why_and_what_would_be_kinder(ada: Followup) -> None:
    ada.put({"contacts/ada.md": ADA + "- 2026-11-18 promised: call back in thirty minutes by Friday\n"})
    assert ada("lint", *OPEN).out.split("\n")[1:] == [
        "    A promise to the minute is broken by any phone call.",
        "    Kinder: Give yourself room: “by the end of the day”, “in the next day or so”.",
        "",
    ]


def test_lint_leaves_alone_what_is_kept(ada: Followup) -> None:
    kept = "- 2026-11-18 promised: call back in thirty minutes by Friday\n- 2026-11-19 kept: call back\n"
    ada.put({"contacts/ada.md": ADA + kept})
    assert ada("lint", *OPEN).code == 0


def test_lint_points_into_the_notebook_s_own_message_once(ada: Followup) -> None:
    ben = ADA.replace("Ada Okafor", "Ben Ito").replace("ada@", "ben@")
    ada.put({"contacts/ben.md": ben, "messages/refresher.md": "{{ hello }}\n\nI am just checking in!\n"})
    ran = ada("lint", *OPEN)
    assert (ran.code, [line for line in ran.out.split("\n") if line.startswith("messages")]) == (
        1,
        ["messages/refresher.md:3:6: nothing brought: “just checking in” in the draft of a refresher."],
    )
