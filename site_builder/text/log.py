"""The log of a note: its lines as events, oldest first, and what is left of the note without them (SPEC 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from site_builder.model import Event, Verb
from site_builder.problems import Problem
from site_builder.text.line import LogFile, Reader, read_line
from site_builder.text.sections import Bullet, Section, log_sections, without_log
from site_builder.text.verbs import ANSWERS

__all__ = ["Bullet", "LogReading", "Section", "log_sections", "read_log"]


@dataclass(frozen=True, kw_only=True, slots=True)
class LogReading:
    """What a body's log says."""

    events: tuple[Event, ...] = ()  # oldest first
    newest_first: bool = False  # the direction in which the list runs
    notes: str = ""  # the body without the log
    problems: tuple[Problem, ...] = ()


def read_log(body: str, first_line: int, path: str, reader: Reader) -> LogReading:
    """Read the log in a note's body, which begins on the file's `first_line`; `reader` reads a WHEN said on a day."""
    sections = log_sections(body)
    if not sections:
        return LogReading(notes=body)
    log = LogFile(path=path, first_line=first_line, lines=body.split("\n"), reader=reader)
    read = [(read_line(bullet, log), bullet) for section in sections for bullet in section.bullets]
    dated = [(event, bullet) for event, bullet in read if event]
    newest_first = _newest_first([event.day for event, _ in dated])
    if newest_first:
        dated.reverse()
    dated.sort(key=lambda pair: pair[0].day)
    events = tuple(event for event, _ in dated)
    if any(event.word in ANSWERS for event in events):
        _who_replied(dated, log)
    problems = tuple(sorted(log.problems, key=lambda problem: problem.place))
    return LogReading(events=events, newest_first=newest_first, notes=without_log(body, sections), problems=problems)


def _newest_first(days: Sequence[date]) -> bool:
    """More neighbours step back in date than forward."""
    return sum((later > day) - (later < day) for day, later in pairwise(days)) < 0


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
