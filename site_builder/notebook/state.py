"""What the last command found out, for the next one: where no file has changed since, nothing is read or planned again.

The answer is kept in .followup/ with all that it depends on: the stamp of each file that was read, the day, and the
versions of the program, of Python and of the libraries. Losing or spoiling it costs time and nothing else.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
import zlib
from functools import cache

from site_builder import __version__
from site_builder.notebook.stamps import Stamped, stamps_of

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from site_builder.notebook.tree import File

FOLDER = ".followup"
_NAME = "answer"
_RACY = 2_000_000_000  # ns: a file that changed so shortly before it was read may change again within one stamp
_SUM = 4  # bytes
_PLAIN = 2  # the version of marshal in which equal values are equal bytes


class State:
    """The answer of one day in plain values, and what it was made from."""

    def __init__(
        self,
        *,
        day: str,
        timezone: str,
        folders: tuple[str, str, str],  # contacts, output and theme of the settings
        stamps: bytes,
        racy: Mapping[str, bytes],  # the digests of notes that changed just before they were read, by place on the disk
        items: bytes,  # what is due, flat
        told: Sequence[tuple[str, str]],  # the first problems: in words, and without a word of the notebook
        untold: int,  # how many more there are
        errors: int,
        summary: str,  # how many errors and warnings there are, in words
        sites: Mapping[str, tuple[Any, ...]],  # what was built from it, by output folder
    ) -> None:
        self.day, self.timezone, self.folders = day, timezone, folders
        self.stamps, self.racy = stamps, racy
        self.items = items
        self.told, self.untold, self.errors, self.summary = told, untold, errors, summary
        self.sites = sites


def load_state(root: str) -> State | None:
    """The last answer, whatever has changed since; none where there is none that this program made."""
    try:
        with open(os.path.join(root, FOLDER, _NAME), "rb") as file:
            made_by, values = marshal.loads(unspoiled(file.read()))
        return State(**values) if made_by == version() else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def save_state(root: str, state: State) -> None:
    """Keep the answer; where the notebook can't be written to, nothing is kept."""
    write_beside(os.path.join(root, FOLDER, _NAME), marshal.dumps((version(), vars(state))))


def unspoiled(data: bytes) -> bytes:
    """What was kept, without its sum; raises ValueError where that is another, for spoiled bytes can end Python."""
    kept = data[_SUM:]
    if zlib.crc32(kept).to_bytes(_SUM, "big") != data[:_SUM]:
        raise ValueError("spoiled")
    return kept


def write_beside(file: str, data: bytes) -> None:
    """Keep something that may be lost, with its sum: whole, or where that can't be written, not at all."""
    beside = f"{file}.{os.getpid()}.tmp"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(beside, "wb") as opened:
            opened.write(zlib.crc32(data).to_bytes(_SUM, "big") + data)
        os.replace(beside, file)
    except OSError:
        return


def drop_state(root: str) -> None:
    """Forget the answer, before anything is written that it speaks of."""
    try:
        os.unlink(os.path.join(root, FOLDER, _NAME))
    except FileNotFoundError:
        return


def unchanged(root: str, state: State) -> bool:
    """No file that the answer depends on has changed, come or gone."""
    now = time.time_ns()
    found = stamps_of(root, *state.folders)
    if flat(found) != state.stamps or any(_digest_at(disk) != known for disk, known in state.racy.items()):
        return False
    if state.racy and not _young(found, now):  # those that were young have not changed, and now that can be told
        state.racy = {}
        save_state(root, state)
    return True


def flat(values: Any) -> bytes:
    """Plain values as bytes; those of equal values are equal."""
    return marshal.dumps(values, _PLAIN)


def racy_of(
    files: Iterable[File], texts: Mapping[str, str], stamps: Sequence[Stamped], read_at: int
) -> dict[str, bytes] | None:
    """The digests of the notes that changed within two seconds of being read (a time in ns), by place on the disk.

    None where the stamps are not those of the files that were read, or where a file whose text is not at hand changed
    so shortly before: such an answer can't be trusted later.
    """
    known = {disk: stamp for disk, *stamp in stamps}
    young = _young(stamps, read_at)
    racy = {}
    for file in files:
        if file.disk and known.get(file.disk) != list(file.stamp):
            return None
        if file.disk in young and texts.get(file.path):
            racy[file.disk] = digest(texts[file.path])
    return racy if len(racy) == len(young) else None


def digest(text: str) -> bytes:
    """What a note says, in a few bytes."""
    from hashlib import blake2b

    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()


def _young(stamps: Iterable[Stamped], now: int) -> set[str]:
    """The files that had changed within two seconds of that time."""
    return {disk for disk, written, changed, *_ in stamps if written > now - _RACY or changed > now - _RACY}


def _digest_at(disk: str) -> bytes:
    from site_builder.notebook.read import read_bytes, source_of

    try:
        return digest(source_of(disk, read_bytes(disk)).text)
    except OSError:
        return b""


@cache  # as it was when the program started, whatever is changed meanwhile: that is what runs
def version() -> str:
    """The program, its own files, Python, and the folders of the libraries: a new one of any drops what is kept."""
    package = os.path.dirname(os.path.dirname(__file__))
    libraries = [path for path in sys.path if path.endswith(("site-packages", "dist-packages")) and os.path.isdir(path)]
    stamps = [f"{path}:{os.stat(path).st_mtime_ns}" for path in libraries]
    newest = max(_newest(package), _newest(os.path.join(os.path.dirname(package), "themes")))
    return "\n".join([__version__, sys.version, str(newest), *stamps])


def _newest(folder: str) -> int:
    """When the newest file in that folder was written, in ns; bytecode aside."""
    newest = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.is_dir():
                    newest = max(newest, entry.stat().st_mtime_ns)
                elif entry.name != "__pycache__":
                    newest = max(newest, _newest(entry.path))
    except FileNotFoundError:  # an installed program has its themes inside
        return newest
    return newest
