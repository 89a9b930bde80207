"""A real `followup serve` in another process, on a notebook of its own outside the temp folder."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

import pytest

HERE = Path(__file__).resolve().parents[2]
DAY = "2026-11-23"
PATIENCE = 60.0


def required(name: str) -> str:
    """The program of that name; the test is skipped where there is none."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


@contextmanager
def folder_of_work() -> Iterator[Path]:
    """An empty folder where editors behave as with anybody's files: not below the system's temp folder."""
    folder = Path(tempfile.mkdtemp(prefix="followup-serve-", dir=Path.home()))
    assert not folder.is_relative_to(tempfile.gettempdir())
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Running:
    """A watcher at work, what it says, and what it serves."""

    def __init__(self, root: Path, *options: str, within: Sequence[str] = ()) -> None:
        """Start it; `within` is a command that starts the command behind it, in other circumstances."""
        self.root = root
        self.lines: list[str] = []
        self._said: SimpleQueue[str] = SimpleQueue()
        command = [sys.executable, "-m", "site_builder", "serve", "--notebook", str(root), "--today", DAY, *options]
        command = [*within, *command]
        environment = {name: value for name, value in os.environ.items() if name != "CI"}
        self.process = subprocess.Popen(
            command, cwd=HERE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
        )
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()
        try:
            self.address = self.wait_for(r"serving (http\S+),")[1]
        except AssertionError:
            self.stop(signal.SIGKILL)
            raise

    def _listen(self) -> None:
        assert self.process.stderr
        with self.process.stderr as messages:
            for line in messages:
                self._said.put(line.rstrip("\n"))

    def wait_for(self, pattern: str, seconds: float = PATIENCE) -> re.Match[str]:
        """The next line that it says and that the pattern finds something in."""
        end = time.monotonic() + seconds
        while True:
            try:
                self.lines.append(self._said.get(timeout=max(0, end - time.monotonic())))
            except Empty:
                raise AssertionError(f"{pattern!r} was not said: {self.lines}") from None
            if found := re.search(pattern, self.lines[-1]):
                return found

    def quiet(self, seconds: float) -> list[str]:
        """What it says in that time."""
        time.sleep(seconds)
        said = []
        while not self._said.empty():
            said.append(self._said.get())
        self.lines += said
        return said

    def page(self, path: str = "") -> str:
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            body: bytes = answer.read()
        return body.decode()

    def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> float:
        """Wait until it holds; how long that took."""
        started = time.monotonic()
        while not holds():
            assert time.monotonic() < started + seconds, f"it never came to hold: {self.lines[-5:]}"
            time.sleep(0.01)
        return time.monotonic() - started

    def has(self, path: str, text: str) -> bool:
        try:
            return text in self.page(path)
        except urllib.error.HTTPError:
            return False

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(timeout=20)
        self._listener.join(20)
        return code


@contextmanager
def serving(root: Path, *options: str, within: Sequence[str] = ()) -> Iterator[Running]:
    """`followup serve` on this notebook, on any free port, until the block ends."""
    running = Running(root, "--port", "0", *options, within=within)
    try:
        yield running
    finally:
        running.stop(signal.SIGKILL)


def note(name: str, *log: str) -> str:
    """A contact as somebody would write it."""
    lines = "".join(f"- {line}\n" for line in log)
    tag = "penfriend" if len(log) % 2 else "choir"
    return f"---\nname: {name}\nemail: {name.split()[0].lower()}@mail.example\ntags: [{tag}]\n---\n\n## Log\n\n{lines}"


def write_people(root: Path, count: int) -> None:
    """A small notebook: everybody was written to, one a day, so that all are on Today."""
    (root / "contacts").mkdir(parents=True)
    (root / "followup.yml").write_text("capacity: 100\n")
    for number in range(count):
        (root / f"contacts/person-{number:02}.md").write_text(person(number))


def person(number: int, *log: str) -> str:
    """One of those people, with these lines below their first."""
    first = f"2026-11-{1 + number % 13:02} sent email: letter {number}"
    return note(f"Person {number:02}", *([] if number % 2 else ["2026-10-01 met: at the choir"]), first, *log)


def cold_build(root: Path, output: Path) -> dict[str, bytes]:
    """The files of a build from nothing of this notebook."""
    command = [
        sys.executable,
        "-m",
        "site_builder",
        "build",
        "--notebook",
        str(root),
        "--today",
        DAY,
        "--output",
        str(output),
    ]
    subprocess.run(command, cwd=HERE, check=True, capture_output=True)
    return files_in(output)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a site, by path; nothing that is hidden."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }
