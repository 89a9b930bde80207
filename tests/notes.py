"""What several tests type: a note, read as a contact."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.model import Contact, Source
from site_builder.problems import Problem
from site_builder.settings import Settings
from site_builder.text.contact import read_contact

PATH = "contacts/ada-okafor.md"


def read(text: str, path: str = PATH, settings: Settings | None = None) -> tuple[Contact, list[Problem]]:
    """The person of that note, and what is wrong with it."""
    contact, problems = read_contact(Source(path=path, text=text), settings or Settings())
    assert contact is not None
    return contact, problems


def ada(*lines: str, settings: Settings | None = None) -> Contact:
    """Ada, by the lines of her front matter below her name."""
    return read("\n".join(["---", "name: Ada", *lines, "---", ""]), settings=settings)[0]


def told(*lines: str) -> list[tuple[int, int, str]]:
    """What is said of those lines of front matter, which begin on line 3: line, column and words."""
    return said(read("\n".join(["---", "name: Ada", *lines, "---", ""]))[1])


def said(problems: Iterable[Problem]) -> list[tuple[int, int, str]]:
    """The problems as line, column and words."""
    return [(each.place.line, each.place.column, f"{each.severity}: {each.message}") for each in problems]
