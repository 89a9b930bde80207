"""From texts to plans: everybody read and planned for a day, with all that there is to mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from site_builder.memory import Memory
from site_builder.model import Contact, Place, Plan, Source
from site_builder.plan import plan
from site_builder.plan.load import days_taken, flexible, level, moved
from site_builder.problems import Problem, Severity
from site_builder.settings import Settings
from site_builder.site.book import Book
from site_builder.site.relations import said_of, tied
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
    contacts, problems = _everybody(memory.each(read_contact, notes, settings).values())
    readable = {each.path: each for each in contacts if not each.unreadable}
    plans = memory.each(plan, readable, settings, today)
    told = [
        problem
        for path, each in plans.items()
        if each.problems
        for problem in memory.ask(path, _with_lines, each.problems, notes[path])
    ]
    return Book(
        settings=settings,
        today=today,
        plans=tuple(levelled(plans, settings, today, memory)),
        unreadable=tuple(each for each in contacts if each.unreadable),
        problems=(*request.problems, *problems, *told),
        messages=request.messages,
        texts={path: source.text for path, source in notes.items()},
        fixed_day=request.fixed_day,
        folder=request.folder,
    )


def levelled(plans: Mapping[str, Plan], settings: Settings, today: date, memory: Memory) -> Iterable[Plan]:
    """The plans with no day over its room, as far as steps that can wait allow; in order of slug."""
    later = level(memory.in_order(flexible, plans), memory.counted(days_taken, plans), settings)
    by_slug = {plan.contact.slug: plan for plan in sorted(plans.values(), key=_slug)}
    for slug, day in later.items():
        by_slug[slug] = memory.ask(slug, moved, by_slug[slug], day, settings.capacity, today)
    return by_slug.values()


def with_relations(book: Book, memory: Memory | None = None) -> Book:
    """The book with who belongs to whom, and a warning for each link that fits several people."""
    memory = memory or Memory()
    said = memory.each(said_of, {plan.contact.slug: plan.contact for plan in book.plans})
    ties, found = memory.ask("ties", tied, tuple(said.values()))
    return replace(book, ties=ties, problems=(*book.problems, *found))


_path, _slug = attrgetter("path"), attrgetter("contact.slug")


def _everybody(
    readings: Iterable[tuple[Contact | None, Sequence[Problem]]],
) -> tuple[list[Contact], list[Problem]]:
    """Everybody in path order; the second of two files with one slug is told, and counts as unreadable."""
    contacts: list[Contact] = []
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    for contact, found in readings:
        problems += found
        if contact is None:
            continue
        first = taken.setdefault(contact.slug, contact.path)
        if first != contact.path:
            problems.append(_taken(contact, first))
            contact = replace(contact, unreadable=True, name=contact.path.rpartition("/")[2])
        contacts.append(contact)
    return contacts, problems


def _with_lines(problems: Iterable[Problem], note: Source) -> list[Problem]:
    """The problems of one note with the line that each is about, as written."""
    lines = note.text.split("\n")
    return [problem._replace(line=lines[problem.place.line - 1][:LONGEST]) for problem in problems]


def _taken(contact: Contact, first: str) -> Problem:
    message = f'"{contact.path}" and "{first}" make the same page, {contact.slug}; the first is built.'
    place = Place(path=contact.path)
    return Problem(place=place, severity=Severity.ERROR, message=message, hint="rename one of the two files")
