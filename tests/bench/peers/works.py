"""What the peers have in common: they make all of it each time, and have a server that follows saves."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.bench.contender import COLD, EDIT, UNCHANGED, Command, Server, Work, edit, free_address, put_away

SERVED = "served"  # the folder, in the site's, that a server writes to


def version_of(package: str) -> str:
    """Which version of a package is installed beside Python, or nothing."""
    with suppress(PackageNotFoundError):
        return version(package)
    return ""


def works(build: Command, note: Path, made: Path) -> dict[str, Work]:
    """The works of a peer; `made` is what a build leaves, and what is gone before a cold one."""
    return {
        COLD: Work(command=build, before=partial(put_away, made)),
        UNCHANGED: Work(command=build),
        EDIT: Work(command=build, before=partial(edit, note)),
    }


def server(words: Sequence[str], site: Path, note: Path, *, follows: bool) -> Server:
    """The server of a peer: the words end before the number of its port; `follows` where open pages see a save."""
    address = free_address()
    port = address.rstrip("/").rpartition(":")[2]
    return Server(
        command=Command(words=(*words, port), folder=site),
        address=address,
        note=note,
        page=site / SERVED / "contacts" / note.stem / "index.html",
        today=site / SERVED / "index.html",
        row=f'li[id="{note.stem}"]' if follows else "",
    )
