"""Writes a site so that it is whole at every moment, whatever becomes of the machine meanwhile.

A first build appears at once: it is made beside its place and renamed. A later one is staged in a
hidden folder, so that a full disk stops it before anything is touched, and then renamed file by file:
new pages before those that name them, what is gone last. Pages are private to their owner (0600).
"""

from __future__ import annotations

import errno
import os
import posixpath
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from site_builder.files import Files
from site_builder.notebook.stamps import Stamp, stamp

MARKER = ".followup-site"
_NOTE = b"Followup made this folder. The next build replaces what is in it.\n"
_STAGE = ".followup-new"
_LINK = re.compile(rb'<a [^>]*?href="([^"]+)')
_BINARY = getattr(os, "O_BINARY", 0)
_SIZE = 2  # its place in a stamp
_LAST = ("index.html", "build.js")  # the page that names everybody, then the id by which open pages see a new build


class Touched(Exception):
    """A page that was to be left as it stands is no more as it was."""


class NotOurs(Exception):
    """The output folder is something else's; the message says what to do."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a build changed on the disk."""

    changed: tuple[str, ...]
    removed: tuple[str, ...] = ()
    first: bool = False  # there was no site before
    stamps: Mapping[str, Stamp] = field(default_factory=dict, compare=False)  # of all files of the site as they are now


def write_whole(
    files: Mapping[str, bytes], folder: Path, notebook: Path, stands: Mapping[str, Stamp] | None = None
) -> Written:
    """Make the folder hold these files, those that `stands` says are there already, and no others.

    Only files that differ are written. What is hidden at the top of the folder (.git) is left alone. Raises NotOurs
    for a folder that is not a site of ours, Touched where something does not stand with the stamp it had, and OSError
    where the disk refuses: the old site stays.
    """
    stands = stands or {}
    folder = Path(os.path.realpath(folder))
    _check_paths(files)
    check_folder(folder, notebook)
    folder.parent.mkdir(parents=True, exist_ok=True)
    marked = Files.of(files).replaced([MARKER], Files({MARKER: _NOTE}))
    with _alone(folder.parent):
        beside = folder.parent / f".{folder.name}{_STAGE}"
        _sweep(beside)
        if stands and _is_empty(folder):
            raise Touched
        if _is_empty(folder) and _appear(marked, beside, folder):
            written = Written(changed=tuple(files), first=True)
        else:
            written = _update(marked, folder, stands)
        return replace(written, stamps=stamps_in(folder))


def write_changes(files: Mapping[str, bytes], before: Mapping[str, bytes], folder: Path, notebook: Path) -> Written:
    """The same for a folder that this process has made hold `before`: what is equal is not looked at on the disk."""
    folder = Path(os.path.realpath(folder))
    changed = Files.of(files).differing(Files.of(before))
    if not (folder / MARKER).is_file() or _leads_out(folder, changed):
        return write_whole(files, folder, notebook)
    changed.sort(key=lambda path: _rank(path, is_new=path not in before))
    gone = sorted(before.keys() - files.keys())
    _check_paths(changed)
    with _alone(folder.parent):
        _sweep(folder / _STAGE)
        with _staged(changed, files, folder) as stage:
            _move(changed, stage, folder)
        _remove(folder, gone, _folders_of(gone) - _folders_of(files) if gone else ())
    return Written(changed=tuple(changed), removed=tuple(gone))


def write_early(files: Mapping[str, bytes], before: Mapping[str, bytes], folder: Path) -> list[str]:
    """Write those pages that differ from `before`, which the folder holds, as far as all their links lead somewhere.

    The site stays whole, and who waits for these pages need not wait for all the others. The paths written come back.
    """
    folder = Path(os.path.realpath(folder))
    changed = [path for path in Files.of(files).differing(Files.of(before)) if path in before]
    early = [path for path in changed if _new_links(path, files[path], before[path]) <= before.keys()]
    if not (folder / MARKER).is_file() or _leads_out(folder, early):
        return []
    with _alone(folder.parent):
        _sweep(folder / _STAGE)
        with _staged(early, files, folder) as stage:
            _move(early, stage, folder)
    return early


def _new_links(path: str, page: bytes, before: bytes) -> set[str]:
    """Where a page leads inside the site that it did not lead before, as paths."""
    found = set(_LINK.findall(page)) - set(_LINK.findall(before))
    links = (unquote(unescape(link.decode()).partition("#")[0]) for link in found)
    inside = (posixpath.join(posixpath.dirname(path), link) for link in links if link and ":" not in link)
    return set(map(posixpath.normpath, inside))


def _check_paths(files: Iterable[str]) -> None:
    for path in files:
        if not path or "\0" in path or "\\" in path or {"", ".", ".."} & set(path.split("/")):
            raise ValueError(f"{path!r} is no path in a site")


def _leads_out(folder: Path, files: Iterable[str]) -> bool:
    """Somebody has put a link on the way to one of these files."""
    return any(os.path.realpath(folder / path) != str(folder / path) for path in _folders_of(files))


def check_folder(folder: Path, notebook: Path) -> None:
    """Raise NotOurs where no site may be written: the folder holds the notebook, or what no build has made."""
    folder, notebook = Path(os.path.realpath(folder)), Path(os.path.realpath(notebook))
    if folder == notebook or folder in notebook.parents:
        raise NotOurs(f"{folder} holds the notebook: give the site a folder of its own with --output")
    if folder.exists() and not folder.is_dir():
        raise NotOurs(f"{folder} is a file: give the site a folder of its own with --output")
    if not _is_empty(folder) and not (folder / MARKER).is_file():
        raise NotOurs(f"{folder} holds files that are no site of Followup's: name another folder with --output")


