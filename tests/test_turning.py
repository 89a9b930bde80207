"""A new day: pages that stand are those that would be made again as they are, over a year of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from site_builder.build import Site, build_site
from site_builder.model import Source
from site_builder.notebook.messages import with_built_in
from site_builder.reading import Request, read_book
from site_builder.settings import Settings
from site_builder.standing import Standing, Stood, made_of
from site_builder.theme import built_in_themes, load_theme
from tests.bench.notebook import TODAY, write_notebook

THEME = load_theme([built_in_themes() / "default"])
OWN = {"catch-up.md": "---\nsubject: Hello\n---\nIt is {{ today }}, {{ first }}.\n"}
STEPS = (1, 1, 1, 2, 1, 5, 1, 20, 1, 31, 1, 1, 60, 1, 200, 1)  # days from one build to the next


def built(notes: Sequence[Source], day: date, messages: Mapping[str, str], standing: Standing | None = None) -> Site:
    request = Request(settings=Settings(), today=day, messages=with_built_in(messages))
    return build_site(read_book(notes, request), THEME, standing=standing)


@pytest.mark.parametrize("messages", [{}, OWN], ids=["messages as they come", "a message that says the day"])
def test_what_is_left_on_a_new_day_is_what_would_be_made(tmp_path: Path, messages: Mapping[str, str]) -> None:
    write_notebook(tmp_path, 30)
    files = sorted((tmp_path / "contacts").iterdir())
    notes = [Source(path=f"contacts/{file.name}", text=file.read_text(encoding="utf-8")) for file in files]
    day, pages, stood, left = TODAY, dict[str, bytes](), dict[str, Stood](), 0
    for step in STEPS:
        site = built(notes, day, messages, Standing(made_by=b"", pages=stood))
        left += len(site.left)
        pages = {path: pages[path] for path in site.left} | dict(site.files)
        assert pages == dict(built(notes, day, messages).files), day
        stood = {path: Stood(of, site.digests[path]) for path, of in site.made_of.items()}
        day += timedelta(step)
    assert left > 100


def test_equal_values_are_known_again_whoever_made_them() -> None:
    word, other = "a word", "".join(("a ", "word"))
    assert word is not other
    assert made_of((word, word)) == made_of((word, other))
    assert made_of((word, word)) != made_of((word, word + "s"))
