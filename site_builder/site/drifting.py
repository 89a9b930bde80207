"""Drifting: people you used to speak with more often than now."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from site_builder.model import CONVERSATIONS, Kind, Plan, State

ENOUGH = 4  # conversations on so many days, to know a rhythm
TWICE = 2
_LEFT_ALONE = frozenset({Kind.CLOSED, Kind.PAUSED, Kind.INBOX, Kind.RESTING})


class Drift(NamedTuple):
    """A silence that is longer than twice the usual gap, both in days."""

    plan: Plan
    since: date
    silence: int
    usual: float


def drift_of(plan: Plan, today: date) -> Drift | None:
    """How far a person has drifted; nothing where they have not, or are left alone on purpose."""
    if plan.outreach.kind in _LEFT_ALONE or plan.outreach.state is State.RESTING:
        return None
    days = sorted({event.day for event in plan.known if event.verb in CONVERSATIONS})
    if len(days) < ENOUGH:
        return None
    usual = median((later - earlier).days for earlier, later in pairwise(days))
    silence = (today - days[-1]).days
    return Drift(plan=plan, since=days[-1], silence=silence, usual=usual) if silence > TWICE * usual else None
