"""A note's log as plain as most are, found at a glance: a `## Log` at its end, with one line to a bullet.

Where anything else may be part of it, nothing is found here, and each line of the note is looked at.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from site_builder.text.sections import NAMES, may_hold_code

_HEADING = "\n## Log\n"
_HEADINGS = re.compile(r"\n[^\S\n]*(#[^\n]*|(?:=+|-+)[^\S\n]*(?=\n|\Z))")
_NO_BULLET = re.compile(r"\n(?!- [^\W_]|\n|\Z)")


class PlainLog(NamedTuple):
    """The body without its log, and the words of each bullet; a blank line between them has none."""

    notes: str
    first: int  # the body's line, from 0, on which the first of them stands
    bullets: list[str]


def plain_log(body: str) -> PlainLog | None:
    """The log of a plain note."""
    at = body.find(_HEADING)
    start = at + len(_HEADING)
    if at < 0 or _NO_BULLET.search(body, start - 1) or may_hold_code(body):
        return None
    notes = body[:at]
    if _may_be_headed(notes):
        return None
    return PlainLog(notes, notes.count("\n") + 2, [line[2:].rstrip() for line in body[start:].split("\n")])


def _may_be_headed(notes: str) -> bool:
    """Whether a log may begin in them: a heading is underlined, or it has a # and one of the names."""
    headings = _HEADINGS.findall(f"\n{notes}")
    return any(line[0] != "#" or any(name in line.lower() for name in NAMES) for line in headings)
