"""The folder that is handed over: three files, made beside it, looked through, and moved in when all is well."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from site_builder.publish import CannotPublish

PAGE = "index.html"
ROBOTS = b"User-agent: *\nDisallow: /\n"
FILES = (".nojekyll", "robots.txt", PAGE)  # in the order in which they are moved in


def hand_over(page: bytes, folder: Path, inspect: Callable[[Mapping[str, bytes]], None]) -> None:
    """Make the folder hold the page and what hosts need beside it, once `inspect` has let the files on disk pass.

    Whatever goes wrong before the last rename, the folder is as it was.
    """
    require_ours(folder)
    stage = folder.with_name(f".{folder.name}.new")
    _remove(stage)
    try:
        stage.mkdir(parents=True)
        for name, data in zip(FILES, (b"", ROBOTS, page), strict=True):
            _write(stage / name, data)
        inspect(read_folder(stage))
        _move_in(stage, folder)
    finally:
        _remove(stage)


def require_ours(folder: Path) -> None:
    """Refuses a folder with anything in it that would be published along."""
    if folder.is_dir():
        others = sorted(set(os.listdir(folder)) - set(FILES))
    else:
        others = [folder.name] if folder.exists() else []
    if others:
        raise CannotPublish(f"{folder} holds other files, which would be published too", "name an empty folder")


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, hidden ones too, by its path there."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _write(file: Path, data: bytes) -> None:
    with open(file, "xb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def _move_in(stage: Path, folder: Path) -> None:
    """A first folder appears at once; in one that is there, the page comes last, and nothing else ever changes."""
    if not folder.exists():
        stage.rename(folder)
        return
    for name in FILES:
        os.replace(stage / name, folder / name)


def _remove(stage: Path) -> None:
    """What this publishing, or one that was killed, has made beside the folder."""
    if stage.is_dir() and not stage.is_symlink():
        shutil.rmtree(stage)
