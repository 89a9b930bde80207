"""What the last command found out, for the next one: where no file has changed since, nothing is read or planned again.

The answer is kept in .followup/ with all that it depends on: the stamp of each file that was read, the day, and the
versions of the program, of Python and of the libraries. Losing or spoiling it costs time and nothing else.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from site_builder import __version__
from site_builder.notebook.read import read_source
from site_builder.notebook.tree import SETTINGS, File, Tree, find_file, list_tree

FOLDER = ".followup"
_NAME = "answer"
_RACY = 2_000_000_000  # ns: a file that changed so shortly before it was read may change again within one stamp
Stamp = tuple[int, int, int, int]
Flat = tuple[object, ...]


class Built(NamedTuple):
    """A site that was built from the answer: how many files, and by which it is known again."""

    files: int
    stamp: Flat


@dataclass(frozen=True, kw_only=True)
class State:
    """The answer of one day, flat, and what it was made from."""

    day: str
    timezone: str
    folders: tuple[str, str, str]  # contacts, output and theme of the settings
    stamps: Mapping[str, Stamp]
    racy: Mapping[str, bytes]  # the digests of files that changed just before they were read
    refused: list[str]  # what the listing of the folder complained of
    items: list[Flat]
    problems: list[Flat]
    sites: Mapping[str, Any] = field(default_factory=dict)  # what was built, by output folder


def load_state(root: Path) -> State | None:
    """The last answer, whatever has changed since; none where there is none that this program made."""
    try:
        version, *values = marshal.loads((root / FOLDER / _NAME).read_bytes())
        return State(**dict(values)) if version == _version() else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def save_state(root: Path, state: State) -> None:
    """Keep the answer; where the notebook can't be written to, nothing is kept."""
    values = [(name, getattr(state, name)) for name in State.__dataclass_fields__]
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        beside = folder / f"{_NAME}.{os.getpid()}.tmp"
        beside.write_bytes(marshal.dumps((_version(), *values)))
        beside.replace(folder / _NAME)
    except (OSError, ValueError):
        return


def drop_state(root: Path) -> None:
    """Forget the answer, before anything is written that it speaks of."""
    (root / FOLDER / _NAME).unlink(missing_ok=True)


def unchanged(root: Path, state: State) -> bool:
    """No file that the answer depends on has changed, come or gone."""
    contacts, output, theme = state.folders
    tree = list_tree(root, contacts, output)
    if stamps_of(root, tree, theme) != state.stamps or [str(problem) for problem in tree.problems] != state.refused:
        return False
    files = {file.path: file for file in (*tree.contacts, *tree.messages)}
    return all(path in files and digest(read_source(files[path]).text) == known for path, known in state.racy.items())


def stamps_of(root: Path, tree: Tree, theme: str) -> dict[str, Stamp]:
    """The stamp of each file that an answer or a site depends on."""
    stamps = {file.path: file.stamp for file in (*tree.contacts, *tree.messages)}
    settings = find_file(root, SETTINGS)
    if isinstance(settings, File):
        stamps[SETTINGS] = settings.stamp
    for path in sorted((root / "themes" / theme).rglob("*")):
        info = path.lstat()
        stamps[path.as_posix()] = (info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino)
    return stamps


def racy_of(texts: Mapping[str, str], stamps: Mapping[str, Stamp], read_at: int) -> dict[str, bytes] | None:
    """The digests of the notes that changed within two seconds of being read (a time in ns).

    None where a file whose text is not at hand changed so shortly before: such an answer can't be trusted later.
    """
    young = [path for path, stamp in stamps.items() if max(stamp[:2]) > read_at - _RACY]
    return {path: digest(texts[path]) for path in young} if all(texts.get(path) for path in young) else None


def digest(text: str) -> bytes:
    """What a note says, in a few bytes."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()


def _version() -> str:
    """The program, its own files, Python, and the folders of the libraries: a new one of any drops what is kept."""
    package = Path(__file__).parents[1]
    libraries = [path for path in sys.path if path.endswith(("site-packages", "dist-packages")) and os.path.isdir(path)]
    stamps = [f"{path}:{os.stat(path).st_mtime_ns}" for path in libraries]
    newest = max(map(_newest, (package, package.parent / "themes")))
    return "\n".join([__version__, sys.version, str(newest), *stamps])


def _newest(folder: Path) -> int:
    """When the newest file in that folder was written, in ns; bytecode aside."""
    newest = 0
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        newest = max([newest, *(os.stat(os.path.join(where, name)).st_mtime_ns for name in files)])
    return newest
