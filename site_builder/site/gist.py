"""The first words of a note, as plain text: what a row shows of it."""

from __future__ import annotations

import re

LONGEST = 220
_FENCE = re.compile(r"^(```|~~~).*?(?:^\1|\Z)", re.MULTILINE | re.DOTALL)
_SKIPPED = re.compile(r"^\s{0,3}(?:#{1,6}\s.*|[-*_=]{3,}\s*|\|.*|!\[.*\]\(.*\)|\[\^.*)$", re.MULTILINE)
_MARKS = (
    (re.compile(r"\[\^[^\]\n]*\]"), ""),
    (re.compile(r"<[^>\n]{0,200}>"), ""),
    (re.compile(r"!?\[\[(?:[^\]|\n]*\|)?([^\]\n]*)\]\]"), r"\1"),
    (re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"^\s*(?:>\s?|[-*+]\s(?:\[[ xX]\]\s)?|\d{1,3}[.)]\s)+", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__|~~|`|(?<!\w)[*_]|[*_](?!\w))"), ""),
)


def gist(notes: str) -> str:
    """The first lines of a note without its markup, cut at a word."""
    text = _SKIPPED.sub("", _FENCE.sub("", notes[: 10 * LONGEST]))
    for pattern, instead in _MARKS:
        text = pattern.sub(instead, text)
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(None, 1)[0].rstrip(",;:.") + " …"
