"""What is known of a person on a day: the lines up to then, and what they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from site_builder.model import ANSWERS, ATTEMPTS, CONVERSATIONS, TOUCHES, Contact, Event, Verb

_ENDS_A_CHAIN = CONVERSATIONS | ANSWERS | {Verb.REOPENED}


@dataclass(frozen=True, kw_only=True)
class History:
    """The log as it stood on a day, oldest first; "since" and "later" go by its order."""

    events: tuple[Event, ...]

    def newest(self, verbs: frozenset[Verb]) -> int:
        """The index of the newest line with one of these verbs, or -1."""
        if verbs.isdisjoint(self._newest):
            return -1
        return max([self._newest.get(verb, -1) for verb in verbs])

    def since(self, index: int) -> tuple[Event, ...]:
        """The lines that come after that one."""
        return self.events[index + 1 :]

    @cached_property
    def _newest(self) -> dict[Verb, int]:
        """The index of the newest line with each verb."""
        return {event.verb: index for index, event in enumerate(self.events)}

    @property
    def last_touch(self) -> Event | None:
        """The newest touch."""
        index = self.newest(TOUCHES)
        return self.events[index] if index >= 0 else None

    @property
    def first_met(self) -> Event | None:
        """The first meeting in person."""
        return next((event for event in self.events if event.verb is Verb.MET), None)

    @cached_property
    def attempts(self) -> tuple[Event, ...]:
        """My attempts since the last conversation, answer or `reopened`; of several on one day the last."""
        start = self.newest(_ENDS_A_CHAIN)
        by_day = {event.day: event for event in self.since(start) if event.verb in ATTEMPTS}
        return tuple(by_day.values())

    @property
    def answered(self) -> bool:
        """They have ever answered; meeting in person once is no answer."""
        return self.newest(ANSWERS) >= 0

    def touched_from(self, day: date) -> bool:
        """There was a touch on that day or later."""
        return any(event.day >= day for event in self.events if event.is_touch)


def known(contact: Contact, today: date) -> History:
    """The history of a contact as known on that day.

    A line counts from its day on, an appointment from the day on which it was made. The keys `met` and
    `last_touch` add nothing where the log says the same or has gone on since (SPEC 3).
    """
    events = [event for event in contact.log if (_made(event) if event.verb is Verb.MEETING else event.day) <= today]
    if any(event.key for event in events):
        events = [event for index, event in enumerate(events) if not event.key or _adds(index, events)]
    return History(events=tuple(events))


def _made(meeting: Event) -> date:
    """From when on an appointment counts; always, where that is not said."""
    return meeting.made or date.min


def _adds(index: int, events: list[Event]) -> bool:
    event = events[index]
    others = [other for other in events if not other.key]
    if event.verb is Verb.MET:
        return not any(other.verb is Verb.MET and other.day <= event.day for other in others)
    return not any(later.is_touch for later in events[index + 1 :])
