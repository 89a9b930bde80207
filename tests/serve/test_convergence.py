"""Whatever happens to a notebook: once it is quiet and nothing is broken, the watched site is that of a cold build."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from site_builder.cli import main
from site_builder.notebook.dress import theme_of
from site_builder.notebook.folder import open_notebook
from site_builder.problems import Problem
from site_builder.serve.compare import Comparison
from site_builder.serve.hints import FileEvents, NoEvents
from site_builder.serve.inputs import Inputs
from site_builder.serve.rebuild import Rebuilder
from site_builder.serve.watch import Watch

from .running import DAY, files_in

EXAMPLES = int(os.environ.get("FOLLOWUP_EXAMPLES", "6"))
FOLDERS = st.sampled_from(["", "work/", "work/old/", "friends/"])
NAMES = st.sampled_from(["ada", "ben", "Ada", "zoë", "chen"])
LINES = st.lists(
    st.sampled_from(["2026-11-20 sent email: hi", "2026-11-21 heard: yes -> Friday", "2026-02-30 met", "promised: x"])
)
WHOLE = st.builds(
    lambda name, lines: (
        f"---\nname: {name}\ntags: [friend]\n---\nSees [[Ada]].\n\n## Log\n\n" + "".join(f"- {x}\n" for x in lines)
    ),
    st.sampled_from(["Ada", "Ben", "Zoë <b>", "Chen Wei"]),
    LINES,
)
BROKEN = st.sampled_from(
    ["", "---\nname: Ada\n", "---\n\tname: Ada\n---\n", "---\nname: [\n---\n", "a\n<<<<<<< x\n=======\n>>>>>>> y\n"]
)
SETTINGS = st.sampled_from(
    ["", "title: Mine\n", "capacity: 2\n", "capacity: none\n", "circles: {friends: {every: week}}\n"]
)
MESSAGES = st.sampled_from(["", "---\nsubject: Hello\n---\nDear {{ contact.name }}\n", "{% if %}"])


class FastClock:
    """The machine's clock, and as much later as the test has said: nobody sleeps."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def wall(self) -> float:
        return time.time() + self.ahead

    def running(self) -> float:
        return time.monotonic() + self.ahead

    def busy(self) -> float:
        return 0.0


class Shown:
    """Keeps what was shown last; writes nothing."""

    files: Mapping[str, bytes]

    def show(self, files: Mapping[str, bytes], troubles: Sequence[Problem], said: str) -> None:
        self.files = files

    def write(self, files: Mapping[str, bytes]) -> None:
        pass


class Notebook(RuleBasedStateMachine):
    """A notebook that is edited at random, with a watcher that looks at it now and then."""

    silent = False

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        self.root = (self.base / "notebook").resolve()
        (self.root / "contacts").mkdir(parents=True)
        (self.root / "followup.yml").touch()
        self.clock, self.stage = FastClock(), Shown()
        builder = Rebuilder(open_notebook(self.root), theme_of, fixed_day=True)
        inputs = Inputs(self.root, lambda: builder.settings, self.root / "public")
        self.events = NoEvents() if self.silent else FileEvents(inputs.folders, inputs.wakes)
        self.watch = Watch(
            comparison=Comparison(inputs, self.clock), events=self.events, clock=self.clock,
            today=lambda: date.fromisoformat(DAY), builder=builder, stage=self.stage, say=lambda line: None,
        )  # fmt: skip
        self.watch.start()

    def path(self, folder: str, name: str) -> Path:
        path = self.root / "contacts" / folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def notes(self) -> list[Path]:
        return sorted((self.root / "contacts").rglob("*.md"))

    def pick(self, number: int) -> Path:
        notes = self.notes()
        return notes[number % len(notes)]

    @rule(folder=FOLDERS, name=NAMES, text=st.one_of(WHOLE, WHOLE, BROKEN))
    def write(self, folder: str, name: str, text: str) -> None:
        self.path(folder, name).write_text(text)

    @rule(folder=FOLDERS, name=NAMES, text=WHOLE)
    def replace(self, folder: str, name: str, text: str) -> None:
        path = self.path(folder, name)
        path.with_suffix(".tmp").write_text(text)
        path.with_suffix(".tmp").replace(path)

    @precondition(lambda self: self.notes())
    @rule(number=st.integers(0, 9), line=st.sampled_from(["- 2026-11-22 met: again\n", "- 2026-11-22 note\n"]))
    def append(self, number: int, line: str) -> None:
        with self.pick(number).open("a") as file:
            file.write(line)

    @precondition(lambda self: self.notes())
    @rule(number=st.integers(0, 9), folder=FOLDERS, name=NAMES)
    def rename(self, number: int, folder: str, name: str) -> None:
        self.pick(number).replace(self.path(folder, name))

    @precondition(lambda self: self.notes())
    @rule(number=st.integers(0, 9))
    def delete(self, number: int) -> None:
        self.pick(number).unlink()

    @precondition(lambda self: self.notes())
    @rule(number=st.integers(0, 9), seconds=st.integers(0, 2_000_000_000))
    def set_time_back(self, number: int, seconds: int) -> None:
        os.utime(self.pick(number), (seconds, seconds))

    @rule(name=st.sampled_from(["work", "friends"]), to=st.sampled_from(["moved", "work/old/moved", "../elsewhere"]))
    def move_folder(self, name: str, to: str) -> None:
        source, target = self.root / "contacts" / name, self.root / "contacts" / to
        if source.is_dir() and not target.exists() and not target.is_relative_to(source):
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)

    @rule(text=SETTINGS)
    def edit_settings(self, text: str) -> None:
        (self.root / "followup.yml").write_text(text)

    @rule(text=MESSAGES)
    def edit_message(self, text: str) -> None:
        (self.root / "messages").mkdir(exist_ok=True)
        (self.root / "messages/second-message.md").write_text(text)

    @rule(colour=st.sampled_from(["red", "blue"]))
    def edit_theme(self, colour: str) -> None:
        (self.root / "themes/default").mkdir(parents=True, exist_ok=True)
        (self.root / "themes/default/mine.css").write_text(f"a{{color:{colour}}}")

    @rule(seconds=st.sampled_from([0.0, 0.1, 1.0, 2.0]))
    def look(self, seconds: float) -> None:
        self.clock.ahead += seconds
        hinted = set()
        while hint := self.events.wait(0.01):
            hinted.add(hint.path)
        self.watch.look(hinted)

    @rule()
    def quiet(self) -> None:
        """Nothing is broken any more, and time passes: as good as a build from nothing."""
        for path in self.notes():
            text = path.read_text()
            if not text.startswith("---\nname: ") or "\n---\n" not in text or "[\n" in text:
                path.write_text("---\nname: Mended\n---\n")
        for _ in range(3):
            self.look(2.0)
        output = self.base / "cold"
        code = main(["build", "--quiet", "--notebook", str(self.root), "--today", DAY, "--output", str(output)])
        assert (code, dict(self.stage.files)) == (0, files_in(output))

    def teardown(self) -> None:
        self.quiet()
        self.events.close()
        shutil.rmtree(self.base)


@pytest.mark.parametrize("silent", [False, True], ids=["with events", "all events lost"])
def test_the_watched_site_equals_a_cold_build(silent: bool) -> None:
    machine = type("Edited", (Notebook,), {"silent": silent})
    checks = list(HealthCheck)
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=EXAMPLES, stateful_step_count=12, deadline=None, suppress_health_check=checks),
    )
