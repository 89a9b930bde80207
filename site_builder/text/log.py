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
from site_builder.text.sections import Bullet, Section, log_sections, without_log
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
    notes, bullets = plain_log(body) or any_log(body)
    if not bullets:
        return LogReading(notes=notes)
    log = LogFile(path=path, first_line=first_line, body=body, reader=reader)
    read = [(plain_event(bullet, path, first_line) or read_any_line(bullet, log), bullet) for bullet in bullets]
    dated = [(event, bullet) for event, bullet in read if event]
    newest_first = _put_in_order(dated)
    events = tuple([event for event, _ in dated])
    if not ANSWERS.isdisjoint([event.word for event in events]):
        _who_replied(dated, log)
    problems = tuple(sorted(log.problems, key=lambda problem: problem.place)) if log.problems else ()
    return LogReading(events=events, newest_first=newest_first, notes=notes, problems=problems)


def any_log(body: str) -> tuple[str, list[Bullet]]:
    """The body without its log, and the log's bullets, wherever they stand."""
    sections = log_sections(body)
    notes = without_log(body, sections) if sections else body
    return notes, [bullet for section in sections for bullet in section.bullets]


def _put_in_order(dated: list[tuple[Event, Bullet]]) -> bool:
    """Put the oldest first; whether they ran the other way: more neighbours step back in date than forward."""
    days = [event.day for event, _ in dated]
    if days == sorted(days):
        return False
    newest_first = sum((later > day) - (later < day) for day, later in pairwise(days)) < 0
    if newest_first:
        dated.reverse()
    dated.sort(key=lambda pair: pair[0].day)
    return newest_first


def _who_replied(dated: Sequence[tuple[Event, Bullet]], log: LogFile) -> None:
    """`replied` is theirs: right after another `heard` the owner's own answer may be meant."""
    newest = None
    for event, bullet in dated:
        if event.word in ANSWERS and newest is Verb.HEARD:
            message = (
                f'who {event.word}? "{event.word}" means that they wrote to you, and they had the last word already'
            )
            log.warn(bullet, bullet.text.lower().find(event.word), event.word, message, "if you wrote: sent")
        if event.is_touch:
            newest = event.verb
