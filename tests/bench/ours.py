"""Followup itself as a contender: as it is here, or as it was at an earlier revision."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
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
    put_away,
)
from tests.bench.notebook import TODAY

HERE = Path(__file__).resolve().parents[2]
_ON_DAY = """
import sys
from datetime import date
from site_builder.cli import clock
day = date.fromisoformat(sys.argv.pop(1))
clock.today_in = lambda timezone: day
from site_builder.__main__ import run
run()
"""  # as of itself on that day: pages built with --today all bear its date


def followup(code: Path, name: str, notebook: Path, slug: str) -> Contender:
    """The program whose code is in that folder, at work on that notebook."""

    def on_day(day: date, *words: str) -> Command:
        program = (sys.executable, "-c", _ON_DAY, str(day), "--notebook", str(notebook), "--quiet")
        return Command(words=program + words, folder=code)

    def serve(port: str) -> Command:
        program = (sys.executable, "-m", "site_builder", "--notebook", str(notebook), "--quiet")
        return Command(words=(*program, "serve", "--port", port, "--today", str(TODAY)), folder=code)

    made = (notebook / "public", notebook / ".followup")
    note, address = notebook / "contacts" / f"{slug}.md", free_address()
    return Contender(
        name=name,
        works={
            COLD: Work(command=on_day(TODAY, "build"), before=partial(put_away, *made)),
            UNCHANGED: Work(command=on_day(TODAY, "build")),
            DUE: Work(command=on_day(TODAY, "due")),
            EDIT: Work(command=on_day(TODAY, "build"), before=partial(edit, note)),
            NEXT_DAY: Work(command=on_day(TODAY + timedelta(1), "build")),
        },
        server=Server(
            command=serve(address.rpartition(":")[2].rstrip("/")),
            address=address,
            note=note,
            page=notebook / "public" / "contacts" / slug / "index.html",
            today=notebook / "public" / "index.html",
            row=f'li[id^="{slug}:"]',
        ),
    )


def revision(name: str, folder: Path) -> Path:
    """The code of an earlier revision, unpacked into that folder."""
    packed = subprocess.run(["git", "-C", str(HERE), "archive", "--format=zip", name], check=True, capture_output=True)
    with ZipFile(BytesIO(packed.stdout)) as files:
        files.extractall(folder)
    return folder
