"""A note's log as plain as most are, found at a glance: a `## Log` at its end, with one line to a bullet.

Where anything else may be part of it, nothing is found here, and each line of the note is looked at.
"""

from __future__ import annotations

import re

from site_builder.text.sections import NAMES, Bullet, may_hold_code

_HEADING = "\n## Log\n"
_NO_BULLET = re.compile(r"\n(?!- [^\W_]|\n|\Z)")


def plain_log(body: str) -> tuple[str, list[Bullet]] | None:
    """The body without its log, and the log's bullets."""
    at = body.find(_HEADING)
    start = at + len(_HEADING)
    if at < 0 or _NO_BULLET.search(body, start - 1) or may_hold_code(body):
        return None
    notes = body[:at]
    if _may_be_headed(notes):
        return None
    lines = enumerate(body[start:].split("\n"), notes.count("\n") + 2)
    return notes, [Bullet(at, at + 1, "", "-", line[2:].rstrip(), ((0, at, 2),)) for at, line in lines if line]


def _may_be_headed(notes: str) -> bool:
    """Whether a log may begin in them: a heading has a # or is underlined, and one of the names."""
    if not any(sign in notes for sign in "#=-"):
        return False
    words = notes.lower()
    return any(name in words for name in NAMES)
