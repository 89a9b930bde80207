"""Long lists in parts: `people/index.html`, `people/2/index.html`, so that no page grows without end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Part(NamedTuple, Generic[T]):
    """One part of a list: its number from 1, how many there are, and what it holds."""

    folder: str
    number: int
    of: int
    items: Sequence[T]

    @property
    def path(self) -> str:
        """Where this part stands in the site."""
        return self.path_of(self.number)

    def path_of(self, number: int) -> str:
        """Where that part of the same list stands."""
        return f"{self.folder}/index.html" if number == 1 else f"{self.folder}/{number}/index.html"


def paged(items: Sequence[T], size: int, folder: str) -> list[Part[T]]:
    """The list in parts of that size; an empty list is one empty part."""
    starts = range(0, len(items) or 1, size)
    of = len(starts)
    return [
        Part(folder=folder, number=number, of=of, items=items[start : start + size])
        for number, start in enumerate(starts, 1)
    ]
