"""What in a note leads elsewhere, read alike by both who render notes: wiki links and bare addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from site_builder.text.names import split_link

Resolve = Callable[[str], str | None]
"""The address of a `[[name]]`, or nothing."""

REL = "noopener noreferrer nofollow"
LONGEST_NAME = 400
WEB = (  # each branch begins with a letter of its own, which is what makes a search fast
    r"(?:h(?<![\w/@.:]h)ttps?://|w(?<![\w/@.:]w)ww\.)"
    r"[^\s<>\"'`\[\]\x02\x03]{3,2000}"  # between these two Python-Markdown keeps what it has read already
)
MAIL = r"(?<![\w/@.:])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
ADDRESS = f"(?:{WEB}|{MAIL})"


class Target(NamedTuple):
    """Where words lead; nowhere where `url` is None."""

    words: str
    url: str | None


def wiki_target(inner: str, embedded: bool, resolve: Resolve) -> Target:
    """`Ben Ito|Ben` leads to that page, where there is one; an embedded file is its name."""
    name = split_link(inner)
    if embedded:
        return Target(name.target, None)
    return Target(name.label, resolve(name.target))


def address_target(text: str) -> Target:
    """A bare web or mail address; the full stop behind it is left out."""
    words = _without_end(text)
    scheme = "" if words.lower().startswith("http") else "https://" if words.lower().startswith("www.") else "mailto:"
    return Target(words, scheme + words)


def _without_end(text: str) -> str:
    text = text.rstrip(".,;:!?*_~")
    while text.endswith(")") and text.count("(") < text.count(")"):
        text = text[:-1].rstrip(".,;:!?*_~")
    return text
