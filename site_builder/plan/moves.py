"""Moves: from window to window, in this order: pace, appointment, snooze and pause, days, busy (SPEC 4.3 to 4.5).

What is moved says from which day and why; the day it remembers is always that of the rule.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from site_builder.days import DAY, Season, add_days
from site_builder.model import FollowUp, Kind, Moved, Window
from site_builder.plan.case import Case
from site_builder.plan.pause import newest_pause, pause_end, snoozed_until
from site_builder.plan.wording import count_words, weekday_words

CHAIN = frozenset({Kind.SECOND_MESSAGE, Kind.NEXT_MESSAGE, Kind.ONE_MORE_SHOT})
REMINDERS = CHAIN | {Kind.FRESH_START, Kind.CATCH_UP}
PUT_OFF_WHEN_BUSY = REMINDERS | {Kind.CHECK_IN}
DAYS_BEFORE_MEETING = 14
MOST_SEASONS = 100  # one after the other


def moved_to(step: FollowUp, window: Window, because: str) -> FollowUp:
    """The step in another window; it remembers the first day it was due, and each reason in turn."""
    if step.window is None or window == step.window:
        return step
    if window.latest == step.window.latest:
        return step._replace(window=window)
    if step.moved is None:
        return step._replace(window=window, moved=Moved(day=step.window.latest, because=because))
    if window.latest == step.moved.day:
        return step._replace(window=window, moved=None)
    because = step.moved.because if because in step.moved.because else f"{step.moved.because} {because}"
    return step._replace(window=window, moved=Moved(day=step.moved.day, because=because))


def no_earlier(step: FollowUp, day: date, because: str) -> FollowUp:
    """The step with both ends of its window on that day or later."""
    if step.window is None:
        return step
    window = Window(earliest=max(step.window.earliest, day), latest=max(step.window.latest, day))
    return moved_to(step, window, because)


def pace(step: FollowUp, case: Case) -> FollowUp:
    """Two attempts in a hurry make the next wait twice as long."""
    if step.kind not in CHAIN or len(case.history.attempts) < 2:
        return step
    chain = case.history.attempts
    before, last = chain[-2].day, chain[-1].day
    if (last - before).days >= case.book.min_gap:
        return step
    span = (last - chain[0].day).days + 1
    hint = f"{count_words(len(chain), 'message')} in {count_words(span, 'day')} have had no answer; give them room."
    because = f"Your last two messages were close together, so the next waits twice as long ({weekday_words(last)} on)."
    day = add_days(last, 2 * case.book.wait(len(chain)))
    return no_earlier(step._replace(hints=(*step.hints, hint[0].upper() + hint[1:])), day, because)


def appointment(step: FollowUp, case: Case) -> FollowUp:
    """Nobody is reminded in the two weeks before you meet."""
    if step.kind not in REMINDERS:
        return step
    for meeting in case.ledger.appointments:
        if step.window and add_days(meeting.day, -DAYS_BEFORE_MEETING) <= step.window.latest <= meeting.day:
            because = f"You meet on {weekday_words(meeting.day)}, so it waits until the day after."
            step = no_earlier(step, meeting.day + DAY, because)
    return step


def quiet(step: FollowUp, case: Case) -> FollowUp:
    """A snooze or a pause hides the lane until its day."""
    snooze = snoozed_until(case.history)
    if snooze:
        until, line = snooze
        step = no_earlier(step, until, f"Snoozed on {weekday_words(line.day)} until {weekday_words(until)}.")
    pause = newest_pause(case.history)
    if pause and (end := pause_end(case.history)):
        step = no_earlier(step, end, f"Paused on {weekday_words(pause.day)} until {weekday_words(end)}.")
    return step


def days(step: FollowUp, case: Case) -> FollowUp:
    """Steps fall on work days; what names its own day stays there."""
    if step.kind is Kind.RESTING or (step.kind is Kind.ASKED_FOR and _names_its_day(step)):
        return step
    return to_workdays(step, case)


def _names_its_day(step: FollowUp) -> bool:
    """A date fixed by hand, or an arrow such as `Saturday`."""
    return step.event is None or step.event.when is None or step.event.when.names_day


def to_workdays(step: FollowUp, case: Case) -> FollowUp:
    """Each end of the window on a work day, or on the next one."""
    if step.window is None or case.book.days != "work":
        return step
    find = case.calendar.on_or_after
    window = Window(earliest=find(step.window.earliest), latest=find(step.window.latest))
    return step if window == step.window else moved_to(step, window, _no_work_day(step.window.latest, case))


def to_workdays_before(step: FollowUp, case: Case) -> FollowUp:
    """Each end of the window on a work day, or on the one before."""
    if step.window is None or case.book.days != "work":
        return step
    find = case.calendar.on_or_before
    window = Window(earliest=find(step.window.earliest), latest=find(step.window.latest))
    return step if window == step.window else moved_to(step, window, _no_work_day(step.window.latest, case))


def _no_work_day(day: date, case: Case) -> str:
    holiday = case.calendar.holiday_name(day)
    named = f" ({holiday})" if holiday else ""
    return f"{weekday_words(day)}{named} is no work day."


def out_of_season(step: FollowUp, case: Case) -> FollowUp:
    """Reminders wait until the busy season is over, theirs or yours."""
    if step.kind not in PUT_OFF_WHEN_BUSY or step.window is None or not _seasons(case):
        return step
    window = Window(*(free_day(day, case) for day in step.window))
    if window == step.window:
        return step
    whose = "your own" if not _their_season(step.window.latest, case) else "their"
    because = f"{weekday_words(step.window.latest)} is in {whose} busy season, so it waits until that is over."
    return moved_to(step, window, because)


def free_day(day: date, case: Case) -> date:
    """That day, or the first work day after the busy season it is in that is in none; that day where all are busy."""
    free = day
    for _ in range(MOST_SEASONS):
        end = _season_end(free, case)
        if end is None:
            return free
        free = case.calendar.after(end)
    return day


def _season_end(day: date, case: Case) -> date | None:
    runs = (season.holding(day) for season in _seasons(case))
    return max((run[1] for run in runs if run), default=None)


def _seasons(case: Case) -> tuple[Season, ...]:
    return (*case.contact.busy, *case.settings.me.busy)


def _their_season(day: date, case: Case) -> bool:
    return any(season.holding(day) for season in case.contact.busy)


Move = Callable[[FollowUp, Case], FollowUp]

MOVES: tuple[Move, ...] = (pace, appointment, quiet, days, out_of_season)
"""In this order; levelling the load (load.py) comes after all of them, as it needs everybody."""


def placed(step: FollowUp, case: Case) -> FollowUp:
    """The step on the day where it fits, the load of all aside."""
    for move in MOVES:
        step = move(step, case)
    return step
