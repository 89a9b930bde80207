"""A message as text: how it is sent, its subject and its body, read from what a template gave."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from site_builder.drafts.vocabulary import words


class Form(StrEnum):
    """A letter has a subject, a text has none, and a call has a few points to say."""

    LETTER = "letter"
    TEXT = "text"
    CALL = "call"


_CALLS = words("phone call video zoom facetime skype teams meet person")
_TEXTS = words("""
    text sms whatsapp signal telegram messenger imessage dm chat threema matrix slack discord instagram linkedin
    mastodon wechat line viber xing facebook twitter bluesky x
""")


def form_of(channel: str | None) -> Form:
    """How one writes over that channel; a letter where it is not known."""
    name = (channel or "").strip().lower()
    if name in _CALLS or name == "in person":
        return Form.CALL
    return Form.TEXT if name in _TEXTS else Form.LETTER


class Message(NamedTuple):
    """What a template gave: a subject, empty for a text, and a body in Markdown."""

    subject: str
    body: str


_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_SUBJECT = re.compile(r"^subject:[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BREAK = re.compile(r"(?: {2,}|\\)\n|\n(?=\s*(?:[-*+>#]|\d+[.)])(?! {2,}\n)\s)")
"""The ends of lines that stay: a hard break, and one before an item of a list."""


def read_message(text: str) -> Message:
    """The subject of its front matter, and the body below it; no subject where there is no front matter.

    Lines of a paragraph are joined, as Markdown reads them; two spaces or a backslash at a line's end break it.
    """
    front = _FRONT.match(text)
    subject = _SUBJECT.search(front[1]) if front else None
    body = text[front.end() :] if front else text
    paragraphs = filter(None, map(_flowed, _PARAGRAPHS.split(body)))
    return Message(subject=_unquoted(subject[1]) if subject else "", body="\n\n".join(paragraphs))


def _flowed(paragraph: str) -> str:
    if "\n" not in paragraph:
        return " ".join(paragraph.split())
    return "\n".join([" ".join(line.split()) for line in _BREAK.split(paragraph)]).strip()


def _unquoted(value: str) -> str:
    value = " ".join(value.split())
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
