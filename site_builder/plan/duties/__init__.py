"""The duties lane: any number beside the outreach, by every rule that applies (SPEC 4.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_builder.model import FollowUp
from site_builder.plan.case import Case
from site_builder.plan.duties import anniversary, check_in, meetings, promise, they_owe

Rule = Callable[[Case], Iterator[FollowUp]]

DUTIES: tuple[Rule, ...] = (
    promise.find,
    meetings.confirm,
    meetings.note,
    they_owe.find,
    check_in.find,
    anniversary.find,
)
"""All that apply; only promises where the person is closed, paused or in the inbox."""
