"""The same notes, settings, day and key give the same bytes on every machine."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.publish.notebooks import KEY_LINE, notebook, run

PLACES = [
    {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Pago_Pago", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8", "CI": ""},
]


def test_same_bytes_everywhere(tmp_path: Path) -> None:
    first = notebook(tmp_path / "0")
    pages = []
    for number, place in enumerate(PLACES):
        root = tmp_path / str(number)
        if root != first:
            copied_backwards(first, root)
        assert run(root, "publish", "--today", "2026-12-01", FOLLOWUP_KEY=KEY_LINE, **place).returncode == 0
        pages.append((root / "published" / "index.html").read_bytes())
    assert pages[0] == pages[1] == pages[2]


def test_another_day_gives_other_bytes(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    pages = set()
    for day in ("2026-12-01", "2026-12-02"):
        run(root, "publish", "--today", day, FOLLOWUP_KEY=KEY_LINE)
        pages.add((root / "published" / "index.html").read_bytes())
    assert len(pages) == 2


def copied_backwards(source: Path, target: Path) -> None:
    """A copy whose files were made in another order."""
    for file in sorted(source.rglob("*"), reverse=True):
        if file.is_file() and "published" not in file.parts:
            copy = target / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
