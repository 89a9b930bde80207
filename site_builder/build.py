"""From plain text to pages: the story of a build, and nothing but the story. Opens no file and reads no clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

from site_builder.memory import Memory, Spread
from site_builder.model import Contact, FollowUp, Plan
from site_builder.plan.record import record_of
from site_builder.problems import Problem, errors
from site_builder.reading import with_relations
from site_builder.site.agenda import agenda_page
from site_builder.site.book import Book, View
from site_builder.site.due import json_of, told_of
from site_builder.site.feeds import calendar, events_of
from site_builder.site.frame import frame_of
from site_builder.site.glance import glance_of
from site_builder.site.groups import group_pages
from site_builder.site.health import health_pages
from site_builder.site.insights import insights_page
from site_builder.site.introductions import introductions_pages
from site_builder.site.page import Frame, Page, person_path
from site_builder.site.people import people_pages
from site_builder.site.person import person_page, unreadable_page
from site_builder.site.relations import Relations
from site_builder.site.rows import row_id, row_of
from site_builder.site.search import words_of
from site_builder.site.table import ROOT, person_row
from site_builder.site.today import today_page
from site_builder.site.why import why_page


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


def build_site(book: Book, dress: Dress, memory: Memory | None = None, spread: Spread = map) -> Site:
    """Turn a notebook, read and planned, into the files of its site.

    A memory saves what was built before; `spread` may use more than one process for the pages of people.
    """
    memory = memory or Memory()
    book = with_relations(book, memory)
    frame = memory.keep("frame", frame_of(book))
    files = dict(dress.assets)
    files |= {page.path: memory.ask(page.path, _html, page, frame, dress) for page in _lists(book, dress, memory)}
    files |= _people(book, dress, frame, memory, spread)
    if not book.published:
        files |= _feeds(book, memory)
    return Site(files=files | {"build.js": _build_id(files, memory)}, problems=book.problems)


def _lists(book: Book, dress: Dress, memory: Memory) -> Iterator[Page]:
    """The pages that show everybody, made of rows that depend on one person each."""
    view = memory.keep("view", book.view)
    rows = {plan.contact.slug: memory.ask(plan.contact.slug, _person_row, plan, view, dress) for plan in book.plans}

    def row(plan: Plan, item: FollowUp, panel: bool) -> str:
        return memory.ask(row_id(plan, item), _row, plan, item, panel, view, dress)

    def words(contact: Contact) -> str:
        return memory.ask(contact.slug, words_of, contact)

    glances = [memory.ask(plan.contact.slug, glance_of, plan, book.today) for plan in book.plans]
    yield today_page(book, row, glances)
    yield from people_pages(book, rows, words)
    yield from group_pages(book, rows)
    yield agenda_page(book)
    yield insights_page(book, [memory.ask(plan.contact.slug, record_of, plan, book.today) for plan in book.plans])
    yield from introductions_pages(book, book.ties)
    yield from health_pages(book)
    yield why_page(book.settings)


def _html(page: Page, frame: Frame, dress: Dress) -> bytes:
    return _bytes(dress.render(page, frame))


def _person_row(plan: Plan, view: View, dress: Dress) -> str:
    return dress.fragment("person_row.html", {"row": person_row(plan, view.settings, view.today), "root": ROOT})


def _row(plan: Plan, item: FollowUp, panel: bool, view: View, dress: Dress) -> str:
    row = row_of(plan, item, view, panel=panel)
    return dress.fragment("row.html", {"row": row, "root": "", "today": view.today})


def _people(book: Book, dress: Dress, frame: Frame, memory: Memory, spread: Spread) -> dict[str, bytes]:
    """Each person's page; it depends on their file, on who belongs to them, and on no other note."""
    view = memory.keep("view", book.view)
    problems: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in book.problems:
        problems[problem.place.path].append(problem)
    people = {
        plan.contact.slug: _Person(
            plan=plan,
            ties=book.ties.get(plan.contact.slug, Relations()),
            text=book.texts.get(plan.contact.path, ""),
            problems=tuple(problems.get(plan.contact.path, ())),
            view=view,
            frame=frame,
            dress=dress,
        )
        for plan in book.plans
    }
    pages = {person_path(slug): html for slug, html in memory.ask_each(_person_html, people, spread).items()}
    for contact in book.unreadable:
        if contact.slug not in people:
            text = book.texts.get(contact.path, "")
            page = unreadable_page(contact, view, text=text, problems=problems[contact.path])
            pages[page.path] = _bytes(dress.render(page, frame))
    return pages


@dataclass(frozen=True, kw_only=True, slots=True)
class _Person:
    """All that one person's page is made of; the last three are the same for everybody."""

    plan: Plan
    ties: Relations
    text: str
    problems: tuple[Problem, ...]
    view: View
    frame: Frame
    dress: Dress


def _person_html(person: _Person) -> bytes:
    page = person_page(person.plan, person.view, ties=person.ties, text=person.text, problems=person.problems)
    return _bytes(person.dress.render(page, person.frame))


def _feeds(book: Book, memory: Memory) -> dict[str, bytes]:
    """What the owner's own programs read."""
    told = sorted(each for plan in book.plans for each in memory.ask(plan.contact.slug, told_of, plan))
    listed = json_of((text for _, text in told), book.today, len(errors(book.problems)))
    dated = calendar((memory.ask(plan.contact.slug, events_of, plan) for plan in book.plans), book.settings.title)
    return {"followups.ics": _bytes(dated), "followups.json": _bytes(listed)}


def _build_id(files: Mapping[str, bytes], memory: Memory) -> bytes:
    """A script with one opaque id, by which an open page sees a new build; made from the bytes of all files."""
    whole = blake2b(digest_size=12)
    for path in sorted(files):
        whole.update(path.encode(errors="replace") + b"\0" + memory.ask(path, _digest, files[path]))
    return b'document.documentElement.dataset.build = "%s";\n' % whole.hexdigest().encode()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _bytes(html: str) -> bytes:
    return html.encode(errors="replace")
