"""How a step stands on a day."""

from __future__ import annotations

from datetime import date

from site_builder.model import FollowUp, Kind, State


def state_of(step: FollowUp, today: date) -> State:
    """Overdue, due or upcoming by its window; a step without dates has its kind for state."""
    if step.window is None:
        return State(step.kind.value)
    if today > step.window.latest:
        return State.OVERDUE
    if today >= step.window.earliest:
        return State.DUE
    return State.RESTING if step.kind is Kind.FRESH_START else State.UPCOMING
