"""The sections of Today: where a follow-up stands, in which order, and where each person is counted (SPEC 7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from site_builder.days import add_days
from site_builder.model import FollowUp, Kind, Lane, Plan, State
from site_builder.plan.moves import CHAIN

FRIDAY, SUNDAY = 4, 6
_THEIR_MOVE = frozenset({Kind.THEY_OWE, Kind.RESTING})


class Section(StrEnum):
    """The sections, in the order in which an item tries them; the value is the row's `data-state`."""

    OVERDUE = "overdue"
    TODAY = "due"
    WAITING = "waiting"
    WEEK = "week"
    LATER = "later"
    LET_GO = "resting"
    INBOX = "inbox"
    PAUSED = "paused"
    CLOSED = "closed"
    NONE = "none"


_BY_STATE = {
    State.OVERDUE: Section.OVERDUE,
    State.DUE: Section.TODAY,
    State.RESTING: Section.LET_GO,
    State.INBOX: Section.INBOX,
    State.PAUSED: Section.PAUSED,
    State.CLOSED: Section.CLOSED,
    State.NONE: Section.NONE,
}
_COUNTED = (Section.WEEK, Section.WAITING, Section.LATER, Section.INBOX, Section.PAUSED, Section.CLOSED, Section.LET_GO)


def week_end(today: date) -> date:
    """The Sunday up to which it is this week: from Friday on the Sunday after."""
    sunday = SUNDAY - today.weekday()
    return add_days(today, sunday + 7 if today.weekday() >= FRIDAY else sunday)


def section_of(item: FollowUp, today: date) -> Section:
    """The section in which a follow-up stands on that day."""
    if item.state is not State.UPCOMING or item.window is None:
        return _BY_STATE[item.state]
    this_week = item.window.latest <= week_end(today)
    if item.kind in _THEIR_MOVE or (item.kind in CHAIN and not this_week):
        return Section.WAITING
    return Section.WEEK if this_week else Section.LATER


def order(plan: Plan, item: FollowUp) -> str:
    """Within a section: promises first, then by day, duties before outreach, then by slug, kind and line.

    It is one text, as thousands are sorted by it at every save.
    """
    first, outreach = item.kind is Kind.PROMISE, item.lane is Lane.OUTREACH
    day = (item.latest or date.max).isoformat()
    return f"{not first:d}{day}{outreach:d}{plan.contact.slug}\0{item.kind}\0{item.source.line:09}"


def place_of(items: Iterable[FollowUp], today: date) -> Section:
    """Where a person is counted: due (overdue too), this week, waiting, later; else how they stand."""
    found = {section_of(item, today) for item in items}
    if found & {Section.OVERDUE, Section.TODAY}:
        return Section.TODAY
    return next((section for section in _COUNTED if section in found), Section.NONE)
