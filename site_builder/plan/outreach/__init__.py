"""The outreach lane: one next step a person, by the first rule that applies (SPEC 4.1)."""

from __future__ import annotations

from collections.abc import Callable

from site_builder.model import FollowUp
from site_builder.plan.case import Case
from site_builder.plan.outreach import (
    asked_for,
    catch_up,
    first_message,
    nothing,
    refresher,
    reply,
    rest,
    silence,
    standing,
    thank_you,
)

Rule = Callable[[Case], FollowUp | None]

OUTREACH: tuple[Rule, ...] = (
    standing.find,
    asked_for.find,
    reply.find,
    thank_you.find,
    refresher.find,
    first_message.find,
    silence.find,
    rest.find,
    catch_up.find,
    nothing.find,
)
"""In this order; the first that finds a step has it."""
