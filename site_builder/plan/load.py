"""Load: a day is good for so many steps; what can wait a little goes to the next day with room (SPEC 4.6)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

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


def level(plans: Iterable[Plan], settings: Settings, today: date) -> list[Plan]:
    """The same plans with no day over its capacity, as far as steps that can wait allow; in order of slug."""
    plans = sorted(plans, key=lambda plan: plan.contact.slug)
    load, by_day = load_of(plans), defaultdict(list)
    for index, plan in enumerate(plans):
        if plan.reach and (day := plan.outreach.latest) and load[day] > settings.capacity:
            by_day[day].append(index)
    first_free = date.min  # what is full stays full: so it only moves on
    for day in sorted(by_day):
        first_free = _first_free(max(first_free, add_days(day, 1)), load, settings)
        _pass_on(day, by_day[day], first_free, plans, load, settings, today)
    return plans


def load_of(plans: Iterable[Plan]) -> Counter[date]:
    """How many steps are due on each day, and how many people you have been in touch with on it."""
    plans = list(plans)
    load = Counter(chain.from_iterable(plan.in_touch for plan in plans))
    load.update(day for plan in plans if (day := plan.outreach.latest) and plan.outreach.kind is not Kind.RESTING)
    return load


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
    day: date,
    mine: Sequence[int],
    first_free: date,
    plans: list[Plan],
    load: Counter[date],
    settings: Settings,
    today: date,
) -> None:
    """Let the day's flexible steps go, those most recently in touch first, until the day has no more than its room."""
    able = [index for index in mine if add_days(day, plans[index].reach) >= first_free]
    for index in sorted(able, key=lambda index: _most_recent_first(plans[index])):
        if load[day] <= settings.capacity:
            return
        plan = plans[index]
        first_free = _first_free(first_free, load, settings)
        later = _later_day(first_free, add_days(day, plan.reach), plan.contact, load, settings)
        if later:
            load[day] -= 1
            load[later] += 1
            plans[index] = _moved(plan, day, later, settings.capacity, today)


def _first_free(day: date, load: Counter[date], settings: Settings) -> date:
    while not _room(day, load, settings):
        day = add_days(day, 1)
    return day


def _most_recent_first(plan: Plan) -> tuple[int, str]:
    last = plan.last_touch
    return (-last.day.toordinal() if last else 0, plan.contact.slug)


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


def _moved(plan: Plan, full: date, day: date, capacity: int, today: date) -> Plan:
    because = f"{weekday_words(full)} is full, with room for {capacity}, so it went to the next day with room."
    step = moved_to(plan.outreach, one_day(day), because)
    moved = step._replace(state=state_of(step, today))
    duties = tuple(_along(duty, moved, today) for duty in plan.duties)
    return replace(plan, outreach=moved, duties=duties)


def _along(duty: FollowUp, step: FollowUp, today: date) -> FollowUp:
    if duty.kind is not Kind.FIND_A_WAY:
        return duty
    return duty._replace(window=step.window, moved=step.moved, state=state_of(step, today))
