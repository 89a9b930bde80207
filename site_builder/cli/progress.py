"""Progress of work that takes over a second."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_AFTER, _EVERY = 1.0, 0.1  # seconds


class Progress:
    """Counts in one line that a terminal rewrites; elsewhere it says once what takes its time."""

    def __init__(self, args: Namespace) -> None:
        self._quiet: bool = args.quiet
        self._live = sys.stderr.isatty()
        self._next = time.monotonic() + _AFTER
        self._told = ""

    def each(self, items: Iterable[T], doing: str, total: int) -> Iterator[T]:
        """The same items, counted as they go by."""
        for number, item in enumerate(items, 1):
            self.tell(doing, number, total)
            yield item

    def stop(self) -> None:
        """Say no more: what comes now is told in other words."""
        self._quiet = True

    def tell(self, doing: str, number: int, total: int = 0) -> None:
        """Say how far it is, if it is time to."""
        if self._quiet or (self._told == doing and not self._live) or time.monotonic() < self._next:
            return
        self._told, self._next = doing, time.monotonic() + _EVERY
        line = f"{doing}: {number:,}" + (f" of {total:,}" if total else "")
        if self._live:
            print(f"\r{line}\x1b[K\r", end="", file=sys.stderr, flush=True)  # the next message overwrites it
        else:
            print(f"{doing} …", file=sys.stderr)
