"""They promised you something: give them two work days of grace, then ask once.

As soon as you have asked, their silence is treated like any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model import FollowUp, Kind, Lane, Outcome, Promise, Verb
from site_builder.plan.case import Case, from_line, one_day
from site_builder.plan.wording import quoted, weekday_words

GRACE_WORKDAYS = 2


def find(case: Case) -> Iterator[FollowUp]:
    """Each thing they owe you, until you have asked or spoken on its date or later."""
    for promise in case.ledger.waiting:
        if promise.outcome is Outcome.OPEN and not _asked(promise, case):
            yield _step(promise, case)


def _asked(promise: Promise, case: Case) -> bool:
    return any(
        event.day >= promise.due and (event.is_attempt or event.verb in (Verb.TALKED, Verb.MET))
        for event in case.history.events
    )


def _step(promise: Promise, case: Case) -> FollowUp:
    made = promise.made
    day = case.calendar.after(promise.due, GRACE_WORKDAYS)
    said = f"{quoted(made)}, they said on {weekday_words(made.day, day)}"
    dated = f"for {weekday_words(promise.due, day)}" if promise.dated else "with no date, so give it a week"
    reason = f"{said}, {dated}; a friendly question is fair two work days later."
    return from_line(Kind.THEY_OWE, made, one_day(day), reason, lane=Lane.DUTIES, detail=promise.text)
