"""Introductions: who came through whom, and which of those who brought you together wait to hear how it went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from site_builder.days import add_months
from site_builder.drafts.names import first_name, name_words
from site_builder.model import Contact, Event, Kind, Outcome, Plan, Verb
from site_builder.plan.wording import number_words, plain, quote_of
from site_builder.site import words
from site_builder.site.book import Book
from site_builder.site.page import Page
from site_builder.site.paged import Part, paged
from site_builder.site.relations import Relations

PER_PAGE = 200  # of those at the root
BRANCHES = 40  # that one person shows
DEEPEST = 8
IN_THE_RAIL = 12
_LEFT_ALONE = frozenset({Kind.CLOSED, Kind.PAUSED})
_INTRODUCTION = re.compile(r"\bintro(?:s|duc\w*)?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


class Knot(NamedTuple):
    """A person in the tree of introductions, with those who came through them."""

    contact: Contact
    says: str
    state: str = ""  # due: the loop is open; fine: it is closed
    icon: str = ""
    branches: tuple[Knot, ...] = ()
    more: int = 0


class Loop(NamedTuple):
    """A line of the rail: a person, and what is to be told, was done, or is promised."""

    contact: Contact
    title: str
    says: str
    icon: str
    state: str


def introductions_pages(book: Book, relations: Mapping[str, Relations]) -> list[Page]:
    """The tree of introductions, in parts where it is large; `relations` are everybody's, by slug."""
    tree = _Tree(book, relations)
    roots = [tree.knot(contact) for contact in tree.roots()]
    through = sum(len(relation.introduced) for relation in relations.values())
    return [_page(book, tree, part, through) for part in paged(roots, PER_PAGE, "introductions")]


def _page(book: Book, tree: _Tree, part: Part[Knot], through: int) -> Page:
    loops = list(tree.open_loops())
    return Page(
        path=part.path,
        template="introductions.html",
        title="Introductions",
        section="people",
        badge=len(book.problems),
        built=book.today,
        values={
            "part": part,
            "headline": f"{words.count(through, 'person', 'people')} came to you through someone"
            if through
            else "Nobody came through someone so far",
            "lead": _lead(through, len({loop.contact.slug for loop in loops})),
            "rail": [
                ("Close the loop", loops[:IN_THE_RAIL]),
                ("You introduced", list(_yours(book))[:IN_THE_RAIL]),
                ("Promised to you", list(_theirs(book))[:IN_THE_RAIL]),
            ],
        },
    )


def _lead(through: int, waiting: int) -> str:
    if not through:
        return "Who brought you together is worth a line: it says whom to thank, and whom to tell how it went."
    if not waiting:
        return "Those who made an introduction have heard how it went."
    who = "One person" if waiting == 1 else number_words(waiting).capitalize() + " people"
    knows = "does" if waiting == 1 else "do"
    return f"{who} who made an introduction {knows} not know yet how it went. A line is enough."


