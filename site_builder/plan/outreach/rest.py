"""Resting and fresh start: you gave it your best, so let it go, and perhaps begin anew one day.

A few days after the last attempt the cycle ends. The person then rests, listed quietly.
Months later a fresh start is fair, over another channel and for another reason. After
two of those without an answer they rest for good.
"""

from __future__ import annotations

from site_builder.days import add_days
from site_builder.model import Event, FollowUp, Kind
from site_builder.plan.case import Case, from_line, one_day
from site_builder.plan.outreach.silence import limit_of
from site_builder.plan.wording import count_words, days_words, weekday_words

FRESH_STARTS = 2


def find(case: Case) -> FollowUp | None:
    """The end of the cycle until it is reached, then the fresh start, or rest for good."""
    chain = case.history.attempts
    n = len(chain)
    if not chain or n < (limit := limit_of(case)):
        return None
    last, revive = chain[-1], case.book.revive_after
    end = add_days(last.day, case.book.rest_after)
    quiet = f"{_tries(n)}, the last on {weekday_words(last.day, end)}, and no answer"
    if case.today < end:
        reason = f"{quiet}; {days_words(case.book.rest_after)} after the last it is time to let go."
        return from_line(Kind.RESTING, last, one_day(end), reason)
    if revive.never or n >= limit + FRESH_STARTS:
        return from_line(Kind.RESTING, last, None, f"{quiet}; you gave it your best, so let it rest.")
    return _fresh_start(last, quiet, case)


def _fresh_start(last: Event, quiet: str, case: Case) -> FollowUp:
    day = case.book.revive_after.after(add_days(last.day, case.book.rest_after))
    reason = (
        f"{quiet}; after {case.book.revive_after.text} a fresh start, by another way and for another reason, is fair."
    )
    return from_line(Kind.FRESH_START, last, one_day(day), reason)


def _tries(n: int) -> str:
    words = count_words(n, "message")
    return words[0].upper() + words[1:]
