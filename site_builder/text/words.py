"""The vocabulary of dates in words, and how a phrase is cut into tokens that the tables of `when` are keyed by."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBER_NAMES = "one two three four five six seven eight nine ten eleven twelve"
ORDINAL_NAMES = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
FILLERS = frozenset({"the", "of", "on", "in", "at", "by", "this"})
LONGEST = 100  # characters: a date in words is short, whatever else is text


class WordsError(ValueError):
    """Words that can't be read: what was found, and what to type instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Token(NamedTuple):
    """A word and its kind, which is an example of its kind ("May", "1st") or, for a keyword, the word itself."""

    kind: str
    value: int | None = None


TIME = Token("15:00")
UNKNOWN = Token("?")


def _vocabulary() -> dict[str, Token]:
    words = {name: Token("1", number) for number, name in enumerate(NUMBER_NAMES.split(), 1)}
    words |= {name: Token("1st", number) for number, name in enumerate(ORDINAL_NAMES.split(), 1)}
    for number, name in enumerate(MONTH_NAMES, 1):
        words[name.lower()] = words[name[:3].lower()] = Token("May", number)
    for number, name in enumerate(WEEKDAY_NAMES):
        words[name.lower()] = words[name[:3].lower()] = Token("Fri", number)
    words |= {"sept": words["sep"], "tues": words["tue"], "weds": words["wed"], "thur": words["thu"]}
    words |= {"thurs": words["thu"], "a": Token("a", 1), "an": Token("a", 1), "couple": Token("a", 2)}
    words |= {"few": Token("a", 4)} | {f"q{number}": Token("Q1", number) for number in range(1, 5)}
    for kind, alike in ALIKE.items():
        words |= {word: Token(kind) for word in alike.split()}
    return words


ALIKE = {
    "15:00": "morning noon midday lunchtime afternoon evening night midnight eod cob",
    "pm": "am pm a.m p.m o'clock o’clock oclock",
    "minute": "minute minutes", "hour": "hour hours", "day": "day days", "week": "week weeks", "month": "month months",
    "quarter": "quarter quarters", "year": "year years", "fortnight": "fortnight fortnights", "weekend": "weekend",
    "workday": "workday workdays", "work": "work working business", "today": "today now tonight",
    "tomorrow": "tomorrow", "next": "next", "new": "new", "after": "after", "busy": "busy", "season": "season",
    "early": "early", "mid": "mid middle", "late": "late", "start": "start beginning", "end": "end close",
    "until": "until till", "from": "from", "later": "later", "time": "time", "or": "or", "so": "so", "half": "half",
    "thing": "thing",
}  # fmt: skip
"""Kinds without a number, and the words that are of that kind."""

WORDS = _vocabulary()

PAIRS = {
    ("a", "a"): "a",  # a few, a couple: the number is in the second
    ("1st", "quarter"): "Q1",
    ("work", "day"): "workday",
    ("end", "day"): "15:00",
    ("end", "work"): "15:00",  # end of business
    ("15:00", "day"): "15:00",  # end of the business day
    ("early", "15:00"): "15:00",
    ("mid", "15:00"): "15:00",
    ("late", "15:00"): "15:00",
    ("1st", "thing"): "15:00",
    ("1", "pm"): "15:00",
}
"""Two words that are one."""

_GAP = re.compile(r"[\s,–—]+")
_LINK = re.compile(r"\[\[([0-9-]+)(?:\|[^\]]*)?\]\]")
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:[ap]\.?m)?|(?:0?[1-9]|1[0-2])[ap]\.?m")
_MINUS = re.compile(r"-[0-9]")  # no filler
_NUMBER = re.compile(r"([0-9]{1,4})(st|nd|rd|th)?")


def tokens(text: str) -> list[Token]:
    """The phrase cut into tokens, without its fillers; what is no word of the vocabulary has the kind `?`."""
    return list(_tokens(text)) if len(text) <= LONGEST else [UNKNOWN]


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[Token, ...]:
    found: list[Token] = []
    for piece in _pieces(text.lower().rstrip(" .")):
        token = WORDS.get(piece) or _token(piece)
        while found and (kind := PAIRS.get((found[-1].kind, token.kind))):
            token = _joined(kind, found.pop(), token)
        found.append(token)
    return tuple(found)


