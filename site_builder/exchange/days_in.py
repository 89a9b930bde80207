"""Days as other programs write them, as days that a note can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from site_builder.text.key_days import read_anniversary, read_key_day
from site_builder.text.words import WordsError

_TIME = re.compile(r"(?<=\d)[T ]\d{2}:?\d{2}.*$")
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_SLASHES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")
_NONE = frozenset({"0/0/00", "0/0/0000", "0000-00-00", "00/00/0000", "--"})


def yearly_day(text: str, *, omitted_year: str = "", day_first: bool = False) -> str:
    """A birthday as `1988-03-15` or `03-15`; nothing where it is no day of a year."""
    phrase = _plain(text, day_first=day_first)
    if not phrase:
        return ""
    try:
        month, day, year = read_anniversary(phrase)
    except WordsError:
        return ""
    if year is None or str(year) == omitted_year:
        return f"{month:02}-{day:02}"
    return f"{year:04}-{month:02}-{day:02}"


def one_day(text: str, *, day_first: bool = False) -> str:
    """A day of one year as `2026-11-18`; nothing where it is none."""
    phrase = _plain(text, day_first=day_first)
    try:
        return read_key_day(phrase).isoformat() if phrase else ""
    except WordsError:
        return ""


def is_day_first(texts: Iterable[str]) -> bool:
    """Whether a column of days such as 3/15/1988 has the day before the month: one that can't be a month decides."""
    return any(int(found[1]) > 12 for text in texts if (found := _SLASHES.fullmatch(text.strip())))


def _plain(text: str, *, day_first: bool) -> str:
    phrase = _TIME.sub("", text.strip())
    if phrase in _NONE:
        return ""
    if found := _ISO.fullmatch(phrase):
        return "-".join(found.groups())
    if found := _YEAR_FIRST.fullmatch(phrase):
        year, month, day = found.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    if found := _SLASHES.fullmatch(phrase):
        first, second, year = int(found[1]), int(found[2]), found[3]
        month, day = (second, first) if day_first or "." in phrase or first > 12 else (first, second)
        return f"{year}-{month:02}-{day:02}"
    return phrase
