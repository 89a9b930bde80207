"""No next step: nothing is due, and nothing will be until you decide.

Such people are listed, so that nobody is lost without being told. A cadence, a circle
or a line with an arrow brings them back.
"""

from __future__ import annotations

from site_builder.model import FollowUp, Kind, Place
from site_builder.plan.case import Case, from_key


def find(case: Case) -> FollowUp:
    """That there is no next step."""
    reason = "Nothing is open and there is no cadence; a circle, `every` or an arrow would give a next step."
    return from_key(Kind.NONE, Place(path=case.contact.path), None, reason)
