"""The log: which lines are events, what each says, and in which order they come."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.days import Workdays
from site_builder.model import Event, Place, Verb, When
from site_builder.text.log import LogReading, read_log
from site_builder.text.verbs import VERBS
from site_builder.text.when import read_when

DAY = date(2026, 11, 20)  # a Friday


def read(body: str) -> LogReading:
    return read_log(body, 5, "contacts/ada.md", lambda text, said: read_when(text, said, Workdays()))


def event(line: str) -> Event:
    """The one event of a log that has this line alone."""
    reading = read(f"## Log\n- 2026-11-20 {line}\n")
    assert len(reading.events) == 1
    return reading.events[0]


def said(line: str) -> list[str]:
    """What is wrong with a log that has this line alone."""
    return [f"{it.place.column}: {it.severity}: {it.message} ({it.hint})" for it in read(f"## Log\n{line}\n").problems]


@pytest.mark.parametrize(("word", "verb"), VERBS.items())
@pytest.mark.parametrize("line", ["{}: the deck", "{}", "{} email: the deck", "**{}**: the deck", "{} -> next week"])
def test_every_verb(word: str, verb: Verb, line: str) -> None:
    found = event(line.format(word.upper()))
    assert (found.verb, found.word) == (verb, word)


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("sent: the deck", {"verb": Verb.SENT, "text": "the deck"}),
        ("sent email: the deck", {"channel": "email", "text": "the deck"}),
        ("sent email the deck", {"channel": "email", "text": "the deck"}),
        ("sent LinkedIn", {"channel": "linkedin", "text": ""}),
        ("sent in person: the deck", {"channel": "in person", "text": "the deck"}),
        ("heard by phone: yes", {"channel": "phone", "whom": "", "text": "yes"}),
        ("emailed: the deck", {"channel": "email"}),
        ("sent the deck", {"channel": "", "text": "the deck"}),
        ("sent:the deck", {"text": "the deck"}),
        ("sent: see https://lumen.example: it is ours", {"text": "see https://lumen.example: it is ours"}),
        ("sent https://lumen.example/a:b", {"text": "https://lumen.example/a:b"}),
        ("suggested by Ben: she funds storage", {"whom": "Ben", "text": "she funds storage"}),
        ("suggested by [[Ben Ito]]", {"verb": Verb.SUGGESTED, "whom": "[[Ben Ito]]", "text": ""}),
        ("lunch with Bob and Ann: grid storage", {"whom": "Bob and Ann", "text": "grid storage"}),
        ("met Bob at SlowConf: grid storage", {"whom": "", "text": "grid storage", "more": ("Bob at SlowConf",)}),
        ("met, at last!", {"verb": Verb.MET, "text": "at last"}),
        ("15:00 meeting: coffee", {"verb": Verb.MEETING, "time": "15:00", "text": "coffee"}),
        ("9:30 meeting: coffee", {"time": "09:30"}),
        ("5 pm meeting: coffee", {"time": "17:00"}),
        ("12 am meeting: coffee", {"time": "00:00"}),
        ("12:15pm meeting: coffee", {"time": "12:15"}),
        ("15:00-16:00 meeting: coffee", {"verb": Verb.MEETING, "time": "15:00", "text": "coffee"}),
        ("meeting at 15:00: coffee", {"verb": Verb.MEETING, "time": "15:00", "text": "coffee"}),
        ("15:00 call: the pilot", {"verb": Verb.MEETING, "time": "15:00", "text": "the pilot"}),
        ("call at 15:00: the pilot", {"verb": Verb.MEETING, "time": "15:00", "text": "the pilot"}),
        ("call: the pilot", {"verb": Verb.NOTE, "time": "", "text": "call: the pilot"}),
        ("17:00 sent: the deck", {"verb": Verb.SENT, "time": "17:00"}),
        ("meeting: coffee (set 2026-11-18)", {"text": "coffee", "made": date(2026, 11, 18)}),
        ("called: no answer, later", {"verb": Verb.TRIED, "text": "no answer, later"}),
        ("Phoned: Voicemail", {"verb": Verb.TRIED}),
        ("called, left a message", {"verb": Verb.TRIED}),
        ("called: she gave no answer", {"verb": Verb.TALKED}),
        ("zoom: no answer", {"verb": Verb.TALKED}),
        ("They  wrote: hello", {"verb": Verb.HEARD, "word": "they wrote"}),
        ("called off", {"verb": Verb.CANCELLED}),
        ("called the office", {"verb": Verb.TALKED, "text": "the office"}),
        ("delivered on: the deck", {"verb": Verb.KEPT, "text": "the deck"}),
        ("delivered: the grill", {"verb": Verb.DELIVERED}),
        ("late-night drinks", {"verb": Verb.NOTE, "word": "", "text": "late-night drinks"}),
        ("went home: tired", {"verb": Verb.NOTE, "word": "", "text": "went home: tired"}),
        ("note: tired", {"verb": Verb.NOTE, "word": "note", "text": "tired"}),
        ("", {"verb": Verb.NOTE, "text": ""}),
        ("asked: for a date", {"verb": Verb.SENT, "ask": True, "gift": False}),
        ("sent: a date? #Ask", {"ask": True, "tags": (), "text": "a date?"}),
        ("sent: a book #gave #work/pilot", {"gift": True, "tags": ("work/pilot",), "text": "a book"}),
        ("shared: a book", {"verb": Verb.GAVE, "gift": True, "ask": False}),
        ("sent: the #storage deck, see C#, #1 and x#y", {"tags": ("storage",), "text": "the deck, see C#, #1 and x#y"}),
    ],
)
def test_what_a_line_says(line: str, fields: dict[str, Any]) -> None:
    found = event(line)
    assert {name: getattr(found, name) for name in fields} == fields


NEXT_WEEK = When(text="next week", day=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("line", "text", "when"),
    [
        ("heard: later -> next week", "later", NEXT_WEEK),
        ("heard: later → next week", "later", NEXT_WEEK),
        ("heard: later => next week", "later", NEXT_WEEK),
        ("heard: later -> next week #storage", "later", NEXT_WEEK),
        ("heard: a -> b -> next week", "a -> b", NEXT_WEEK),
        ("heard: a-> next week", "a-> next week", None),
        ("heard -> next week", "", NEXT_WEEK),
        ("went home -> next week", "went home", NEXT_WEEK),
        ("-> next week", "", NEXT_WEEK),
        ("heard: later by next week", "later by next week", None),
        ("promised: the deck by next week", "the deck", NEXT_WEEK),
        ("promised: the deck BY next week", "the deck", NEXT_WEEK),
        ("promised: stand by the deck by next week", "stand by the deck", NEXT_WEEK),
        ("promised: the deck by next week or so", "the deck by next week or so", None),
        ("promised: the deck by Ann -> next week", "the deck by Ann", NEXT_WEEK),
        ("promised: by next week", "", NEXT_WEEK),
        ("promised by next week: the deck", "the deck", NEXT_WEEK),
        ("they promised: the gasket by next week", "the gasket", NEXT_WEEK),
        ("late: the deck by next week", "the deck by next week", None),
    ],
)
def test_the_date_a_line_asks_for(line: str, text: str, when: When | None) -> None:
    found = event(line)
    assert (found.text, found.when) == (text, when)


def test_a_postponed_appointment_is_set_on_the_day_of_the_line() -> None:
    assert [event(line).made for line in ("postponed -> next week", "postponed")] == [DAY, None]


@pytest.mark.parametrize(
    "line",
    ["2026-11-20 met: Ann", "2026-11-20, met: Ann", "2026/11/20 met: Ann", "20.11.2026 met: Ann",
     "[[2026-11-20]] met: Ann", "[[2026-11-20|Friday]] met: Ann", "**2026-11-20** met: Ann", "**2026-11-20**: met: Ann",
     "__2026-11-20:__ met: Ann", "2026-11-20: met: Ann", "2026-11-20 - met: Ann",
     "2026-11-20 — met: Ann", "2026-11-20T09:30:00 met: Ann"],
)  # fmt: skip
@pytest.mark.parametrize("bullet", ["-", "*", "+", " -", "-  "])
def test_forms_of_a_line(bullet: str, line: str) -> None:
    (found,) = read(f"## Log\n{bullet} {line}\n").events
    assert (found.day, found.verb, found.text) == (DAY, Verb.MET, "Ann")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("- 2026-11-31 met: Ann", '3: error: "2026-11-31" is no day. November 2026 has 30 days. '
         "(the last day of that month is 2026-11-30)"),
        ("- just prose", "3: warning: this line of the log has no date, so it counts for nothing "
         "(begin it with a date: - 2026-11-18 met: …)"),
        ("- [x] 2026-11-20 met", "3: warning: this line of the log has no date, so it counts for nothing "
         "(leave out the box: - 2026-11-18 kept: …)"),
        ("- 2026-11-20 hears: hello", '14: warning: "hears" is no verb of the log, so this line is a note '
         "(did you mean: heard)"),
        ("- 2026-11-20 sends: hello", '14: warning: "sends" is no verb of the log, so this line is a note '
         "(did you mean: sent)"),
        ("- 2026-11-20 call: hello", '14: warning: "call" is no verb of the log, so this line is a note '
         "(did you mean: called)"),
        ("- 2026-11-20 mt: at the fair", '14: warning: "mt" is no verb of the log, so this line is a note '
         "(did you mean: met)"),
        ("- 2026-11-20, snet: hello", '15: warning: "snet" is no verb of the log, so this line is a note '
         "(did you mean: sent)"),
        ("- 2026-11-20 they emailed: hello", '14: warning: "they emailed" is no verb of the log, so this line is a '
         "note (did you mean: heard)"),
        ("- 2026-11-20 25:00 meeting", '14: warning: "25:00" is no time of day, so this line is a note '
         "(a time is written so: 15:00)"),
        ("- 2026-11-20 heard: hm -> soonish #x", '27: error: "soonish" is no date I can read '
         "(try: next week, in 3 days, 2026-12-01)"),
        ("- 2026-11-20 heard: hm ->", "26: error: there is no date (try: next week, in 3 days, 2026-12-01)"),
        ("- 2026-11-20 heard -> 2026-11-19", "23: warning: 2026-11-19 is before the line's own date, 2026-11-20 "
         "(is the year right?)"),
        ("- 2026-11-20 promised: x by 2026-11-19", "29: warning: 2026-11-19 is before the line's own date, 2026-11-20 "
         "(is the year right?)"),
        ("- 2026-11-20 snoozed", "14: warning: snoozed until when? Without a date it does nothing "
         "(add an arrow: -> next month)"),
        ("- 2026-11-20 meeting: tea (set 2026-11-31)", '32: error: "2026-11-31" is no day. November 2026 has 30 days. '
         "(the last day of that month is 2026-11-30)"),
        ("- 2026-11-20 heard: one\n- 2026-11-21 replied: two", '14: warning: who replied? "replied" means that they '
         "wrote to you, and they had the last word already (if you wrote: sent)"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_line(line: str, problem: str) -> None:
    assert said(line) == [problem]


@pytest.mark.parametrize(
    "line", ["Di: loved the book", "my son was born", "me and Ben", "the mt trip", "tel: 555", "not: x"]
)
def test_short_words_that_are_no_slips(line: str) -> None:
    assert said(f"- 2026-11-20 {line}") == []


@pytest.mark.parametrize(
    "line",
    ["- 2026-11-20 bumped into her", "- 2026-11-20 saw her", "- 2026-11-20 went home", "- 2026-11-20 they moved: away",
     "- 2026-11-20 heard -> today", "- 2026-11-20 promised: drop by the office", "- 2026-11-20 snoozed -> next month",
     "-", "- 2026-11-20 heard: one\n- 2026-11-20 sent: two\n- 2026-11-21 replied: three", "* * *", "- 2026-11-20"],
)  # fmt: skip
def test_nothing_is_wrong(line: str) -> None:
    assert said(line) == []


def test_a_problem_points_into_the_file_at_the_line_that_runs_on() -> None:
    (problem,) = read("About her.\n\n## Log\n\n- 2026-11-20 heard: later,\n  she said -> soonish\n").problems
    assert (problem.place, problem.line, problem.width) == (
        Place(path="contacts/ada.md", line=10, column=15),
        "  she said -> soonish",
        7,
    )


def test_a_long_line_is_cut_in_a_problem() -> None:
    (problem,) = read("## Log\n- 2026-11-20 heard: " + "x" * 1000 + " -> soonish\n").problems
    assert (len(problem.line), problem.width) == (200, 1)


@pytest.mark.parametrize(
    ("days", "newest_first"),
    [
        pytest.param([1, 2, 3], False, id="oldest first"),
        pytest.param([3, 2, 1], True, id="newest first"),
        pytest.param([2, 2, 2], False, id="one day"),
        pytest.param([2, 1, 2], False, id="as many back as forward"),
        pytest.param([3, 2, 1, 4], True, id="one line at the wrong end"),
    ],
)
def test_the_direction_of_the_list(days: list[int], newest_first: bool) -> None:
    body = "## Log\n" + "".join(f"- 2026-11-{day:02d} note: {number}\n" for number, day in enumerate(days))
    reading = read(body)
    assert reading.newest_first is newest_first
    assert [event.day.day for event in reading.events] == sorted(days)


def test_on_one_day_the_order_of_the_file_counts_in_its_direction() -> None:
    reading = read("## Log\n- 2026-11-20 17:00 sent: b\n- 2026-11-20 18:00 heard: a\n- 2026-11-19 met: first\n")
    assert [event.text for event in reading.events] == ["first", "a", "b"]


LINES = st.lists(st.sampled_from(["sent: x", "heard: y -> next week", "snoozed", "replied: z"]), max_size=8)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_the_direction_does_not_matter(lines: list[str]) -> None:
    dated = [f"- 2026-11-{day:02d} {line}\n" for day, line in enumerate(lines, 1)]
    up, down = read("## Log\n" + "".join(dated)), read("## Log\n" + "".join(reversed(dated)))
    assert [(it.day, it.verb, it.when) for it in up.events] == [(it.day, it.verb, it.when) for it in down.events]
    assert sorted(it.message for it in up.problems) == sorted(it.message for it in down.problems)


PIECES = (
    "- |* |+ |  |\t|\n|\n\n|## Log\n|# History|```|~~~|<!--|-->|---|2026-11-20 |[[|]]|2026-02-30 |31.12.2026 |"
    "15:00 |met|sent email|: |-> |→ |next week|#ask|(set |)|by |promised|snoozed|call at 5 pm|they |\x00|İ|"
)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES.split("|")), max_size=30).map("".join))
def test_any_body_is_read(body: str) -> None:
    reading = read("## Log\n- 2026-11-20 met: Ann" + body)
    assert len(reading.events) >= 1 or reading.problems
    assert all(problem.place.line >= 6 and problem.place.column >= 1 for problem in reading.problems)


@pytest.mark.parametrize("long", ["x" + " " * 500_000 + "y", "(set" + " " * 500_000, " ->" * 200_000, " by" * 200_000])
def test_a_line_of_half_a_megabyte_takes_no_longer_than_its_length(long: str) -> None:
    reading = read(f"## Log\n- 2026-11-20 meeting: {long}\n- 2026-11-20 promised: {long}\n{long}\n- {long}\n")
    assert len(reading.events) == 2
