"""Followup itself as a contender: as it is here, or as it was at an earlier revision."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.bench.contender import (
    COLD,
    DUE,
    EDIT,
    NEXT_DAY,
    UNCHANGED,
    Command,
    Contender,
    Server,
    Work,
    edit,
    free_address,
)
from tests.bench.notebook import TODAY

HERE = Path(__file__).resolve().parents[2]
_DAY = ("--today", str(TODAY))
_NEXT_DAY = ("--today", "2026-11-24")


def followup(code: Path, name: str, notebook: Path, slug: str) -> Contender:
    """The program whose code is in that folder, at work on that notebook."""

    def command(*words: str) -> Command:
        program = (sys.executable, "-m", "site_builder", "--notebook", str(notebook), "--quiet")
        return Command(words=program + words, folder=code)

    note, address = notebook / "contacts" / f"{slug}.md", free_address()
    return Contender(
        name=name,
        works={
            COLD: Work(command=command("build", *_DAY), before=partial(_forget, notebook)),
            UNCHANGED: Work(command=command("build", *_DAY)),
            DUE: Work(command=command("due", *_DAY)),
            EDIT: Work(command=command("build", *_DAY), before=partial(edit, note)),
            NEXT_DAY: Work(command=command("build", *_NEXT_DAY)),
        },
        server=Server(
            command=command("serve", "--port", address.rpartition(":")[2].rstrip("/"), *_DAY),
            address=address,
            note=note,
            page=notebook / "public" / "contacts" / slug / "index.html",
            today=notebook / "public" / "index.html",
            row=f'li[id^="{slug}:"]',
        ),
    )


def _forget(notebook: Path) -> None:
    for name in ("public", ".followup"):
        shutil.rmtree(notebook / name, ignore_errors=True)


def revision(name: str, folder: Path) -> Path:
    """The code of an earlier revision, unpacked into that folder."""
    packed = subprocess.run(["git", "-C", str(HERE), "archive", "--format=zip", name], check=True, capture_output=True)
    with ZipFile(BytesIO(packed.stdout)) as files:
        files.extractall(folder)
    return folder
