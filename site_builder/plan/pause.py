"""Snoozed and paused: until when a person is to be left in peace."""

from __future__ import annotations

from datetime import date

from site_builder.model import CONVERSATIONS, Event, Verb
from site_builder.plan.history import History


def newest_pause(history: History) -> Event | None:
    """The newest `paused` line."""
    index = history.newest.get(Verb.PAUSED)
    return None if index is None else history.events[index]


def pause_end(history: History) -> date | None:
    """The day on which the newest pause ends: its own, or that of `resumed` if that came first; none while it holds."""
    index = history.newest.get(Verb.PAUSED)
    if index is None:
        return None
    pause = history.events[index]
    ends = [event.day for event in history.since(index) if event.verb is Verb.RESUMED][:1]
    if pause.when:
        ends.append(pause.when.day)
    return min(ends, default=None)


def snoozed_until(history: History) -> tuple[date, Event] | None:
    """The day of the newest `snoozed` that no conversation follows, and its line."""
    if Verb.SNOOZED not in history.newest:
        return None
    for event in reversed(history.since(history.newest_of(CONVERSATIONS))):
        if event.verb is Verb.SNOOZED and event.when:
            return event.when.day, event
    return None