def _pieces(text: str) -> Iterator[str]:
    for piece in _GAP.split(_LINK.sub(r"\1", text) if "[[" in text else text):
        whole = "-" not in piece or _MINUS.match(piece) or _DAY.fullmatch(piece)
        yield from (part for part in ((piece,) if whole else piece.split("-")) if part and part not in FILLERS)


def _token(piece: str) -> Token:
    """What is no plain word: a date, a time of day, a number, a word with a dot or an apostrophe."""
    if _DAY.fullmatch(piece):
        return Token("date", read_day(piece).toordinal())
    bare = piece.removesuffix(".")
    if _CLOCK.fullmatch(bare):
        return TIME
    if number := _NUMBER.fullmatch(bare):
        kind = "1st" if number[2] else "2026" if len(number[1]) == 4 else "1"
        return Token(kind, int(number[1]))
    return WORDS.get(bare) or WORDS.get(bare.removesuffix("s").removesuffix("'").removesuffix("’"), UNKNOWN)


def _joined(kind: str, before: Token, token: Token) -> Token:
    if kind == "15:00":
        return TIME if before.value is None or before.value <= 12 else UNKNOWN
    return Token(kind, before.value if kind == "Q1" else token.value)


def kinds_of(words: Sequence[Token]) -> str:
    """The kinds in a row, which is how the tables name a form: `next Fri`, `1 May 2026`."""
    return " ".join([word.kind for word in words])


def values_of(words: Sequence[Token]) -> list[int]:
    """The numbers that the words stand for, keywords left out."""
    return [word.value for word in words if word.value is not None]


_DAY = re.compile(
    r"(?:(?P<y>[0-9]{4})(?P<sep>[-/])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})"
    r"|(?P<dd>[0-9]{1,2})\.(?P<mm>[0-9]{1,2})\.(?P<yy>[0-9]{4}))(?:[tT][0-9:.]+[zZ]?)?"
)


def read_day(text: str) -> date:
    """The day of a DATE: `2026-11-18`, `2026/11/18`, `18.11.2026` or `[[2026-11-18]]`."""
    phrase = text.strip()
    bare = phrase[2:-2].partition("|")[0].strip() if phrase.startswith("[[") and phrase.endswith("]]") else phrase
    match = _DAY.fullmatch(bare)
    if not match:
        raise WordsError(f"{quoted(phrase)} is no date I can read", "write year, month and day: 2026-11-18")
    year, month, day = match["y"] or match["yy"], match["m"] or match["mm"], match["d"] or match["dd"]
    return day_of(int(year), int(month), int(day), bare)


def day_of(year: int, month: int, day: int, text: str) -> date:
    """That day; where there is none, an error that says how many days the month has."""
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_day(year, month, day, text) from None


def _no_day(year: int, month: int, day: int, text: str) -> WordsError:
    if not date.min.year <= year <= date.max.year:
        return WordsError(
            f"{quoted(text)} is no day. There is no year {year}.", "write the year with four digits: 2026"
        )
    if not 1 <= month <= 12:
        hint = f"write year, month and day: {year:04d}-12-01"
        return WordsError(f"{quoted(text)} is no day. There is no month {month}.", hint)
    days = monthrange(year, month)[1]
    end, number = ("first", 1) if day < 1 else ("last", days)
    return WordsError(
        f"{quoted(text)} is no day. {MONTH_NAMES[month - 1]} {year} has {days} days.",
        f"the {end} day of that month is {date(year, month, number)}",
    )


def quoted(text: str) -> str:
    """The words in quotation marks, cut where they are long."""
    return f'"{text if len(text) <= 60 else text[:59] + "…"}"'


@lru_cache(maxsize=1024)
def nearest(text: str, examples: tuple[str, ...]) -> str:
    """The hint that names the examples most like what was written, or the first of them."""
    from difflib import get_close_matches  # only a slip pays for it

    lower = {example.lower(): example for example in examples}
    close = [lower[name] for name in get_close_matches(text[:60].lower(), lower, 3, 0.5)]
    return "try: " + ", ".join(list(dict.fromkeys([*close, *examples]))[:3])
