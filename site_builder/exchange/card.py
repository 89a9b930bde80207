"""What another program knows of a person, by our keys: what every format is read into and written from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from site_builder.model import Reach
from site_builder.text import clean
from site_builder.text.slug import fold

LONGEST = 10_000  # characters of a value on one line
LONGEST_NOTES = 200_000
MOST = 200  # values of one kind: what has more is no person
_WORD = re.compile(r"[^\W_]+")


class LogLine(NamedTuple):
    """A line of the log without its bullet, and what stands below it."""

    words: str  # "2026-11-18 met: SlowConf"
    more: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One person as text; what can't be read as the key wants it is found out when the note is read."""

    name: str = ""
    aliases: tuple[str, ...] = ()
    email: tuple[Reach, ...] = ()
    phone: tuple[Reach, ...] = ()
    links: tuple[Reach, ...] = ()
    prefers: str = ""
    org: str = ""
    role: str = ""
    location: str = ""
    timezone: str = ""
    tags: tuple[str, ...] = ()
    circle: str = ""
    playbook: str = ""
    every: str = ""
    met: str = ""
    met_at: str = ""  # where it was
    introduced_by: str = ""
    birthday: str = ""
    dates: tuple[Reach, ...] = ()  # the other days of every year, by their labels
    busy: tuple[str, ...] = ()
    follow_up: str = ""
    last_touch: str = ""
    snoozed_until: str = ""  # a day; on which day that was said it does not say
    status: str = ""  # empty: it does not say
    private: str = ""
    more: tuple[Reach, ...] = ()  # what has no key of ours, by its own
    notes: str = ""  # Markdown
    log: tuple[LogLine, ...] = ()  # oldest first


class Found(NamedTuple):
    """A person in a file, and on which of its lines."""

    line: int
    card: Card


class Skipped(NamedTuple):
    """An entry that is no person, and why."""

    line: int
    why: str


class NoCards(Exception):
    """The file as a whole is refused; the message says why."""


def with_snooze(card: Card, today: date) -> Card:
    """The card with its snooze as a line of the log, said today; one that is over says nothing any more."""
    if card.snoozed_until <= today.isoformat():
        return card
    return replace(card, snoozed_until="", log=(*card.log, LogLine(f"{today} snoozed -> {card.snoozed_until}")))


def name_part(name: str, part: str) -> str:
    """A title, a middle name or a degree, where the name does not say it anyway."""
    if not part.strip():
        return ""
    said, folded = set(_WORD.findall(fold(name))), fold(name)
    unsaid = (word for word in _WORD.findall(fold(part)) if word not in said and (word.isascii() or word not in folded))
    return ", ".join(filter(None, map(tidy, part.split(",")))) if any(unsaid) else ""


def tidy(text: str) -> str:
    """A value as a note can hold it: one line, nothing hidden in it, of a reasonable length."""
    words = " ".join(clean.removed(text).split()) if text else ""
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def log_line(text: str) -> LogLine:
    """A line of the log as it was exported: its words, and below them what belongs to it."""
    words, *more = clean.HIDDEN.sub("", text).rstrip().split("\n")
    return LogLine(words.strip()[:LONGEST], tuple(more))


def tidy_notes(text: str) -> str:
    """Text of several lines as a note can hold it."""
    lines = clean.HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return lines[:LONGEST_NOTES].strip("\n").rstrip()


def listed(values: Iterable[str]) -> tuple[str, ...]:
    """The values that say something, each once."""
    return tuple(dict.fromkeys(filter(None, map(tidy, values))))[:MOST]


def links(pairs: Iterable[tuple[str, str]]) -> tuple[Reach, ...]:
    """Labels and values as links, each value once a label: one handle may serve on several networks."""
    found = dict.fromkeys(Reach(label=tidy(label), value=words) for label, value in pairs if (words := tidy(value)))
    return tuple(found)[:MOST]


def reaches(pairs: Iterable[tuple[str, str]]) -> tuple[Reach, ...]:
    """Labels and values as ways to reach somebody, each value once."""
    found: dict[str, Reach] = {}
    for label, value in pairs:
        if words := tidy(value):
            found.setdefault(words, Reach(label=tidy(label), value=words))
    return tuple(found.values())[:MOST]
