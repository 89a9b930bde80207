"""Today: whom to get back to, in the order in which it matters, and everybody counted once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import islice
from typing import NamedTuple

from site_builder.days import add_days
from site_builder.model import FollowUp, Kind, Plan
from site_builder.site import words
from site_builder.site.book import Book
from site_builder.site.drifting import Drift
from site_builder.site.glance import Glance, Item, sections_of
from site_builder.site.page import Page
from site_builder.site.sections import Section
from site_builder.site.today_aside import account_of, aside_of

RowHtml = Callable[[Plan, FollowUp, bool], str]
"""The HTML of one row, with its panel or without; handed in, so that it can be remembered."""

DRAFTS = 50  # rows after the first so many carry no draft
ROWS = 150  # in one section; the rest is on People
LINES = 40  # in a quiet list
DAYS_AHEAD = 14


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A section with its rows, which the script may move from one to another when the day turns."""

    section: Section
    id: str
    title: str
    note: str
    count: int
    rows: tuple[str, ...]
    more: int  # people or steps that do not fit the page
    tight: bool = True


class QuietLine(NamedTuple):
    """One person in a quiet list."""

    plan: Plan
    text: str
    day: date | None = None


class Quiet(NamedTuple):
    """A list of people with whom nothing is to be done now: one line, until it is opened."""

    title: str
    note: str = ""
    block: Block | None = None  # rows whose day comes within two weeks
    lines: tuple[QuietLine, ...] = ()
    more: int = 0


class Headline(NamedTuple):
    """The day in one line, and where to start."""

    overdue: int
    today: int
    promises: int  # today and this week
    start: str


def today_page(book: Book, row: RowHtml, items: Sequence[Item], glances: Sequence[Glance]) -> Page:
    """The first page: the sections in their order, what is quiet, the account, and the days ahead.

    `items` are everybody's in the order of their places, `glances` everybody's; each depends on one person.
    """
    if not book.plans and not book.unreadable:
        return _page(book, "empty.html", "Start with one person", {})
    sections = sections_of(items)
    rows = _Rows(row=row)
    blocks = [_block(section, sections[section], rows, book) for section in _SHOWN]
    headline = headline_of(sections, book.today)
    values = {
        "today": book.today,
        "week": book.today.isocalendar().week,
        "headline": headline,
        "blocks": blocks,
        "quiet": [*_quiet(sections, rows, book, glances)],
        "account": account_of(glances, len(book.unreadable)),
        "aside": aside_of(book, glances),
        "clear": not (headline.overdue or headline.today),
    }
    return _page(book, "today.html", title_of(headline), values)


def _page(book: Book, template: str, title: str, values: Mapping[str, object]) -> Page:
    badge = len(book.problems)
    return Page(
        path="index.html", template=template, title=title, section="today", badge=badge, built=book.today, values=values
    )


def headline_of(sections: Mapping[Section, Sequence[Item]], today: date) -> Headline:
    """What the day holds."""
    overdue, due = sections.get(Section.OVERDUE, ()), sections.get(Section.TODAY, ())
    near = [*due, *sections.get(Section.WEEK, ())]
    promises = sum(each.item.kind is Kind.PROMISE for each in near)
    return Headline(overdue=len(overdue), today=len(due), promises=promises, start=_start([*overdue, *due]))


def title_of(headline: Headline) -> str:
    """The headline in the tab: counts that are not zero."""
    counts = ((headline.overdue, "overdue"), (headline.today, "today"))
    return ", ".join(f"{number} {name}" for number, name in counts if number) or "Nothing due"


def _start(items: Sequence[Item]) -> str:
    """How long it may take, and with whom to begin."""
    if not items:
        return ""
    first = items[0]
    because = ": a promise comes before everything else" if first.item.kind is Kind.PROMISE else ""
    time = next(text for most, text in _TIMES if len(items) <= most)
    return f"{time}. {first.plan.contact.name} first{because}."


_TIMES = (
    (1, "A few minutes"),
    (3, "A quarter of an hour"),
    (5, "About half an hour"),
    (9, "About an hour"),
    (17, "About two hours"),
    (10**9, "More than a day holds, so begin at the top and stop when you like"),
)
_SHOWN = {
    Section.OVERDUE: ("overdue", "Overdue", "A short, honest note puts these right"),
    Section.TODAY: ("today", "Today", ""),
    Section.WEEK: ("week", "This week", ""),
    Section.WAITING: ("waiting", "Waiting for them", "A nudge is fair from then"),
}


