"""Second message, next message, one more shot: your attempts met silence, so try again.

After n attempts since you last spoke, the next is due when the n-th wait of the
playbook is over. Each says something new. An answer ends the chain; so does the
playbook's limit, and the last message leaves the door open.
"""

from __future__ import annotations

from site_builder.days import add_days
from site_builder.model import FollowUp, Kind
from site_builder.plan.case import Case, from_line, one_day
from site_builder.plan.wording import days_words, quoted, weekday_words


def find(case: Case) -> FollowUp | None:
    """The next message of the chain, while the playbook has one left."""
    chain = case.history.attempts
    n = len(chain)
    if not chain or n >= (limit := limit_of(case)):
        return None
    last, wait = chain[-1], case.book.wait(n)
    day = add_days(last.day, wait)
    kind, rule = _kind(n + 1, limit)
    said = f"{quoted(last)}, you noted on {weekday_words(last.day, day)}"
    reason = f"{said}; after {days_words(wait)} of quiet{rule}."
    return from_line(kind, last, one_day(day), reason, step=n + 1, of=limit)


def _kind(step: int, limit: int) -> tuple[Kind, str]:
    """What that message is called, and what its reason says of it."""
    if step == limit:
        return Kind.ONE_MORE_SHOT, ", one more shot, then let it go"
    if step == 2:
        return Kind.SECOND_MESSAGE, " a second message is fair"
    return Kind.NEXT_MESSAGE, f" comes message {step} of {limit}"


def limit_of(case: Case) -> int:
    """How many attempts the playbook has for this person: more where they have ever answered."""
    return case.book.attempts_warm if case.history.last_answer else case.book.attempts_cold
