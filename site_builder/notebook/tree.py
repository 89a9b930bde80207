"""What the notebook holds: which files are people and drafts, and which names are none of them.

Listing opens no file. Links that leave the notebook, pipes and devices are named and left alone.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from site_builder.model import Place
from site_builder.notebook.stamps import Stamp, stamp
from site_builder.notebook.where import MESSAGES, NOT_CONTACTS
from site_builder.problems import Problem, Severity

_CONFLICT = re.compile(
    r"\.sync-conflict-[^.]*"  # Syncthing
    r"|\s*\([^()]*(?i:conflicted copy)[^()]*\)|\s+(?i:conflicted copy).*(?=\.md)"  # Dropbox, Nextcloud
    r"|\s*\(CONFLICT[^()]*\)"
)
_PLACEHOLDER = re.compile(r"\.(.+\.md)\.icloud")


class File(NamedTuple):
    """A file that may be read, as the tree was listed; a tuple, because there may be 10,000."""

    path: str  # in the notebook, composed, with slashes: contacts/work/zoë.md
    disk: str  # where its bytes are, links resolved; empty where they are not on this machine
    stamp: Stamp


class Tree(NamedTuple):
    """The files of a notebook, each group sorted by path, and what was refused."""

    contacts: tuple[File, ...]
    messages: tuple[File, ...]
    problems: tuple[Problem, ...]


def is_noise(name: str) -> bool:
    """A name that is never a contact and never wakes the watcher: hidden, a backup, a lock, half a download."""
    return (
        name.startswith((".", "~$", "~syncthing~"))
        or name.endswith(("~", ".swp", ".tmp", ".orig"))
        or (name.startswith("#") and name.endswith("#"))
        or "___jb_" in name
        or name in ("4913", "Thumbs.db")
    )


def list_tree(root: Path, contacts: str, output: str) -> Tree:
    """Everything that a build of this notebook may read, but its settings."""
    listing, contacts = _Listing(os.path.realpath(root)), os.path.normpath(contacts)
    skipped = {listing.disk(output)} | {listing.disk(name) for name in NOT_CONTACTS}
    people = _distinct(sorted(listing.notes(contacts, skipped)))
    copies = [file for file in people if _CONFLICT.search(_name(file.path))]
    people = [file for file in people if not _CONFLICT.search(_name(file.path))] if copies else people
    messages = sorted(listing.notes(MESSAGES, set()))
    listing.problems += _conflicts(copies, {file.path for file in people})
    problems = sorted(listing.problems, key=lambda problem: (problem.place, problem.message))
    return Tree(contacts=tuple(people), messages=tuple(messages), problems=tuple(problems))


def find_file(root: Path, name: str) -> File | Problem | None:
    """One file of the notebook by its name; nothing where there is none."""
    listing = _Listing(os.path.realpath(root))
    try:
        found = listing.file(name, listing.disk(name), os.lstat(listing.disk(name)))
    except OSError:
        return None
    return found or next(iter(listing.problems), None)


class _Listing:
    """One walk through a notebook; what it refuses gathers in `problems`."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def disk(self, path: str) -> str:
        return os.path.normpath(os.path.join(self.root, path))

    def notes(self, path: str, skipped: set[str]) -> Iterator[File]:
        """The notes below a folder."""
        top = os.path.realpath(self.disk(path))
        if os.path.isdir(top) and not self._is_ours(top):
            self._refuse(path, "This folder is a link that leads out of the notebook and is not followed.")
            return
        todo, seen = [(path, top)], {top}
        while todo:
            prefix, folder = todo.pop()
            for entry in self._entries(prefix, folder):
                if _is_folder(entry):
                    todo += self._folder(_join(prefix, entry.name), entry, seen, skipped)
                elif file := self._note(prefix, entry):
                    yield file

    def _folder(self, path: str, entry: os.DirEntry[str], seen: set[str], skipped: set[str]) -> list[tuple[str, str]]:
        """The folder, if it is to be walked. One behind a link is walked once, so that no loop can hold us."""
        if entry.name.startswith("."):
            return []
        if not entry.is_symlink():
            return [] if entry.path in skipped else [(path, entry.path)]
        disk = os.path.realpath(entry.path)
        if not self._is_ours(disk):
            self._refuse(path, "This link leads out of the notebook and is not followed.")
        elif any(_holds(folder, disk) or _holds(disk, folder) for folder in seen):
            self._refuse(path, "This link leads to a folder that is read anyway and is not followed.")
        else:
            seen.add(disk)
            return [(path, disk)]
        return []

    def file(self, path: str, disk: str, info: os.stat_result) -> File | None:
        """A regular file; a link to one is followed where it stays in the notebook."""
        if stat.S_ISLNK(info.st_mode):
            disk = os.path.realpath(disk)
            if not self._is_ours(disk):
                self._refuse(path, "This link leads out of the notebook and is not followed.")
                return None
            info = os.stat(disk)
        if not stat.S_ISREG(info.st_mode):
            self._refuse(path, "This is no file with text in it and is not opened.")
            return None
        return File(path, disk, stamp(info))

    def _entries(self, path: str, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return list(entries)
        except FileNotFoundError:
            return []
        except OSError as error:
            self._refuse(path, f"The folder can't be listed: {error.strerror}.", severity=Severity.ERROR)
            return []

    def _note(self, prefix: str, entry: os.DirEntry[str]) -> File | None:
        name = entry.name
        if not name.endswith(".md"):
            placeholder = _PLACEHOLDER.fullmatch(name)
            return File(_join(prefix, placeholder[1]), "", (0, 0, 0, 0)) if placeholder else None
        if is_noise(name):
            return None
        path = _join(prefix, name)
        if not name.isprintable():
            self._refuse(path, "The file's name has characters that can't be shown.", "give the file a plain name")
        try:
            return self.file(path, entry.path, entry.stat(follow_symlinks=False))
        except OSError as error:
            self._refuse(path, f"The file can't be read: {error.strerror}.")
            return None

    def _is_ours(self, disk: str) -> bool:
        """It stands in the notebook, and not in a hidden folder such as .git."""
        return _holds(self.root, disk) and f"{os.sep}." not in disk[len(self.root) :]

    def _refuse(self, path: str, message: str, hint: str = "", severity: Severity = Severity.WARNING) -> None:
        place = Place(path=path)
        self.problems.append(Problem(place=place, severity=severity, message=message, hint=hint))


def _conflicts(copies: list[File], people: set[str]) -> Iterator[Problem]:
    """A notice on the person for each copy that a sync tool made; the copy is never a second person."""
    for copy in copies:
        original = _join(copy.path.rpartition("/")[0], _CONFLICT.sub("", _name(copy.path)))
        there = original in people
        yield Problem(
            place=Place(path=original if there else copy.path),
            severity=Severity.WARNING,
            message=f'"{_name(copy.path)}" is a copy that a sync tool made when two edits met.',
            hint="take over what is missing here, then delete the copy"
            if there
            else f'rename it to "{_name(original)}": a copy is not listed as a person',
        )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _distinct(files: list[File]) -> list[File]:
    """One file for each path: what is not downloaded gives way, a name in decomposed letters is told as it is."""
    if len({file.path for file in files}) == len(files):
        return files
    found: dict[str, File] = {}
    for file in files:
        if file.path not in found or not found[file.path].disk:
            found[file.path] = file
        elif file.disk:
            path = unicodedata.normalize("NFD", file.path)
            found[path] = file._replace(path=path)
    return list(found.values())


def _holds(folder: str, disk: str) -> bool:
    return disk == folder or disk.startswith(folder.rstrip(os.sep) + os.sep)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _join(prefix: str, name: str) -> str:
    """The path as text: composed, and bytes that are no UTF-8 spelled out."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "backslashreplace"))
    return f"{prefix}/{name}" if prefix not in ("", ".") else name
