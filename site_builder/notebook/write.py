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
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from site_builder.files import Files
from site_builder.notebook.output import MARKER, STAGE, Present, check_folder, is_empty, present_in
from site_builder.notebook.stamps import Stamp, stamp

_NOTE = b"Followup made this folder. The next build replaces what is in it.\n"
_LINK = re.compile(rb'<a [^>]*?href="([^"]+)')
_BINARY = getattr(os, "O_BINARY", 0)
_SIZE = 2  # its place in a stamp
_LAST = ("index.html", "build.js")  # the page that names everybody, then the id by which open pages see a new build
_INSIDE_ONLY = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EXDEV, errno.EROFS)  # we may not write beside it


class Touched(OSError):
    """Somebody has changed the folder meanwhile: a page that was to be left as it stands, or where a folder was."""


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

    Raises as `new_site` and `NewSite.show` do.
    """
    with new_site(folder, notebook) as site:
        return site.show(files, stands)


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
        _replace(changed, files, folder)
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
        _replace(early, files, folder)
    return early


def _new_links(path: str, page: bytes, before: bytes) -> set[str]:
    """Where a page leads inside the site that it did not lead before, as paths."""
    found = set(_LINK.findall(page)) - set(_LINK.findall(before))
    links = (unquote(unescape(link.decode()).partition("#")[0]) for link in found)
    inside = (posixpath.join(posixpath.dirname(path), link) for link in links if link and ":" not in link)
    return set(map(posixpath.normpath, inside))


@contextmanager
def new_site(folder: Path, notebook: Path) -> Iterator[NewSite]:
    """A site to come for this folder: files may be put into it one by one, and nothing is seen before it is shown.

    What is hidden at the top of the folder (.git) is left alone. Raises NotOurs for a folder that is not a site of
    ours, and OSError where the disk refuses: the old site stays.
    """
    folder = Path(os.path.realpath(folder))
    check_folder(folder, notebook)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone(folder.parent):
        site = NewSite(folder)
        try:
            yield site
        finally:
            site.close()


class NewSite:
    """A site on the disk of which nothing is seen yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place = _place_for(folder)

    @property
    def seen(self) -> Mapping[str, Stamp]:
        """The stamp of each file of the site that is seen until then."""
        return self._place.present.files

    @property
    def files(self) -> Set[str]:
        """What has been put into it."""
        return self._place.files.keys()

    def put(self, path: str, data: bytes) -> None:
        """Add a file: once it is here, nobody else need keep it."""
        _check_paths([path])
        self._place.put(path, data)

    def show(self, files: Mapping[str, bytes], stands: Mapping[str, Stamp] | None = None) -> Written:
        """Add these, and make the folder hold what was put here, those that `stands` says are there, and no others.

        Only files that differ are written. Raises Touched where something does not stand with the stamp it had, or a
        link has come where a folder was.
        """
        stands = stands or {}
        if any(_stamp_at(f"{self._folder}/{path}") != known for path, known in stands.items()):
            raise Touched
        for path, data in files.items():
            self.put(path, data)
        self._place.put(MARKER, _NOTE)
        return self._shown(stands)

    def _shown(self, stands: Mapping[str, Stamp]) -> Written:
        place = self._place
        try:
            return place.show(stands)
        except OSError as error:
            if isinstance(place, _Inside) or not _is_inside_only(error, self._folder):
                raise
            inside = _Inside(self._folder)
            for path in place.files:
                inside.put(path, (place.stage / path).read_bytes())
            return inside.show(stands)

    def close(self) -> None:
        """Leave nothing of it but what is seen."""
        shutil.rmtree(self._place.stage, ignore_errors=True)
        shutil.rmtree(self._folder / STAGE, ignore_errors=True)


def _place_for(folder: Path) -> _Beside | _Inside:
    _sweep(folder / STAGE)
    _sweep(_beside(folder))
    if is_empty(folder):
        try:
            return _Beside(folder)
        except OSError as error:
            if not _is_inside_only(error, folder):
                raise
    return _Inside(folder)


def _beside(folder: Path) -> Path:
    return folder.parent / f".{folder.name}{STAGE}"


def _is_inside_only(error: OSError, folder: Path) -> bool:
    return error.errno in _INSIDE_ONLY and folder.is_dir()


