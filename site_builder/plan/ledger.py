"""Promises, what they owe you, and appointments: which line settles, confirms or cancels which (SPEC 3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from site_builder.days import Workdays, add_days
from site_builder.model import Appointment, Event, Outcome, Promise, Verb
from site_builder.plan.history import History
from site_builder.problems import Problem, Severity

PROMISE_WORKDAYS = 2
WAITING_DAYS = 7
_BOOKED = frozenset({
    Verb.PROMISED, Verb.KEPT, Verb.LATE, Verb.WAITING, Verb.RECEIVED, Verb.MEETING, Verb.CONFIRMED, Verb.CANCELLED,
})  # fmt: skip
_WORD = re.compile(r"[^\W_]{3,}")
_FILLERS = {"the", "and", "for", "with"}


class Ledger(NamedTuple):
    """Who owes whom what, and when you meet; each list runs oldest first."""

    promises: tuple[Promise, ...] = ()
    waiting: tuple[Promise, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    problems: tuple[Problem, ...] = ()


def settle(history: History, calendar: Workdays) -> Ledger:
    """Follow each promise to its end and each appointment to its day."""
    booked = [event for event in history.events if event.verb in _BOOKED]
    if not booked:
        return Ledger()
    books = _Books(calendar=calendar)
    for event in booked:
        match event.verb:
            case Verb.PROMISED:
                books.promises.append(_promise(event, _promised_for(event, calendar)))
            case Verb.WAITING:
                day = event.when.day if event.when else add_days(event.day, WAITING_DAYS)
                books.waiting.append(_promise(event, day))
            case Verb.KEPT | Verb.LATE:
                books.settle(books.promises, event, must=True)
            case Verb.RECEIVED:
                books.settle(books.waiting, event, must=False)
    return Ledger(
        promises=tuple(books.promises),
        waiting=tuple(books.waiting),
        appointments=_appointments(booked, books.problems),
        problems=tuple(books.problems),
    )


@dataclass(slots=True)
class _Books:
    calendar: Workdays
    promises: list[Promise] = field(default_factory=list)
    waiting: list[Promise] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def settle(self, promises: list[Promise], event: Event, *, must: bool) -> None:
        """Let the line settle the open promise that shares the most words with it, the oldest among equals."""
        open_ = [index for index, promise in enumerate(promises) if promise.outcome is Outcome.OPEN]
        if not open_:
            if must:
                self.problems.append(_nothing_open(event))
            return
        words = _words(event)
        shared = [len(words & _words(promises[index].made)) for index in open_]
        if not any(shared) and len(open_) > 1:
            self.problems.append(_unclear(event, len(open_)))
        index = open_[shared.index(max(shared))]
        if event.verb is Verb.LATE:
            promises[index] = _postponed(promises[index], event, self.calendar)
        else:
            promises[index] = promises[index]._replace(settled=event, outcome=_outcome(promises[index], event))


def _nothing_open(event: Event) -> Problem:
    hint = "write the promise on its own line: - 2026-11-21 promised: send the budget by Friday"
    return _warning(event, f'"{event.word}" settles a promise, and none is open here.', hint)


def _unclear(event: Event, count: int) -> Problem:
    message = f'It is unclear which of the {count} open promises "{event.word}" settles; the oldest counts.'
    return _warning(event, message, "use a word or two of the promise in this line")


def _words(event: Event) -> set[str]:
    said = _WORD.findall(event.text.lower())
    dated = _WORD.findall(event.when.text.lower()) if event.when else []
    return set(said) - _FILLERS - set(dated)


def _promised_for(event: Event, calendar: Workdays) -> date:
    return event.when.day if event.when else calendar.after(event.day, PROMISE_WORKDAYS)


def _promise(event: Event, day: date) -> Promise:
    return Promise(made=event, text=event.text, due=day, first_due=day, dated=event.when is not None)


def _outcome(promise: Promise, event: Event) -> Outcome:
    if event.day <= promise.first_due:
        return Outcome.ON_TIME
    announced = bool(promise.postponed) and promise.postponed[0].day <= promise.first_due
    return Outcome.WITH_NOTICE if announced and event.day <= promise.due else Outcome.LATE


def _postponed(promise: Promise, event: Event, calendar: Workdays) -> Promise:
    return promise._replace(
        due=_promised_for(event, calendar), dated=event.when is not None, postponed=(*promise.postponed, event)
    )


def _appointments(events: Sequence[Event], problems: list[Problem]) -> tuple[Appointment, ...]:
    found = [_appointment(event) for event in events if event.verb is Verb.MEETING]
    for event in events:
        if event.verb not in (Verb.CONFIRMED, Verb.CANCELLED):
            continue
        first = _first_from(found, event.day)
        if event.verb is Verb.CONFIRMED:
            if first:
                found[found.index(first)] = first._replace(confirmed=True)
            continue
        if first:
            found.remove(first)
        else:
            message = f'"{event.word}" calls off an appointment, and there is none on or after {event.day}.'
            problems.append(_warning(event, message, "write the appointment too: - 2026-12-03 15:00 meeting: coffee"))
        if event.when:
            found.append(Appointment(day=event.when.day, event=event, time=_clock(event.when.text), made=event.day))
    return tuple(
        sorted(found, key=lambda appointment: (appointment.day, appointment.time, appointment.event.place.line))
    )


def _appointment(event: Event) -> Appointment:
    return Appointment(day=event.day, event=event, time=event.time, made=event.made)


def _first_from(found: list[Appointment], day: date) -> Appointment | None:
    """The first appointment on or after that day that was not made after it."""
    fits = [each for each in found if each.day >= day and (each.made is None or each.made <= day)]
    return min(fits, key=lambda each: (each.day, each.time), default=None)


def _clock(text: str) -> str:
    found = re.search(r"\b\d{1,2}:\d{2}\b", text)
    return found.group() if found else ""


def _warning(event: Event, message: str, hint: str) -> Problem:
    return Problem(place=event.place, severity=Severity.WARNING, message=message, hint=hint, width=10)
