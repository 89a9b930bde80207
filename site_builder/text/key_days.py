"""Days that a key gives: no line's date stands beside it, so nothing is resolved, and a birthday may have no year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from site_builder.text.words import MONTH_NAMES, Token, WordsError, day_of, kinds_of, quoted, read_day, tokens

UNKNOWN_YEAR = 1604  # a leap year in which address books file birthdays without a year
NO_DAY = " is no day"
_TIME = re.compile(r"([0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2})(?:[Tt]|\s+)[0-9]{1,2}:.*")
_NUMBERS = re.compile(
    r"(?:--|(?P<year>[0-9]{4})-?)(?P<month>[0-9]{2})-?(?P<day>[0-9]{2})|(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"
    r"|(?P<dd>[0-9]{1,2})\.\s?(?P<mm>[0-9]{1,2})\.?"
)
_IN_WORDS = ("May 1", "May 1st", "1 May", "1st May")


def read_key_day(text: str) -> date:
    """The day of `met: 2026-11-18`: any DATE of the log, or one in words with its year; raises WordsError."""
    phrase = text.strip()
    if timed := _TIME.fullmatch(phrase):
        phrase = timed[1]
    try:
        return read_day(phrase)
    except WordsError as error:
        if NO_DAY in error.message:
            raise
    words = tokens(phrase)
    if kinds_of(words[:-1]) in _IN_WORDS and words[-1].kind == "2026":
        return day_of(words[-1].value or 0, *_month_and_day(words[:-1]), phrase)
    raise WordsError(f"{quoted(text)} does not say which day of which year.", "write year, month and day: 2026-11-18")


def read_anniversary(text: str) -> tuple[int, int, int | None]:
    """Month, day and the year where it is known: `1988-03-15`, `03-15`, `--03-15`, `15.03.`, `March 15`."""
    phrase = text.strip()
    if match := _NUMBERS.fullmatch(phrase):
        month, day = match["month"] or match["m"] or match["mm"], match["day"] or match["d"] or match["dd"]
        return _of_year(int(month), int(day), int(match["year"] or UNKNOWN_YEAR), phrase)
    words = tokens(phrase)
    if kinds_of(words) in _IN_WORDS:
        return _of_year(*_month_and_day(words), UNKNOWN_YEAR, phrase)
    try:
        found = read_key_day(phrase)
    except WordsError as error:
        if NO_DAY in error.message:
            raise
        hint = "write 1988-03-15, or 03-15 where the year is not known"
        raise WordsError(f"{quoted(phrase)} is no day of a year.", hint) from None
    return _of_year(found.month, found.day, found.year, phrase)


def _month_and_day(words: list[Token]) -> tuple[int, int]:
    first, second = (word.value or 0 for word in words)
    return (first, second) if words[0].kind == "May" else (second, first)


def _of_year(month: int, day: int, year: int, text: str) -> tuple[int, int, int | None]:
    if year != UNKNOWN_YEAR:
        day_of(year, month, day, text)
        return month, day, year
    if not 1 <= month <= 12:
        raise WordsError(f"{quoted(text)}{NO_DAY}. There is no month {month}.", "write month and day: 03-15")
    days = monthrange(UNKNOWN_YEAR, month)[1]
    if not 1 <= day <= days:
        end, last = ("first", 1) if day < 1 else ("last", days)
        hint = f"the {end} day of that month is {month:02}-{last:02}"
        raise WordsError(f"{quoted(text)}{NO_DAY}. {MONTH_NAMES[month - 1]} has {days} days.", hint)
    return month, day, None
