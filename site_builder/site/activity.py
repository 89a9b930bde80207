"""How alive a contact is: the newest touch, twelve months at a glance, and warmth in five steps."""

from __future__ import annotations

from datetime import date

from site_builder.model import TOUCHES, Event, Plan
from site_builder.settings import Settings
from site_builder.site.svg import Picture, bars, blocks
from site_builder.site.words import count

WARMTH = ("no talk so far", "quiet", "cool", "fair", "warm", "very warm")
_NO_CADENCE = 90  # days, where no rhythm is set
_DAYS_WORDS, _WEEKS_WORDS, _MONTHS_WORDS = 14, 100, 730


def warmth(plan: Plan, settings: Settings, today: date) -> int:
    """From 0 (you never talked) to 5: how long you have not talked, measured by how often you mean to."""
    talked = last_conversation(plan)
    if talked is None:
        return 0
    cadence = settings.cadence_of(plan.contact)
    rounds = (today - talked.day).days / (cadence.length if cadence else _NO_CADENCE)
    return next((5 - step for step, most in enumerate((0.5, 1, 2, 3)) if rounds <= most), 1)


def last_conversation(plan: Plan) -> Event | None:
    """When you last met, talked or heard from them."""
    return next((event for event in reversed(plan.known) if event.is_conversation), None)


def warmth_picture(steps: int) -> Picture:
    """Five blocks, as many of them dark as it is warm."""
    return blocks(steps, 5, WARMTH[steps])


def months_before(today: date, number: int = 12) -> tuple[tuple[int, int], ...]:
    """The (year, month) of that many months up to this one, oldest first."""
    last = today.year * 12 + today.month - 1
    return tuple((month // 12, month % 12 + 1) for month in range(last - number + 1, last + 1))


def by_month(plan: Plan, today: date) -> tuple[int, ...]:
    """How often you were in touch in each of the last twelve months, this one last."""
    counts, this_month = [0] * 12, today.year * 12 + today.month
    for event in plan.known:
        before = this_month - event.day.year * 12 - event.day.month
        if event.verb in TOUCHES and 0 <= before < 12:
            counts[-1 - before] += 1
    return tuple(counts)


def months_picture(counts: tuple[int, ...]) -> Picture:
    """Twelve small columns."""
    return bars(counts, f"{count(sum(counts), 'contact')} in 12 months")


def ago(day: date, today: date) -> str:
    """`today`, `yesterday`, `11 days ago`, `6 weeks ago`, `5 months ago`, `3 years ago`."""
    days = (today - day).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    if days < _DAYS_WORDS:
        return f"{days} days ago"
    if days < _WEEKS_WORDS:
        return f"{days // 7} weeks ago"
    if days < _MONTHS_WORDS:
        return f"{days // 30} months ago"
    return f"{days // 365} years ago"
