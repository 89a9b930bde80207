"""Real editors save a note while it is served: the person is never missing, and in the end all is right."""

from __future__ import annotations

import os
import pty
import subprocess
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread

import pytest

from .running import Running, cold_build, files_in, folder_of_work, person, required, serving, write_people
from .sizes import SAVES

NAME = "person-03"
PAGE = f"contacts/{NAME}/index.html"
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
    """Search and replace all by keys, on a terminal of its own; typed when the editor is there to read them."""
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (40, 120))
    with subprocess.Popen(
        [required("nano"), "-I", str(path)], stdin=its, stdout=its, stderr=its, start_new_session=True,
        env={**os.environ, "TERM": "xterm"},
    ) as editor:  # fmt: skip
        os.close(its)
        screen = b""
        while b"GNU nano" not in screen:
            screen += os.read(ours, 65536)
        os.write(ours, f"\x1c{old}\r{new}\ra\x0f\r\x18".encode())
        with suppress(OSError):  # the terminal is gone with its editor
            while os.read(ours, 65536):
                pass
    os.close(ours)
    assert editor.returncode == 0


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
            there = self._running.has("", f'id="{NAME}:') and self._running.has(PAGE, "Person 03")
            self.looks += 1
            self.missing += not there
            time.sleep(0.002)


@pytest.mark.parametrize("editor", [vim, emacs, nano, sed, write_and_rename, in_two_parts])
def test_a_person_is_never_missing_while_a_note_is_saved(running: Running, editor: Editor, tmp_path: Path) -> None:
    """Half of the saves wait until the one before is shown, the others come as fast as the editor is."""
    path = running.root / f"contacts/{NAME}.md"
    path.write_text(person(3))
    running.until(lambda: running.has(PAGE, "letter 3"))
    words = ["letter 3", *(f"parcel no {number}" for number in range(1000, 1000 + SAVES))]
    with Watching(running) as watching:
        for number, (old, new) in enumerate(pairwise(words)):
            editor(path, old, new)
            if number < SAVES / 2:
                running.until(partial(running.has, PAGE, new))
        running.until(lambda: running.has(PAGE, words[-1]))
    assert (path.read_text(), watching.missing) == (person(3).replace("letter 3", words[-1]), 0)
    assert watching.looks > SAVES
    cold = cold_build(running.root, tmp_path / "cold")
    running.until(lambda: files_in(running.root / "public") == cold)
