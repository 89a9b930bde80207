"""The plots of Insights: from numbers to shapes. What they found is said by figures.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from site_builder.days import add_days
from site_builder.site.svg import Label, Picture, Shape, box, dot, short

WIDTH, HEIGHT = 400, 150
_CELL, _STEP = 12, 14
_SHADES = (("wash", ""), ("ink-2", "0.32"), ("ink-2", "0.55"), ("ink-2", "0.78"), ("ink-2", "1"))


def year(counts: Mapping[date, int], today: date, says: str) -> Picture:
    """A square a day, a column a week, for the 53 weeks up to this one; the busier the darker."""
    first = first_of_year(today)
    busy = sorted(counts.values())
    most = busy[int(0.95 * (len(busy) - 1))] if busy else 1  # one day of imports must not make all others pale
    squares: list[list[str]] = [[] for _ in _SHADES]
    for at in range((today - first).days + 1):
        squares[_shade(counts.get(first + timedelta(days=at), 0), most)].append(_square(at))
    shaded = zip(squares, _SHADES, strict=True)
    shapes = [Shape(d="".join(found), ink=ink, opacity=opacity) for found, (ink, opacity) in shaded if found]
    left, top = _STEP * ((today - first).days // 7) + 1, _STEP * today.weekday() + 1
    now = Shape(d=box(left, top, _CELL - 2, _CELL - 2), ink="accent", line=2)
    return Picture(width=_STEP * 53, height=_STEP * 7, says=says, shapes=(*shapes, now))


def first_of_year(today: date) -> date:
    """The Monday on which the plot of the year begins, 52 weeks before this week's."""
    return add_days(today, -today.weekday() - 52 * 7)


def shares(rows: Sequence[tuple[str, int, int]], says: str) -> Picture:
    """For each name how many of how many: a frame as long as the whole, filled as far as the part."""
    most = max(whole for _, _, whole in rows)
    frames, fills, labels = "", "", []
    for at, (name, part, whole) in enumerate(rows):
        top, length = 20 + 50 * at, 300 * whole / most
        frames += box(0.5, top + 0.5, max(1, length - 1), 13)
        fills += box(0, top, length * part / whole, 14) if part else ""
        labels.append(Label(x=0, y=top - 7, text=name, then=f"{part} of {whole}", strong=True))
        labels.append(Label(x=_round(length + 10), y=top + 11, text=percent(part, whole), strong=True))
    return _picture(50 * len(rows), says, [Shape(d=frames, line=1), Shape(d=fills)], labels)


def percent(part: int, whole: int) -> str:
    """`52%`."""
    return f"{round(100 * part / whole)}%"


def histogram(rows: Sequence[tuple[str, int]], half: int, says: str) -> Picture:
    """A column for each span of days; those up to `half` stand on a shade."""
    most, pitch = max(number for _, number in rows), WIDTH / len(rows)
    columns, labels = "", [Label(x=_round(pitch * (half + 1) - 6), y=12, text="half", anchor="end", strong=True)]
    for at, (name, number) in enumerate(rows):
        height, middle = 90 * number / most, _round(pitch * (at + 0.5))
        columns += box(pitch * at + 3, 126 - height, pitch - 6, height) if number else ""
        labels.append(Label(x=middle, y=144, text=name, anchor="middle"))
        if number:
            labels.append(Label(x=middle, y=_round(121 - height), text=str(number), anchor="middle"))
    shade = Shape(d=box(0, 0, pitch * (half + 1), 126), ink="wash")
    return _picture(HEIGHT, says, [shade, Shape(d=columns)], labels)


def columns(rows: Sequence[tuple[str, int, int]], says: str) -> Picture:
    """For each month how many of how many: a frame as high as the whole, filled as far as the part."""
    most, pitch, foot = max(whole for *_, whole in rows), WIDTH / len(rows), 116
    frames = fills = ""
    labels = _feet([name for name, *_ in rows], foot + 18)
    for at, (_, part, whole) in enumerate(rows):
        left, height, filled = pitch * at + (pitch - 22) / 2, 96 * whole / most, 96 * part / most
        frames += box(left + 0.5, foot + 0.5 - height, 21, max(1, height - 1)) if whole else ""
        fills += box(left, foot - filled, 22, filled) if part else ""
        if whole:
            labels.append(Label(x=_round(left + 11), y=_round(foot - 5 - height), text=str(whole), anchor="middle"))
    return _picture(foot + 24, says, [Shape(d=frames, line=1), Shape(d=fills)], labels)


