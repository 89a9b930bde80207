"""Tables in Markdown, for the terminal and for docs/performance.md alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from tests.bench.contender import SAVES, SERVING, WORKS
from tests.bench.found import Found, Size, ratio

_NOTHING = Found()


def size_tables(count: int, size: Size) -> str:
    """What everything takes at one size, ours beside the others: seconds, then memory."""
    return f"## {count:,} contacts\n\n{_seconds(size)}\n{_megabytes(size)}"


def _seconds(size: Size) -> str:
    (name, ours), *others = size.items()
    rows = []
    for work in _measured(size, (*WORKS, *SAVES)):
        found = ours.get(work, _NOTHING)
        own = [_time(found.median), _time(found.p95), _time(found.cpu_median), str(len(found.seconds))]
        peers = [_beside(found.median, works.get(work, _NOTHING).median, _time) for _, works in others]
        rows.append([work, *own, *peers])
    return table(["seconds", f"{name}, median", "p95", "CPU", "runs", *(peer for peer, _ in others)], rows)


def _megabytes(size: Size) -> str:
    (name, ours), *others = size.items()
    rows = []
    for work in _measured(size, (*WORKS, SERVING)):
        own = ours.get(work, _NOTHING).megabytes
        peers = [_beside(own, works.get(work, _NOTHING).megabytes, _memory) for _, works in others]
        rows.append([work, _memory(own), *peers])
    return table(["MB, all processes", name, *(peer for peer, _ in others)], rows)


def _measured(size: Size, names: Sequence[str]) -> list[str]:
    return [name for name in names if any(name in works for works in size.values())]


def cost_lines(sizes: Mapping[int, Size]) -> str:
    """How our times grow: milliseconds at each size, and microseconds for each further note from one to the next."""
    counts = sorted(sizes)
    rows = []
    for work in _measured(sizes[counts[0]], (*WORKS, *SAVES)):
        times = {count: next(iter(sizes[count].values())).get(work, _NOTHING).median for count in counts}
        growth = [_growth(times[less], times[more], more - less) for less, more in pairwise(counts)]
        rows.append(
            [work, *(_told(times[count], lambda seconds: f"{1000 * seconds:.1f}") for count in counts), *growth]
        )
    growths = [f"µs a note, {less:,} to {more:,}" for less, more in pairwise(counts)]
    return f"## Cost lines\n\n{table(['ms', *(f'{count:,}' for count in counts), *growths], rows)}"


def _growth(less: float | None, more: float | None, notes: int) -> str:
    return "–" if less is None or more is None else f"{1e6 * (more - less) / notes:.1f}"


def _beside(ours: float | None, theirs: float | None, told: Callable[[float | None], str]) -> str:
    """Theirs, and in brackets ours as a part of it."""
    part = ratio(ours, theirs)
    return told(theirs) if part is None else f"{told(theirs)} ({part:.2f})"


def _time(seconds: float | None) -> str:
    return _told(seconds, lambda known: f"{known:.3f}")


def _memory(megabytes: float | None) -> str:
    return _told(megabytes, lambda known: f"{known:.0f}")


def _told(value: float | None, told: Callable[[float], str]) -> str:
    return "–" if value is None else told(value)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown whose columns stand in line."""
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]

    def line(cells: Sequence[str]) -> str:
        first, *others = [(cell, width) for cell, width in zip(cells, widths, strict=True)]
        return "| " + " | ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]) + " |\n"

    rule = "| " + " | ".join(["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]) + " |\n"
    return line(heads) + rule + "".join(map(line, rows))
