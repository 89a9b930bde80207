"""The words of a reason: a line quoted, a day named, a number with its unit. No word here ages."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from site_builder.model import Event

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LINK = re.compile(r"\[\[([^\[\]|]*\|)?([^\[\]]*)\]\]")
_QUOTE_LENGTH = 72


def weekday_words(day: date, near: date | None = None) -> str:
    """Wed 18 Nov, with the year where it is not that of the day nearby: Tue 18 Nov 2025."""
    return _weekday_words(day, near is not None and near.year != day.year)


@lru_cache(maxsize=10_000)  # a notebook names the same days over and over
def _weekday_words(day: date, with_year: bool) -> str:
    year = f" {day.year}" if with_year else ""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def number_words(number: int) -> str:
    """Numbers up to twelve in words."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def count_words(number: int, noun: str) -> str:
    """One day, two days, 14 days."""
    return f"{number_words(number)} {noun}" + ("" if number == 1 else "s")


@cache
def days_words(days: int) -> str:
    """A day, two days, a week, two weeks, 10 days."""
    if days % 7 or not days:
        return "a day" if days == 1 else count_words(days, "day")
    return "a week" if days == 7 else count_words(days // 7, "week")


def plain(text: str) -> str:
    """A line's text without the marks of wiki links."""
    return (_LINK.sub(lambda found: found.group(2), text) if "[[" in text else text).strip()


def quote_of(event: Event) -> str:
    """The line's own words, shortened at a word; the verb where it has no text."""
    text = plain(event.text) or event.word or event.verb.value
    if len(text) <= _QUOTE_LENGTH:
        return text
    cut = text[:_QUOTE_LENGTH].rsplit(None, 1)[0] if " " in text[:_QUOTE_LENGTH] else text[:_QUOTE_LENGTH]
    return cut.rstrip(",;:.") + " …"


def quoted(event: Event) -> str:
    """The same in quotation marks."""
    return f"“{quote_of(event)}”"
