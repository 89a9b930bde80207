"""How long to wait: for the folder to be quiet after a hint, and between two sweeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from site_builder.serve.clock import Clock

SAVED = 0.004  # one file, closed or renamed into place: nothing more is to come
QUIET = 0.03  # anything else: a save that is not over yet, or several files
BREATH = 0.5  # seconds without a change before the next one counts as a single save
STORM = 0.3  # never wait longer than this from the first hint on

SWEEP = 2.0
SHARE = 200  # idle, a sweep that took n seconds of processor time comes every SHARE * n: below 1 % of a core
LONGEST_SWEEP = 30.0
CALM = 20.0  # seconds without a change after which the notebook counts as idle


@dataclass(frozen=True, slots=True)
class Hint:
    """Something happened at this path; `saved` where it was closed after writing or renamed into place."""

    path: str
    saved: bool = False


class Hints(Protocol):
    """A queue of hints that something changed. They may be late, doubled or missing: the truth is the tree."""

    def wait(self, timeout: float) -> Hint | None:
        """The next hint, or None when there is none in that time."""


def settle(first: Hint, hints: Hints, clock: Clock, *, calm: float) -> set[str]:
    """The paths hinted at, when the folder has been quiet for a moment after the first, or after 0.3 s of a storm.

    A single save is over when its file is closed; so shortly after another change it may be part of a storm.
    """
    end = clock.running() + STORM
    hint, paths = first, {first.path}
    while (left := end - clock.running()) > 0:
        moment = SAVED if hint.saved and len(paths) == 1 and calm > BREATH else QUIET
        following = hints.wait(min(moment, left))
        if following is None:
            break
        hint = following
        paths.add(hint.path)
    return paths


def sweep_after(cost: float, calm: float) -> float:
    """Seconds until the next sweep, given what the last one cost and for how long nothing has changed."""
    if calm < CALM:
        return SWEEP
    return min(max(SWEEP, cost * SHARE), LONGEST_SWEEP)
