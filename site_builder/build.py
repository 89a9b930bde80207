"""From plain text to pages: the story of a build, and nothing but the story. Opens no file and reads no clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, Protocol

from site_builder.files import Files, Held, packed
from site_builder.memory import Memory, Spread, itself
from site_builder.model import FollowUp, Plan
from site_builder.plan.record import record_of
from site_builder.problems import Problem, errors
from site_builder.reading import with_relations
from site_builder.site.agenda import agenda_page
from site_builder.site.book import Book, View
from site_builder.site.due import json_of, told_of
from site_builder.site.feeds import calendar, events_of
from site_builder.site.frame import frame_of
from site_builder.site.glance import Glance, by_day, glance_of
from site_builder.site.groups import group_pages, groups
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
from site_builder.standing import Standing, digest, made_of


class Dress(Protocol):
    """A theme: what turns values into HTML."""

    @property
    def assets(self) -> Mapping[str, bytes]:
        """Styles and scripts by their path in the site."""

    def render(self, page: Page, frame: Frame) -> str:
        """A whole page."""

    def fragment(self, name: str, values: Mapping[str, object]) -> str:
        """A part of a page, such as a row."""


First = Callable[[Files], None]
LARGE = 2000  # people; with more of them, their pages are held packed


def nobody(files: Files) -> None:
    """Nobody waits for these files before all the others."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """The bytes of every file of a site by its path, and what there is to mend in the notes."""

    files: Files
    problems: tuple[Problem, ...]
    digests: Mapping[str, bytes]  # of its files, and of those left as they stand
    made_of: Mapping[str, bytes] = field(default_factory=dict)  # people's pages, where it is said what stands

    @property
    def left(self) -> Set[str]:
        """The pages that stand as they would be made, and so are not among the files."""
        return self.digests.keys() - self.files.keys()


def build_site(
    book: Book,
    dress: Dress,
    memory: Memory | None = None,
    spread: Spread = map,
    *,
    first: First = nobody,
    standing: Standing | None = None,
) -> Site:
    """Turn a notebook, read and planned, into the files of its site.

    A memory saves what was built before; `spread` may use more than one process for the pages of people;
    `first` is given everybody's page and Today before all the others are made; what is `standing` is not made again.
    """
    memory = memory or Memory()
    book = with_relations(book, memory)
    frame, view = memory.keep("frame", frame_of(book)), memory.keep("view", book.view)
    plans = {plan.contact.slug: plan for plan in book.plans}
    standing = standing and standing.beside(view, frame)
    people = _people(book, view, dress, frame, memory, spread, standing)
    pages = {path: made.html for path, made in people.items() if made.html is not None}
    others = dict(dress.assets)

    def html(page: Page) -> bytes:
        return memory.ask(page.path, _html, page, frame, dress)

    glances = memory.each(glance_of, plans, book.today)
    today = _today(book, glances, view, dress, memory)
    others[today.path] = html(today)
    first(Files(pages | others))
    others |= {page.path: html(page) for page in _lists(book, plans, glances, view, dress, memory)}
    if not book.published:
        others |= _feeds(book, plans, memory)
    digests = {**{path: made.digest for path, made in people.items()}, **memory.each(digest, others)}
    others["build.js"] = _build_id(digests)
    return Site(
        files=Files(pages | others),
        problems=book.problems,
        digests=digests,
        made_of={path: made.of for path, made in people.items() if made.of},
    )


def _today(book: Book, glances: Mapping[str, Glance], view: View, dress: Dress, memory: Memory) -> Page:
    """The first page; a row with its draft depends on one person."""

    def row(plan: Plan, item: FollowUp, panel: bool) -> str:
        return memory.ask(row_id(plan, item), _row, plan, item, panel, view, dress)

    return today_page(book, row, list(glances.values()))


def _lists(
    book: Book, plans: Mapping[str, Plan], glances: Mapping[str, Glance], view: View, dress: Dress, memory: Memory
) -> Iterator[Page]:
    """The other pages that show everybody, made of what depends on one person each."""
    rows = memory.each(_person_row, plans, view, dress)
    words = memory.each(words_of, {slug: plan.contact for slug, plan in plans.items()})
    ordered = by_day(glances.values())
    found = groups([glance.plan for glance in ordered])
    yield from people_pages(book, ordered, found, rows, lambda contact: words[contact.slug])
    yield from group_pages(book, found, rows)
    yield agenda_page(book)
    yield insights_page(book, memory.each(record_of, plans, book.today).values())
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


class _Person(NamedTuple):
    """All that one person's page is made of, but for what is the same for everybody."""

    plan: Plan
    ties: Relations
    text: str
    problems: tuple[Problem, ...]


