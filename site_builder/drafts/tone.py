"""What costs goodwill, found in a message: where it stands, why, and a kinder wording (SPEC 6).

It finds what is there and leaves ordinary sentences alone; what each pattern is, `tone_table` says.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from site_builder.drafts.tone_table import ADVICE, PATTERNS, Slip

LONGEST = 20_000  # letters that are looked at
_BRINGS = re.compile(
    r"\b(?:attached|enclosed|here is|here are|below is|came across|found (?:a|an|the|something|this)|thought of you|"
    r"reminded me|news from|good news|to tell you|to say thank|to thank|to let you know|to show you|https?://)",
    re.IGNORECASE,
)
_SMALL = bytes(ord(chr(byte).lower()) if chr(byte).isalpha() and byte < 128 else ord(" ") for byte in range(256))


class Finding(NamedTuple):
    """A few words of a text that would cost goodwill."""

    start: int  # the text's letters from here
    end: int  # to here
    phrase: str  # those words
    slip: Slip
    why: str
    kinder: str


def find_tone(text: str) -> list[Finding]:
    """What in the text would cost goodwill, in the order of the text; no place is marked twice."""
    tried = _triggered(text[:LONGEST])
    if not tried:
        return []
    plain = text[:LONGEST].replace("’", "'").replace("‘", "'")
    spans = [(PATTERNS[number][0], match.span()) for number in tried for match in _expression(number).finditer(plain)]
    if any(slip is Slip.VAGUE for slip, _ in spans) and _BRINGS.search(plain):
        spans = [each for each in spans if each[0] is not Slip.VAGUE]
    return _apart([_finding(text, slip, *span) for slip, span in spans])


def _triggered(text: str) -> list[int]:
    """The numbers of the patterns of which a trigger is in the text: most texts hold none, and most are never tried."""
    words, triggers = _words(text), _triggers()
    line = " ".join(words)
    return sorted({number for word in triggers.keys() & words for near, number in triggers[word] if near in line})


def _words(text: str) -> list[str]:
    """The words in small letters, without digits and marks, but for "???", which goes in front."""
    words = text.encode("ascii", "replace").translate(_SMALL).decode().split()
    return ["???", *words] if "???" in text else words


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


@cache
def _triggers() -> dict[str, list[tuple[str, int]]]:
    """By the longest word of each trigger, the trigger as it stands in a line of them and the number of its pattern."""
    triggers: dict[str, list[tuple[str, int]]] = {}
    for number, (_, written, _) in enumerate(PATTERNS):
        for words in map(_words, written.split("|")):
            triggers.setdefault(max(words, key=len), []).append((" ".join(words), number))
    return triggers


@cache
def _expression(number: int) -> re.Pattern[str]:
    """A space is any white space, `~` stands for up to five words; it begins and ends with a whole word."""
    pattern = PATTERNS[number][2]
    words = pattern.replace(" ?", r"\s*").replace(" ", r"\s+").replace("~", r"\S+(?:\s+\S+){0,4}")
    before = "" if pattern.startswith(("(?:^", r"\?")) else r"(?<!\w)"
    return re.compile(rf"{before}(?:{words})(?!\w)", re.IGNORECASE)
