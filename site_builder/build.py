"""From plain text to pages: the story of a build, with nothing in it but the story. Opens no file and reads no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from typing import Protocol

from site_builder.memory import Memory
from site_builder.model import Contact, Place, Source
from site_builder.plan import level, plan
from site_builder.problems import Problem, Severity
from site_builder.settings import Settings
from site_builder.site.book import Book
from site_builder.site.frame import frame_of
from site_builder.site.page import Frame, Page
from site_builder.text.contact import read_contact


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a notebook is asked: by which settings, for which day."""

    settings: Settings
    today: date
    problems: Sequence[Problem] = ()  # found before: in the settings, in the folder
    messages: Mapping[str, str] = field(default_factory=dict)
    fixed_day: bool = False
    folder: str = ""


def read_book(sources: Iterable[Source], request: Request, memory: Memory | None = None) -> Book:
    """Read and plan everybody."""
    memory = memory or Memory()
    settings, today = request.settings, request.today
    contacts, problems = _read(sources, settings, memory)
    plans = [memory.ask(each.path, plan, each, settings, today) for each in contacts if not each.unreadable]
    told = [problem for each in plans for problem in each.problems]
    return Book(
        settings=settings,
        today=today,
        plans=tuple(level(plans, settings, today)),
        unreadable=tuple(each for each in contacts if each.unreadable),
        problems=(*request.problems, *problems, *told),
        messages=request.messages,
        fixed_day=request.fixed_day,
        folder=request.folder,
    )


class Dress(Protocol):
    """A theme: what turns values into HTML."""

    @property
    def assets(self) -> Mapping[str, bytes]:
        """Styles and scripts by their path in the site."""

    def render(self, page: Page, frame: Frame) -> str:
        """A whole page."""

    def fragment(self, name: str, values: Mapping[str, object]) -> str:
        """A part of a page, such as a row."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """The bytes of every file of a site by its path, and what there is to mend in the notes."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def build_site(book: Book, dress: Dress, memory: Memory | None = None) -> Site:
    """Turn a notebook, read and planned, into the files of its site."""
    memory = memory or Memory()
    book = with_relations(book, memory)
    frame = memory.keep("frame", frame_of(book))
    pages = {page.path: dress.render(page, frame) for page in _lists(book, dress, memory)}
    pages |= {path: html for path, html in _people(book, dress, frame, memory)}
    files = {path: html.encode(errors="replace") for path, html in pages.items()}
    files |= {**_feeds(book), **dress.assets}
    return Site(files=files | {"build.js": _build_id(files, memory)}, problems=book.problems)


def with_relations(book: Book, memory: Memory) -> Book:
    """The book with who belongs to whom, and a warning for each link that fits several people."""
    ties, found = relations(book)
    ties = {slug: memory.keep(("ties", slug), tie) for slug, tie in ties.items()}
    return replace(book, ties=ties, problems=(*book.problems, *found))


def _read(sources: Iterable[Source], settings: Settings, memory: Memory) -> tuple[list[Contact], list[Problem]]:
    """Everybody in path order; the second of two files with one slug is told, and counts as unreadable."""
    contacts: list[Contact] = []
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    for source in sorted(sources, key=lambda each: each.path):
        contact, found = memory.ask(source.path, read_contact, source, settings)
        problems += found
        if contact is None:
            continue
        first = taken.setdefault(contact.slug, contact.path)
        if first != contact.path:
            problems.append(_taken(contact, first))
            contact = replace(contact, unreadable=True, name=contact.path.rpartition("/")[2])
        contacts.append(contact)
    return contacts, problems


def _taken(contact: Contact, first: str) -> Problem:
    message = f'"{contact.path}" and "{first}" make the same page, {contact.slug}; the first is built.'
    place = Place(path=contact.path)
    return Problem(place=place, severity=Severity.ERROR, message=message, hint="rename one of the two files")