class _Made(NamedTuple):
    """A page, or none where it stands already, its digest, and what it is made of."""

    html: Held | None
    digest: bytes
    of: bytes = b""


def _people(
    book: Book,
    view: View,
    dress: Dress,
    frame: Frame,
    memory: Memory,
    spread: Spread,
    standing: Standing | None,
) -> dict[str, _Made]:
    """Each person's page; it depends on their file, on who belongs to them, and on no other note."""
    problems = _by_file(book.problems)
    people = memory.each(itself, {plan.contact.slug: _person(plan, book, problems) for plan in book.plans})
    made = memory.each(_made, people, view, frame, dress, standing, len(people) > LARGE, spread=spread)
    pages = {person_path(slug): page for slug, page in made.items()}
    for contact in book.unreadable:
        if contact.slug not in people:
            text = book.texts.get(contact.path, "")
            page = unreadable_page(contact, view, text=text, problems=problems.get(contact.path, ()))
            html = _bytes(dress.render(page, frame))
            pages[page.path] = _Made(html, digest(html))
    return pages


def _person(plan: Plan, book: Book, problems: Mapping[str, tuple[Problem, ...]]) -> _Person:
    slug, path = plan.contact.slug, plan.contact.path
    return _Person(plan, book.ties[slug], book.texts.get(path, ""), problems.get(path, ()))


def _by_file(problems: Iterable[Problem]) -> Mapping[str, tuple[Problem, ...]]:
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.place.path].append(problem)
    return {path: tuple(of_file) for path, of_file in found.items()}


def _made(
    person: _Person, view: View, frame: Frame, dress: Dress, standing: Standing | None, is_one_of_many: bool
) -> _Made:
    """One person's page. Beside what all pages are made with, it is made of their file and of these values alone."""
    plan, ties, text, problems = person
    of = made_of(standing.made_by, plan.contact.path, text, plan.items, ties, problems) if standing else b""
    path = person_path(plan.contact.slug)
    if standing and standing.has(path, of):
        return _Made(None, standing.pages[path].digest, of)
    page = person_page(plan, view, ties=ties, text=text, problems=problems)
    html = _bytes(dress.render(page, frame))
    return _Made(packed(html) if is_one_of_many else html, digest(html), of)


def _feeds(book: Book, plans: Mapping[str, Plan], memory: Memory) -> dict[str, bytes]:
    """What the owner's own programs read."""
    found = chain.from_iterable(memory.each(told_of, plans).values())
    told = sorted(found, key=itemgetter(0))
    listed = json_of((text for _, text in told), book.today, len(errors(book.problems)))
    dated = calendar(memory.each(events_of, plans).values(), book.settings.title)
    return {"followups.ics": _bytes(dated), "followups.json": _bytes(listed)}


def _build_id(digests: Mapping[str, bytes]) -> bytes:
    """A script with one opaque id, by which an open page sees a new build; made from the bytes of all files."""
    whole = blake2b(digest_size=12)
    for path, of_file in sorted(digests.items()):
        whole.update(path.encode(errors="replace") + b"\0" + of_file)
    return b'document.documentElement.dataset.build = "%s";\n' % whole.hexdigest().encode()


def _bytes(html: str) -> bytes:
    return html.encode(errors="replace")
