"""What a writer can fix, and its wording: problems are values, collected, printed and shown on health/."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from site_builder.model import Place


class Severity(StrEnum):
    """Whether a line counts for nothing (error), or may not mean what was meant (warning)."""

    ERROR = "error"
    WARNING = "warning"


class Problem(NamedTuple):
    """One thing in the notebook that its writer can fix."""

    place: Place
    severity: Severity
    message: str  # what was found
    hint: str = ""  # what to type instead
    line: str = ""  # the offending line as written, cut to a readable length
    width: int = 1  # how many columns the caret marks

    def __str__(self) -> str:
        """Path, line, column and message; below it the line with a caret, and the hint."""
        place = self.place
        head = f"{place.path}:{place.line}:{place.column}: {self.severity}: {self.message}"
        return head + self._excerpt() + (f"\n  hint: {self.hint}" if self.hint else "")

    def _excerpt(self) -> str:
        if not self.line.strip():
            return ""
        gap = "".join("\t" if char == "\t" else " " for char in self.line[: self.place.column - 1])
        return f"\n    {self.line}\n    {gap}{'^' * max(1, self.width)}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The errors among them."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
