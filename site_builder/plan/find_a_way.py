"""No way to reach them: get their details before the day comes.

Giving out your own card is half of it; ask for theirs. This mark stands on the step it
belongs to, and moves with it.
"""

from __future__ import annotations

from site_builder.model import FollowUp, Kind, Lane
from site_builder.plan.case import Case


def find(case: Case, step: FollowUp) -> FollowUp | None:
    """The mark, where a step has dates and there is no e-mail, phone or link."""
    if step.window is None or step.kind is Kind.RESTING or case.contact.reachable:
        return None
    reason = "There is no e-mail address, phone number or link in the file; find one before the day comes."
    return FollowUp(
        kind=Kind.FIND_A_WAY, lane=Lane.DUTIES, source=step.source, window=step.window, moved=step.moved, reason=reason,
        hints=("Add a line such as email: name@host.example to the front matter.",),
    )  # fmt: skip
