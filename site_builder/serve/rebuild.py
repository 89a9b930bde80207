"""A notebook kept between builds: one save reads one note, and everything else is remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder.build import Dress, First, build_site
from site_builder.memory import Memory
from site_builder.model import Plan, Source
from site_builder.notebook.folder import Notebook, open_notebook
from site_builder.notebook.messages import with_built_in
from site_builder.notebook.where import SETTINGS, THEMES
from site_builder.problems import Problem
from site_builder.reading import Request, read_book
from site_builder.serve.good import LastGood
from site_builder.serve.inputs import is_note
from site_builder.settings import Settings
from site_builder.spread import spread

DressOf = Callable[[Path, str], Dress]


@dataclass(frozen=True, kw_only=True)
class Rebuilt:
    """A site, and the plans that it shows."""

    files: Mapping[str, bytes]
    problems: Sequence[Problem]
    plans: Sequence[Plan]


class Rebuilder:
    """Builds the site of one notebook again and again; a note that breaks is shown as it last was."""

    def __init__(self, notebook: Notebook, dress_of: DressOf, *, fixed_day: bool, first: First | None = None) -> None:
        self._notebook, self._dress_of, self._fixed_day = notebook, dress_of, fixed_day
        self._first = first
        self._dress = dress_of(notebook.root, notebook.settings.theme)
        self._refused: Sequence[Problem] = ()
        self._notes: dict[str, Source] = {}
        self._memory = Memory()
        self._good = LastGood(self._memory)

    @property
    def settings(self) -> Settings:
        """The settings as last read."""
        return self._notebook.settings

    def rebuild(self, changed: Mapping[str, Source | None], refused: Sequence[Problem], today: date) -> Rebuilt:
        """The site with these files as they are now: once no note is broken, the same as a build from nothing."""
        self._take_in(changed, refused)
        sources, problems = self._good.choose(self._notes, self.settings)
        request = Request(
            settings=self.settings,
            today=today,
            problems=(*self._notebook.problems, *problems),
            messages=with_built_in(self._notebook.messages),
            fixed_day=self._fixed_day,
            folder=str(self._notebook.root),
        )
        book = read_book(sources, request, self._memory)
        site = build_site(book, self._dress, self._memory, spread, first=self._first)
        self._memory.forget_unasked()
        return Rebuilt(files=site.files, problems=site.problems, plans=book.plans)

    def _take_in(self, changed: Mapping[str, Source | None], refused: Sequence[Problem]) -> None:
        for path, source in changed.items():
            if is_note(path) and source:
                self._notes[path] = source
            else:
                self._notes.pop(path, None)
        others = [path for path in changed if not is_note(path)]
        if others or refused != self._refused:
            self._notebook = open_notebook(self._notebook.root)
            self._refused = refused
        if any(path == SETTINGS or path.startswith(f"{THEMES}/") for path in others):
            self._dress = self._dress_of(self._notebook.root, self.settings.theme)
