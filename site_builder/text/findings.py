"""Gathers what a writer can fix in one file, each with its line as written and a caret."""

from __future__ import annotations

from dataclasses import dataclass, field

from site_builder.model import Place
from site_builder.problems import Problem, Severity
from site_builder.text import clean

LONGEST_LINE = 160


@dataclass(slots=True)
class Findings:
    """The problems of one file, in the order in which they were found."""

    path: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list, init=False)

    def error(self, message: str, hint: str = "", *, line: int = 1, column: int = 1, width: int = 1) -> None:
        """Something that counts for nothing as it stands."""
        self._add(Severity.ERROR, message, hint, line, column, width)

    def warning(self, message: str, hint: str = "", *, line: int = 1, column: int = 1, width: int = 1) -> None:
        """Something that was read, but may not be what was meant."""
        self._add(Severity.WARNING, message, hint, line, column, width)

    def written(self, line: int) -> str:
        """That line of the file."""
        if not self._lines:
            self._lines = self.text.split("\n")
        return self._lines[line - 1] if line <= len(self._lines) else ""

    def _add(self, severity: Severity, message: str, hint: str, line: int, column: int, width: int) -> None:
        excerpt = clean.shown(self.written(line)[:LONGEST_LINE])
        place = Place(path=self.path, line=line, column=column)
        if column > len(excerpt) + 1:
            excerpt = ""
        width = max(1, min(width, len(excerpt) - column + 1))
        self.problems.append(
            Problem(
                place=place,
                severity=severity,
                message=clean.shown(message),
                hint=clean.shown(hint),
                line=excerpt,
                width=width,
            )
        )
