"""A whole notebook at several days, byte for byte: read a difference like code, then `make golden`.

The first day's site is kept whole; of the other days only the files that differ from it, so that the folders also
show what a new day changes.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from site_builder.build import build_site
from site_builder.model import Source
from site_builder.notebook.messages import with_built_in
from site_builder.reading import Request, read_book
from site_builder.text.settings import read_settings
from site_builder.theme import built_in_themes, load_theme

GOLDEN = Path(__file__).parent / "golden"
NOTEBOOK = GOLDEN / "site"
DAYS = [date(2026, 11, 23), date(2026, 11, 24), date(2027, 1, 4)]
THEME = load_theme([built_in_themes() / "default"])


def site(today: date) -> dict[str, bytes]:
    settings, problems = read_settings(Source(path="followup.yml", text=(NOTEBOOK / "followup.yml").read_text()))
    files = sorted((NOTEBOOK / "contacts").rglob("*.md"))
    sources = [Source(path=p.relative_to(NOTEBOOK).as_posix(), text=p.read_text(encoding="utf-8")) for p in files]
    request = Request(settings=settings, today=today, problems=problems, messages=with_built_in({}))
    built = build_site(read_book(sources, request), THEME)
    told = "".join(f"{problem}\n" for problem in built.problems).encode()
    kept = {path: data for path, data in built.files.items() if path not in THEME.assets and path != "build.js"}
    return kept | {"problems.txt": told}


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def write_tree(files: dict[str, bytes], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_golden_site(today: date, pytestconfig: pytest.Config) -> None:
    files = site(today)
    if today != DAYS[0]:
        first = site(DAYS[0])
        files = {path: data for path, data in files.items() if first.get(path) != data}
    expected = GOLDEN / "expected" / str(today)
    if pytestconfig.getoption("--update-golden"):
        write_tree(files, expected)
    assert files == tree(expected)


def test_a_new_day_changes_few_pages_of_people() -> None:
    first, second = site(DAYS[0]), site(DAYS[1])
    changed = {path for path in first if path.startswith("contacts/") and first[path] != second[path]}
    assert changed <= {"contacts/felix-brandt/index.html"} or len(changed) <= 3, changed
