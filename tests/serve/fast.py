"""The watcher at work on real files inside the test's own process, with a clock that runs ahead: nobody sleeps."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from site_builder.build import build_site
from site_builder.notebook.dress import theme_of
from site_builder.notebook.folder import open_notebook
from site_builder.notebook.messages import with_built_in
from site_builder.reading import Request, read_book
from site_builder.serve.compare import Comparison
from site_builder.serve.hints import FileEvents
from site_builder.serve.inputs import Inputs
from site_builder.serve.quiet import Hint
from site_builder.serve.rebuild import DressOf, Rebuilder
from site_builder.serve.server import Board
from site_builder.serve.stage import Stage
from site_builder.serve.watch import Watch
from site_builder.theme import Theme

MOMENT = 0.005  # seconds that are really waited for an event
RESTLESS = 300  # turns within some seconds: a watcher that never waits


class FastClock:
    """The machine's clock, and as much later as was waited for."""

    def __init__(self) -> None:
        self.ahead = 0.0
        self.jumped = 0.0  # by how much the wall clock was set, or the machine asleep

    def wall(self) -> float:
        return time.time() + self.ahead + self.jumped

    def running(self) -> float:
        return time.monotonic() + self.ahead

    def busy(self) -> float:
        return 0.0


class Hints:
    """The system's events, or an observer that never fires; a wait makes the clock run ahead."""

    trouble = ""

    def __init__(self, events: FileEvents | None, clock: FastClock) -> None:
        self._events, self._clock = events, clock

    def wait(self, timeout: float) -> Hint | None:
        hint = self._events.wait(min(timeout, MOMENT)) if self._events else None
        if hint is None:
            self._clock.ahead += timeout
        return hint

    def refresh(self) -> None:
        if self._events:
            self._events.refresh()

    def close(self) -> None:
        if self._events:
            self._events.close()


class Fast:
    """A watcher of this notebook, after its first build."""

    def __init__(self, root: Path, day: date, *, silent: bool) -> None:
        self.root, self.day, self.output = root, day, root / "public"
        self.clock = FastClock()
        self.said: list[str] = []
        stage = Stage(Board(), self.output, root)
        builder = Rebuilder(open_notebook(root), compiled("watched"), fixed_day=True, first=stage.begin)
        inputs = Inputs(root, lambda: builder.settings, self.output)
        self.hints = Hints(None if silent else FileEvents(inputs.folders, inputs.wakes), self.clock)
        self.watch = Watch(
            comparison=Comparison(inputs, self.clock), events=self.hints, clock=self.clock,
            today=lambda: self.day, builder=builder, stage=stage, say=self.said.append,
        )  # fmt: skip
        self.watch.start()

    def run(self, seconds: float) -> None:
        """Let the watcher turn until that much time has passed on its clock."""
        end = self.clock.running() + seconds
        turns = 0
        while self.clock.running() < end:
            self.watch.turn()
            turns += 1
            assert turns < RESTLESS, self.said[-5:]


def compiled(who: str) -> DressOf:
    """Themes as they are on the disk, compiled once for the same files; each asker has its own."""
    return lambda root, name: _compiled(who, tuple(sorted(theme_of(root, name).files.items())))


@lru_cache(maxsize=64)
def _compiled(who: str, files: tuple[tuple[str, bytes], ...]) -> Theme:
    return Theme(dict(files))


def cold_files(root: Path, day: date) -> Mapping[str, bytes]:
    """What a build from nothing makes of this notebook, but that its theme may be compiled already."""
    notebook = open_notebook(root)
    request = Request(
        settings=notebook.settings, today=day, problems=notebook.problems, messages=with_built_in(notebook.messages),
        fixed_day=True, folder=str(root),
    )  # fmt: skip
    book = read_book(notebook.sources(), request)
    return build_site(book, compiled("cold")(root, notebook.settings.theme)).files
