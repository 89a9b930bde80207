"""Words as the audit compares them."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[\u0300-\u036f]+")


def words_of(text: str) -> list[str]:
    """Its words, blind to letter case, accents and the form of characters."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return _WORD.findall(text.lower())
