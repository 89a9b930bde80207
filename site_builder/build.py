"""From plain text to pages: the story of a build, and nothing but the story. Opens no file and reads no clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, Protocol

from site_builder.files import Files, Held, packed
from site_builder.memory import Memory, Spread, itself
from site_builder.model import FollowUp, Plan
from site_builder.plan.record import Record, record_of
from site_builder.problems import Problem, errors
from site_builder.reading import with_relations
from site_builder.site.agenda import agenda_page
from site_builder.site.book import Book, View
from site_builder.site.due import json_of, told_of
from site_builder.site.feeds import calendar, events_of
from site_builder.site.frame import frame_of
from site_builder.site.glance import Glance, by_day, glance_of, items_of
from site_builder.site.groups import group_pages, groups
from site_builder.site.health import health_pages
from site_builder.site.insights import insights_page
from site_builder.site.introductions import introductions_pages
from site_builder.site.page import Frame, Page, person_path
from site_builder.site.people import people_pages
from site_builder.site.person import person_page, unreadable_page
from site_builder.site.relations import Relations
from site_builder.site.rows import row_id, row_of
from site_builder.site.search import WITH_NOTES, words_of
from site_builder.site.table import ROOT, person_row
from site_builder.site.today import today_page
from site_builder.site.turning import turning
from site_builder.site.why import why_page
from site_builder.standing import Standing, digest, made_of


class Dress(Protocol):
    """A theme: what turns values into HTML."""

    @property
    def assets(self) -> Mapping[str, bytes]:
        """Styles and scripts by their path in the site."""

    def render(self, page: Page, frame: Frame) -> bytes:
        """A whole page, as its file holds it."""

    def fragment(self, name: str, values: Mapping[str, object]) -> str:
        """A part of a page, such as a row."""


First = Callable[[Files], None]
Take = Callable[[str, bytes], None]
_ANY_DAY = date.min  # for what is the same on all days
_Problems = Mapping[str, tuple[Problem, ...]]  # by file
LARGE = 2000  # people; with more of them, their pages are held packed


@dataclass(frozen=True, kw_only=True)
class Site:
    """The bytes of every file of a site by its path, and what there is to mend in the notes."""

    files: Files
    problems: tuple[Problem, ...]
    digests: Mapping[str, bytes]  # of its files, and of those left as they stand
    made_of: Mapping[str, bytes] = field(default_factory=dict)  # people's pages, where it is said what stands

    @property
    def left(self) -> Set[str]:
        """The pages that are not among the files: they stand as they would be made, or were taken."""
        return self.digests.keys() - self.files.keys()


def build_site(
    book: Book,
    dress: Dress,
    memory: Memory | None = None,
    spread: Spread = map,
    *,
    first: First | None = None,
    take: Take | None = None,
    standing: Standing | None = None,
) -> Site:
    """Turn a notebook, read and planned, into the files of its site.

    A memory saves what was built before; `spread` may use more than one process for the pages of people;
    `first` is given everybody's page and Today before all the others are made; `take` each page as soon as it is made,
    and then it is not among the site's files; what is `standing` is not made again.
    """
    memory = memory or Memory()
    book = with_relations(book, memory)
    frame, view = memory.keep("frame", frame_of(book)), memory.keep("view", book.view)
    plans = memory.each(itself, {plan.contact.slug: plan for plan in book.plans})
    problems = memory.ask("problems", _by_file, book.problems)
    shown = memory.begin(_shown, plans, view, dress, len(plans) <= WITH_NOTES, spread=spread)
    glances = memory.each(glance_of, plans, book.today)
    heed = take and _taken(take)

    def made(page: Page) -> _Made:
        if heed:  # then nobody asks for it again
            return heed(page.path, _page(page, frame, dress))
        return memory.ask(page.path, _page, page, frame, dress)

    today = _today(book, glances, view, dress, memory)
    others = {path: memory.ask(path, _file, data) for path, data in dress.assets.items()}
    others |= {page.path: made(page) for page in (today, *_unreadable(book, plans, problems, view))}
    same = _Same(view, frame, dress, standing and standing.beside(replace(view, today=_ANY_DAY), frame))
    is_packed = len(plans) > LARGE and not take
    of_people = _people(book, shown(), problems)
    people = memory.begin(_persons_page, of_people, same, is_packed, spread=spread, heed=heed)
    if first:
        first(_files({**people(), **others}))
    others |= {page.path: made(page) for page in _lists(book, glances, shown())}
    if not book.published:
        others |= {path: memory.ask(path, _file, data) for path, data in _feeds(book, shown()).items()}
    return _site(book, {**people(), **others})


def _site(book: Book, made: Mapping[str, _Made]) -> Site:
    digests = {path: file.digest for path, file in made.items()}
    return Site(
        files=_files({**made, "build.js": _file(_build_id(digests))}),
        problems=book.problems,
        digests=digests,
        made_of={path: file.of for path, file in made.items() if file.of},
    )


def _taken(take: Take) -> Callable[[str, _Made], _Made]:
    def taken(path: str, made: _Made) -> _Made:
        if isinstance(made.data, bytes):
            take(path, made.data)
        return made._replace(data=None)

    return taken


def _files(made: Mapping[str, _Made]) -> Files:
    """Those that neither stand already nor were taken."""
    return Files({path: file.data for path, file in made.items() if file.data is not None})


def _today(book: Book, glances: Mapping[str, Glance], view: View, dress: Dress, memory: Memory) -> Page:
    """The first page; a row with its draft depends on one person."""

    def row(plan: Plan, item: FollowUp, panel: bool) -> str:
        return memory.ask(row_id(plan, item), _row, plan, item, panel, view, dress)

    return today_page(book, row, memory.in_order(items_of, glances), list(glances.values()))


def _unreadable(book: Book, plans: Mapping[str, Plan], problems: _Problems, view: View) -> Iterator[Page]:
    """The pages of those whose files could not be read, and who are nobody else."""
    for contact in book.unreadable:
        if contact.slug not in plans:
            text = book.texts.get(contact.path, "")
            yield unreadable_page(contact, view, text=text, problems=problems.get(contact.path, ()))


def _lists(book: Book, glances: Mapping[str, Glance], shown: Mapping[str, _Shown]) -> Iterator[Page]:
    """The other pages that show everybody, made of what depends on one person each."""
    rows = {slug: of.row for slug, of in shown.items()}
    ordered = by_day(glances.values())
    found = groups([glance.plan for glance in ordered])
    yield from people_pages(book, ordered, found, rows, lambda contact: shown[contact.slug].words)
    yield from group_pages(book, found, rows)
    yield agenda_page(book)
    yield insights_page(book, [of.record for of in shown.values()], [of.drift for of in glances.values() if of.drift])
    yield from introductions_pages(book, book.ties)
    yield from health_pages(book)
    yield why_page(book.settings)


class _Made(NamedTuple):
    """A file, or none where it stands already or somebody else keeps it, its digest, and what it is made of."""

    data: Held | None
    digest: bytes
    of: bytes = b""


def _page(page: Page, frame: Frame, dress: Dress) -> _Made:
    return _file(dress.render(page, frame))


def _file(data: bytes) -> _Made:
    return _Made(data, digest(data))


class _Shown(NamedTuple):
    """What lists and feeds show of one person."""

    row: str  # of People
    words: str  # for the search
    record: Record
    told: list[tuple[str, str]]
    events: str


def _shown(plan: Plan, view: View, dress: Dress, with_words: bool) -> _Shown:
    row = person_row(plan, view.settings, view.today)
    return _Shown(
        row=dress.fragment("person_row.html", {"row": row, "root": ROOT}),
        words=words_of(plan.contact) if with_words else "",
        record=record_of(plan, view.today),
        told=told_of(plan),
        events=events_of(plan),
    )


def _row(plan: Plan, item: FollowUp, panel: bool, view: View, dress: Dress) -> str:
    row = row_of(plan, item, view, panel=panel)
    return dress.fragment("row.html", {"row": row, "root": "", "today": view.today})


_Person = tuple[Plan, Record, Relations, str, tuple[Problem, ...]]
"""All that one person's page is made of, but for what is the same for everybody; the text is that of their file."""