@dataclass(slots=True)
class _Rows:
    """Makes rows, the first of them with their drafts."""

    row: RowHtml
    drafts: int = DRAFTS

    def of(self, items: Iterable[Item]) -> tuple[str, ...]:
        return tuple(self._one(each.plan, each.item) for each in items)

    def _one(self, plan: Plan, item: FollowUp) -> str:
        self.drafts -= 1
        return self.row(plan, item, self.drafts >= 0)


def _block(section: Section, items: Sequence[Item], rows: _Rows, book: Book) -> Block:
    name, title, note = _SHOWN[section]
    return Block(
        section=section,
        id=name,
        title=title,
        note=note or _remark(section, items, book),
        count=len(items),
        rows=rows.of(items[:ROWS]),
        more=max(0, len(items) - ROWS),
        tight=section in (Section.WEEK, Section.WAITING),
    )


def _remark(section: Section, items: Sequence[Item], book: Book) -> str:
    if section is Section.TODAY:
        return f"Room for {book.settings.capacity} a day"
    moved = sum(each.item.moved is not None for each in items)
    return f"{moved} moved here" if moved else ""


def _quiet(
    sections: Mapping[Section, Sequence[Item]], rows: _Rows, book: Book, glances: Sequence[Glance]
) -> Iterable[Quiet]:
    yield _later(sections.get(Section.LATER, ()), rows, book)
    yield _let_go(sections.get(Section.LET_GO, ()), rows, book)
    drifting = [glance.drift for glance in glances if glance.drift]
    if drifting:
        yield _drifting(drifting)
    for section, title, note in _STANDING:
        if items := sections.get(section, ()):
            yield _standing(items, title.format(words.count(len(items), "person", "people")), note)


_STANDING = (
    (Section.NONE, "{} with nothing to send", "A circle, a rhythm or a line with an arrow brings them back."),
    (Section.INBOX, "{} in the inbox", "Nothing is due until you give them a circle, a rhythm or a status."),
)


def _later(items: Sequence[Item], rows: _Rows, book: Book) -> Quiet:
    first = items[0].item.latest if items else None
    on = f", the next on {words.weekday_words(first, book.today)}" if first else ""
    return _parted(Section.LATER, f"{len(items)} later{on}", "", items, words.label, rows, book.today)


def _let_go(items: Sequence[Item], rows: _Rows, book: Book) -> Quiet:
    note = "They rest. A fresh start comes by another way and for another reason, if you like."
    return _parted(Section.LET_GO, f"{len(items)} let go, kindly", note, items, _rests, rows, book.today)


def _rests(item: FollowUp) -> str:
    return "rests until then" if item.latest else "rests"


def _parted(
    section: Section,
    title: str,
    note: str,
    items: Sequence[Item],
    says: Callable[[FollowUp], str],
    rows: _Rows,
    today: date,
) -> Quiet:
    """Rows for those whose first day comes within two weeks, lines for the others."""
    last = add_days(today, DAYS_AHEAD)
    near = list(islice((each for each in items if (day := each.item.earliest) and day <= last), ROWS))
    shown, more = {id(each.item) for each in near}, len(items) - len(near)
    block = Block(
        section=section, id=section.value, title=title, note="", count=len(near), rows=rows.of(near), more=more
    )
    far = islice((each for each in items if id(each.item) not in shown), LINES)
    lines = tuple(QuietLine(plan=each.plan, text=says(each.item), day=each.item.latest) for each in far)
    return Quiet(title=title, note=note, block=block, lines=lines, more=more - len(lines))


def _drifting(drifting: Sequence[Drift]) -> Quiet:
    longest = nsmallest(LINES, drifting, lambda drift: (-drift.silence / max(drift.usual, 1), drift.plan.contact.slug))
    lines = tuple(
        QuietLine(plan=drift.plan, text=f"quiet since then, usually {_span(drift.usual)}", day=drift.since)
        for drift in longest
    )
    title = f"{len(drifting)} drifting, past the rhythm you had"
    return Quiet(title=title, lines=lines, more=max(0, len(drifting) - LINES))


def _span(days: float) -> str:
    return words.count(round(days), "day") if days < 14 else words.count(round(days / 7), "week")


def _standing(items: Sequence[Item], title: str, note: str) -> Quiet:
    lines = tuple(QuietLine(plan=each.plan, text=each.plan.contact.org) for each in items[:LINES])
    return Quiet(title=title, note=note, lines=lines, more=max(0, len(items) - LINES))
