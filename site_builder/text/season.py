"""Busy seasons in words: `Jan 2 to Apr 15`, `Mar to Apr`, `2026-12-01 to 2026-12-10` (SPEC 2)."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from site_builder.days import Season
from site_builder.text.words import LONGEST, WordsError, day_of, kinds_of, nearest, quoted, tokens, values_of

EXAMPLES = ("Jan 2 to Apr 15", "Mar to Apr", "2026-12-01 to 2026-12-10", "Dec 20 to Jan 6", "August", "Dec 24")
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # 29 February is the last of February

_TO = re.compile(r"\s+(?:to|until|till|through)\s+|\s+-\s+|\s*[–—]\s*", re.IGNORECASE)


class _End(NamedTuple):
    """A day or a whole month, as the first and the last (month, day), with a year or without."""

    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None


def read_season(text: str) -> Season:
    """The season that the words mean: every year, or once where a year is written."""
    phrase = text.strip()
    ends = _TO.split(phrase) if len(phrase) <= LONGEST else []
    if not 1 <= len(ends) <= 2:
        raise _unreadable(phrase)
    begin, finish = _end(ends[0], phrase), _end(ends[-1], phrase)
    first, last = begin.first, finish.last
    year, end_year = begin.year, finish.year
    if year is None and end_year is not None:
        year = end_year - (last < first)
    elif year is not None and end_year is None:
        end_year = year + (last < first)
    if year is not None and end_year is not None and (end_year, last) < (year, first):
        raise WordsError(f"{quoted(phrase)} ends before it begins", "write the first day, then the last")
    return Season(text=phrase, first=first, last=last, year=year, end_year=end_year)


def _end(text: str, phrase: str) -> _End:
    words = tokens(text)
    match kinds_of(words).replace("1st", "1").removeprefix("from "), values_of(words):
        case "date", [ordinal]:
            day = date.fromordinal(ordinal)
            return _End(first=(day.month, day.day), last=(day.month, day.day), year=day.year)
        case "May", [month]:
            return _End(first=(month, 1), last=(month, LENGTHS[month - 1]))
        case "May 2026", [month, year]:
            return _End(first=(month, 1), last=(month, LENGTHS[month - 1]), year=year)
        case ("1 May", [day_number, month]) | ("May 1", [month, day_number]):
            return _single(month, day_number, None, text)
        case ("1 May 2026", [day_number, month, year]) | ("May 1 2026", [month, day_number, year]):
            return _single(month, day_number, year, text)
    raise _unreadable(phrase)


def _single(month: int, day: int, year: int | None, text: str) -> _End:
    if not (month == 2 and day == 29):
        day_of(year or 2028, month, day, text.strip())
    return _End(first=(month, day), last=(month, day), year=year)


def _unreadable(phrase: str) -> WordsError:
    return WordsError(f"{quoted(phrase)} is no season I can read", nearest(phrase, EXAMPLES))
