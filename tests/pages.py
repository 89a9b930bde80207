"""For tests of pages: a notebook's pages as HTML, and what stands in them."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from site_builder.build import build_site
from site_builder.notebook.messages import with_built_in
from site_builder.site.book import Book
from site_builder.theme import built_in_themes, load_theme
from tests.plans import book as plain_book

THEME = load_theme([built_in_themes() / "default"])
MONDAY = "2026-11-23"


def book(notes: dict[str, str], today: str = MONDAY, settings: str = "") -> Book:
    """A notebook of these files, planned for that day, with the built-in drafts."""
    return replace(plain_book(notes, today, settings), messages=with_built_in({}))


def site(notes: dict[str, str], today: str = MONDAY, settings: str = "") -> dict[str, str]:
    """Every page of that notebook's site, by its path."""
    return built(book(notes, today, settings))


def built(notebook: Book) -> dict[str, str]:
    """Every page of a notebook that has been read and planned."""
    files = build_site(notebook, THEME).files
    return {path: data.decode() for path, data in files.items() if path.endswith(".html")}


def text_of(html: str) -> str:
    """The words of a page, without its markup; runs of white space are one space."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
