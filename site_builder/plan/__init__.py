"""The plan of a person: the first outreach rule that applies, every duty, and the moves (SPEC 4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from site_builder.model import Contact, Event, FollowUp, Kind, Plan, Verb
from site_builder.plan import find_a_way
from site_builder.plan.case import Case, case_of
from site_builder.plan.duties import DUTIES
from site_builder.plan.duties import promise as promises
from site_builder.plan.load import days_in_touch, reach
from site_builder.plan.next_step import finished, lapsed, next_step
from site_builder.problems import Problem, Severity
from site_builder.settings import Settings

QUIET = frozenset({Kind.CLOSED, Kind.PAUSED, Kind.INBOX})


def plan(contact: Contact, settings: Settings, today: date) -> Plan:
    """What is to be done for one person, as asked on that day; the load of everybody is levelled later."""
    case = case_of(contact, settings, today)
    step = next_step(case)
    return Plan(
        contact=contact,
        outreach=step,
        reach=reach(step, contact, settings),
        duties=tuple([finished(duty, case) for duty in _duties(case, step)]),
        known=case.history.events,
        in_touch=days_in_touch(case.history.events),
        promises=case.ledger.promises,
        waiting=case.ledger.waiting,
        appointments=case.ledger.appointments,
        problems=(*_of_the_future(contact, today), *case.ledger.problems),
    )


def _duties(case: Case, step: FollowUp) -> list[FollowUp]:
    rules = (promises.find,) if step.kind in QUIET else DUTIES
    found = [duty for rule in rules for duty in rule(case) if not lapsed(duty, case)]
    mark = find_a_way.find(case, step)
    return [*found, mark] if mark else found


def _of_the_future(contact: Contact, today: date) -> Iterator[Problem]:
    if not contact.log or contact.log[-1].day <= today:
        return
    for event in contact.log:
        if event.day > today and event.verb is not Verb.MEETING:
            yield _not_yet(event, today)


def _not_yet(event: Event, today: date) -> Problem:
    message = f"{event.day} is after today, {today}; the line counts from its day on."
    hint = "an appointment to come is written as: - 2026-12-03 15:00 meeting: coffee"
    return Problem(place=event.place, severity=Severity.WARNING, message=message, hint=hint, width=10)
