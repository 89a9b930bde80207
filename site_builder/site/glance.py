"""One person at a glance: all that lists of everybody need to know of them, so that one save costs one person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter, itemgetter
from typing import NamedTuple

from site_builder.days import add_days, add_months
from site_builder.model import Appointment, FollowUp, Kind, Outcome, Plan, Promise, State
from site_builder.plan.load import days_taken
from site_builder.plan.wording import plain
from site_builder.site import words
from site_builder.site.drifting import Drift, drift_of
from site_builder.site.sections import Section, first_of, order, section_of

DAYS = 14  # that Today looks ahead, today among them


class Meeting(NamedTuple):
    """An appointment of the next days."""

    plan: Plan
    day: date
    time: str
    text: str
    state: str
    says: str
    icon: str


class Item(NamedTuple):
    """A follow-up in its place among everybody's."""

    place: str  # its section, then its order there
    at: int  # among those of one person, as two may have one place
    plan: Plan
    item: FollowUp


class Glance(NamedTuple):
    """What one person adds to Today and to the lists of people."""

    plan: Plan
    place: Section  # where they are counted
    state: Section  # the same, with overdue and today apart
    next: date | None  # the day of the step that comes first
    items: tuple[Item, ...]  # but for `find-a-way`, a mark in the row of its step
    drift: Drift | None
    load: tuple[date, ...]  # days ahead on which they take room
    moved: date | None  # the day ahead to which their step was moved
    meetings: tuple[Meeting, ...]
    promises: tuple[Promise, ...]  # those of twelve months that are settled


def glance_of(plan: Plan, today: date) -> Glance:
    """What there is to know of one person on that day."""
    last = add_days(today, DAYS - 1)
    items = [(section_of(item, today), item) for item in plan.items]
    shown = [
        Item(f"{section}\0{order(plan, item)}", at, plan, item)
        for at, (section, item) in enumerate(items)
        if item.kind is not Kind.FIND_A_WAY
    ]
    state = first_of([section for section, _ in items])
    step = plan.outreach
    return Glance(
        plan=plan,
        place=Section.TODAY if state is Section.OVERDUE else state,
        state=state,
        next=min([each.item.window.latest for each in shown if each.item.window], default=None),
        items=tuple(shown),
        drift=drift_of(plan, today),
        load=tuple([day for day in days_taken(plan) if today <= day <= last]),
        moved=step.latest if step.moved and step.latest and today <= step.latest <= last else None,
        meetings=tuple([_meeting(plan, each) for each in plan.appointments if today <= each.day <= last]),
        promises=tuple(_promises(plan, today)),
    )


items_of = attrgetter("items")  # those of one person


def sections_of(items: Sequence[Item]) -> Mapping[Section, Sequence[Item]]:
    """Everybody's follow-ups, in the order of their places, by section."""
    return {section: items[_start(items, section, "\0") : _start(items, section, "\1")] for section in Section}


def _start(items: Sequence[Item], section: Section, after: str) -> int:
    return bisect_left(items, f"{section}{after}", key=itemgetter(0))


def by_day(glances: Iterable[Glance]) -> list[Glance]:
    """Those people first whose next step comes first."""
    return sorted(glances, key=lambda glance: (glance.next or date.max, glance.plan.contact.slug))


def _meeting(plan: Plan, appointment: Appointment) -> Meeting:
    state, says, icon = _standing(plan, appointment)
    text = plain(appointment.event.text)
    return Meeting(plan=plan, day=appointment.day, time=appointment.time, text=text, state=state, says=says, icon=icon)


def _standing(plan: Plan, appointment: Appointment) -> tuple[str, str, str]:
    """Confirmed, to be confirmed and when, or neither."""
    if appointment.confirmed:
        return ("fine", "confirmed", "check")
    item = next((item for item in plan.duties if _confirms(item, appointment)), None)
    if item is None or item.latest is None:
        return ("later", "", "agenda")
    if item.state in (State.DUE, State.OVERDUE):
        return ("due", "confirm today", "confirm")
    return ("later", f"confirm on {words.weekday(item.latest)}", "agenda")


def _confirms(item: FollowUp, appointment: Appointment) -> bool:
    return item.kind is Kind.CONFIRM_MEETING and item.source == appointment.event.place


def _promises(plan: Plan, today: date) -> Iterator[Promise]:
    """Those that were settled and came due in the past twelve months."""
    since = add_months(today, -12)
    for promise in plan.promises:
        if promise.outcome is not Outcome.OPEN and since < promise.first_due <= today:
            yield promise
