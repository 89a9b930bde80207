"""How often, in words: `6 weeks`, `monthly`, `twice a year`, `never` (SPEC 2)."""

from __future__ import annotations

import re

from site_builder.days import Cadence
from site_builder.text.words import LONGEST, WORDS, WordsError, nearest, quoted

EXAMPLES = (
    "6 weeks", "monthly", "twice a year", "10 days", "2 months", "week", "daily", "weekly", "fortnightly", "quarterly",
    "yearly", "3 times a year", "every 2 weeks", "never",
)  # fmt: skip
NAMES = {
    "daily": (1, "day"), "weekly": (1, "week"), "fortnightly": (2, "week"), "biweekly": (2, "week"),
    "monthly": (1, "month"), "quarterly": (3, "month"), "half-yearly": (6, "month"), "yearly": (1, "year"),
    "annually": (1, "year"), "annual": (1, "year"),
}  # fmt: skip
LETTERS = {"d": "day", "w": "week", "m": "month", "y": "year"}
DAYS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "year": 12}
IN_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
NEVER = frozenset({"never", "no", "none", "off"})

Length = tuple[int, int]  # days and months


def read_cadence(text: str) -> Cadence:
    """The cadence that the words mean; `never` is one, too."""
    phrase = text.strip()
    words = phrase.lower().rstrip(".").split() if len(phrase) <= LONGEST else []
    if words[:1] in (["every"], ["each"]):
        del words[0]
    if len(words) == 1 and words[0] in NEVER:
        return Cadence(text=phrase)
    length = _length(words)
    if not length:
        raise WordsError(f"{quoted(phrase)} is no cadence I can read", nearest(phrase, EXAMPLES))
    if length == (0, 0):
        raise WordsError(f"{quoted(phrase)} is no cadence: it has no length", "try: 1 day, or never")
    return Cadence(text=phrase, days=length[0], months=length[1])


def _length(words: list[str]) -> Length | None:
    match words:
        case [name] if name in NAMES:
            return _of(*NAMES[name])
        case [word]:
            return _short(word)
        case ["once", "a" | "an" | "per" | "every" | "each", *rest]:
            return _length(rest)
        case ["twice", "a" | "an" | "per" | "every" | "each", unit]:
            return _share(2, unit)
        case [number, "times", "a" | "an" | "per" | "every" | "each", unit]:
            return _share(_number(number), unit)
        case ["other", unit]:
            return _of(2, unit)
        case ["a", number, unit] | [number, "of", unit] | ["a", number, "of", unit] if number in ("few", "couple"):
            return _of(_number(number), unit)
        case [number, unit]:
            return _of(_number(number), unit)
    return None


def _short(word: str) -> Length | None:
    """A bare number is days; `2w` is short for 2 weeks; a unit alone is one of it."""
    match = re.fullmatch(r"([0-9]{1,4})([dwmy]?)", word)
    if match:
        return _of(int(match[1]), LETTERS[match[2] or "d"])
    return _of(1, word)


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= 4 else None
    token = WORDS.get(word)
    return token.value if token and token.kind in ("1", "a", "1st") else None


def _of(count: int | None, unit: str) -> Length | None:
    unit = unit.removesuffix("s")
    if count is None or unit not in IN_DAYS:
        return None
    return (count * DAYS[unit], 0) if unit in DAYS else (0, count * MONTHS[unit])


def _share(times: int | None, unit: str) -> Length | None:
    """So many times in that time: whole months where it comes out even, else days."""
    if not times or unit not in IN_DAYS:
        return None
    months = MONTHS.get(unit, 0)
    return (0, months // times) if months and months % times == 0 else (IN_DAYS[unit] // times, 0)
