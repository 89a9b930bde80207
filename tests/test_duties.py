"""The duties lane, the moves and the levelling of load: what the worked examples leave open."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.model import Kind, Outcome

from .plans import book, duty, note, plan_of


def dates(log: str, today: str, kind: Kind, front: str = "email: a@b.example", settings: str = "") -> str | None:
    """Earliest, latest and state of the duty of that kind."""
    found = duty(plan_of(log, today, front, settings), kind)
    return found and f"{found.earliest} {found.latest} {found.state}"


MEETING = "- 2026-12-03 15:00 meeting: coffee\n"  # a Thursday


@pytest.mark.parametrize(
    ("log", "today", "expected"),
    [
        pytest.param(MEETING, "2026-12-01", "2026-12-02 2026-12-02 upcoming", id="two days before"),
        pytest.param(MEETING, "2026-12-02", "2026-12-02 2026-12-02 due", id="the day before"),
        pytest.param(MEETING, "2026-12-03", None, id="not on the day"),
        pytest.param(
            MEETING + "- 2026-12-02 sent: see you\n", "2026-12-02", None, id="a touch from that day on settles it"
        ),
        pytest.param(
            MEETING + "- 2026-12-01 sent: see you\n",
            "2026-12-02",
            "2026-12-02 2026-12-02 due",
            id="an earlier one does not",
        ),
        pytest.param("- 2026-12-03 meeting: coffee (set 2026-12-02)\n", "2026-12-02", None, id="made on that day"),
        pytest.param(
            "- 2026-12-03 meeting: coffee (set 2026-12-01)\n",
            "2026-12-02",
            "2026-12-02 2026-12-02 due",
            id="made the day before that",
        ),
        pytest.param("- 2026-12-03 meeting: coffee (set 2026-12-01)\n", "2026-11-30", None, id="not made yet"),
        pytest.param(MEETING + "- 2026-11-28 cancelled\n", "2026-12-02", None, id="called off"),
        pytest.param(MEETING + "- 2026-11-28 confirmed\n", "2026-12-02", None, id="confirmed"),
    ],
)
def test_confirming_a_meeting(log: str, today: str, expected: str | None) -> None:
    assert dates(log, today, Kind.CONFIRM_MEETING) == expected


@pytest.mark.parametrize(
    ("log", "today", "expected"),
    [
        pytest.param(MEETING, "2026-12-03", None, id="not while its day lasts"),
        pytest.param(MEETING, "2026-12-04", "2026-12-03 2026-12-04 due", id="the day after"),
        pytest.param(MEETING, "2027-01-03", "2026-12-03 2026-12-04 overdue", id="for 30 days"),
        pytest.param(MEETING, "2027-01-04", None, id="and no longer"),
        pytest.param(MEETING + "- 2026-12-03 met: coffee\n", "2026-12-04", None, id="logged"),
    ],
)
def test_logging_a_meeting(log: str, today: str, expected: str | None) -> None:
    assert dates(log, today, Kind.LOG_MEETING) == expected


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        pytest.param("- 2026-11-18 promised: it -> Nov 25\n", "2026-11-24 2026-11-25 upcoming", id="the day before"),
        pytest.param("- 2026-11-18 promised: it\n", "2026-11-19 2026-11-20 due", id="without a date, two work days"),
        pytest.param(
            "- 2026-11-18 promised: it by Friday\n- 2026-11-19 late: it\n",
            "2026-11-20 2026-11-23 due",
            id="late without a date, two work days on",
        ),
        pytest.param("- 2026-11-18 promised: it by Friday\n- 2026-11-19 kept: it\n", None, id="kept"),
        pytest.param("- 2026-11-20 promised: it by Sunday\n", "2026-11-20 2026-11-22 due", id="its date never moves"),
    ],
)
def test_a_promise(log: str, expected: str | None) -> None:
    assert dates(log, "2026-11-20", Kind.PROMISE) == expected


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        pytest.param("", Outcome.OPEN, id="open"),
        pytest.param("- 2026-11-20 kept: it\n", Outcome.ON_TIME, id="on its day"),
        pytest.param("- 2026-11-23 kept: it\n", Outcome.LATE, id="after its day"),
        pytest.param("- 2026-11-20 late: it -> Tuesday\n- 2026-11-24 kept\n", Outcome.WITH_NOTICE, id="announced"),
        pytest.param("- 2026-11-20 late: it -> Tuesday\n- 2026-11-25 kept\n", Outcome.LATE, id="later than announced"),
        pytest.param("- 2026-11-23 late: it -> Tuesday\n- 2026-11-24 kept\n", Outcome.LATE, id="announced too late"),
    ],
)
def test_how_a_promise_was_kept(lines: str, outcome: Outcome) -> None:
    plan = plan_of("- 2026-11-18 promised: it by Friday\n" + lines, "2026-12-01")
    assert [promise.outcome for promise in plan.promises] == [outcome]


@pytest.mark.parametrize(
    ("log", "word"),
    [
        pytest.param("- 2026-11-18 kept: it\n", "none is open", id="kept with nothing open"),
        pytest.param("- 2026-11-18 late: it\n", "none is open", id="late with nothing open"),
        pytest.param("- 2026-11-18 cancelled\n", "there is none", id="cancelled with no appointment"),
        pytest.param("- 2026-11-25 sent: it\n", "after today", id="a line of the future"),
    ],
)
def test_lines_that_settle_nothing_are_told(log: str, word: str) -> None:
    (problem,) = plan_of(log, "2026-11-20").problems
    assert (problem.severity, word in problem.message, problem.place.line) == ("warning", True, 6)


def test_a_promise_shows_in_the_inbox_and_a_birthday_does_not() -> None:
    front = "email: a@b.example\nstatus: inbox\nbirthday: 11-20"
    plan = plan_of("- 2026-11-18 promised: it by Friday\n", "2026-11-20", front)
    assert [item.kind for item in plan.duties] == [Kind.PROMISE]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param("2026-11-03", None, id="fifteen days before"),
        pytest.param("2026-11-04", "2026-11-18 2026-11-18 upcoming", id="fourteen days before"),
        pytest.param("2026-11-21", "2026-11-18 2026-11-18 overdue", id="three days after"),
        pytest.param("2026-11-22", None, id="four days after"),
    ],
)
def test_a_birthday_is_near(today: str, expected: str | None) -> None:
    assert dates("", today, Kind.BIRTHDAY, "email: a@b.example\nbirthday: 11-18") == expected


def test_a_birthday_over_new_year() -> None:
    front = "email: a@b.example\nbirthday: 1990-01-02"
    assert dates("", "2026-12-25", Kind.BIRTHDAY, front) == "2027-01-02 2027-01-02 upcoming"


def test_no_anniversary_before_its_own_year() -> None:
    front = "email: a@b.example\ndates: {wedding: 2027-11-25}"
    assert dates("", "2026-11-20", Kind.DATE, front) is None


def test_each_move_says_why_and_the_first_day_stays() -> None:
    front = "email: a@b.example\nbusy: [Nov 23 to Nov 27]"
    step = plan_of("- 2026-11-15 sent: the offer\n", "2026-11-16", front).outreach
    assert (step.latest, step.moved and step.moved.day) == (date(2026, 11, 30), date(2026, 11, 22))
    assert step.moved
    assert "no work day" in step.moved.because
    assert "their busy season" in step.moved.because


def test_who_is_busy_all_year_is_not_put_off_for_ever() -> None:
    step = plan_of("- 2026-11-18 sent: the offer\n", "2026-11-19", "busy: [Jan to Jun, Jul to Dec]").outreach
    assert (step.latest, step.moved) == (date(2026, 11, 25), None)


def test_two_meetings_in_a_row_are_waited_for() -> None:
    log = "- 2026-11-18 sent: the offer\n- 2026-11-30 meeting: one\n- 2026-12-10 meeting: two\n"
    assert plan_of(log, "2026-11-19").outreach.latest == date(2026, 12, 11)


def test_find_a_way_moves_with_its_step() -> None:
    notes = {f"contacts/{name}.md": note("", "circle: inner", name) for name in "abc"}
    plans = book(notes, "2026-11-19", "capacity: 1").plans
    marks = [duty(plan, Kind.FIND_A_WAY) for plan in plans]
    assert [mark and mark.latest for mark in marks] == [plan.outreach.latest for plan in plans]
    assert [plan.outreach.latest for plan in plans] == [date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 19)]


def test_a_day_with_room_passes_nothing_on() -> None:
    notes = {f"contacts/{name}.md": note("", "circle: inner", name) for name in "abc"}
    assert {plan.outreach.latest for plan in book(notes, "2026-11-19", "capacity: 3").plans} == {date(2026, 11, 19)}


def test_load_skips_a_busy_season() -> None:
    busy = "circle: inner\nbusy: [Nov 20 to Nov 24]"
    notes = {"contacts/a.md": note("", busy, "a"), "contacts/b.md": note("", "circle: inner", "b")}
    plans = book(notes, "2026-11-19", "capacity: 1").plans
    assert [plan.outreach.latest for plan in plans] == [date(2026, 11, 25), date(2026, 11, 19)]
