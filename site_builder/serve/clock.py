"""The clocks of the watcher, and what they tell apart: a new day, a night asleep, a clock that was set."""

from __future__ import annotations

import time
from typing import Protocol

JUMP = 5.0  # seconds by which wall clock and running clock may drift apart before it counts as a jump


class Clock(Protocol):
    """Where the watcher gets its time from; tests hand in one of their own."""

    def wall(self) -> float:
        """Seconds since 1970, as the system tells the time."""

    def running(self) -> float:
        """Seconds that only ever go forward, and stand still while the machine sleeps."""

    def busy(self) -> float:
        """Seconds of processor time that this thread has used."""


class SystemClock:
    """The machine's own clocks."""

    def wall(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def running(self) -> float:
        """Seconds that only ever go forward."""
        return time.monotonic()

    def busy(self) -> float:
        """Seconds of processor time that this thread has used."""
        return time.thread_time()


class Jumps:
    """Sees a suspend or a set clock: the wall clock went another way than the running one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._offset = clock.wall() - clock.running()

    def seconds(self) -> float:
        """By how much the wall clock has jumped since the last call; 0.0 where it has not."""
        offset = self._clock.wall() - self._clock.running()
        gap, self._offset = offset - self._offset, offset
        return gap if abs(gap) > JUMP else 0.0


def in_words(seconds: float) -> str:
    """A length of time to be read by people: 40 ms, 1.2 s, 5 minutes, 9 hours."""
    seconds = abs(seconds)
    if seconds < 1:
        return f"{round(seconds * 1000)} ms"
    if seconds < 100:
        return f"{seconds:.1f} s"
    minutes = round(seconds / 60)
    return f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"
