"""Writes notes: whole, synced to the disk, and never over somebody else's edit."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from site_builder.notebook.read import read_bytes


class Changed(Exception):
    """The note was written by somebody else meanwhile; it was left as it is."""


def place_in(root: Path, path: str) -> Path:
    """Where a file of the notebook is to be made; raises PermissionError where a link on its way leads out."""
    file = root / path
    if not Path(os.path.realpath(file.parent)).is_relative_to(os.path.realpath(root)):
        raise PermissionError(errno.EPERM, "A link leads out of the notebook", str(file.parent))
    return file


def create_note(file: Path, data: bytes, *, one_of_many: bool = False) -> None:
    """Write a note that is not there yet; raises FileExistsError where it is.

    Who makes many syncs their folders once, when all are there.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = _write_beside(file, data, 0o666)
    try:
        _link(beside, file)
    finally:
        beside.unlink(missing_ok=True)
    if not one_of_many:
        sync_folder(file.parent)


def rewrite_note(file: Path, old: bytes, new: bytes, *, one_of_many: bool = False) -> None:
    """Replace a note whose bytes were `old`; raises Changed where they are others by now.

    Who rewrites many syncs their folders once, when all are written.
    """
    file = Path(os.path.realpath(file))
    beside = _write_beside(file, new, 0o600)
    try:
        beside.chmod(file.stat().st_mode & 0o7777)
        if read_bytes(str(file)) != old:
            raise Changed(f"{file.name} was changed meanwhile and is left as it is: try again")
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
    if not one_of_many:
        sync_folder(file.parent)


def replace_file(file: Path, data: bytes) -> None:
    """Write a file whole, whatever was there; only its owner may read it."""
    beside = _write_beside(file, data, 0o600)
    try:
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(file.parent)


def delete_note(file: Path, old: bytes) -> None:
    """Remove a note whose bytes were `old`; raises Changed where they are others by now."""
    if read_bytes(os.path.realpath(file)) != old:
        raise Changed(f"{file.name} was changed meanwhile and is left as it is: try again")
    file.unlink()
    sync_folder(file.parent)


def _write_beside(file: Path, data: bytes, mode: int) -> Path:
    beside = file.with_name(f".{file.name[:100]}.{os.getpid()}.tmp")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with open(handle, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(handle)
    return beside


def _link(beside: Path, file: Path) -> None:
    """Give the new file its name, unless that is taken."""
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if file.exists():
            raise FileExistsError(file) from None
        os.replace(beside, file)


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk."""
    with suppress(OSError):  # some systems can't sync a folder; the note itself is synced
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
