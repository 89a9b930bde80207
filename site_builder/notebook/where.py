"""Where a notebook is, and what its parts are called. Every command begins here, so that it imports almost nothing."""

from __future__ import annotations

import os

SETTINGS = "followup.yml"
MESSAGES = "messages"
THEMES = "themes"
NOT_CONTACTS = (MESSAGES, THEMES, "published")  # where the contacts' folder is the notebook's own


def find_notebook(start: str) -> str | None:
    """That folder or its nearest parent that is a notebook."""
    folder = os.path.abspath(start)
    while not is_notebook(folder):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def is_notebook(folder: str) -> bool:
    """There are settings or contacts in it."""
    return os.path.isfile(os.path.join(folder, SETTINGS)) or os.path.isdir(os.path.join(folder, "contacts"))
