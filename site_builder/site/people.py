"""People: everybody with what is next, how warm it is and twelve months at a glance; searched, filtered and sorted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from site_builder.model import Contact
from site_builder.site import search, words
from site_builder.site.book import Book
from site_builder.site.glance import Glance
from site_builder.site.groups import Groups
from site_builder.site.page import Page
from site_builder.site.paged import Part, paged
from site_builder.site.sections import Section
from site_builder.site.table import ROOT
from site_builder.text.slug import fold

ON_ONE_PAGE = 1000  # people; a larger notebook is listed in parts
IN_PARTS = 250
FACETS = 8  # choices of one kind
FEW = 4  # so few are offered even where only one person has them
GROUPS = 200  # links of one kind
_STATES = {
    Section.OVERDUE: "Overdue",
    Section.TODAY: "Today",
    Section.WEEK: "This week",
    Section.WAITING: "Waiting",
    Section.LATER: "Later",
    Section.LET_GO: "Let go",
    Section.INBOX: "Inbox",
    Section.PAUSED: "Paused",
    Section.CLOSED: "Closed",
    Section.NONE: "No next step",
}
_ORDER = tuple(_STATES)


class Choice(NamedTuple):
    """One thing to narrow the list down by."""

    value: str
    label: str
    number: int
    state: str = ""


def people_pages(
    book: Book,
    glances: Sequence[Glance],
    found: Groups,
    rows: Mapping[str, str],
    words: Callable[[Contact], str] = search.words_of,
) -> list[Page]:
    """The list of everybody.

    `glances` are everybody's by day, `found` the groups; `rows` holds each person's row as HTML, by slug;
    `words` gives the words of a note.
    """
    parted = len(glances) > ON_ONE_PAGE
    slugs = [glance.plan.contact.slug for glance in (sorted(glances, key=_by_name) if parted else glances)]
    parts = paged([rows[slug] for slug in slugs], IN_PARTS if parted else ON_ONE_PAGE, "people")
    extra = _first_part(book, glances, found, words)
    headline = _headline(glances)
    return [_page(book, part, headline, extra if part.number == 1 else {}) for part in parts]


def _page(book: Book, part: Part[str], headline: tuple[str, str], extra: Mapping[str, object]) -> Page:
    return Page(
        path=part.path,
        template="people.html",
        title="People" if part.number == 1 else f"People, part {part.number}",
        section="people",
        badge=len(book.problems),
        built=book.today,
        values={
            "part": part,
            "root_mark": ROOT,
            "people": len(book.plans),
            "unreadable": [(contact, contact.slug in book.by_slug) for contact in book.unreadable]
            if part.number == 1
            else (),
            "headline": headline,
            "facets": (),
            "groups": (),
            "index": (),
            "states": "",
            "words": (),
            **extra,
        },
    )


def _first_part(
    book: Book, glances: Sequence[Glance], found: Groups, words: Callable[[Contact], str]
) -> dict[str, object]:
    """What narrows the list down: it stands on the first part only."""
    contacts = [plan.contact for plan in book.plans]
    states = {glance.plan.contact.slug: glance.state for glance in glances}
    return {
        "facets": _facets(contacts, states.values()),
        "groups": [(title, of_kind[:GROUPS]) for title, of_kind in found if of_kind],
        "index": search.index(contacts) if len(contacts) > search.EVERYWHERE else (),
        "states": "".join(str(_ORDER.index(states[contact.slug])) for contact in contacts),
        "words": search.note_words(contacts, words),
    }


def _facets(contacts: Sequence[Contact], states: Iterable[Section]) -> list[tuple[str, str, list[Choice]]]:
    """The choices by state, circle, tag, organisation and place: those that hold most people."""
    counted = Counter(states)
    by_state = [
        Choice(value=str(at), label=_STATES[state], number=counted[state], state=state)
        for at, state in enumerate(_ORDER)
        if counted[state]
    ]
    return [
        (name, title, choices)
        for name, title, choices in (
            ("state", "State", by_state),
            ("circle", "Circle", _choices(contact.circle for contact in contacts)),
            ("tag", "Tag", _choices(tag for contact in contacts for tag in contact.tags)),
            ("org", "Organisation", _choices(contact.org for contact in contacts)),
            ("place", "Place", _choices(contact.location for contact in contacts)),
        )
        if len(choices) > 1
    ]


def _choices(values: Iterable[str]) -> list[Choice]:
    """The values that several people share, letter case aside, each as it is mostly written."""
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for value, number in Counter(filter(None, values)).items():
        spelled[value.lower()][value] = number
    ranked = sorted(spelled.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    return [
        Choice(value=value, label=spellings.most_common(1)[0][0], number=spellings.total())
        for value, spellings in ranked[:FACETS]
        if spellings.total() > 1 or len(ranked) <= FEW
    ]


def _headline(glances: Sequence[Glance]) -> tuple[str, str]:
    """How many there are, and who has been quiet for longer than usual."""
    if not glances:
        return ("Nobody here so far", "Today says how to begin: one person, one small text file.")
    adrift = [glance.drift for glance in glances if glance.drift]
    people = words.count(len(glances), "person", "people")
    if not adrift:
        return (people, "Nobody has been quiet for longer than usual.")
    longest = max(adrift, key=lambda drift: (drift.silence, drift.plan.contact.slug)).plan.contact.name
    return (f"{people}, {len(adrift)} quieter than usual", f"{longest} has been quiet longest; one hello is enough.")


def _by_name(glance: Glance) -> tuple[str, str]:
    contact = glance.plan.contact
    return (_folded(contact.name), contact.slug)


@cache
def _folded(name: str) -> str:
    return fold(name)
