"""What is due and what is wrong: remembered where no file has changed, else found out and remembered."""

from __future__ import annotations

import marshal
import time

from site_builder.cli.clock import today_in
from site_builder.cli.root import the_root
from site_builder.notebook.stamps import stamps_of
from site_builder.notebook.state import State, flat, load_state, racy_of, save_state, unchanged

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping
    from typing import Any

    from site_builder.notebook.folder import Notebook
    from site_builder.site.book import Book
    from site_builder.site.due import DueItem


def the_answer(args: Namespace) -> State:
    """Everybody's follow-ups on the day asked at."""
    kept = kept_answer(args)
    if kept:
        return kept
    from site_builder.cli.book import the_book, the_notebook
    from site_builder.reading import with_relations

    read_at = time.time_ns()
    notebook = the_notebook(args)
    return keep_answer(notebook, with_relations(the_book(args, notebook)), read_at)


def kept_answer(args: Namespace) -> State | None:
    """The last answer, where it is for this day and nothing has changed since."""
    root = the_root(args)
    state = load_state(root)
    if state is None or state.day != (args.today or today_in(state.timezone)).isoformat():
        return None
    return state if unchanged(root, state) else None


def keep_answer(
    notebook: Notebook, book: Book, read_at: int, sites: Mapping[str, tuple[Any, ...]] | None = None
) -> State:
    """Remember what a book, read at that time (ns), says."""
    settings, tree = notebook.settings, notebook.tree
    folders = (settings.contacts, settings.output, settings.theme)
    stamps = stamps_of(str(notebook.root), *folders)
    racy = racy_of((*tree.contacts, *tree.messages), book.texts, stamps, read_at)
    state = _state(notebook, book, folders, flat(stamps), racy or {}, sites or {})
    if racy is not None:
        save_state(str(notebook.root), state)
    return state


def due_items(answer: State) -> list[DueItem]:
    """Everybody's follow-ups, in order."""
    from site_builder.site.due import DueItem

    return list(map(DueItem._make, marshal.loads(answer.items)))


def _state(
    notebook: Notebook,
    book: Book,
    folders: tuple[str, str, str],
    stamps: bytes,
    racy: Mapping[str, bytes],
    sites: Mapping[str, tuple[Any, ...]],
) -> State:
    from site_builder.cli.report import first_told, summary
    from site_builder.problems import errors
    from site_builder.site.due import due_list

    told, untold = first_told(book.problems, [file.path for file in notebook.tree.contacts])
    return State(
        day=book.today.isoformat(),
        timezone=notebook.settings.me.timezone,
        folders=folders,
        stamps=stamps,
        racy=racy,
        items=flat([tuple(item) for item in due_list(book.plans)]),
        told=told,
        untold=untold,
        errors=len(errors(book.problems)),
        summary=summary(book.problems),
        sites=dict(sites),
    )
