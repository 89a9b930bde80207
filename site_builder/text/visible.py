"""Other people's text where it is shown by itself: in a terminal, on the page of problems."""

from __future__ import annotations


def visible(text: str) -> str:
    """The text with signs that cannot be seen, or that turn the writing round, as signs that can; length kept."""
    return text if text.isprintable() else "".join(char if char.isprintable() else _picture(char) for char in text)


def _picture(char: str) -> str:
    code = ord(char)
    if char == "\t":
        return "⇥"
    if code < 0x20:
        return chr(0x2400 + code)
    return char if char in "\u00a0\u3000\u200c\u200d" else "\ufffd"
