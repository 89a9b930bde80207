"""How commands get at the notebook: where it is, what day it is, and everybody in it."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from site_builder.cli.clock import today_in
from site_builder.cli.progress import Progress
from site_builder.cli.root import the_root
from site_builder.notebook.folder import Notebook, open_notebook
from site_builder.notebook.messages import with_built_in
from site_builder.reading import Request, read_book
from site_builder.settings import Settings
from site_builder.site.book import Book


def the_notebook(args: Namespace) -> Notebook:
    """The notebook that the command is about; ends the command where there is none."""
    return open_notebook(Path(the_root(args)))


def the_day(args: Namespace, settings: Settings) -> date:
    """The day asked at: `--today`, else today where the owner is."""
    given: date | None = args.today
    return given or today_in(settings.me.timezone)


def the_book(args: Namespace, notebook: Notebook, *, drafts: bool = False) -> Book:
    """Everybody, read and planned for the day asked at; with the messages where there will be drafts."""
    progress = Progress(args)
    sources = progress.each(notebook.sources(), "Reading notes", len(notebook.tree.contacts))
    request = Request(
        settings=notebook.settings,
        today=the_day(args, notebook.settings),
        problems=notebook.problems,
        messages=with_built_in(notebook.messages) if drafts else {},
        fixed_day=args.today is not None,
        folder=str(notebook.root),
    )
    return read_book(sources, request)
