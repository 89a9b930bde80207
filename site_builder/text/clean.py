"""Characters that nobody sees: controls, lone surrogates, and marks that turn the direction of what follows."""

from __future__ import annotations

import re

_HIDDEN = "\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069"
HIDDEN = re.compile(f"[{_HIDDEN}]")
_HIDDEN_OR_SHOWN = re.compile(f"[{_HIDDEN}\u2400-\u2424\ufffd]")
_SEEN = b"\t\n" + bytes(range(0x20, 0x7F))  # all of ASCII that is not hidden
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421", 0x85: "\u2424"}


def hidden_at(text: str) -> int | None:
    """Where the first such character stands."""
    found = None if _is_seen(text) else HIDDEN.search(text)
    return found.start() if found else None


def _is_seen(text: str) -> bool:
    """True where nothing is hidden, found out quickly; false where something may be."""
    if text.isascii():
        return not text.encode().translate(None, _SEEN)
    return text.replace("\n", "").isprintable()


def shown(text: str) -> str:
    """The text with each of them replaced by one that can be seen, so that all else keeps its place."""
    return HIDDEN.sub(lambda match: _PICTURES.get(ord(match[0]), "\ufffd"), text)


def removed(text: str) -> str:
    """The text without them, shown or not."""
    return text if text.isprintable() and text.isascii() else _HIDDEN_OR_SHOWN.sub("", text)


def name_of(char: str) -> str:
    """How to speak of one: U+202E."""
    return f"U+{ord(char):04X}"
