"""What git would carry off, and what it could not give back."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path


def is_open_to_git(folder: Path) -> bool:
    """The folder is in a work tree of git, and nothing says that git should ignore it."""
    if not any((parent / ".git").exists() for parent in folder.parents):
        return False
    import subprocess

    question = ["git", "-C", str(folder.parent), "check-ignore", "--quiet", f"{folder.name}/"]
    try:
        return subprocess.run(question, check=False, capture_output=True).returncode == 1
    except OSError:  # no git on this machine
        return False


def uncommitted(root: Path, paths: Sequence[str]) -> list[str]:
    """Those of the notebook's files that differ from git's last commit, or that git does not know; none without git."""
    import subprocess

    command = ["git", "-C", str(root), "status", "--porcelain", "-z", "--untracked-files=all", "--", "."]
    top = ["git", "-C", str(root), "rev-parse", "--show-prefix"]
    try:
        status = subprocess.run(command, check=False, capture_output=True)
        prefix = subprocess.run(top, check=False, capture_output=True)
    except OSError:  # no git on this machine
        return []
    if status.returncode or prefix.returncode:
        return []
    below = os.fsdecode(prefix.stdout.rstrip(b"\n"))
    entries = {os.fsdecode(entry[3:]) for entry in status.stdout.split(b"\0") if len(entry) > 3}
    changed = {unicodedata.normalize("NFC", entry.removeprefix(below)) for entry in entries}
    return [path for path in paths if path in changed]
