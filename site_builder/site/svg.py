"""Pictures as values: paths and labels that a template draws as inline SVG, with the words that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

_MOST = 12  # blocks in a row
_TALLEST = 8  # a bar of so many or more


class Shape(NamedTuple):
    """One path in one colour; `ink` is a colour of the theme: mark, mark-soft, fine, overdue ..."""

    d: str
    ink: str = "mark"
    line: float = 0  # drawn as a line of that width instead of filled
    dashed: bool = False
    opacity: str = ""


class Label(NamedTuple):
    """A word or number in a picture."""

    x: float
    y: float
    text: str
    then: str = ""  # fainter words after it
    anchor: str = "start"
    strong: bool = False


class Picture(NamedTuple):
    """A drawing of a size, and what it says to those who do not see it."""

    width: float
    height: float
    says: str
    shapes: tuple[Shape, ...] = ()
    labels: tuple[Label, ...] = ()
    stretched: bool = False  # as wide as its place, whatever its height


def box(x: float, y: float, width: float, height: float) -> str:
    """The path of a rectangle."""
    w = short(width)
    return f"M{short(x)} {short(y)}h{w}v{short(height)}h-{w}z"


def dot(x: float, y: float, radius: float) -> str:
    """The path of a circle around a point."""
    r = short(radius)
    return f"M{short(x - radius)} {short(y)}a{r} {r} 0 1 0 {short(2 * radius)} 0a{r} {r} 0 1 0 -{short(2 * radius)} 0z"


def short(value: float) -> str:
    """A number as a drawing needs it: one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


@cache
def blocks(count: int, of: int, says: str) -> Picture:
    """So many of so many blocks, in a row: warmth."""
    rows = ((count, of, "mark-soft"), (0, count, "mark"))
    shapes = ((strokes([(7 * at + 2.5, 0, 14) for at in range(first, last)]), ink) for first, last, ink in rows)
    return Picture(width=7 * of, height=14, says=says, shapes=_lined(5, *shapes))


def bars(counts: Sequence[int], says: str) -> Picture:
    """A small column for each count, a stroke at the foot where there is none: activity by month."""
    path = "".join(map(_bar, range(len(counts)), counts))
    return Picture(width=6 * len(counts) - 2, height=18, says=says, shapes=_lined(4, (path, "mark")))


@cache
def _bar(at: int, count: int) -> str:
    return strokes([(6 * at + 2, 18, -1.5 - 15.9 * min(count, _TALLEST) / _TALLEST)])


def strokes(lines: Iterable[tuple[float, float, float]]) -> str:
    """The path of upright lines: from which point, and how far down."""
    return "".join([f"M{short(x)} {short(y)}v{short(length)}" for x, y, length in lines])


def load(count: int, room: int, says: str) -> Picture:
    """A day's steps against its room: taken, free, and over it; to scale where they are many."""
    most = max(count, room)
    scale = min(1, _MOST / most)
    used, width = round(min(count, room) * scale), round(most * scale)
    free = used + round(max(0, room - count) * scale)
    parts = ((0, used, "mark"), (used, free, "mark-soft"), (free, width, "overdue"))
    shapes = ((strokes([(5 * at + 1.5, 0, 10) for at in range(first, last)]), ink) for first, last, ink in parts)
    return Picture(width=5 * width, height=10, says=says, shapes=_lined(3, *shapes))


def _lined(width: float, *parts: tuple[str, str]) -> tuple[Shape, ...]:
    return tuple(Shape(d=d, ink=ink, line=width) for d, ink in parts if d)
