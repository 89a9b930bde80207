"""Somebody suggested that you two meet: write first, within a work day.

An introduction cools quickly, and the one who made it is watching with goodwill.
"""

from __future__ import annotations

from site_builder.model import FollowUp, Kind, Verb, Window
from site_builder.plan.case import Case, from_line
from site_builder.plan.wording import quoted, weekday_words


def find(case: Case) -> FollowUp | None:
    """A first message, where there was a suggestion and no touch yet."""
    index = case.history.newest.get(Verb.SUGGESTED)
    if index is None or case.history.last_touch:
        return None
    event = case.history.events[index]
    window = Window(earliest=event.day, latest=case.calendar.after(event.day))
    by = f" by {event.whom}" if event.whom else ""
    said = f", {quoted(event)}" if event.text else ""
    reason = f"Suggested{by} on {weekday_words(event.day)}{said}; a first message belongs within a work day."
    return from_line(Kind.FIRST_MESSAGE, event, window, reason)
