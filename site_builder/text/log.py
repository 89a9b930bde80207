"""The log of a note: its lines as events, oldest first, and what is left of the note without them (SPEC 3)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from site_builder.model import Event, Verb
from site_builder.problems import Problem
from site_builder.text.line import LogFile, Reader, read_any_line
from site_builder.text.plain_event import plain_event
from site_builder.text.plain_log import plain_log
from site_builder.text.sections import Bullet, Section, log_sections, plain_bullet, without_log
from site_builder.text.verbs import ANSWERS

__all__ = ["Bullet", "LogReading", "Section", "log_sections", "read_log"]


class LogReading(NamedTuple):
    """What a body's log says."""

    events: tuple[Event, ...] = ()  # oldest first
    newest_first: bool = False  # the direction in which the list runs
    notes: str = ""  # the body without the log
    problems: tuple[Problem, ...] = ()


def read_log(body: str, first_line: int, path: str, reader: Reader) -> LogReading:
    """Read the log in a note's body, which begins on the file's `first_line`; `reader` reads a WHEN said on a day."""
    log = LogFile(path=path, first_line=first_line, body=body, reader=reader)
    notes, read = _plain_events(log) or _any_events(log)
    events = [event for event in read if event]
    newest_first = _put_in_order(events)
    if not ANSWERS.isdisjoint([event.word for event in events]):
        _who_replied(events, log)
    problems = tuple(sorted(log.problems, key=lambda problem: problem.place)) if log.problems else ()
    return LogReading(events=tuple(events), newest_first=newest_first, notes=notes, problems=problems)


def _plain_events(log: LogFile) -> tuple[str, list[Event | None]] | None:
    """The notes and the events of a body with a plain log."""
    plain = plain_log(log.body)
    if not plain:
        return None
    lines = [(line, text) for line, text in enumerate(plain.bullets, plain.first) if text]
    return plain.notes, [
        plain_event(text, line, 2, (), log) or read_any_line(plain_bullet(line, text), log) for line, text in lines
    ]


def _any_events(log: LogFile) -> tuple[str, list[Event | None]]:
    """The notes and the events, wherever they stand."""
    notes, bullets = any_log(log.body)
    return notes, [_plain_or_any(bullet, log) for bullet in bullets]


def _plain_or_any(bullet: Bullet, log: LogFile) -> Event | None:
    _, line, column = bullet.parts[0]
    return plain_event(bullet.text, line, column, bullet.more, log) or read_any_line(bullet, log)


def any_log(body: str) -> tuple[str, list[Bullet]]:
    """The body without its log, and the log's bullets, wherever they stand."""
    sections = log_sections(body)
    notes = without_log(body, sections) if sections else body
    return notes, [bullet for section in sections for bullet in section.bullets]


def _put_in_order(events: list[Event]) -> bool:
    """Put the oldest first; whether they ran the other way: more neighbours step back in date than forward."""
    days = [event.day for event in events]
    if days == sorted(days):
        return False
    newest_first = sum((later > day) - (later < day) for day, later in pairwise(days)) < 0
    if newest_first:
        events.reverse()
    events.sort(key=lambda event: event.day)
    return newest_first


def _who_replied(events: Sequence[Event], log: LogFile) -> None:
    """`replied` is theirs: right after another `heard` the owner's own answer may be meant."""
    newest = None
    bullets: dict[int, Bullet] = {}  # by the file's line
    for event in events:
        if event.word in ANSWERS and newest is Verb.HEARD:
            message = (
                f'who {event.word}? "{event.word}" means that they wrote to you, and they had the last word already'
            )
            bullets = bullets or {log.place(bullet).line: bullet for bullet in any_log(log.body)[1]}
            bullet = bullets[event.place.line]
            log.warn(bullet, bullet.text.lower().find(event.word), event.word, message, "if you wrote: sent")
        if event.is_touch:
            newest = event.verb
