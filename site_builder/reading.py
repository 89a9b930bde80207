"""From texts to plans: everybody read and planned for a day, with all that there is to mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from operator import attrgetter, itemgetter
from typing import NamedTuple

from site_builder.memory import Memory
from site_builder.model import Contact, Place, Plan, Source
from site_builder.plan import plan
from site_builder.plan.load import days_taken, flexible, level, moved
from site_builder.problems import Problem, Severity
from site_builder.settings import Settings
from site_builder.site.book import Book
from site_builder.site.relations import Relations, Said, said_of, tied
from site_builder.text.contact import read_contact
from site_builder.text.line import LONGEST


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
    notes = {source.path: source for source in sorted(sources, key=_path)}
    readings = memory.each(read_contact, notes, settings)
    everybody = memory.ask("everybody", _everybody, memory.each(_who, readings))
    plans = memory.each(_plan, {slug: readings[path] for slug, path in everybody.paths}, settings, today)
    found = memory.ask("found", _by_path, memory.each(_found, readings))
    told = memory.ask("told", _by_path, memory.each(_told, plans))
    lines = memory.each(_with_lines, {path: (problems, notes[path]) for path, problems in told})
    return Book(
        settings=settings,
        today=today,
        plans=tuple(levelled(plans, settings, today, memory).values()),
        unreadable=everybody.unreadable,
        problems=tuple(chain(request.problems, *(of for _, of in found), everybody.problems, *lines.values())),
        messages=request.messages,
        texts=memory.each(_text, notes),
        fixed_day=request.fixed_day,
        folder=request.folder,
    )


def levelled(plans: Mapping[str, Plan], settings: Settings, today: date, memory: Memory) -> Mapping[str, Plan]:
    """The plans by slug with no day over its room, as far as steps that can wait allow."""
    later = level(memory.in_order(flexible, plans), memory.counted(days_taken, plans), settings)
    return {
        **plans,
        **{slug: memory.ask(slug, moved, plans[slug], day, settings.capacity, today) for slug, day in later.items()},
    }


def with_relations(book: Book, memory: Memory | None = None) -> Book:
    """The book with who belongs to whom, and a warning for each link that fits several people."""
    memory = memory or Memory()
    said = memory.each(said_of, {plan.contact.slug: plan.contact for plan in book.plans})
    ties, found = memory.ask("ties", _tied, said)
    return replace(book, ties=ties, problems=(*book.problems, *found))


def _tied(said: Mapping[str, Said]) -> tuple[Mapping[str, Relations], list[Problem]]:
    return tied(tuple(said.values()))


_path, _text, _told = attrgetter("path"), attrgetter("text"), attrgetter("problems")
_found = itemgetter(1)
_Reading = tuple[Contact | None, Sequence[Problem]]
_Who = tuple[str, Contact | None]
"""The slug of a file, and who it is where nobody can read it."""


class _Everybody(NamedTuple):
    """Whose files there are."""

    paths: tuple[tuple[str, str], ...]  # of those who can be read, each with their slug; in order of slug
    unreadable: tuple[Contact, ...]
    problems: tuple[Problem, ...]


def _who(reading: _Reading) -> _Who | None:
    contact, _ = reading
    return (contact.slug, contact if contact.unreadable else None) if contact else None


def _everybody(who: Mapping[str, _Who | None]) -> _Everybody:
    """Everybody by their file; the second of two files with one slug is told, and counts as unreadable."""
    first: dict[str, str] = {}
    unreadable: dict[str, Contact] = {}
    problems: list[Problem] = []
    for path, (slug, contact) in ((path, each) for path, each in who.items() if each):
        if first.setdefault(slug, path) != path:
            problems.append(_taken(path, slug, first[slug]))
            contact = Contact(slug=slug, path=path, name=path.rpartition("/")[2], unreadable=True)
        if contact:
            unreadable[path] = contact
    paths = sorted((slug, path) for slug, path in first.items() if path not in unreadable)
    return _Everybody(tuple(paths), tuple(unreadable.values()), tuple(problems))


def _plan(reading: _Reading, settings: Settings, today: date) -> Plan:
    contact, _ = reading
    assert contact
    return plan(contact, settings, today)


def _by_path(found: Mapping[str, Sequence[Problem]]) -> list[tuple[str, Sequence[Problem]]]:
    """The problems of each file that has some, in order of path."""
    return sorted(((problems[0].place.path, problems) for problems in found.values() if problems), key=itemgetter(0))


def _with_lines(told: tuple[Sequence[Problem], Source]) -> list[Problem]:
    """The problems of one note with the line that each is about, as written."""
    problems, note = told
    lines = note.text.split("\n")
    return [problem._replace(line=lines[problem.place.line - 1][:LONGEST]) for problem in problems]


def _taken(path: str, slug: str, first: str) -> Problem:
    message = f'"{path}" and "{first}" make the same page, {slug}; the first is built.'
    place = Place(path=path)
    return Problem(place=place, severity=Severity.ERROR, message=message, hint="rename one of the two files")