class _Tree:
    """Everybody's introductions, asked from one place."""

    def __init__(self, book: Book, relations: Mapping[str, Relations]) -> None:
        self.plans = book.by_slug
        self.today = book.today
        self.relations = relations
        self.recent = add_months(book.today, -12)

    def roots(self) -> Iterator[Contact]:
        """Those who introduced somebody, and came through nobody; of a circle, its first."""
        reached: set[str] = set()
        makers = [plan.contact for plan in self.plans.values() if self.relations[plan.contact.slug].introduced]
        first = [contact for contact in makers if not self._introducer(contact)]
        for contact in (*first, *makers):
            if contact.slug not in reached:
                self._reach(contact, reached)
                yield contact

    def knot(self, contact: Contact, above: tuple[str, ...] = ()) -> Knot:
        """A person with their branches, as deep as a page can show."""
        introduced = self.relations[contact.slug].introduced
        inner = [each for each in introduced if each.slug not in above and len(above) < DEEPEST]
        says, state, icon = self._told(contact) if above else (f"introduced {len(introduced)}", "", "")
        return Knot(
            contact=contact, says=says, state=state, icon=icon,
            branches=tuple(self.knot(each, (*above, contact.slug)) for each in inner[:BRANCHES]),
            more=len(introduced) - len(inner[:BRANCHES]),
        )  # fmt: skip

    def open_loops(self) -> Iterator[Loop]:
        """Those who do not know how it went, with the newest that there is to tell."""
        for slug, relation in self.relations.items():
            by = self._introducer(self.plans[slug].contact)
            touch = self.plans[slug].last_touch
            if by and touch and relation and self._is_open(slug):
                says = f"{_first(self.plans[slug].contact)}: “{quote_of(touch)}”"
                yield Loop(contact=by, title=_first(by), says=says, icon="send", state="due")

    def _reach(self, contact: Contact, reached: set[str]) -> None:
        waiting = [contact]
        while waiting:
            slug = waiting.pop().slug
            if slug not in reached:
                reached.add(slug)
                waiting.extend(self.relations[slug].introduced)

    def _introducer(self, contact: Contact) -> Contact | None:
        by = self.relations[contact.slug].introduced_by
        return by if by is not None and by.slug != contact.slug else None

    def _told(self, contact: Contact) -> tuple[str, str, str]:
        """When it was, and whether the one who made it knows."""
        first = _first_touch(self.plans[contact.slug])
        if first is None:
            return ("no word so far", "", "")
        day = words.short_day(first) if first > self.recent else str(first.year)
        if self._knows(contact.slug):
            return (f"{day}, told", "fine", "check")
        return (f"{day}, tell how it goes", "due", "send") if self._is_open(contact.slug) else (day, "", "")

    def _is_open(self, slug: str) -> bool:
        by, first = self._introducer(self.plans[slug].contact), _first_touch(self.plans[slug])
        if by is None or first is None or first <= self.recent:
            return False
        return self.plans[by.slug].outreach.kind not in _LEFT_ALONE and not self._knows(slug)

    def _knows(self, slug: str) -> bool:
        """You have been in touch with them since, and it was about this person."""
        by, first = self._introducer(self.plans[slug].contact), _first_touch(self.plans[slug])
        if by is None or first is None:
            return False
        names = name_words(self.plans[slug].contact.name)
        return any(
            event.day >= first and event.is_touch and event.verb is not Verb.HEARD and _speaks_of(event, names)
            for event in self.plans[by.slug].known
        )


def _first_touch(plan: Plan) -> date | None:
    return next((event.day for event in plan.known if event.is_touch), None)


def _speaks_of(event: Event, names: Iterable[str]) -> bool:
    said = {word.casefold() for word in _WORD.findall(plain(f"{event.whom} {event.text}"))}
    return not said.isdisjoint(names)


def _yours(book: Book) -> Iterator[Loop]:
    """Introductions that you promised, then those that you made, the newest first."""
    for plan in book.plans:
        for promise in plan.promises:
            if promise.outcome is Outcome.OPEN and _INTRODUCTION.search(promise.text):
                says = f"promised for {words.day(promise.due, book.today)}"
                title = f"{_first(plan.contact)}: {plain(promise.text)}"
                yield Loop(contact=plan.contact, title=title, says=says, icon="promise", state="due")
    made = [(event, plan) for plan in book.plans for event in plan.known if event.word.lower() == "introduced"]
    for event, plan in sorted(made, key=lambda pair: (-pair[0].day.toordinal(), pair[1].contact.slug)):
        title = f"{_first(plan.contact)} {plain(event.text)}"
        says = words.day(event.day, book.today)
        yield Loop(contact=plan.contact, title=title, says=says, icon="check", state="fine")


def _theirs(book: Book) -> Iterator[Loop]:
    """Introductions that others promised you."""
    for plan in book.plans:
        for duty in plan.duties:
            if duty.kind is Kind.THEY_OWE and duty.latest and _INTRODUCTION.search(duty.detail):
                says = f"a nudge is fair from {words.day(duty.latest, book.today)}"
                title = f"{_first(plan.contact)}: {plain(duty.detail)}"
                yield Loop(contact=plan.contact, title=title, says=says, icon="hourglass", state="waiting")


def _first(contact: Contact) -> str:
    return first_name(contact.name) or contact.name
