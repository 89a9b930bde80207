"""Whatever happens to a notebook: once it is quiet and nothing is broken, the watched site is that of a cold build."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from site_builder.cli import main

from .fast import Fast, cold_files
from .running import DAY, files_in
from .sizes import EXAMPLES, STEPS

CALM = 8.0  # seconds: a sweep, a held note, and another sweep where the settings named another folder
BY_COMMAND = 10  # each so many examples end beside a build by the command itself
FOLDERS = st.sampled_from(["contacts/", "contacts/", "contacts/work/", "contacts/work/old/", "people/"])
NAMES = st.sampled_from(
    ["ada", "ben", "Ada", "zoë", "chen", "README", "ada.sync-conflict-20261120-101010-ABCDEFG", "ben (conflicted copy)"]
)
LINES = st.lists(
    st.sampled_from(["2026-11-20 sent email: hi", "2026-11-21 heard: yes -> Friday", "2026-02-30 met", "promised: x"])
)
WHOLE = st.builds(
    lambda name, lines: (
        f"---\nname: {name}\ntags: [friend]\n---\nSees [[Ada]].\n\n## Log\n\n" + "".join(f"- {x}\n" for x in lines)
    ).encode(),
    st.sampled_from(["Ada", "Ben", "Zoë <b>", "Chen Wei"]),
    LINES,
)
BROKEN = st.sampled_from(
    [b"", b"---\nname: Ada\n", b"---\n\tname: Ada\n---\n", b"---\nname: [\n---\n",
     b"a\n<<<<<<< x\n=======\n>>>>>>> y\n", b"---\nname: Ada\n---\n\0\n", "---\nname: Ada\n---\n".encode("utf-16")]
)  # fmt: skip
SETTINGS = st.sampled_from(
    ["", "title: Mine\n", "capacity: 2\n", "capacity: none\n", "circles: {friends: {every: week}}\n", "title: [\n",
     "contacts: people\n", "contacts: nowhere\n", "theme: mine\n", "theme: none\n", "me: {name: Robin}\n"]
)  # fmt: skip
MESSAGES = st.sampled_from(["", "---\nsubject: Hello\n---\nDear {{ contact.name }}\n", "{% if %}"])
BROKEN_TEMPLATE = "{% nonsense %}"
THEME_FILES = st.sampled_from(
    [("mine.css", "a{color:red}"), ("mine.css", "a{color:blue}"), ("mine.js", ""), ("why.html", BROKEN_TEMPLATE),
     ("why.html", "<!doctype html><html><head></head><p>why</p></html>"), ("logo.png", "\x89PNG\0\0")]
)  # fmt: skip


class Notebook(RuleBasedStateMachine):
    """A notebook that is edited at random, with a watcher that looks at it now and then."""

    silent = False
    examples = 0

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp()).resolve()
        self.root = self.base / "notebook"
        (self.root / "contacts").mkdir(parents=True)
        (self.root / "followup.yml").touch()
        self.fast = Fast(self.root, date.fromisoformat(DAY), silent=self.silent)

    def path(self, folder: str, name: str) -> Path:
        path = self.root / folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def notes(self) -> list[Path]:
        folders = (self.root / "contacts", self.root / "people")
        return sorted(path for folder in folders for path in folder.rglob("*.md") if path.is_file())

    def pick(self, number: int) -> Path:
        notes = self.notes()
        return notes[number % len(notes)]

    @rule(folder=FOLDERS, name=NAMES, text=st.one_of(WHOLE, WHOLE, BROKEN))
    def write(self, folder: str, name: str, text: bytes) -> None:
        self.path(folder, name).write_bytes(text)

    @rule(folder=FOLDERS, name=NAMES, text=WHOLE, seconds=st.sampled_from([0.0, 0.05, 2.0]))
    def write_in_two_parts(self, folder: str, name: str, text: bytes, seconds: float) -> None:
        with self.path(folder, name).open("wb", buffering=0) as file:
            file.write(text[:9])
            self.fast.run(seconds)
            file.write(text[9:])

    @rule(folder=FOLDERS, name=NAMES, text=WHOLE)
    def replace(self, folder: str, name: str, text: bytes) -> None:
        path = self.path(folder, name)
        path.with_suffix(".tmp").write_bytes(text)
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
    @rule(number=st.integers(0, 9), folder=FOLDERS, name=NAMES)
    def link(self, number: int, folder: str, name: str) -> None:
        if not os.path.lexists(path := self.path(folder, name)):
            path.symlink_to(self.pick(number))

    @precondition(lambda self: self.notes())
    @rule(number=st.integers(0, 9))
    def delete(self, number: int) -> None:
        self.pick(number).unlink()

    @precondition(lambda self: self.notes())
    @rule(number=st.integers(0, 9))
    def leave_in_the_cloud(self, number: int) -> None:
        path = self.pick(number)
        path.replace(path.with_name(f".{path.name}.icloud"))

    @precondition(lambda self: self.notes())
    @rule(number=st.integers(0, 9), seconds=st.integers(0, 2_000_000_000))
    def set_time_back(self, number: int, seconds: int) -> None:
        os.utime(self.pick(number), (seconds, seconds))

    @rule(
        name=st.sampled_from(["contacts/work", "people", "contacts"]),
        to=st.sampled_from(["contacts/moved", "contacts/work/old/moved", "elsewhere", "people", "contacts"]),
    )
    def move_folder(self, name: str, to: str) -> None:
        source, target = self.root / name, self.root / to
        if source.is_dir() and not target.exists() and not target.is_relative_to(source):
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)

    @rule(name=st.sampled_from(["contacts", "contacts/work", "messages", "themes", "public"]))
    def delete_folder(self, name: str) -> None:
        shutil.rmtree(self.root / name, ignore_errors=True)

    @rule(text=SETTINGS)
    def edit_settings(self, text: str) -> None:
        (self.root / "followup.yml").write_text(text)

    @rule()
    def delete_settings(self) -> None:
        (self.root / "followup.yml").unlink(missing_ok=True)

    @rule(text=MESSAGES)
    def edit_message(self, text: str) -> None:
        (self.root / "messages").mkdir(exist_ok=True)
        (self.root / "messages/second-message.md").write_text(text)

    @rule(theme=st.sampled_from(["default", "mine"]), file=THEME_FILES)
    def edit_theme(self, theme: str, file: tuple[str, str]) -> None:
        (self.root / "themes" / theme).mkdir(parents=True, exist_ok=True)
        (self.root / "themes" / theme / file[0]).write_text(file[1])

    @rule()
    def turn_the_day(self) -> None:
        self.fast.day += timedelta(days=1)

    @rule(seconds=st.sampled_from([0.0, 0.1, 1.0, 2.0]))
    def look(self, seconds: float) -> None:
        self.fast.run(seconds)

    @rule()
    def quiet(self) -> None:
        """Nothing is broken any more, and time passes: as good as a build from nothing."""
        self.mend()
        self.fast.run(CALM)
        cold = cold_files(self.root, self.fast.day)
        assert files_in(self.root / "public") == cold, self.fast.said[-5:]

    def mend(self) -> None:
        if not (self.root / "public").exists():  # it comes back with the next save
            self.edit_message("")
        for template in self.root.glob("themes/*/why.html"):
            if template.read_text() == BROKEN_TEMPLATE:
                template.unlink()
        for path in list(self.in_the_cloud()):
            path.replace(path.with_name(path.name.removeprefix(".").removesuffix(".icloud")))
        for path in self.notes():
            data = path.read_bytes()
            if not data.startswith(b"---\nname: ") or b"\n---\n" not in data or b"[\n" in data or b"\0" in data:
                path.write_text("---\nname: Mended\n---\n")
        (self.root / "contacts").mkdir(exist_ok=True)
        settings = self.root / "followup.yml"
        if settings.exists() and "contacts: " in settings.read_text():
            (self.root / settings.read_text().split()[1]).mkdir(exist_ok=True)

    def in_the_cloud(self) -> Iterator[Path]:
        yield from self.root.rglob("contacts/**/.*.icloud")
        yield from self.root.rglob("people/**/.*.icloud")

    def teardown(self) -> None:
        self.quiet()
        type(self).examples += 1
        if self.examples % BY_COMMAND == 0:
            output, day = self.base / "cold", f"{self.fast.day}"
            assert (
                main(["build", "--quiet", "--notebook", str(self.root), "--today", day, "--output", str(output)]) == 0
            )
            assert files_in(self.root / "public") == files_in(output)
        self.fast.hints.close()
        shutil.rmtree(self.base)


@pytest.mark.parametrize("silent", [False, True], ids=["with events", "all events lost"])
def test_the_watched_site_equals_a_cold_build(silent: bool) -> None:
    machine = type("Edited", (Notebook,), {"silent": silent})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