class _Beside:
    """For a folder without a site: all is made beside its place and renamed."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.stage = folder, _beside(folder)
        self.files: dict[str, Stamp] = {}
        self.present = Present()
        self._folders: set[str] = set()
        self.stage.mkdir(mode=0o700)

    def put(self, path: str, data: bytes) -> None:
        needed = _folders_of([path]) - self._folders
        _make_folders(self.stage, needed)
        self._folders |= needed
        self.files[path] = _write(f"{self.stage}/{path}", data)

    def show(self, stands: Mapping[str, Stamp]) -> Written:
        if stands:
            raise Touched
        if self._folder.exists():
            self._folder.rmdir()
        self.stage.rename(self._folder)
        return Written(changed=tuple(path for path in self.files if path != MARKER), first=True, stamps=self.files)


class _Inside:
    """For a folder with a site: what differs is staged in it, then moved in the order that keeps the site whole."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.stage = folder, folder / STAGE
        self.files: dict[str, None] = {}
        self.present = present_in(folder)
        self._changed: list[str] = []

    def put(self, path: str, data: bytes) -> None:
        if not _is_same(f"{self._folder}/{path}", data, self.present.files.get(path)):
            _stage(data, self.stage, len(self._changed))
            self._changed.append(path)
        self.files[path] = None

    def show(self, stands: Mapping[str, Stamp]) -> Written:
        folder, present, kept = self._folder, self.present, {*self.files, *stands}
        numbers = {path: number for number, path in enumerate(self._changed)}
        changed = sorted(numbers, key=lambda path: _rank(path, is_new=path not in present.files))
        touched = _folders_of([*changed, *(present.files.keys() - kept)]) & present.folders
        if any(os.path.islink(f"{folder}/{path}") for path in touched):
            raise Touched
        _clear_the_way(folder, self.files.keys(), present)
        _move({path: numbers[path] for path in changed}, self.stage, folder)
        gone = sorted(present.files.keys() - kept)
        _remove(folder, gone, present.folders - _folders_of(kept))
        now = {path: known for path in self.files if (known := _stamp_at(f"{folder}/{path}"))}
        changed = [path for path in changed if path != MARKER]
        return Written(changed=tuple(changed), removed=tuple(gone), stamps={**stands, **now})


def _check_paths(files: Iterable[str]) -> None:
    for path in files:
        if not path or "\0" in path or "\\" in path or {"", ".", ".."} & set(path.split("/")):
            raise ValueError(f"{path!r} is no path in a site")


def _leads_out(folder: Path, files: Iterable[str]) -> bool:
    """Somebody has put a link on the way to one of these files."""
    return any(os.path.realpath(folder / path) != str(folder / path) for path in _folders_of(files))


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


def _replace(changed: Sequence[str], files: Mapping[str, bytes], folder: Path) -> None:
    """Put these files into their places, in this order, once all of them are on the disk."""
    stage = folder / STAGE
    _sweep(stage)
    try:
        for number, path in enumerate(changed):
            _stage(files[path], stage, number)
        _move({path: number for number, path in enumerate(changed)}, stage, folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _stage(data: bytes, stage: Path, number: int) -> None:
    if not number:
        stage.mkdir(mode=0o700)
    _write(f"{stage}/{number}", data)


def _move(numbers: Mapping[str, int], stage: Path, folder: Path) -> None:
    _make_folders(folder, _folders_of(numbers))
    for path, number in numbers.items():
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


def _is_same(file: str, data: bytes, stamp: Stamp | None) -> bool:
    if stamp is None or stamp[_SIZE] != len(data):
        return False
    handle = os.open(file, os.O_RDONLY | _BINARY)
    try:
        return os.read(handle, len(data) + 1) == data  # half of it, where a signal came between: it is written again
    finally:
        os.close(handle)


def _stamp_at(file: str) -> Stamp | None:
    try:
        return stamp(os.lstat(file))
    except OSError:
        return None


def _clear_the_way(folder: Path, files: Set[str], present: Present) -> None:
    """Unlink what stands where a page or its folder must be, so that nothing is ever written through a link."""
    needed = _folders_of(files)
    for path in present.odd | (present.files.keys() & needed):
        (folder / path).unlink()
        present.files.pop(path, None)
    for path in sorted(present.folders & files):
        shutil.rmtree(folder / path)
        for inside in [other for other in present.files if other.startswith(f"{path}/")]:
            del present.files[inside]


def _folders_of(files: Iterable[str]) -> set[str]:
    folders: set[str] = set()
    for path in files:
        while (path := path.rpartition("/")[0]) and path not in folders:
            folders.add(path)
    return folders


def _make_folders(folder: Path, paths: Iterable[str]) -> None:
    for path in sorted(paths):
        with suppress(FileExistsError):
            os.mkdir(f"{folder}/{path}", mode=0o700)


def _write(file: str, data: bytes) -> Stamp:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        return stamp(os.fstat(handle))
    finally:
        os.close(handle)


def _remove(folder: Path, files: Iterable[str], folders: Iterable[str]) -> None:
    for path in files:
        (folder / path).unlink(missing_ok=True)
    for path in sorted(folders, reverse=True):
        with suppress(OSError):  # something came into it meanwhile: the next build looks again
            (folder / path).rmdir()
