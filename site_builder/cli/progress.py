"""Progress of work that takes over a second."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TypeVar

from site_builder.cli.terminal import in_ci

T = TypeVar("T")
_AFTER, _EVERY = 1.0, 0.1  # seconds


class Progress:
    """Counts in one line that a terminal rewrites; where nobody watches it says nothing."""

    def __init__(self, args: Namespace) -> None:
        self._quiet: bool = args.quiet or not sys.stderr.isatty() or in_ci()
        self._process = os.getpid()  # another one that helps us has its part, but not a word
        self._next = time.monotonic() + _AFTER

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
        if self._quiet or time.monotonic() < self._next or os.getpid() != self._process:
            return
        self._next = time.monotonic() + _EVERY
        line = f"{doing}: {number:,}" + (f" of {total:,}" if total else "")
        print(f"\r{line}\x1b[K\r", end="", file=sys.stderr, flush=True)  # the next message overwrites it
