"""What the notes of a seeded notebook are like: so that its description stays true."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

SIGNS = {"tables": "| --- |", "lists": "\n- ", "code": "```", "links": "](http", "quotes": "\n> ", "headings": "\n### "}


@dataclass(frozen=True, kw_only=True)
class Spread:
    """How the values of one kind lie."""

    mean: float
    median: float
    p90: float
    p99: float
    least: int
    most: int

    @classmethod
    def of(cls, values: Sequence[int]) -> Spread:
        """The spread of these values."""
        parts = statistics.quantiles(values, n=100)
        return cls(
            mean=statistics.mean(values),
            median=parts[49],
            p90=parts[89],
            p99=parts[98],
            least=min(values),
            most=max(values),
        )

    def __str__(self) -> str:
        tail = f"90 % below {self.p90:,.0f}, 99 % below {self.p99:,.0f}, at most {self.most:,}"
        return f"{self.mean:,.0f} in the mean, {self.median:,.0f} in the median, {tail}"


@dataclass(frozen=True, kw_only=True)
class Census:
    """The notes of a notebook: their bytes, the words of their bodies, the lines of their logs, and what is in them."""

    size: Spread
    words: Spread
    log: Spread
    shares: dict[str, float]  # how many of a hundred have a table, a list …

    def __str__(self) -> str:
        within = ", ".join(f"{name} in {share:.0f} %" for name, share in self.shares.items())
        return f"bytes: {self.size}\nwords: {self.words}\nlog lines: {self.log}\n{within}"


def census(notes: Sequence[str]) -> Census:
    """Count what is in these notes; the log is counted apart from the body."""
    bodies, logs = zip(*(note.split("---\n", 2)[2].split("\n## Log\n") for note in notes), strict=True)
    return Census(
        size=Spread.of([len(note.encode()) for note in notes]),
        words=Spread.of([len(re.findall(r"\w+", body)) for body in bodies]),
        log=Spread.of([log.count("\n- ") for log in logs]),
        shares={name: 100 * sum(sign in body for body in bodies) / len(notes) for name, sign in SIGNS.items()},
    )
