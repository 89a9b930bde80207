"""What is known of a person on a day: the lines up to then, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from site_builder.model import ANSWERS, ATTEMPTS, CONVERSATIONS, TOUCHES, Contact, Event, Verb

_ENDS_A_CHAIN = CONVERSATIONS | ANSWERS | {Verb.REOPENED}


class History(NamedTuple):
    """The log as it stood on a day, oldest first; "since" and "later" go by its order."""

    events: tuple[Event, ...]
    newest: dict[Verb, int]  # the index of the newest line with each verb, the newest of all first
    last_touch: Event | None  # the newest
    last_answer: Event | None  # the newest they ever gave; meeting in person once is no answer
    attempts: tuple[
        Event, ...
    ]  # mine since the last conversation, answer or `reopened`; of several on one day the last
    asks: int  # since the newest gift

    def newest_of(self, verbs: frozenset[Verb]) -> int:
        """The index of the newest line with one of these verbs, or -1."""
        return _newest_of(verbs, self.newest)

    def since(self, index: int) -> tuple[Event, ...]:
        """The lines that come after that one."""
        return self.events[index + 1 :]

    @property
    def first_met(self) -> Event | None:
        """The first meeting in person."""
        return next((event for event in self.events if event.verb is Verb.MET), None)

    def touched_from(self, day: date) -> bool:
        """There was a touch on that day or later."""
        return self.last_touch is not None and self.last_touch.day >= day

    def with_attempt(self, event: Event) -> History:
        """The same history once that attempt, which asks for nothing, has been made."""
        first = {event.verb: len(self.events)}
        return History(
            events=(*self.events, event),
            newest=first | self.newest | first,
            last_touch=event,
            last_answer=self.last_answer,
            attempts=_once_a_day((*self.attempts, event)),
            asks=self.asks,
        )


def history_of(events: tuple[Event, ...]) -> History:
    """What these lines add up to, oldest first."""
    newest: dict[Verb, int] = {}
    for index in range(len(events) - 1, -1, -1):
        newest.setdefault(events[index].verb, index)
    touch, answer = _newest_of(TOUCHES, newest), _newest_of(ANSWERS, newest)
    since = events[_newest_of(_ENDS_A_CHAIN, newest) + 1 :]
    return History(
        events=events,
        newest=newest,
        last_touch=events[touch] if touch >= 0 else None,
        last_answer=events[answer] if answer >= 0 else None,
        attempts=_once_a_day([event for event in since if event.verb in ATTEMPTS]),
        asks=_asks(events),
    )


def _newest_of(verbs: frozenset[Verb], newest: dict[Verb, int]) -> int:
    for verb, index in newest.items():
        if verb in verbs:
            return index
    return -1


def _asks(events: Sequence[Event]) -> int:
    asks = 0
    for event in reversed(events):
        if event.gift:
            break
        asks += event.ask
    return asks


def _once_a_day(attempts: Iterable[Event]) -> tuple[Event, ...]:
    return tuple({event.day: event for event in attempts}.values())


def known(contact: Contact, today: date) -> History:
    """The history of a contact as known on that day.

    A line counts from its day on, an appointment from the day on which it was made. The keys `met` and
    `last_touch` add nothing where the log says the same or has gone on since (SPEC 3).
    """
    events = [event for event in contact.log if (_made(event) if event.verb is Verb.MEETING else event.day) <= today]
    if [event for event in events if event.key]:
        events = [event for index, event in enumerate(events) if not event.key or _adds(index, events)]
    return history_of(tuple(events))


def _made(meeting: Event) -> date:
    """From when on an appointment counts; always, where that is not said."""
    return meeting.made or date.min


def _adds(index: int, events: list[Event]) -> bool:
    event = events[index]
    others = [other for other in events if not other.key]
    if event.verb is Verb.MET:
        return not any(other.verb is Verb.MET and other.day <= event.day for other in others)
    return not any(later.is_touch for later in events[index + 1 :])
