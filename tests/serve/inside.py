"""The watcher inside the test's own process: real files, events and clocks, and a builder as small as can be."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from site_builder.serve.clock import SystemClock
from site_builder.serve.compare import Comparison
from site_builder.serve.hints import FileEvents, NoEvents
from site_builder.serve.inputs import Inputs
from site_builder.serve.server import Board
from site_builder.serve.stage import Stage
from site_builder.serve.watch import Watch
from site_builder.settings import Settings

from .world import LittleBuilder


@contextmanager
def watching(root: Path, *, silent: bool = False) -> Iterator[Watch]:
    """A watcher after its first build; `silent` where no event is ever to be heard."""
    inputs, clock = Inputs(root, Settings, root / "public"), SystemClock()
    events = NoEvents("they were switched off") if silent else FileEvents(inputs.folders, inputs.wakes)
    said: list[str] = []
    watch = Watch(
        comparison=Comparison(inputs, clock), events=events, clock=clock, today=lambda: date(2026, 11, 23),
        builder=LittleBuilder(), stage=Stage(Board(), root / "public", root), say=said.append,
        others_at_work=inputs.git_is_at_work,
    )  # fmt: skip
    watch.start()
    yield watch
    events.close()


def turn_for(watch: Watch, seconds: float) -> None:
    """Let the watcher work for that long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        watch.turn()