def _is_empty(folder: Path) -> bool:
    """Nothing is there but what a kill left behind."""
    return not folder.exists() or all(name == _STAGE for name in os.listdir(folder))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One build at a time may write beside this folder's sites; the lock dies with the process."""
    handle = os.open(folder, os.O_RDONLY) if sys.platform != "win32" else -1
    try:
        if sys.platform != "win32":
            import fcntl

            with suppress(OSError):  # a file system without locks: two builds at once are rare
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove what a killed build left behind."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)


def _appear(files: Mapping[str, bytes], beside: Path, folder: Path) -> bool:
    """Make the whole site beside its place and rename it; False where only the folder itself may be written to."""
    try:
        beside.mkdir(mode=0o700)
        _make_folders(beside, files)
        for path, data in files.items():
            _write(f"{beside}/{path}", data)
        _sweep(folder / _STAGE)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        if error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EXDEV, errno.EROFS) and folder.is_dir():
            return False
        raise
    return True


@dataclass(frozen=True)
class _Present:
    """What is in the folder now."""

    files: dict[str, Stamp] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    odd: set[str] = field(default_factory=set)  # links, pipes and devices: never ours


def stamps_in(folder: Path) -> Mapping[str, Stamp]:
    """The stamp of each file in a site of ours, as it is now; none where there is none."""
    return _list(folder).files if (folder / MARKER).is_file() else {}


def _update(files: Mapping[str, bytes], folder: Path, stands: Mapping[str, Stamp]) -> Written:
    """Stage what differs, then move it to its place in the order that keeps the site whole."""
    _sweep(folder / _STAGE)
    present = _list(folder)
    if not stands.items() <= present.files.items():
        raise Touched
    changed = [path for path, data in files.items() if not _is_same(f"{folder}/{path}", data, present.files.get(path))]
    changed.sort(key=lambda path: _rank(path, is_new=path not in present.files))
    with _staged(changed, files, folder) as stage:
        _clear_the_way(folder, files, present)
        _move(changed, stage, folder)
    gone = sorted(present.files.keys() - files.keys() - stands.keys())
    _remove(folder, gone, present.folders - _folders_of([*files, *stands]))
    return Written(changed=tuple(path for path in changed if path != MARKER), removed=tuple(gone))


@contextmanager
def _staged(changed: Sequence[str], files: Mapping[str, bytes], folder: Path) -> Iterator[Path]:
    """The changed files on the disk, numbered, in a hidden folder that is gone afterwards."""
    stage = folder / _STAGE
    try:
        if changed:
            stage.mkdir(mode=0o700)
        for number, path in enumerate(changed):
            _write(f"{stage}/{number}", files[path])
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move(changed: Sequence[str], stage: Path, folder: Path) -> None:
    _make_folders(folder, changed)
    for number, path in enumerate(changed):
        os.replace(f"{stage}/{number}", f"{folder}/{path}")


def _rank(path: str, *, is_new: bool) -> tuple[int, str]:
    """Assets first; new pages, that nobody links to yet; changed ones; the first page and the build's id at the end.

    So no page that can be reached has a link that leads nowhere, at any moment.
    """
    if path in _LAST:
        return 5 + _LAST.index(path), path
    if not path.endswith(".html"):
        return 0, path
    person = path.startswith("contacts/")
    return (1 if person else 2) if is_new else (3 if person else 4), path


def _list(folder: Path) -> _Present:
    present, todo = _Present(), [""]
    while todo:
        prefix = todo.pop()
        with os.scandir(f"{folder}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if not prefix and entry.name.startswith(".") and entry.name != MARKER:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    present.folders.add(path)
                    todo.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    present.files[path] = stamp(entry.stat(follow_symlinks=False))
                else:
                    present.odd.add(path)
    return present


def _is_same(file: str, data: bytes, stamp: Stamp | None) -> bool:
    if stamp is None or stamp[_SIZE] != len(data):
        return False
    handle = os.open(file, os.O_RDONLY | _BINARY)
    try:
        return os.read(handle, len(data) + 1) == data  # half of it, where a signal came between: it is written again
    finally:
        os.close(handle)


def _clear_the_way(folder: Path, files: Mapping[str, bytes], present: _Present) -> None:
    """Unlink what stands where a page or its folder must be, so that nothing is ever written through a link."""
    needed = _folders_of(files)
    for path in present.odd | (present.files.keys() & needed):
        (folder / path).unlink()
        present.files.pop(path, None)
    for path in sorted(present.folders & files.keys()):
        shutil.rmtree(folder / path)
        for inside in [other for other in present.files if other.startswith(f"{path}/")]:
            del present.files[inside]


def _folders_of(files: Iterable[str]) -> set[str]:
    folders: set[str] = set()
    for path in files:
        while (path := path.rpartition("/")[0]) and path not in folders:
            folders.add(path)
    return folders


def _make_folders(folder: Path, files: Iterable[str]) -> None:
    for path in sorted(_folders_of(files)):
        with suppress(FileExistsError):
            os.mkdir(f"{folder}/{path}", mode=0o700)


def _write(file: str, data: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


def _remove(folder: Path, files: Iterable[str], folders: Iterable[str]) -> None:
    for path in files:
        (folder / path).unlink(missing_ok=True)
    for path in sorted(folders, reverse=True):
        with suppress(OSError):  # something came into it meanwhile: the next build looks again
            (folder / path).rmdir()
