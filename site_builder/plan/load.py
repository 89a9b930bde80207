"""Load: a day is good for so many steps; what can wait a little goes to the next day with room (SPEC 4.6)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import NamedTuple

from site_builder.days import Cadence, add_days
from site_builder.model import Contact, Event, FollowUp, Kind, Plan, Verb
from site_builder.plan.case import one_day
from site_builder.plan.moves import moved_to
from site_builder.plan.state import state_of
from site_builder.plan.wording import weekday_words
from site_builder.settings import Settings

MAX_REACH = 14
_ROOM_TAKING = frozenset({Verb.SENT, Verb.TRIED, Verb.TALKED, Verb.GAVE})
_LAST_OF_NEXT_YEAR = (1, 14)


class Flexible(NamedTuple):
    """A step that may go to a later day. On each day those go first with whom you were in touch most recently."""

    day: date
    touched: int  # minus the day of the last touch
    slug: str
    plan: Plan


def flexible(plan: Plan) -> list[Flexible]:
    """The step of a person, if it may wait."""
    day = plan.outreach.latest
    if not plan.reach or not day:
        return []
    last = plan.last_touch
    return [Flexible(day, -last.day.toordinal() if last else 0, plan.contact.slug, plan)]


def level(steps: Iterable[Flexible], load: Mapping[date, int], settings: Settings) -> dict[str, date]:
    """To which day steps go, by slug, so that as far as they can no day holds more than its room."""
    load, by_day = Counter(load), defaultdict(list)
    for step in steps:
        if load[step.day] > settings.capacity:
            by_day[step.day].append(step)
    first_free = date.min  # what is full stays full: so it only moves on
    later: dict[str, date] = {}
    for day in sorted(by_day):
        first_free = _first_free(max(first_free, add_days(day, 1)), load, settings)
        later |= _pass_on(by_day[day], first_free, load, settings)
    return later


def moved(plan: Plan, day: date, capacity: int, today: date) -> Plan:
    """The plan with its step on that day instead of its own, which is full."""
    full = plan.outreach.latest
    assert full
    because = f"{weekday_words(full)} is full, with room for {capacity}, so it went to the next day with room."
    step = moved_to(plan.outreach, one_day(day), because)
    step = step._replace(state=state_of(step, today))
    return replace(plan, outreach=step, duties=tuple(_along(duty, step, today) for duty in plan.duties))


def load_of(plans: Iterable[Plan]) -> Counter[date]:
    """How many steps are due on each day, and how many people you have been in touch with on it."""
    return Counter(chain.from_iterable(map(days_taken, plans)))


def days_taken(plan: Plan) -> Sequence[date]:
    """The days of which one person takes a part: when you were in touch, and when the next step is due."""
    day = plan.outreach.latest
    return (*plan.in_touch, day) if day and plan.outreach.kind is not Kind.RESTING else plan.in_touch


def days_in_touch(known: Iterable[Event]) -> tuple[date, ...]:
    """The days that one person took a part of, by what you did."""
    return tuple(sorted({event.day for event in known if event.verb in _ROOM_TAKING}))


def reach(step: FollowUp, contact: Contact, settings: Settings) -> int:
    """How many days later a step may go; none where it is not flexible."""
    if step.window is None:
        return 0
    if step.kind is Kind.CATCH_UP:
        every = settings.cadence_of(contact)
        return 0 if every is None else every.length if step.event is None else _tenth(every)
    if step.kind is Kind.FRESH_START:
        return _tenth(settings.playbook_of(contact).revive_after)
    if step.kind is Kind.ASKED_FOR and step.event and step.event.when and step.event.when.next_year:
        end = date(step.event.when.day.year, *_LAST_OF_NEXT_YEAR)
        return max(0, (end - step.window.latest).days)
    return 0


def _tenth(cadence: Cadence) -> int:
    return max(1, min(MAX_REACH, cadence.length // 10))


def _pass_on(
    steps: Sequence[Flexible], first_free: date, load: Counter[date], settings: Settings
) -> Iterator[tuple[str, date]]:
    """Let the flexible steps of a day go, in order, until it has no more than its room."""
    for day, _, slug, plan in steps:
        if load[day] <= settings.capacity:
            return
        first_free = _first_free(first_free, load, settings)
        later = _later_day(first_free, add_days(day, plan.reach), plan.contact, load, settings)
        if later:
            load[day] -= 1
            load[later] += 1
            yield slug, later


def _first_free(day: date, load: Counter[date], settings: Settings) -> date:
    while not _room(day, load, settings):
        day = add_days(day, 1)
    return day


def _room(day: date, load: Counter[date], settings: Settings) -> bool:
    return day == date.max or (load[day] < settings.capacity and settings.calendar.is_workday(day))


def _later_day(first: date, last: date, contact: Contact, load: Counter[date], settings: Settings) -> date | None:
    seasons = (*contact.busy, *settings.me.busy)
    day = first
    while day <= last and day < date.max:
        if _room(day, load, settings) and not any(season.holding(day) for season in seasons):
            return day
        day = add_days(day, 1)
    return None


def _along(duty: FollowUp, step: FollowUp, today: date) -> FollowUp:
    if duty.kind is not Kind.FIND_A_WAY:
        return duty
    return duty._replace(window=step.window, moved=step.moved, state=state_of(step, today))
