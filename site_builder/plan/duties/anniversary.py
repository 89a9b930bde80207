"""Birthdays and other days of theirs: a word on the day.

They show from two weeks before to three days after, until you have been in touch. They
never move. 29 February is kept on the 28th where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.days import add_days
from site_builder.model import Anniversary, FollowUp, Kind, Lane
from site_builder.plan.case import Case, from_key, one_day
from site_builder.plan.wording import weekday_words

DAYS_BEFORE = 14
DAYS_AFTER = 3


def find(case: Case) -> Iterator[FollowUp]:
    """The birthday, and each of `dates`, that is near."""
    contact = case.contact
    if contact.birthday:
        yield from _near(Kind.BIRTHDAY, contact.birthday, case)
    for day in contact.dates:
        yield from _near(Kind.DATE, day, case)


def _near(kind: Kind, kept: Anniversary, case: Case) -> Iterator[FollowUp]:
    today = case.today
    for year in range(add_days(today, -DAYS_AFTER).year, add_days(today, DAYS_BEFORE).year + 1):
        day = kept.in_year(year)
        near = -DAYS_AFTER <= (day - today).days <= DAYS_BEFORE
        if not near or (kept.year is not None and year < kept.year):
            continue
        if any(event.is_yours and event.day >= day for event in case.history.events):
            continue
        reason = f"{_named(kept, year)}, on {weekday_words(day)}; a word on the day itself is worth ten later."
        step = from_key(kind, kept.place, one_day(day), reason, lane=Lane.DUTIES)
        yield step._replace(detail=kept.label, quote=_named(kept, year))


def _named(kept: Anniversary, year: int) -> str:
    count = year - kept.year if kept.year is not None else 0
    name = kept.label[:1].upper() + kept.label[1:]
    return f"{name}, {count} {'year' if count == 1 else 'years'}" if count > 0 else name
