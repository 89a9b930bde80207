"""An output folder: whether it is a site of ours, and what is in it."""

from __future__ import annotations

import os
from pathlib import Path

from site_builder.notebook.stamps import Stamp, stamp

MARKER = ".followup-site"
STAGE = ".followup-new"  # what a build has not shown yet


class NotOurs(Exception):
    """The output folder is something else's; the message says what to do."""


def check_folder(folder: Path, notebook: Path) -> None:
    """Raise NotOurs where no site may be written: the folder holds the notebook, or what no build has made."""
    folder, notebook = Path(os.path.realpath(folder)), Path(os.path.realpath(notebook))
    if folder == notebook or folder in notebook.parents:
        raise NotOurs(f"{folder} holds the notebook: give the site a folder of its own with --output")
    if folder.exists() and not folder.is_dir():
        raise NotOurs(f"{folder} is a file: give the site a folder of its own with --output")
    if not is_empty(folder) and not (folder / MARKER).is_file():
        raise NotOurs(f"{folder} holds files that are no site of Followup's: name another folder with --output")


def is_empty(folder: Path) -> bool:
    """Nothing is there but what a kill left behind."""
    return not folder.exists() or all(name == STAGE for name in os.listdir(folder))


class Present:
    """What is in the folder now."""

    def __init__(self) -> None:
        self.files: dict[str, Stamp] = {}
        self.folders: set[str] = set()
        self.odd: set[str] = set()  # links, pipes and devices: never ours


def present_in(folder: Path) -> Present:
    """What stands there, but for what is hidden at the top (.git)."""
    present, todo = Present(), [""]
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
