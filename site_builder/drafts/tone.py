"""What costs goodwill, found in a message: where it stands, why, and a kinder wording (SPEC 6).

It finds what is there and leaves ordinary sentences alone; what each pattern is, `tone_table` says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from site_builder.drafts.tone_table import ADVICE, PATTERNS, Slip

LONGEST = 20_000  # letters that are looked at
_BRINGS = re.compile(
    r"\b(?:attached|enclosed|here is|here are|below is|came across|found (?:a|an|the|something|this)|thought of you|"
    r"reminded me|news from|good news|to tell you|to say thank|to thank|to let you know|to show you|https?://)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A few words of a text that would cost goodwill."""

    start: int  # the text's letters from here
    end: int  # to here
    phrase: str  # those words
    slip: Slip
    why: str
    kinder: str


def find_tone(text: str) -> list[Finding]:
    """What in the text would cost goodwill, in the order of the text; no place is marked twice."""
    plain = text[:LONGEST].replace("’", "'").replace("‘", "'")
    spans = [
        (PATTERNS[number][0], match.span())
        for number in _triggered(plain.lower())
        for match in _expression(number).finditer(plain)
    ]
    if any(slip is Slip.VAGUE for slip, _ in spans) and _BRINGS.search(plain):
        spans = [each for each in spans if each[0] is not Slip.VAGUE]
    return _apart([_finding(text, slip, *span) for slip, span in spans])


def _triggered(lowered: str) -> list[int]:
    """The numbers of the patterns of which a trigger is in the text: most texts hold none, and most are never tried."""
    words = lowered.split()
    near, text = frozenset[tuple[str, int]]().union(*map(_near, words)), " ".join(words)
    return sorted({number for trigger, number in near if trigger in text})


def _finding(text: str, slip: Slip, start: int, end: int) -> Finding:
    """The words that were found, without the marks and blanks around them."""
    phrase = text[start:end].lstrip(" .,!?:\n")
    start = end - len(phrase)
    phrase = phrase.rstrip()
    advice = ADVICE[slip]
    return Finding(start=start, end=start + len(phrase), phrase=phrase, slip=slip, why=advice.why, kinder=advice.kinder)


def _apart(found: list[Finding]) -> list[Finding]:
    """Of those that overlap the first and longest."""
    kept: list[Finding] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


@lru_cache(maxsize=4096)
def _near(word: str) -> tuple[tuple[str, int], ...]:
    """The triggers that may be in a text with this word, each with the number of its pattern."""
    return tuple((trigger, number) for longest, trigger, number in _triggers() if longest in word)


@cache
def _triggers() -> tuple[tuple[str, str, int], ...]:
    """Each trigger's longest word, the trigger, and the number of its pattern."""
    triggers = ((trigger, number) for number, row in enumerate(PATTERNS) for trigger in row[1].split("|"))
    return tuple((max(trigger.split()[::-1], key=len), trigger, number) for trigger, number in triggers)


@cache
def _expression(number: int) -> re.Pattern[str]:
    """A space is any white space, `~` stands for up to five words; it begins and ends with a whole word."""
    pattern = PATTERNS[number][2]
    words = pattern.replace(" ?", r"\s*").replace(" ", r"\s+").replace("~", r"\S+(?:\s+\S+){0,4}")
    before = "" if pattern.startswith(("(?:^", r"\?")) else r"(?<!\w)"
    return re.compile(rf"{before}(?:{words})(?!\w)", re.IGNORECASE)
