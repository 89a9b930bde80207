"""The first words of a note, as plain text: what a row shows of it."""

from __future__ import annotations

import re

LONGEST = 220
_ENOUGH = 3 * LONGEST  # letters of a note that mostly hold so many without their markup
_FENCE = re.compile(r"^(```|~~~).*?(?:^\1|\Z)", re.MULTILINE | re.DOTALL)
_SKIPPED = re.compile(r"^\s{0,3}(?:#{1,6}\s.*|[-*_=]{3,}\s*|\|.*|!\[.*\]\(.*\)|\[\^.*)$", re.MULTILINE)
_MARKS = (
    (re.compile(r"\[\^[^\]\n]*\]"), ""),
    (re.compile(r"<[^>\n]{0,200}>"), ""),
    (re.compile(r"(?:!\[|\[)\[(?:[^\]|\n]*\|)?([^\]\n]*)\]\]"), r"\1"),
    (re.compile(r"(?:!\[|\[)([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"^\s*(?:>\s?|[-*+]\s(?:\[[ xX]\]\s)?|\d{1,3}[.)]\s)+", re.MULTILINE), ""),
    (re.compile(r"\*\*|__|~~|`|\*(?!\w)|_(?!\w)|\*(?<!\w\*)|_(?<!\w_)"), ""),
)


def gist(notes: str) -> str:
    """The first lines of a note without its markup, cut at a word."""
    text = _plain(notes[: notes.rfind("\n", 0, _ENOUGH) + 1])
    if len(text) <= LONGEST:
        text = _plain(notes[: 10 * LONGEST])
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(None, 1)[0].rstrip(",;:.") + " …"


def _plain(notes: str) -> str:
    """The words of whole lines of a note: those of the first lines are the first words of all."""
    text = _SKIPPED.sub("", _FENCE.sub("", notes))
    for pattern, instead in _MARKS:
        text = pattern.sub(instead, text)
    return " ".join(text.split())