def _people(book: Book, shown: Mapping[str, _Shown], problems: _Problems) -> Mapping[str, _Person]:
    """What each person's page, by its path, is made of: their file, who belongs to them, and no other note."""
    paths = [plan.contact.path for plan in book.plans]
    people = zip(
        book.plans,
        [of.record for of in shown.values()],
        [book.ties[slug] for slug in shown],
        [book.texts.get(path, "") for path in paths],
        [problems.get(path, ()) for path in paths],
        strict=True,
    )
    return dict(zip(map(person_path, shown), people, strict=True))


def _by_file(problems: Iterable[Problem]) -> _Problems:
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.place.path].append(problem)
    return {path: tuple(of_file) for path, of_file in found.items()}


class _Same(NamedTuple):
    """What all people's pages are made with."""

    view: View
    frame: Frame
    dress: Dress
    standing: Standing | None


def _persons_page(person: _Person, same: _Same, is_packed: bool) -> _Made:
    """One person's page. Beside what is the same for all, it is made of their file and of these values alone."""
    plan, record, ties, text, problems = person
    view, frame, dress, standing = same
    path, of = person_path(plan.contact.slug), b""
    if standing:
        of = made_of(standing.made_by, plan.contact.path, text, problems, turning(plan, record, ties, view.today))
        if standing.has(path, of):
            return _Made(None, standing.pages[path].digest, of)
    page = person_page(plan, record, view, ties=ties, text=text, problems=problems)
    html = dress.render(page, frame)
    return _Made(packed(html) if is_packed else html, digest(html), of)


def _feeds(book: Book, shown: Mapping[str, _Shown]) -> dict[str, bytes]:
    """What the owner's own programs read."""
    told = sorted(chain.from_iterable(of.told for of in shown.values()), key=itemgetter(0))
    listed = json_of((text for _, text in told), book.today, len(errors(book.problems)))
    dated = calendar((of.events for of in shown.values()), book.settings.title)
    return {"followups.ics": _bytes(dated), "followups.json": _bytes(listed)}


def _build_id(digests: Mapping[str, bytes]) -> bytes:
    """A script with one opaque id, by which an open page sees a new build; made from the bytes of all files."""
    whole = blake2b(digest_size=12)
    for path, of_file in sorted(digests.items()):
        whole.update(path.encode(errors="replace") + b"\0" + of_file)
    return b'document.documentElement.dataset.build = "%s";\n' % whole.hexdigest().encode()


def _bytes(html: str) -> bytes:
    return html.encode(errors="replace")
