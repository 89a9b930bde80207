"""Days that a key gives: no line's date stands beside it, so nothing is resolved, and a birthday may have no year."""

from __future__ import annotations

import re
from datetime import date

from site_builder.text.words import Token, WordsError, day_of, kinds_of, quoted, read_day, tokens

UNKNOWN_YEAR = 1604  # a leap year in which address books file birthdays without a year
_TIME = re.compile(r"([0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2})(?:[Tt]|\s+)[0-9]{1,2}:.*")
_OF_A_YEAR = re.compile(
    r"(?:--|(?P<year>[0-9]{4})-?)?(?P<month>[0-9]{2})-?(?P<day>[0-9]{2})|(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"
    r"|(?P<dd>[0-9]{1,2})\.\s?(?P<mm>[0-9]{1,2})\.?"
)
_IN_WORDS = ("May 1", "May 1st", "1 May", "1st May")


def read_key_day(text: str) -> date:
    """The day of `met: 2026-11-18`: any DATE of the log, or one in words with its year; raises WordsError."""
    phrase = text.strip()
    if timed := _TIME.fullmatch(phrase):
        phrase = timed[1]
    words = tokens(phrase)
    kinds = kinds_of(words).removesuffix(" 2026")
    if kinds in _IN_WORDS and words[-1].kind == "2026":
        return day_of(words[-1].value or 0, *_month_and_day(words[:-1]), phrase)
    try:
        return read_day(phrase)
    except WordsError:
        if kinds == "date":
            raise
        hint = "write year, month and day: 2026-11-18"
        raise WordsError(f"{quoted(text)} does not say which day of which year.", hint) from None


def read_anniversary(text: str) -> tuple[int, int, int | None]:
    """Month, day and the year where it is known: `1988-03-15`, `03-15`, `--03-15`, `15.03.`, `March 15`."""
    phrase = text.strip()
    if match := _OF_A_YEAR.fullmatch(phrase):
        month, day = match["month"] or match["m"] or match["mm"], match["day"] or match["d"] or match["dd"]
        return _checked(int(month), int(day), int(match["year"] or UNKNOWN_YEAR), phrase)
    words = tokens(phrase)
    if kinds_of(words) in _IN_WORDS:
        return _checked(*_month_and_day(words), UNKNOWN_YEAR, phrase)
    try:
        found = read_key_day(phrase)
    except WordsError as error:
        if " is no day" in error.message:
            raise
        hint = "write 1988-03-15, or 03-15 where the year is not known"
        raise WordsError(f"{quoted(phrase)} is no day of a year.", hint) from None
    return _checked(found.month, found.day, found.year, phrase)


def _month_and_day(words: list[Token]) -> tuple[int, int]:
    first, second = (word.value or 0 for word in words)
    return (first, second) if words[0].kind == "May" else (second, first)


def _checked(month: int, day: int, year: int, text: str) -> tuple[int, int, int | None]:
    if year == UNKNOWN_YEAR and 1 <= month <= 12 and (month, day) != (2, 29):
        day_of(2026, month, day, text)  # so that no message speaks of 1604
    else:
        day_of(year, month, day, text)
    return month, day, None if year == UNKNOWN_YEAR else year
