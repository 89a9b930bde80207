"""Leaves out who must not be published, once everybody is planned: so dates are those at home, and no count tells.

A link to somebody who is left out reads "someone", in notes, in the log and in every sentence that quotes them. What
notes say in plain words stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from site_builder.model import Contact, Event, Plan
from site_builder.plan.wording import plain, quote_of
from site_builder.problems import Problem
from site_builder.settings import Settings
from site_builder.site.book import Book
from site_builder.text.names import Directory, split_link
from site_builder.text.slug import fold

SOMEONE = "someone"
_LINK = re.compile(r"\[\[[^\[\]]+\]\]")
_SHORTEST = 3  # letters of a name that is looked for in the words of a problem
Value = TypeVar("Value")


def redact(book: Book) -> Book:
    """The book as it may be published. Who can't be read may be private, and is left out as well."""
    contacts = [plan.contact for plan in book.plans]
    hidden = [*(each for each in contacts if is_left_out(each, book.settings)), *book.unreadable]
    hides = _hiding(Directory([*contacts, *book.unreadable]), {each.path for each in hidden})
    kept = [each for each in contacts if not is_left_out(each, book.settings)]
    veils = {each.path: _Veil(each, book.texts[each.path], hides) for each in kept}
    return replace(
        book,
        plans=tuple(veils[plan.contact.path].plan(plan) for plan in book.plans if plan.contact.path in veils),
        unreadable=(),
        texts={path: veils[path].file(text) for path, text in book.texts.items() if path in veils},
        problems=tuple(_tellable(book.problems, veils, hidden)),
        folder="",
        published=True,
    )


def is_left_out(contact: Contact, settings: Settings) -> bool:
    """They are private, or have a tag that is left out."""
    excluded = {fold(tag.lstrip("#")) for tag in settings.exclude_tags}
    return contact.private or any(fold(tag) in excluded for tag in contact.tags)


def _hiding(directory: Directory, paths: set[str]) -> Callable[[str], bool]:
    """Whether a link's words may mean one of the people who are left out."""

    def hides(words: str) -> bool:
        found = directory.find(words)
        return any(each.path in paths for each in (found if isinstance(found, tuple) else (found,)) if each)

    return hides


class _Veil:
    """What one kept person's file says, with those who are left out made nobody in particular."""

    def __init__(self, contact: Contact, text: str, hides: Callable[[str], bool]) -> None:
        self._hides = hides
        self._named = [
            (place.line, name)
            for place, name in [
                (contact.place("introduced_by"), contact.introduced_by),
                *((event.place, event.whom) for event in contact.log),
            ]
            if name and hides(name)
        ]
        self._names_somebody = bool(self._named) or any(map(hides, _LINK.findall(text)))
        self._spoken = self._sentences(contact) if self._names_somebody else []

    def _sentences(self, contact: Contact) -> list[tuple[str, str]]:
        """What sentences about this person may quote, longest first, and what they say instead."""
        said = {name: SOMEONE for _, name in self._named}
        for event in contact.log:
            links = [link for text in (event.text, *event.more) for link in _LINK.findall(text) if self._hides(link)]
            said |= {plain(link): SOMEONE for link in links} | {split_link(link).label: SOMEONE for link in links}
            if links:
                veiled = self.event(event)
                said |= {quote_of(event): quote_of(veiled), plain(event.text): plain(veiled.text)}
        return sorted(((old, new) for old, new in said.items() if old), key=lambda pair: -len(pair[0]))

    def text(self, text: str) -> str:
        """A text of the file without links to who is left out."""
        return _LINK.sub(lambda link: SOMEONE if self._hides(link[0]) else link[0], text)

    def sentence(self, text: str) -> str:
        """A sentence that was made from the file, and may quote it."""
        text = self.text(text)
        for old, new in self._spoken:
            text = text.replace(old, new)
        return text

    def name(self, name: str) -> str:
        """A field that is a link by itself."""
        return SOMEONE if name and self._hides(name) else self.text(name)

    def event(self, event: Event) -> Event:
        """A line of the log."""
        return _mapped(event, self.text)._replace(whom=self.name(event.whom))

    def plan(self, plan: Plan) -> Plan:
        """All that is planned for the person; the same value where nobody is named who is left out."""
        if not self._names_somebody:
            return plan
        contact = _mapped(plan.contact, self.text, self.event)
        contact = replace(contact, introduced_by=self.name(contact.introduced_by))
        return replace(_mapped(replace(plan, contact=contact), self.sentence, self.event), contact=contact)

    def problem(self, problem: Problem) -> Problem:
        """What there is to mend in the file."""
        if not self._names_somebody:
            return problem
        return _mapped(problem, self.sentence)

    def file(self, text: str) -> str:
        """The file as it is shown."""
        if not self._names_somebody:
            return text
        lines = text.split("\n")
        for number, name in self._named:
            if number <= len(lines):
                lines[number - 1] = lines[number - 1].replace(name, SOMEONE)
        return self.text("\n".join(lines))


def _mapped(value: Value, change: Callable[[str], str], event: Callable[[Event], Event] | None = None) -> Value:
    """The value with each text in it changed, and each line of a log by its own rule; the same where nothing is."""
    made: Any = value
    if type(value) is str:
        made = change(made)
    elif event and isinstance(value, Event):
        made = event(value)
    elif isinstance(value, tuple):
        make = getattr(value, "_make", tuple)  # that of a named tuple
        made = make(_mapped(each, change, event) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        made = replace(value, **{name: _mapped(part, change, event) for name, part in parts.items()})
    return made if made != value else value


def _tellable(problems: Iterable[Problem], veils: dict[str, _Veil], hidden: list[Contact]) -> Iterable[Problem]:
    """The problems that speak of nobody who is left out."""
    secrets = [fold(text) for each in hidden for text in (each.path, each.slug, each.name) if len(text) >= _SHORTEST]
    paths = {each.path for each in hidden}
    for problem in problems:
        veil = veils.get(problem.place.path)
        said = veil.problem(problem) if veil else problem
        words = fold(f"{said.message} {said.hint} {said.line}")
        if said.place.path not in paths and not any(secret in words for secret in secrets):
            yield said
