"""What of a person's page turns with the day: while all this stays as it is, so does the page."""

from __future__ import annotations

from datetime import date

from site_builder.model import Plan
from site_builder.plan.record import Record


def turning(plan: Plan, record: Record, today: date) -> tuple[object, ...]:
    """All that a page shows beside the file, the problems in it, and who belongs to them.

    A draft for a step that may be taken now counts from today. One for a step still to come is written for
    the day on which it goes out, so that it need not change until then, or until the year does.
    """
    begun = any(item.earliest and item.earliest <= today for item in plan.items)
    past = sum(event.day <= today for event in plan.contact.log)
    return (
        today if begun else today.year, past, len(plan.known),
        plan.items, plan.promises, plan.waiting, plan.appointments, record,
    )  # fmt: skip
