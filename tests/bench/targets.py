"""What the specification asks for, beside what was found: as a part of Hugo's time, in seconds, or in MB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.bench.contender import COLD, DUE, PAGE, TODAY_PAGE, UNCHANGED
from tests.bench.found import Found, Size, ratio
from tests.bench.table import table

_PART, _SECONDS, _MEGABYTES = "of Hugo's", "s", "MB"
_MEMORY = "memory"


@dataclass(frozen=True, kw_only=True)
class Target:
    """At most so much for a work, at 1,000 and at 10,000 contacts."""

    work: str
    unit: str
    most: Mapping[int, float]


TARGETS = (
    Target(work=COLD, unit=_PART, most={1_000: 1.0, 10_000: 1.0}),
    Target(work=UNCHANGED, unit=_PART, most={1_000: 1 / 10, 10_000: 1 / 30}),
    Target(work=PAGE, unit=_PART, most={1_000: 1 / 8, 10_000: 1 / 10}),
    Target(work=TODAY_PAGE, unit=_PART, most={1_000: 1 / 8, 10_000: 1 / 10}),
    Target(work=PAGE, unit=_SECONDS, most={1_000: 0.045, 10_000: 0.150}),
    Target(work=TODAY_PAGE, unit=_SECONDS, most={1_000: 0.045, 10_000: 0.150}),
    Target(work=DUE, unit=_SECONDS, most={1_000: 0.12, 10_000: 0.4}),
    Target(work=_MEMORY, unit=_MEGABYTES, most={1_000: 120.0, 10_000: 500.0}),
)


def targets(sizes: Mapping[int, Size]) -> str:
    """A table of the targets at the sizes that were measured; nothing where they say nothing."""
    rows = [row for count, size in sizes.items() for row in _rows(count, size)]
    return f"## Targets\n\n{table(['target', 'contacts', 'at most', 'found', 'kept'], rows)}" if rows else ""


def _rows(count: int, size: Size) -> Iterator[list[str]]:
    for target in TARGETS:
        if count in target.most:
            most, found = target.most[count], _found(target, size)
            kept = "–" if found is None else "yes" if found <= most else "no"
            told = "–" if found is None else f"{found:.3g}"
            yield [target.work, f"{count:,}", f"{most:.3g} {target.unit}", told, kept]


def _found(target: Target, size: Size) -> float | None:
    ours = next(iter(size.values()))
    if target.unit == _MEGABYTES:
        return max((found.megabytes for found in ours.values() if found.megabytes), default=None)
    own = ours.get(target.work, Found()).median
    if target.unit == _SECONDS:
        return own
    hugo = next((works for name, works in size.items() if name.startswith("Hugo")), {})
    return ratio(own, hugo.get(target.work, Found()).median)
