"""Health: every problem of the notebook with its file, line and column, and what to type instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from site_builder.problems import Problem, Severity
from site_builder.settings import Settings
from site_builder.site.book import Book
from site_builder.site.editor import editor_url
from site_builder.site.page import Page
from site_builder.site.paged import Part, paged
from site_builder.site.words import capital, count, week
from site_builder.text.visible import visible

PER_PAGE = 300
_NUMBER = re.compile(r"\d+")


class Said(NamedTuple):
    """A problem, and how often its file has it."""

    problem: Problem
    times: int = 1

    @property
    def more(self) -> str:
        """How many lines like it there are, in words; nothing where there is one."""
        return f"and {count(self.times - 1, 'more line')} like it in this file" if self.times > 1 else ""


def said_once(problems: Iterable[Problem]) -> list[Said]:
    """Problems by severity, path and line; what repeats in one file, numbers aside, is said once with its count."""
    first: dict[tuple[str, Severity, str], Problem] = {}
    times: dict[tuple[str, Severity, str], int] = {}
    for problem in sorted(problems, key=_order):
        key = (problem.place.path, problem.severity, _NUMBER.sub("0", problem.message))
        first.setdefault(key, problem)
        times[key] = times.get(key, 0) + 1
    return [Said(problem=problem, times=times[key]) for key, problem in first.items()]


class Note(NamedTuple):
    """One problem as the page shows it; nothing in it can move the words around it."""

    error: bool
    message: str
    place: str  # file:line:column
    line: int
    excerpt: str  # the line as written, what cannot be seen made visible
    gap: str  # the blanks below it, up to the caret
    caret: str
    hint: str
    more: str
    editor: str  # a link into the editor, or nothing


def health_pages(book: Book) -> list[Page]:
    """The page of all problems, in parts where there are many."""
    notes, values = [_note(said, book) for said in said_once(book.problems)], _values(book)
    return [_page(book, part, values) for part in paged(notes, PER_PAGE, "health")]


def _page(book: Book, part: Part[Note], values: Mapping[str, object]) -> Page:
    return Page(
        path=part.path,
        template="health.html",
        title="Health",
        section="health",
        badge=len(book.problems),
        values={"part": part, **values},
    )


def _values(book: Book) -> Mapping[str, object]:
    """What stands on every part."""
    errors = sum(problem.severity is Severity.ERROR for problem in book.problems)
    warnings = len(book.problems) - errors
    files = [*(plan.contact.path for plan in book.plans), *(contact.path for contact in book.unreadable)]
    return {
        "errors": errors,
        "warnings": warnings,
        "files": len(files),
        "fine": len(set(files) - {problem.place.path for problem in book.problems}),
        "headline": _headline(len(book.unreadable), errors, warnings, len(files)),
        "settings": _settings(book.settings),
    }


def _headline(unreadable: int, errors: int, warnings: int, files: int) -> tuple[str, str]:
    """What could not be read, and what follows it."""
    if not errors and not warnings:
        return ("", "Every line reads as it was meant" if files else "Nothing to look at")
    lines = max(0, errors - unreadable)
    missed = [count(unreadable, "file")] * bool(unreadable) + [count(lines, "line")] * bool(lines)
    milder = f"{count(warnings, 'line')} could say more" if warnings else ""
    if not missed:
        return ("", milder)
    return (" and ".join(missed), "could not be read" + (f", {milder}" if milder else ""))


def _note(said: Said, book: Book) -> Note:
    problem = said.problem
    place = problem.place
    line = visible(problem.line)
    before = line[: place.column - 1]
    return Note(
        error=problem.severity is Severity.ERROR,
        message=capital(visible(problem.message)).removesuffix("."),
        place=visible(f"{place.path}:{place.line}:{place.column}"),
        line=place.line,
        excerpt=line,
        gap=" " * _width(before),
        caret="^" * max(1, _width(line[place.column - 1 : place.column - 1 + problem.width])),
        hint=capital(visible(problem.hint)),
        more=said.more,
        editor="" if book.published else editor_url(book.settings.editor, book.folder, place.path, place.line),
    )


def _width(text: str) -> int:
    """How many columns of a fixed-width face it takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _order(problem: Problem) -> tuple[bool, str, int, int]:
    place = problem.place
    return (problem.severity is not Severity.ERROR, place.path, place.line, place.column)


def _settings(settings: Settings) -> tuple[tuple[str, str], ...]:
    """What the dates go by, in words."""
    return tuple((name, text) for name, text in (
        ("Work days", week(settings.workdays)),
        ("Holidays", ", ".join(settings.holidays)),
        ("Room", f"{count(settings.capacity, 'step')} a day"),
        ("Time zone", settings.me.timezone),
        ("Circles", ", ".join(settings.circles)),
    ) if text)  # fmt: skip
