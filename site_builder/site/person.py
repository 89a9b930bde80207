"""One person's page: how to reach them, the plan, what to write next, the log, and the file it all comes from.

Nothing here ages or counts what other notes may change, but for relations: so that a save changes few pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from site_builder.model import Contact, Kind, Outcome, Plan, Promise, Verb
from site_builder.plan.ahead import ahead
from site_builder.plan.outreach.catch_up import rhythm_words
from site_builder.plan.record import Record, Word
from site_builder.plan.wording import plain
from site_builder.problems import Problem, Severity
from site_builder.site import words
from site_builder.site.book import View
from site_builder.site.editor import editor_url
from site_builder.site.links import ways
from site_builder.site.page import Page, group_path, person_path
from site_builder.site.paste import log_line
from site_builder.site.relations import Relations
from site_builder.site.rows import step_of
from site_builder.site.sections import order
from site_builder.site.story import SHOWN, Tag, outcome_tag, story
from site_builder.site.svg import Picture, Shape, box
from site_builder.site.timeline import timeline

SOURCE_LINES = 2000  # of a file that the page shows
MOST_BLOCKS = 24


class Fact(NamedTuple):
    """A fact about a person: its name, and words with the page that each leads to, or nothing."""

    name: str
    parts: tuple[tuple[str, str], ...]
    ago: date | None = None


class Kept(NamedTuple):
    """A promise in the list: what, for when, and what became of it."""

    text: str
    for_day: date
    theirs: bool
    line: int
    tag: Tag | None = None
    settled: date | None = None


class Balance(NamedTuple):
    """What you gave and what you asked for in a year."""

    gave: int
    asked: int
    lately: tuple[str, ...]
    picture: Picture


class File(NamedTuple):
    """The file as written, line by line; long ones are cut."""

    path: str
    lines: tuple[str, ...]
    cut: int
    editor: str
    problems: tuple[Problem, ...] = ()


def person_page(
    plan: Plan, record: Record, view: View, *, ties: Relations, text: str, problems: Sequence[Problem] = ()
) -> Page:
    """The page of somebody whose file could be read; `problems` are those of that file."""
    contact = plan.contact
    items = [item for item in plan.items if item.window and item.kind is not Kind.FIND_A_WAY]
    items.sort(key=lambda item: (item.latest, order(plan, item)))
    after = tuple(ahead(plan, view.settings))
    links = {name: person_path(slug) for name, slug in ties.named if slug != contact.slug}
    entries = story(plan, links)
    return Page(
        path=person_path(contact.slug),
        template="person.html",
        title=contact.name,
        section="people",
        values={
            "contact": contact,
            "under": _under(contact),
            "ways": tuple(ways(contact)),
            "facts": tuple(_facts(plan, view, record)),
            "points": timeline(plan, after),
            "standing": plan.outreach if plan.outreach.window is None else None,
            "rows": tuple(step_of(plan, item, view, after) for item in items),
            "entries": entries[:SHOWN],
            "older": entries[SHOWN:],
            "promises": tuple(_kept([*plan.promises, *plan.waiting])),
            "word": _word(record.word),
            "balance": _balance(plan, record),
            "ties": _ties(ties),
            "links": links,
            "file": _file(contact, view, text, problems),
        },
    )


def unreadable_page(contact: Contact, view: View, *, text: str, problems: Sequence[Problem]) -> Page:
    """The page of somebody whose file could not be read: why, where, and the file itself."""
    values = {"contact": contact, "file": _file(contact, view, text, problems)}
    path = person_path(contact.slug)
    return Page(path=path, template="unreadable.html", title=contact.name, section="people", values=values)


def _under(contact: Contact) -> tuple[tuple[str, str], ...]:
    """Role, organisation and place, each with the page it leads to."""
    org = (contact.org, group_path("orgs", contact.org)) if contact.org else ("", "")
    parts = ((contact.role, ""), org, (contact.location, ""))
    return tuple(part for part in parts if part[0])


def _facts(plan: Plan, view: View, record: Record) -> Iterator[Fact]:
    contact, settings = plan.contact, view.settings
    if contact.aliases:
        yield Fact(name="Also", parts=tuple((alias, "") for alias in contact.aliases))
    if contact.circle:
        yield Fact(name="Circle", parts=((words.capital(contact.circle), group_path("circles", contact.circle)),))
    every = settings.cadence_of(contact)
    if every:
        yield Fact(name="Rhythm", parts=((rhythm_words(every), ""),))
    if contact.tags:
        yield Fact(name="Tags", parts=tuple((tag, group_path("tags", tag)) for tag in contact.tags))
    for kept in (*([contact.birthday] if contact.birthday else []), *contact.dates):
        year = f" {kept.year}" if kept.year else ""
        yield Fact(name=words.capital(kept.label), parts=((words.short_day(kept.in_year(2000)) + year, ""),))
    if contact.busy:
        yield Fact(name="Busy", parts=tuple((season.text, "") for season in contact.busy))
    if plan.known:
        yield Fact(name="Known since", parts=((words.day(plan.known[0].day), ""),))
    last = plan.last_touch
    if last:
        yield Fact(name="Last contact", parts=((f"{words.side(last)}, {words.day(last.day)}", ""),), ago=last.day)
    if record.yours is not None:
        yield Fact(name="Whose turn", parts=(("yours" if record.yours else "theirs", ""),))
    if record.attempts:
        yield Fact(name="They answered", parts=((_answers(record), ""),))


def _answers(record: Record) -> str:
    """`3 of 5 messages, in 2 days as a rule`."""
    part = f"{record.answers} of {words.count(len(record.attempts), 'message')}"
    if record.days_to_answer is None:
        return f"{part} so far"
    days = round(record.days_to_answer)
    after = f"in {words.count(days, 'day')}" if days else "the same day"
    return f"{part}, {after} as a rule"


def _kept(promises: Sequence[Promise]) -> Iterator[Kept]:
    """Open ones first, then from the newest back."""
    newest = sorted(promises, key=lambda promise: promise.made.day, reverse=True)
    for promise in sorted(newest, key=lambda promise: promise.outcome is not Outcome.OPEN):
        settled = promise.settled
        yield Kept(
            text=words.capital(plain(promise.text)) or "A promise",
            for_day=promise.due,
            theirs=promise.made.verb is Verb.WAITING,
            line=promise.made.place.line,
            tag=outcome_tag(promise, settled.day) if settled else None,
            settled=settled.day if settled else None,
        )


def _word(word: Word) -> str:
    """`1 open, 4 kept`: your promises, by what became of them."""
    counts = ((word.open, "open"), (word.on_time, "kept"), (word.with_notice, "with notice"), (word.late, "late"))
    return ", ".join(f"{number} {what}" for number, what in counts if number)


def _balance(plan: Plan, record: Record) -> Balance | None:
    if not record.gifts and not record.asks:
        return None
    lately = [plain(event.text) for event in reversed(plan.known) if event.gift and event.text][:3]
    return Balance(
        gave=record.gifts, asked=record.asks, lately=tuple(lately), picture=_balance_picture(record.gifts, record.asks)
    )


@cache
def _balance_picture(gave: int, asked: int) -> Picture:
    """A full block for each gift, a hollow one for each ask."""
    total = max(1, gave + asked)
    each = -(-total // MOST_BLOCKS)
    full, hollow = -(-gave // each), -(-asked // each)
    step = 350 / max(9, full + hollow)
    width = step - 5
    shapes = (
        Shape(d="".join(box(step * n, 0, width, 9) for n in range(full)), ink="mark"),
        Shape(
            d="".join(box(step * n + 0.7, 0.7, width - 1.4, 7.6) for n in range(full, full + hollow)),
            ink="mark",
            line=1.4,
        ),
    )
    says = f"You gave {words.count(gave, 'time')} and asked {words.count(asked, 'time')} in a year"
    return Picture(width=350, height=9, says=says, shapes=tuple(shape for shape in shapes if shape.d))


def _ties(ties: Relations) -> tuple[tuple[str, tuple[Contact, ...]], ...]:
    """Who stands around them, by how."""
    by = (ties.introduced_by,) if ties.introduced_by else ()
    mentions = {mention.by.slug: mention.by for mention in ties.mentions}
    found = (
        ("Introduced by", by),
        ("Introduced you to", ties.introduced),
        ("Colleagues", ties.colleagues),
        ("Mentions", ties.links),
        ("Mentioned by", tuple(mentions.values())),
    )
    return tuple((name, people) for name, people in found if people)


def _file(contact: Contact, view: View, text: str, problems: Sequence[Problem]) -> File:
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return File(
        path=contact.path,
        lines=tuple([line[:2000] for line in lines[:SOURCE_LINES]]),
        cut=max(0, len(lines) - SOURCE_LINES),
        editor=editor_url(view.settings.editor, view.folder, contact.path, log_line(contact) or 1),
        problems=tuple([problem for problem in problems if problem.severity is Severity.ERROR]),
    )
