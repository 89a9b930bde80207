"""Where a cold build's time goes: the processor time of its parts in one process, for each note."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from site_builder.build import Dress, build_site
from site_builder.memory import Memory
from site_builder.notebook.dress import theme_of
from site_builder.notebook.folder import open_notebook
from site_builder.notebook.messages import with_built_in
from site_builder.notebook.write import write_whole
from site_builder.plan import plan
from site_builder.reading import Request, levelled, read_book
from site_builder.site.page import Frame, Page
from site_builder.text.contact import read_contact
from tests.bench.notebook import TODAY, write_notebook
from tests.bench.table import table

T = TypeVar("T")
_WARM = 20  # notes: what is imported and compiled once is no part of what a note costs


def parts(count: int) -> str:
    """A table of the parts of a build of that many notes."""
    _spent(_WARM)
    spent = _spent(count)
    whole = sum(spent.values())
    rows = [[part, f"{1e6 * seconds / count:.0f}", f"{seconds / whole:.0%}"] for part, seconds in spent.items()]
    return table([f"{count:,} contacts", "µs a note", "share"], rows)


def _spent(count: int) -> Mapping[str, float]:
    """The seconds of each part, in the order of the story."""
    with TemporaryDirectory(prefix="followup-bench-") as folder:
        root = Path(folder) / "notebook"
        write_notebook(root, count)
        spent: dict[str, float] = {}

        def timed(part: str, work: Callable[[], T]) -> T:
            began = time.process_time()
            done = work()
            spent[part] = time.process_time() - began
            return done

        notebook = timed("find the files", lambda: open_notebook(root))
        settings = notebook.settings
        sources = timed("read the files", lambda: list(notebook.sources()))
        contacts = timed("read the notes", lambda: [read_contact(source, settings)[0] for source in sources])
        people = [contact for contact in contacts if contact]
        plans = timed("plan", lambda: {contact.slug: plan(contact, settings, TODAY) for contact in people})
        timed("level", lambda: levelled(plans, settings, TODAY, Memory()))
        book = read_book(sources, Request(settings=settings, today=TODAY, messages=with_built_in({})))
        dress = _TimedDress(theme_of(root, settings.theme))
        site = timed("drafts and values", lambda: build_site(book, dress))
        spent["drafts and values"] -= dress.seconds
        spent["templates, with the notes' Markdown"] = dress.seconds
        timed("write", lambda: write_whole(site.files, root / "public", root))
        return spent


class _TimedDress:
    """A theme that keeps the time it takes."""

    def __init__(self, dress: Dress) -> None:
        self._dress, self.seconds = dress, 0.0

    @property
    def assets(self) -> Mapping[str, bytes]:
        return self._dress.assets

    def render(self, page: Page, frame: Frame) -> bytes:
        return self._timed(lambda: self._dress.render(page, frame))

    def fragment(self, name: str, values: Mapping[str, object]) -> str:
        return self._timed(lambda: self._dress.fragment(name, values))

    def _timed(self, work: Callable[[], T]) -> T:
        began = time.process_time()
        html = work()
        self.seconds += time.process_time() - began
        return html
