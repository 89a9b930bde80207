"""`followup show`: one person, with the plan to its end and why it is as it is."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date

from site_builder.cli import FINE
from site_builder.cli.book import the_book, the_notebook
from site_builder.cli.options import today_option
from site_builder.cli.terminal import paint, show, wrapped
from site_builder.cli.who import find_contact
from site_builder.drafts import Draft, write_draft
from site_builder.model import Contact, Event, FollowUp, Plan, State
from site_builder.plan.ahead import ahead
from site_builder.plan.case import case_of
from site_builder.plan.moves import placed
from site_builder.plan.outreach import OUTREACH
from site_builder.settings import Settings
from site_builder.site.book import Book
from site_builder.site.due import in_order
from site_builder.site.words import day, due_words, full_day, label

_INDENT = 4


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("who", metavar="WHO", help="a slug, name, alias, or a part of one that nobody else has")
    today_option(parser)


def run(args: Namespace) -> int:
    """Show one person: what comes next and why, the plan to its end, the log, and what to write."""
    book = the_book(args, the_notebook(args), drafts=True)
    contact = find_contact([*(plan.contact for plan in book.plans), *book.unreadable], args.who)
    plan = book.by_slug[contact.slug]
    items = [item for _, item in in_order([plan])]
    _part(contact.name, _person(contact, book.settings))
    _part(f"As of {full_day(book.today)}", (line for item in items for line in _item(item, book.today)))
    _part(_then(plan, book.today), (_dated(item) for item in ahead(plan, book.settings, _from(plan, book.today))))
    _part("Why this step: the first rule that applies has it", _rules(plan, book))
    _part("Log", map(_logged, plan.contact.log))
    for item in _now(items) or [plan.outreach]:
        draft = write_draft(plan, item, book.settings, book.today, book.messages)
        _part(f"Draft: {label(item)}", _draft(draft) if draft else ())
    return FINE


def _now(items: list[FollowUp]) -> list[FollowUp]:
    return [item for item in items if item.state in (State.OVERDUE, State.DUE)]


def _part(heading: str, lines: Iterator[str] | tuple[str, ...]) -> None:
    """A heading and its lines; nothing where there are none."""
    listed = list(lines)
    if listed:
        show(paint(wrapped(heading, 0), "bold"))
        for line in listed:
            show(wrapped(line, _INDENT) if line else "")
        show()


def _person(contact: Contact, settings: Settings) -> Iterator[str]:
    yield f"{contact.path} ({contact.slug})"
    known = not contact.circle or contact.circle.lower() in settings.circles
    circle = contact.circle if known else f"{contact.circle} (no circle of followup.yml)"
    about = (contact.role, contact.org, contact.location, circle, *(f"#{tag}" for tag in contact.tags))
    if any(about):
        yield " · ".join(filter(None, about))
    for name, ways in (("email", contact.email), ("phone", contact.phone), ("link", contact.links)):
        for way in ways:
            yield f"{way.label or name}: {way.value}"


def _item(item: FollowUp, today: date) -> Iterator[str]:
    when = due_words(item.window.earliest, item.window.latest, today) if item.window else ""
    yield " · ".join(filter(None, (label(item), when, item.channel, f"{item.step} of {item.of}" if item.step else "")))
    yield f"  {item.reason} ({item.source})"
    if item.moved:
        yield f"  Moved from {day(item.moved.day, today)}: {item.moved.because}"
    yield from (f"  {hint}" for hint in item.hints)


def _then(plan: Plan, today: date) -> str:
    late = plan.outreach.latest and plan.outreach.latest < today
    return "Then, if it is done today and nobody answers" if late else "Then, if nobody answers"


def _from(plan: Plan, today: date) -> date | None:
    """The day from which the steps to come are counted: today, where the next one is overdue."""
    return plan.outreach.latest and max(plan.outreach.latest, today)


def _dated(item: FollowUp) -> str:
    return f"{day(item.latest)}  {label(item)}" if item.latest else label(item)


def _rules(plan: Plan, book: Book) -> Iterator[str]:
    """What each rule of the outreach lane says, in their order."""
    case = case_of(plan.contact, book.settings, book.today)
    decided = False
    for rule in OUTREACH:
        step = rule(case)
        name = (sys.modules[rule.__module__].__doc__ or "").partition(":")[0]
        if decided:
            latest = placed(step, case).latest if step else None
            said = f"would be due {day(latest)}, but comes later in the order" if latest else ""
        elif step is None:
            said = "does not apply"
        elif step.kind is plan.outreach.kind:
            said, decided = f"applies{_to_its_day(plan.outreach)}", True
        else:
            said = "lapsed: that was too long ago"
        if said:
            yield f"{name}: {said}"


def _to_its_day(step: FollowUp) -> str:
    """From which day it was moved, to which, and why."""
    if step.moved is None or step.latest is None:
        return ""
    return f" for {day(step.moved.day)}, moved to {day(step.latest)}: {step.moved.because}"


def _logged(event: Event) -> str:
    head = " ".join(filter(None, (event.day.isoformat(), event.time, event.word or event.verb, event.channel)))
    arrow = f" -> {event.when.text}" if event.when else ""
    return f"{head}{f': {event.text}' if event.text else ''}{arrow}"


def _draft(draft: Draft) -> Iterator[str]:
    if draft.subject:
        yield f"Subject: {draft.subject}"
        yield ""
    yield from draft.body.split("\n")
