"""Real editors save a note while it is served: the person is never missing, and in the end all is right."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread

import pytest

from .running import Running, folder_of_work, person, required, serving, write_people

SAVES = int(os.environ.get("FOLLOWUP_SAVES", "5"))
NAME = "person-03"
Editor = Callable[[Path, str, str], None]


def _run(*command: str, keys: str = "") -> None:
    subprocess.run(command, check=True, capture_output=True, input=keys, text=True, timeout=60)


def vim(path: Path, old: str, new: str) -> None:
    before = path.stat().st_ino
    options = ["-u", "NONE", "-i", "NONE", "-es", "-N", "--cmd", "set backup backupdir=. backupcopy=no"]
    _run(required("vim"), *options, "-c", f"%s/{old}/{new}/", "-c", "wq", str(path))
    assert path.stat().st_ino != before, "vim was to save by renaming"


def emacs(path: Path, old: str, new: str) -> None:
    before = path.stat().st_ino
    program = (
        f'(progn (find-file "{path}") (while (search-forward "{old}" nil t) (replace-match "{new}")) (save-buffer))'
    )
    _run(required("emacs"), "-Q", "--batch", "--eval", program)
    assert path.stat().st_ino != before, "emacs was to save by renaming"


def nano(path: Path, old: str, new: str) -> None:
    """Search and replace all by keys, on a terminal of its own."""
    keys = f"\x1c{old}\r{new}\ra\x0f\r\x18"
    script = f"stty rows 40 cols 120; {required('nano')} -I '{path}'"
    with subprocess.Popen(
        [required("script"), "-qec", script, "/dev/null"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm"},
    ) as terminal:  # fmt: skip
        assert terminal.stdin
        for key in keys:
            time.sleep(0.02)
            terminal.stdin.write(key.encode())
            terminal.stdin.flush()
        terminal.wait(timeout=30)


def sed(path: Path, old: str, new: str) -> None:
    _run(required("sed"), "-i", f"s/{old}/{new}/", str(path))


def write_and_rename(path: Path, old: str, new: str) -> None:
    beside = path.with_name(".note.tmp")
    beside.write_text(path.read_text().replace(old, new))
    beside.replace(path)


def in_two_parts(path: Path, old: str, new: str) -> None:
    text = path.read_text().replace(old, new)
    with path.open("w") as file:
        time.sleep(0.02)
        file.write(text[:20])
        file.flush()
        time.sleep(0.05)
        file.write(text[20:])


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    with folder_of_work() as root:
        write_people(root, 8)
        with serving(root) as running:
            yield running


class Watching:
    """Looks at a person's page and at Today as fast as it can, and notes each time that the person is missing."""

    def __init__(self, running: Running) -> None:
        self._running, self._over = running, Event()
        self.looks, self.missing = 0, 0
        self._thread = Thread(target=self._look)

    def __enter__(self) -> Watching:
        self._thread.start()
        return self

    def __exit__(self, *ended: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.is_set():
            there = self._running.has("", f'id="{NAME}:') and self._running.has(
                f"contacts/{NAME}/index.html", "Person 03"
            )
            self.looks += 1
            self.missing += not there
            time.sleep(0.002)


@pytest.mark.parametrize("editor", [vim, emacs, nano, sed, write_and_rename, in_two_parts])
def test_a_person_is_never_missing_while_a_note_is_saved(running: Running, editor: Editor) -> None:
    path = running.root / f"contacts/{NAME}.md"
    path.write_text(person(3))
    running.until(lambda: running.has(f"contacts/{NAME}/index.html", "letter 3"))
    words = ["letter 3", *(f"parcel no {number}" for number in range(SAVES))]
    with Watching(running) as watching:
        for old, new in pairwise(words):
            editor(path, old, new)
            running.until(partial(running.has, f"contacts/{NAME}/index.html", new), seconds=10)
    assert (path.read_text(), watching.missing) == (person(3).replace("letter 3", words[-1]), 0)
    assert watching.looks > SAVES
