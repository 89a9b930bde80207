"""What is due and what is wrong: remembered where no file has changed, else found out and remembered."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from site_builder.cli.clock import today_in
from site_builder.cli.root import the_root
from site_builder.model import Place
from site_builder.notebook.state import Built, Flat, Stamp, State, load_state, racy_of, save_state, stamps_of, unchanged
from site_builder.problems import Problem, Severity
from site_builder.site.due import DueItem, due_list

if TYPE_CHECKING:
    from site_builder.notebook.folder import Notebook
    from site_builder.site.book import Book


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One day's answer, and what was built from it."""

    today: date
    items: list[DueItem]
    problems: list[Problem]
    files: list[str]  # the paths of the contacts
    output: str  # as set
    sites: Mapping[str, Built] = field(default_factory=dict)


def the_answer(args: Namespace) -> Answer:
    """Everybody's follow-ups on the day asked at."""
    root = the_root(args)
    kept = kept_answer(args, root)
    if kept:
        return kept
    from site_builder.cli.book import the_book, the_notebook
    from site_builder.reading import with_relations

    read_at = time.time_ns()
    notebook = the_notebook(args)
    return keep_answer(notebook, with_relations(the_book(args, notebook)), read_at)


def kept_answer(args: Namespace, root: Path) -> Answer | None:
    """The last answer, where it is for this day and nothing has changed since."""
    state = load_state(root)
    if state is None or state.day != (args.today or today_in(state.timezone)).isoformat():
        return None
    if not unchanged(root, state):
        return None
    return Answer(
        today=date.fromisoformat(state.day),
        items=[DueItem._make(item) for item in state.items],
        problems=[_problem(flat) for flat in state.problems],
        files=[path for path in state.stamps if path.endswith(".md")],
        output=state.folders[1],
        sites={output: Built(*flat) for output, flat in state.sites.items()},
    )


def keep_answer(notebook: Notebook, book: Book, read_at: int, sites: Mapping[str, Built] | None = None) -> Answer:
    """Remember what a book, read at that time (ns), says."""
    items = due_list(book.plans)
    stamps = stamps_of(notebook.root, notebook.tree, notebook.settings.theme)
    racy = racy_of(book.texts, stamps, read_at)
    if racy is not None:
        save_state(notebook.root, _state(notebook, book, items, stamps, racy, sites or {}))
    files = [file.path for file in notebook.tree.contacts]
    return Answer(
        today=book.today,
        items=items,
        problems=list(book.problems),
        files=files,
        output=notebook.settings.output,
        sites=sites or {},
    )


def _state(
    notebook: Notebook,
    book: Book,
    items: list[DueItem],
    stamps: Mapping[str, Stamp],
    racy: Mapping[str, bytes],
    sites: Mapping[str, Built],
) -> State:
    settings = notebook.settings
    return State(
        day=book.today.isoformat(),
        timezone=settings.me.timezone,
        folders=(settings.contacts, settings.output, settings.theme),
        stamps=stamps,
        racy=racy,
        refused=[str(problem) for problem in notebook.tree.problems],
        items=[tuple(item) for item in items],
        problems=[_flat(problem) for problem in book.problems],
        sites={output: tuple(built) for output, built in sites.items()},
    )


def _flat(problem: Problem) -> Flat:
    values = {name: getattr(problem, name) for name in ("message", "hint", "line", "width")}
    place = problem.place
    return (place.path, place.line, place.column, problem.severity.value, values)


def _problem(flat: Any) -> Problem:
    path, line, column, severity, values = flat
    return Problem(place=Place(path=path, line=line, column=column), severity=Severity(severity), **values)
