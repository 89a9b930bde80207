"""How much of each proof is run: all of it where FOLLOWUP_REQUIRED is set, as in CI; else enough to see a slip."""

from __future__ import annotations

import os

FULL = bool(os.environ.get("FOLLOWUP_REQUIRED"))
SAVES = 100 if FULL else 10  # by each editor
KILLS = 100 if FULL else 10  # of a build
EACH = 7 if FULL else 41  # change of a file is one to be killed at
WATCHER_KILLS = 20 if FULL else 4
EXAMPLES, STEPS = (100, 20) if FULL else (8, 12)  # of random edits
BRANCH = 3000 if FULL else 300  # files that differ
IDLE_FILES, IDLE_SECONDS = (5000, 30) if FULL else (500, 6)
