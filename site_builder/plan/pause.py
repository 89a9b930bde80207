"""Snoozed and paused: until when a person is to be left in peace."""

from __future__ import annotations

from datetime import date

from site_builder.model import CONVERSATIONS, Event, Verb
from site_builder.plan.history import History


def newest_pause(history: History) -> Event | None:
    """The newest `paused` line."""
    index = history.newest((Verb.PAUSED,))
    return history.events[index] if index >= 0 else None


def pause_end(history: History) -> date | None:
    """The day on which the newest pause ends: its own, or that of `resumed` if that came first; none while it holds."""
    index = history.newest((Verb.PAUSED,))
    if index < 0:
        return None
    pause = history.events[index]
    ends = [event.day for event in history.since(index) if event.verb is Verb.RESUMED][:1]
    if pause.when:
        ends.append(pause.when.day)
    return min(ends, default=None)


def snoozed_until(history: History) -> tuple[date, Event] | None:
    """The day of the newest `snoozed` that no conversation follows, and its line."""
    for index in range(len(history.events) - 1, -1, -1):
        event = history.events[index]
        if event.verb in CONVERSATIONS:
            return None
        if event.verb is Verb.SNOOZED and event.when:
            return event.when.day, event
    return None
