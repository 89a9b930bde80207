"""Whether git would carry off what is private."""

from __future__ import annotations

import subprocess
from pathlib import Path


def is_open_to_git(folder: Path) -> bool:
    """The folder is in a work tree of git, and nothing says that git should ignore it."""
    if not any((parent / ".git").exists() for parent in folder.parents):
        return False
    question = ["git", "-C", str(folder.parent), "check-ignore", "--quiet", f"{folder.name}/"]
    try:
        return subprocess.run(question, check=False, capture_output=True).returncode == 1
    except OSError:  # no git on this machine
        return False
