"""What is measured: a builder with its works and its server, on a site of its own made from the same notes."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import mkdtemp

COLD, UNCHANGED, DUE, EDIT, NEXT_DAY = "cold", "nothing changed", "due", "one edit", "next day"
WORKS = (COLD, UNCHANGED, DUE, EDIT, NEXT_DAY)  # in the order in which a round does them
PAGE, TODAY_PAGE, ROW = "save to the page", "save to Today", "save to the row in a browser"
SAVES, SERVING = (PAGE, TODAY_PAGE, ROW), "serving"
_MARK = re.compile(r"marker(\d{5})")


@dataclass(frozen=True, kw_only=True)
class Command:
    """A program with its arguments, and the folder to start it in."""

    words: tuple[str, ...]
    folder: Path


@dataclass(frozen=True, kw_only=True)
class Work:
    """A command, and what is done before its time counts."""

    command: Command
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True, kw_only=True)
class Server:
    """A builder that watches: the note that is saved, and where the save shows."""

    command: Command
    address: str
    note: Path
    page: Path  # the person's page on the disk
    today: Path  # the page on the disk that lists whom to get back to
    row: str = ""  # the selector of the person's row on that page; empty where no open page follows a save


@dataclass(frozen=True, kw_only=True)
class Contender:
    """A builder of one version."""

    name: str
    works: Mapping[str, Work] = field(default_factory=dict)
    server: Server | None = None

    def only(self, names: Collection[str]) -> Contender:
        """The same with those of its works that are named, and with its server if `serving` is."""
        works = {name: work for name, work in self.works.items() if name in names}
        return replace(self, works=works, server=self.server if SERVING in names else None)


def mark(contacts: Path) -> str:
    """Let the person whose note is of the median size have written today; tells that person's slug."""
    notes = sorted(contacts.iterdir(), key=lambda note: (note.stat().st_size, note.name))
    middle = notes[len(notes) // 2]
    with middle.open("a", encoding="utf-8") as file:
        file.write("- 2026-11-23 heard email: marker00000\n")
    return middle.stem


def edit(note: Path) -> str:
    """Save the note with its next mark, in place and of the same length; tells the mark."""
    text = note.read_text(encoding="utf-8")
    found = _MARK.search(text)
    assert found, f"{note} has no mark"
    following = f"marker{int(found[1]) + 1:05}"
    note.write_text(_MARK.sub(following, text), encoding="utf-8")
    return following


def put_away(*folders: Path) -> None:
    """Move what was made out of the way: where files have just been deleted, a disk is slow to make new ones."""
    for folder in filter(Path.exists, folders):
        folder.rename(Path(mkdtemp(prefix="away-", dir=folder.parents[1])) / folder.name)


def free_address() -> str:
    """Where a server may listen on this machine, with a port that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}/"
