"""The vocabulary of dates in words, and how a phrase is cut into tokens that the tables of `when` are keyed by."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
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


_TIME_WORDS = "morning|noon|midday|lunchtime|afternoon|evening|night|midnight"
_DAY_END = r"(?:end|close)\s+of\s+(?:the\s+)?(?:business\b(?!\s+day)|(?:(?:work(?:ing)?|business)\s+)?day)"
_TOKEN = re.compile(
    rf"""
      \[\[ (?P<linked>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}) (?:\|[^\]]*)? \]\]
    | (?P<date>[0-9]{{4}}(?P<sep>[-/])[0-9]{{1,2}}(?P=sep)[0-9]{{1,2}} | [0-9]{{1,2}}\.[0-9]{{1,2}}\.[0-9]{{4}})
        (?:t[0-9:.]+z?)? (?!\w)
    | (?P<time>(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?:\s*[ap]\.?m\b\.?)?(?!\w)
        | (?:0?[1-9]|1[0-2])\s*(?:[ap]\.?m\b\.?|o['’]?clock\b)
        | (?:(?:early|late|mid)[\s-]*)?(?:{_TIME_WORDS})\b | {_DAY_END}\b | first\s+thing\b | (?:eod|cob)\b)
    | (?P<workday>(?:work(?:ing)?|business)[\s-]*days?\b)
    | q(?P<quarter>[1-4])\b
    | (?P<number>[0-9]{{1,4}})(?P<ordinal>st|nd|rd|th)?(?!\w)
    | (?P<word>[a-z]+)(?:['’]s?\b|['’])?\.?(?!\w)
    | (?P<gap>[\s,–—-]+)
    | (?P<unknown>.)
    """,
    re.VERBOSE,
)


def _vocabulary() -> dict[str, Token]:
    words = {name: Token("1", number) for number, name in enumerate(NUMBER_NAMES.split(), 1)}
    words |= {name: Token("1st", number) for number, name in enumerate(ORDINAL_NAMES.split(), 1)}
    for number, name in enumerate(MONTH_NAMES, 1):
        words[name.lower()] = words[name[:3].lower()] = Token("May", number)
    for number, name in enumerate(WEEKDAY_NAMES):
        words[name.lower()] = words[name[:3].lower()] = Token("Fri", number)
    words |= {"sept": words["sep"], "tues": words["tue"], "thur": words["thu"], "thurs": words["thu"]}
    words |= {"weds": words["wed"], "a": Token("a", 1), "an": Token("a", 1)}
    words |= {"few": Token("a", 4), "couple": Token("a", 2)}
    for unit in ("minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "weekend"):
        words[unit] = words[f"{unit}s"] = Token(unit)
    words |= {"now": Token("today"), "tonight": Token("today"), "beginning": Token("start"), "middle": Token("mid")}
    words |= {"till": Token("until")}
    keywords = "today tomorrow next new after busy season early mid late start end until from later time or so half"
    return words | {word: Token(word) for word in keywords.split()}


WORDS = _vocabulary()


def tokens(text: str) -> list[Token]:
    """The phrase cut into tokens, without its fillers; what is no word of the vocabulary has the kind `?`."""
    if len(text) > LONGEST:
        return [Token("?")]
    found: list[Token] = []
    for token in _cut(text.lower().rstrip(" .")):
        if found and found[-1].kind == token.kind == "a":
            found.pop()  # "a few", "a couple": the number is in the second word
        if found and found[-1].kind == "1st" and token.kind == "quarter":
            token = Token("Q1", found.pop().value)
        found.append(token)
    return found


def _cut(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind, word = str(match.lastgroup), match.group()
        if kind in ("linked", "sep", "date"):
            yield Token("date", read_day(word).toordinal())
        elif kind == "word":
            name = match["word"]
            if name not in FILLERS:
                yield WORDS.get(name, Token("?"))
        elif kind in ("number", "ordinal"):
            yield _number(match["number"], match["ordinal"])
        elif kind != "gap":
            yield Token("Q1", int(match["quarter"])) if kind == "quarter" else Token(_PLAIN[kind])


_PLAIN = {"time": "15:00", "workday": "workday", "unknown": "?"}


def _number(digits: str, ordinal: str | None) -> Token:
    if ordinal:
        return Token("1st", int(digits))
    return Token("2026" if len(digits) == 4 else "1", int(digits))


def kinds_of(words: Sequence[Token]) -> str:
    """The kinds in a row, which is how the tables name a form: `next Fri`, `1 May 2026`."""
    return " ".join(word.kind for word in words)


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
    if not date.min.year <= year <= date.max.year:
        raise WordsError(f"{quoted(text)} is no day. There is no year {year}.", "write the year with four digits: 2026")
    if not 1 <= month <= 12:
        hint = f"write year, month and day: {year:04d}-12-01"
        raise WordsError(f"{quoted(text)} is no day. There is no month {month}.", hint)
    days = monthrange(year, month)[1]
    if 1 <= day <= days:
        return date(year, month, day)
    end, number = ("first", 1) if day < 1 else ("last", days)
    raise WordsError(
        f"{quoted(text)} is no day. {MONTH_NAMES[month - 1]} {year} has {days} days.",
        f"the {end} day of that month is {date(year, month, number)}",
    )


def quoted(text: str) -> str:
    """The words in quotation marks, cut where they are long."""
    return f'"{text if len(text) <= 60 else text[:59] + "…"}"'


def nearest(text: str, examples: Sequence[str]) -> str:
    """The hint that names the examples most like what was written, or the first of them."""
    from difflib import get_close_matches  # only a slip pays for it

    close = get_close_matches(text[:60].lower(), examples, 3, 0.5)
    return "try: " + ", ".join(dict.fromkeys([*close, *examples][:3]))
