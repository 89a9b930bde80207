"""What several tests type: a note, read as a contact."""

from __future__ import annotations

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
    problems = read("\n".join(["---", "name: Ada", *lines, "---", ""]))[1]
    return [
        (problem.place.line, problem.place.column, f"{problem.severity}: {problem.message}") for problem in problems
    ]
