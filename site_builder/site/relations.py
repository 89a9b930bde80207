"""Who belongs to whom: introductions, links and mentions in notes, people of one organisation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from site_builder.model import Contact, Event, Place, Verb
from site_builder.plan.wording import plain
from site_builder.problems import Problem, Severity
from site_builder.site.book import Book
from site_builder.text.names import Directory, split_link
from site_builder.text.slug import fold

COLLEAGUES = 12
_LINK = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_WORDS_OF_A_MENTION = 120


class Link(NamedTuple):
    """A `[[name]]` in a person's file, and the words around it."""

    name: str
    place: Place
    words: str


class Said(NamedTuple):
    """What one file says of its person's name and of others: all that relations depend on.

    Most lines of a log change nothing in it, so who belongs to whom need not be asked again.
    """

    who: Contact  # slug, path, name, aliases and organisation; nothing else
    introducer: Link | None
    links: tuple[Link, ...]


class Mention(NamedTuple):
    """Where somebody else's file speaks of a person."""

    by: Contact
    place: Place
    words: str


class Relations(NamedTuple):
    """What ties one person to others, by slug; of the others only names, slugs and organisations are known."""

    introduced_by: Contact | None = None
    introduced: tuple[Contact, ...] = ()
    links: tuple[Contact, ...] = ()
    named: tuple[tuple[str, str], ...] = ()  # each name in double brackets that means somebody, and their slug
    mentions: tuple[Mention, ...] = ()
    colleagues: tuple[Contact, ...] = ()  # the first dozen of the same organisation
    more_colleagues: int = 0


def relations(book: Book) -> tuple[Mapping[str, Relations], list[Problem]]:
    """Everybody's relations by slug, and a warning for each name that fits several people."""
    return tied(tuple(said_of(plan.contact) for plan in book.plans))


def said_of(contact: Contact) -> Said:
    """What one file says; depends on that file only."""
    who = Contact(slug=contact.slug, path=contact.path, name=contact.name, aliases=contact.aliases, org=contact.org)
    return Said(who=who, introducer=_introducer(contact), links=links_of(contact))


def tied(said: tuple[Said, ...]) -> tuple[Mapping[str, Relations], list[Problem]]:
    """The same from what the files say, in order of slug."""
    finder = _Finder(said)
    by = {each.who.slug: finder.introducer(each) for each in said}
    links = {each.who.slug: finder.links(each) for each in said}
    introduced, mentions, offices = _introduced(said, by), _mentions(said, links), _offices(said)
    found = {}
    for each in said:
        slug, office = each.who.slug, offices.get(_folded(each.who.org), [])
        found[slug] = Relations(
            introduced_by=by[slug],
            introduced=tuple(introduced.get(slug, ())),
            links=tuple({other.slug: other for other, _ in links[slug]}.values()),
            named=tuple([(link.name, other.slug) for other, link in links[slug]]),
            mentions=tuple(mentions.get(slug, ())),
            colleagues=tuple([other for other in office[: COLLEAGUES + 1] if other.slug != slug][:COLLEAGUES]),
            more_colleagues=max(0, len(office) - 1 - COLLEAGUES),
        )
    return found, finder.problems


class _Finder:
    """Finds one person by a name, and remembers which names fit several."""

    def __init__(self, said: Iterable[Said]) -> None:
        self.directory = Directory(each.who for each in said)
        self.problems: list[Problem] = []

    def introducer(self, said: Said) -> Contact | None:
        """Who brought you together, where that is somebody of the notebook."""
        found = self._one(said.introducer) if said.introducer else None
        return found if found is None or found.slug != said.who.slug else None

    def links(self, said: Said) -> tuple[tuple[Contact, Link], ...]:
        """Whom a file links to, in order of slug."""
        if not said.links:
            return ()
        found = [(other, link) for link in said.links if (other := self._one(link)) and other.slug != said.who.slug]
        return tuple(sorted(found, key=lambda pair: pair[0].slug))

    def _one(self, link: Link) -> Contact | None:
        """The one it means; none and a warning where several fit, none where nobody does."""
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
        if "[[" in event.text or "[[" in event.whom or event.more:
            for text in (event.whom, event.text, *event.more):
                if "[[" in text:
                    yield from _in_line(text, event.place)


def _in_line(text: str, place: Place) -> Iterator[Link]:
    words = _around(text)
    for found in _LINK.finditer(text):
        column = found.start() + 1 if place.column == 1 else place.column
        yield Link(
            name=split_link(found.group()).target,
            place=Place(path=place.path, line=place.line, column=column),
            words=words,
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


def _introduced(said: Iterable[Said], by: Mapping[str, Contact | None]) -> Mapping[str, list[Contact]]:
    found: dict[str, list[Contact]] = defaultdict(list)
    for each in said:
        introducer = by[each.who.slug]
        if introducer is not None:
            found[introducer.slug].append(each.who)
    return found


def _mentions(
    said: Iterable[Said], links: Mapping[str, tuple[tuple[Contact, Link], ...]]
) -> Mapping[str, list[Mention]]:
    """Who speaks of whom: of several places in one file, the first."""
    found: dict[str, dict[str, Mention]] = defaultdict(dict)
    for each in said:
        for other, link in links[each.who.slug]:
            found[other.slug].setdefault(each.who.slug, Mention(by=each.who, place=link.place, words=link.words))
    return {slug: list(mentions.values()) for slug, mentions in found.items()}


def _offices(said: Iterable[Said]) -> Mapping[str, list[Contact]]:
    found: dict[str, list[Contact]] = defaultdict(list)
    for each in said:
        if each.who.org:
            found[_folded(each.who.org)].append(each.who)
    return found


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