def dots(rows: Sequence[tuple[str, int, int, int]], says: str) -> Picture:
    """For each month a pile of dots: kept on time filled, later with notice and late hollow."""
    tallest = max(sum(counts) for _, *counts in rows)
    rise = min(18, 108 / max(1, tallest))
    radius, foot = min(6.2, rise * 0.34), 10 + rise * tallest
    paths = ["", "", ""]
    for at, (_, *counts) in enumerate(rows):
        middle, step = WIDTH / len(rows) * (at + 0.5), 0
        for kind, number in enumerate(counts):
            size = radius - 0.8 if kind else radius
            paths[kind] += "".join(dot(middle, foot - rise * (step + n + 0.5), size) for n in range(number))
            step += number
    shapes = [
        Shape(d=paths[0], ink="fine"),
        Shape(d=paths[1], ink="fine", line=1.6),
        Shape(d=paths[2], ink="overdue", line=1.6),
    ]
    return _picture(foot + 24, says, shapes, _feet([name for name, *_ in rows], foot + 18))


def give_and_ask(rows: Sequence[tuple[str, int, int]], says: str) -> Picture:
    """For each month blocks: given above the line, asked hollow below it."""
    up, down = max(given for _, given, _ in rows), max(asked for *_, asked in rows)
    rise = min(10, 70 / max(up, down))
    line, block, pitch = rise * up + 2, rise * 0.75, WIDTH / len(rows)
    above = below = ""
    for at, (_, given, asked) in enumerate(rows):
        left = pitch * at + (pitch - 22) / 2
        above += "".join(box(left, line - rise * (step + 1), 22, block) for step in range(given))
        below += "".join(box(left + 0.7, line + rise * (step + 0.35), 20.6, block * 0.83) for step in range(asked))
    shapes = [Shape(d=above), Shape(d=below, line=1.4), Shape(d=f"M0 {short(line)}H{WIDTH}", ink="ink-3", line=1)]
    foot = line + rise * down + 20
    return _picture(foot + 6, says, shapes, _feet([name for name, *_ in rows], foot))


def silence(days: int, usual: float, longest: int) -> Picture:
    """A bar as long as the silence, on the scale of the longest, and a mark where the usual gap ends."""
    mark = 100 * usual / longest
    bars = [Shape(d=box(0, 0, 100, 8), ink="wash"), Shape(d=box(0, 0, 100 * days / longest, 8))]
    return _bar([*bars, Shape(d=box(mark, -3, 0.6, 14), ink="ink")])


def bar(number: int, most: int) -> Picture:
    """A bar on the scale of the largest."""
    return _bar([Shape(d=box(0, 0, 100 * number / most, 8))])


def _bar(shapes: Sequence[Shape]) -> Picture:
    return Picture(width=100, height=8, says="", shapes=tuple(shapes), stretched=True)


def _picture(height: float, says: str, shapes: Sequence[Shape], labels: Sequence[Label]) -> Picture:
    drawn = tuple(shape for shape in shapes if shape.d)
    return Picture(width=WIDTH, height=round(height), says=says, shapes=drawn, labels=tuple(labels))


def _feet(names: Sequence[str], y: float) -> list[Label]:
    """Names below the columns; the last is the one that runs."""
    pitch = WIDTH / len(names)
    return [
        Label(x=_round(pitch * (at + 0.5)), y=_round(y), text=name, anchor="middle", strong=at == len(names) - 1)
        for at, name in enumerate(names)
    ]


def _shade(count: int, most: int) -> int:
    """Which of the five shades: the first where there was nothing."""
    return 0 if not count else 1 + min(3, round(3 * (count - 1) / max(1, most - 1)))


def _square(at: int) -> str:
    week, weekday = divmod(at, 7)
    return box(_STEP * week, _STEP * weekday, _CELL, _CELL)


def _round(value: float) -> float:
    return round(value, 1)
