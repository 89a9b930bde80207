"""The sections of Today: where a follow-up stands, in which order, and where each person is counted (SPEC 7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cache

from site_builder.days import add_days
from site_builder.model import FollowUp, Kind, Plan, State, at_hand
from site_builder.plan.moves import CHAIN
from site_builder.site.due import by_latest

FRIDAY, SUNDAY = 4, 6
_THEIR_MOVE = frozenset({Kind.THEY_OWE, Kind.RESTING})


@at_hand
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
_COUNTED = (
    Section.OVERDUE, Section.TODAY, Section.WEEK, Section.WAITING, Section.LATER, Section.INBOX, Section.PAUSED,
    Section.CLOSED, Section.LET_GO, Section.NONE,
)  # fmt: skip
_RANKS = {section: rank for rank, section in enumerate(_COUNTED)}


@cache
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
    """Within a section: promises first, then by day, duties before outreach, then by slug, kind and line."""
    return ("0" if item.kind is Kind.PROMISE else "1") + by_latest(plan, item)


def first_of(sections: Iterable[Section]) -> Section:
    """Where a person is counted: overdue, due, this week, waiting, later; else how they stand."""
    return min(sections, key=_RANKS.__getitem__)
