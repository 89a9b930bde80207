"""Confirm a meeting the day before, and note afterwards how it went.

A word the day before leaves room to move it. Not for a meeting that was made on that
day or later, nor where you have been in touch since. When its day is over and the log
says nothing, a line of what was said is worth the minute.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.days import DAY, add_days
from site_builder.model import Appointment, FollowUp, Kind, Lane, Window
from site_builder.plan.case import Case, from_line, one_day
from site_builder.plan.moves import to_workdays, to_workdays_before
from site_builder.plan.wording import plain, weekday_words


def confirm(case: Case) -> Iterator[FollowUp]:
    """A confirmation for each appointment ahead that nobody has confirmed."""
    for meeting in case.ledger.appointments:
        if meeting.day <= case.today or meeting.confirmed:
            continue
        step = to_workdays_before(_confirmation(meeting), case)
        day = step.window.earliest if step.window else meeting.day
        if (meeting.made is None or meeting.made < day) and not case.history.touched_from(day):
            yield step


def _confirmation(meeting: Appointment) -> FollowUp:
    reason = f"{_named(meeting)} is not confirmed yet; a word the day before leaves room to move it."
    window = one_day(meeting.day - DAY)
    return from_line(Kind.CONFIRM_MEETING, meeting.event, window, reason, lane=Lane.DUTIES, detail=_when(meeting))


def note(case: Case) -> Iterator[FollowUp]:
    """A line to write for each appointment whose day is over and of which the log says nothing."""
    for meeting in case.ledger.appointments:
        if meeting.day >= case.today or case.history.touched_from(meeting.day):
            continue
        reason = f"{_named(meeting)} is over and the log is silent; a line of what was said is worth the minute."
        window = Window(earliest=meeting.day, latest=add_days(meeting.day, 1))
        step = from_line(Kind.LOG_MEETING, meeting.event, window, reason, lane=Lane.DUTIES, detail=_when(meeting))
        yield to_workdays(step, case)


def _named(meeting: Appointment) -> str:
    text = plain(meeting.event.text)
    return f"The meeting of {_when(meeting)}" + (f", “{text}”," if text else "")


def _when(meeting: Appointment) -> str:
    return weekday_words(meeting.day) + (f" {meeting.time}" if meeting.time else "")
