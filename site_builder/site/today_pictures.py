"""The pictures of Today: the room of 14 days, twelve months of promises, everybody as blocks, and a skyline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from site_builder.model import Outcome, Promise
from site_builder.plan.record import word_of
from site_builder.site import words
from site_builder.site.svg import Label, Picture, Shape, box, dot

TALLEST = 9  # blocks in a column; above that one block stands for several
DOTS = 100
IN_A_ROW = 25
BLOCKS = 120  # in the account; above that one block stands for several people


class Day(NamedTuple):
    """One of the days ahead: how many steps it holds, and how many of them came from a full day."""

    day: date
    load: int
    moved: int
    works: bool


def days_picture(ahead: Sequence[Day], room: int) -> Picture:
    """A column of blocks for each day, a line for the room there is, and a shade over days without work."""
    each = -(-max(room, *(day.load for day in ahead)) // TALLEST)
    top = _height(room / each) + 1
    shade = "".join(box(20 * n, 8, 20, 85) for n, day in enumerate(ahead) if not day.works)
    shapes = [Shape(d=shade, ink="wash"), Shape(d="M0 93.5H280", ink="line", line=1)]
    for n, day in enumerate(ahead):
        shapes += _column(n, day, each)
    shapes.append(Shape(d=f"M0 {top:.1f}H280", ink="ink-3", line=1, dashed=True))
    room_label = Label(x=280, y=max(9, top - 4), text=f"room for {room}", anchor="end")
    letters = (
        Label(x=20 * n + 10, y=107, text=words.weekday(day.day)[0], anchor="middle", strong=not n)
        for n, day in enumerate(ahead)
    )
    says = f"Steps on each of the next {len(ahead)} days: {_counts(ahead)}; room for {room} a day"
    return Picture(width=280, height=112, says=says, shapes=_drawn(shapes), labels=(*letters, room_label))


def _column(at: int, day: Day, each: int) -> Iterator[Shape]:
    """Full blocks for what belongs there, hollow ones for what was moved there."""
    blocks, light = -(-day.load // each), -(-min(day.moved, day.load) // each)
    ink = "mark" if at else "accent"
    full = "".join(box(20 * at + 4, _height(n + 1) + 2.5, 12, 8) for n in range(blocks - light))
    hollow = "".join(box(20 * at + 4.7, _height(n + 1) + 3.2, 10.6, 6.6) for n in range(blocks - light, blocks))
    yield Shape(d=full, ink=ink)
    yield Shape(d=hollow, ink=ink, line=1.3)


def _height(blocks: float) -> float:
    """Where so many blocks end."""
    return 92 - 9.3 * blocks


def _counts(ahead: Sequence[Day]) -> str:
    return ", ".join(f"{words.weekday(day.day)} {day.load}" for day in ahead)


def word_picture(promises: Sequence[Promise]) -> Picture:
    """A dot for each promise, the last hundred: full where it was kept on time, hollow where it came later."""
    paths = {Outcome.ON_TIME: "", Outcome.WITH_NOTICE: "", Outcome.LATE: ""}
    shown = promises[-DOTS:]
    for n, promise in enumerate(shown):
        radius = 4 if promise.outcome is Outcome.ON_TIME else 3.3
        paths[promise.outcome] += dot(5 + 11.2 * (n % IN_A_ROW), 6 + 13 * (n // IN_A_ROW), radius)
    shapes = (
        Shape(d=paths[Outcome.ON_TIME], ink="fine"),
        Shape(d=paths[Outcome.WITH_NOTICE], ink="fine", line=1.5),
        Shape(d=paths[Outcome.LATE], ink="overdue", line=1.5),
    )
    word = word_of(promises)
    kept = f"{word.on_time} of {words.count(word.settled, 'promise')} kept on time"
    says = f"{kept}, {word.with_notice} later with notice, {word.late} late"
    rows = max(1, -(-len(shown) // IN_A_ROW))
    return Picture(width=280, height=13 * rows, says=says, shapes=_drawn(shapes))


def account_picture(groups: Iterable[tuple[int, str]], unreadable: int, total: int) -> Picture:
    """A block for each person, or for several where there are many, in the colours of the groups."""
    groups = list(groups)
    each = max(1, -(-total // BLOCKS))
    step = min(14.0, 460 / (-(-total // each) + len(groups) + 1))
    shapes, x = [], 0.0
    for count, ink in groups:
        blocks = -(-count // each)
        shapes.append(Shape(d="".join(box(x + step * n, 1, step * 0.78, 10) for n in range(blocks)), ink=ink))
        x += step * blocks + (6 if blocks else 0)
    missing = range(-(-unreadable // each))
    hollow = "".join(box(x + step * n + 0.6, 1.6, step * 0.78 - 1.2, 8.8) for n in missing)
    shapes.append(Shape(d=hollow, ink="overdue", line=1.2))
    says = f"{words.count(total, 'person', 'people')}, " + ("one block each" if each == 1 else f"a block for {each}")
    return Picture(width=520, height=12, says=says, shapes=_drawn(shapes))


def skyline(ahead: Sequence[Day]) -> Picture:
    """The days ahead as a skyline, where nothing is due: the sun stands over today."""
    tall = 80 / max(5, *(day.load for day in ahead))
    blocks = "".join(
        box(92 * n + 5, 101 - tall * (m + 1), 58, tall - 4) for n, day in enumerate(ahead) if n for m in range(day.load)
    )
    shapes = (
        Shape(d=_dome(38), ink="accent"),
        Shape(d=_dome(54), ink="accent", line=1, opacity="0.45"),
        Shape(d=_dome(74), ink="accent", line=1, opacity="0.22"),
        Shape(d=blocks, ink="mark-soft"),
        Shape(d="M0 104H1288", ink="ink-3", line=1.5),
    )
    labels = (
        Label(x=92 * n + 34, y=128, text=_named(day, n), anchor="middle", strong=not n) for n, day in enumerate(ahead)
    )
    says = f"The next {len(ahead)} days: {_counts(ahead)}"
    return Picture(width=1288, height=136, says=says, shapes=_drawn(shapes), labels=tuple(labels))


def _named(day: Day, at: int) -> str:
    return f"{words.weekday(day.day)} {day.day.day}" if at else "today"


def _dome(radius: float) -> str:
    """Half a circle that stands on the ground."""
    return f"M{80 - radius} 103a{radius} {radius} 0 0 1 {2 * radius} 0"


def _drawn(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    return tuple(shape for shape in shapes if shape.d)
