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

_SAYS = {
    Kind.SECOND_MESSAGE: "after {wait} of quiet a second message is fair",
    Kind.NEXT_MESSAGE: "after {wait} of quiet comes message {step} of {limit}",
    Kind.ONE_MORE_SHOT: "after {wait} of quiet, one more shot, then let it go",
}


def find(case: Case) -> FollowUp | None:
    """The next message of the chain, while the playbook has one left."""
    chain, limit = case.history.attempts, limit_of(case)
    n = len(chain)
    if not 1 <= n < limit:
        return None
    last, wait = chain[-1], case.book.wait(n)
    kind = Kind.ONE_MORE_SHOT if n + 1 == limit else Kind.SECOND_MESSAGE if n == 1 else Kind.NEXT_MESSAGE
    day = add_days(last.day, wait)
    rule = _SAYS[kind].format(wait=days_words(wait), step=n + 1, limit=limit)
    reason = f"{quoted(last)}, you noted on {weekday_words(last.day, day)}; {rule}."
    return from_line(kind, last, one_day(day), reason, step=n + 1, of=limit)


def limit_of(case: Case) -> int:
    """How many attempts the playbook has for this person: more where they have ever answered."""
    return case.book.attempts_warm if case.history.answered else case.book.attempts_cold
