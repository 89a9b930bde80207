"""Who belongs to whom: introductions, links and mentions in notes, people of one organisation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from site_builder.model import Contact, Event, Place, Verb
from site_builder.plan.wording import plain
from site_builder.problems import Problem, Severity
from site_builder.site.book import Book
from site_builder.text.slug import fold

COLLEAGUES = 12
_LINK = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_NAMED_AFTER = re.compile(r"[#^|]")
_WORDS_OF_A_MENTION = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A `[[name]]` in a person's file, and the words around it."""

    name: str
    place: Place
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """Where somebody else's file speaks of a person."""

    by: Contact
    place: Place
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Relations:
    """What ties one person to others; each list goes by slug."""

    introduced_by: Contact | None = None
    introduced: tuple[Contact, ...] = ()
    links: tuple[Contact, ...] = ()
    mentions: tuple[Mention, ...] = ()
    colleagues: tuple[Contact, ...] = ()  # the first dozen of the same organisation
    more_colleagues: int = 0


def relations(book: Book) -> tuple[Mapping[str, Relations], list[Problem]]:
    """Everybody's relations by slug, and a warning for each name that fits several people."""
    contacts = [plan.contact for plan in book.plans]
    finder = _Finder(book)
    introducers = {contact.slug: finder.one(_introducer(contact)) for contact in contacts}
    links = {contact.slug: _resolved(contact, finder) for contact in contacts}
    introduced, mentions = _turned(contacts, introducers), _mentions(contacts, links)
    offices = _offices(contacts)
    found = {
        contact.slug: Relations(
            introduced_by=introducers[contact.slug],
            introduced=tuple(introduced[contact.slug]),
            links=tuple(other for other, _ in links[contact.slug].values()),
            mentions=tuple(mentions[contact.slug]),
            colleagues=_colleagues(contact, offices),
            more_colleagues=max(0, len(offices.get(_office(contact), ())) - 1 - COLLEAGUES),
        )
        for contact in contacts
    }
    return found, finder.problems


class _Finder:
    """Finds one person by a name, and remembers which names fit several."""

    def __init__(self, book: Book) -> None:
        self.directory = book.directory
        self.problems: list[Problem] = []

    def one(self, link: Link | None) -> Contact | None:
        """The one it means; none and a warning where several fit, none where nobody does."""
        if link is None:
            return None
        found = self.directory.find(link.name)
        if not isinstance(found, tuple):
            return found
        self.problems.append(_several(link, found))
        return None


def links_of(contact: Contact) -> tuple[Link, ...]:
    """Each `[[name]]` in the notes and the log of one person, in the file's order; depends on that file only."""
    return (*_in_notes(contact), *_in_log(contact))


def _in_notes(contact: Contact) -> Iterator[Link]:
    if "[[" not in contact.notes:
        return
    for at, line in enumerate(contact.notes.split("\n")):
        yield from _in_line(line, Place(path=contact.path, line=contact.notes_line + at))


def _in_log(contact: Contact) -> Iterator[Link]:
    for event in contact.log:
        for text in (event.whom, event.text, *event.more):
            if "[[" in text:
                yield from _in_line(text, event.place)


def _in_line(text: str, place: Place) -> Iterator[Link]:
    for found in _LINK.finditer(text):
        column = found.start() + 1 if place.column == 1 else place.column
        yield Link(
            name=_NAMED_AFTER.split(found.group(1), maxsplit=1)[0].strip(),
            place=Place(path=place.path, line=place.line, column=column),
            words=_around(text),
        )


def _around(line: str) -> str:
    words = plain(line).lstrip("#>*-+ ").strip()
    return words if len(words) <= _WORDS_OF_A_MENTION else words[: _WORDS_OF_A_MENTION - 1].rstrip() + "…"


def _introducer(contact: Contact) -> Link | None:
    """Who is said to have brought you together: the key, else the `by` or the link of a `suggested` line."""
    if contact.introduced_by:
        return Link(name=contact.introduced_by, place=contact.place("introduced_by"), words="")
    for event in contact.log:
        if event.verb is Verb.SUGGESTED:
            return next(_in_line(f"{event.whom} {event.text}", event.place), None) or _by(event)
    return None


def _by(event: Event) -> Link | None:
    return Link(name=event.whom, place=event.place, words=plain(event.text)) if event.whom else None


def _resolved(contact: Contact, finder: _Finder) -> dict[str, tuple[Contact, Link]]:
    found: dict[str, tuple[Contact, Link]] = {}
    for link in links_of(contact):
        other = finder.one(link)
        if other is not None and other.slug != contact.slug:
            found.setdefault(other.slug, (other, link))
    return dict(sorted(found.items()))


def _turned(contacts: Iterable[Contact], introducers: Mapping[str, Contact | None]) -> Mapping[str, list[Contact]]:
    found: dict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        by = introducers[contact.slug]
        if by is not None and by.slug != contact.slug:
            found[by.slug].append(contact)
    return found


def _mentions(
    contacts: Iterable[Contact], links: Mapping[str, dict[str, tuple[Contact, Link]]]
) -> Mapping[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for contact in contacts:
        for slug, (_, link) in links[contact.slug].items():
            found[slug].append(Mention(by=contact, place=link.place, words=link.words))
    return found


def _offices(contacts: Iterable[Contact]) -> Mapping[str, list[Contact]]:
    found: dict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        if contact.org:
            found[_office(contact)].append(contact)
    return found


def _colleagues(contact: Contact, offices: Mapping[str, list[Contact]]) -> tuple[Contact, ...]:
    if not contact.org:
        return ()
    some = offices[_office(contact)][: COLLEAGUES + 1]
    return tuple(other for other in some if other.slug != contact.slug)[:COLLEAGUES]


def _office(contact: Contact) -> str:
    return _folded(contact.org) if contact.org else ""


@cache
def _folded(text: str) -> str:
    return fold(text)


def _several(link: Link, found: tuple[Contact, ...]) -> Problem:
    names = ", ".join(contact.slug for contact in found[:4]) + (" …" if len(found) > 4 else "")
    return Problem(
        place=link.place,
        severity=Severity.WARNING,
        message=f"“{link.name}” fits {len(found)} people: {names}. No link is made.",
        hint=f"write the one you mean: [[{found[0].slug}|{link.name}]]",
        line=f"[[{link.name}]]",
        width=len(link.name) + 4,
    )
