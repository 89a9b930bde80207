"""The plan of a person: the first outreach rule that applies, every duty, and the moves (SPEC 4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from site_builder.model import Contact, Event, FollowUp, Kind, Plan, Verb
from site_builder.plan import find_a_way
from site_builder.plan.case import Case, case_of
from site_builder.plan.channel import with_channel
from site_builder.plan.duties import DUTIES
from site_builder.plan.duties import promise as promises
from site_builder.plan.load import level
from site_builder.plan.moves import CHAIN, MOVES
from site_builder.plan.outreach import OUTREACH
from site_builder.plan.record import bring_something
from site_builder.plan.state import state_of
from site_builder.problems import Problem, Severity
from site_builder.settings import Settings

__all__ = ["level", "plan"]

QUIET = frozenset({Kind.CLOSED, Kind.PAUSED, Kind.INBOX})
_LAPSES = {Kind.THANK_YOU: 14, Kind.REFRESHER: 30, Kind.LOG_MEETING: 30, Kind.CHECK_IN: 30} | dict.fromkeys(
    (Kind.REPLY, Kind.FIRST_MESSAGE, *CHAIN), 90
)
"""After how many days past `latest` what was left undone is dropped, and the rules below go on."""


def plan(contact: Contact, settings: Settings, today: date) -> Plan:
    """What is to be done for one person, as asked on that day; levelling the load comes after, as it needs everybody."""
    case = case_of(contact, settings, today)
    step = _outreach(case)
    duties = [_finished(duty, case) for duty in _duties(case, step)]
    return Plan(
        contact=contact,
        outreach=_finished(step, case),
        duties=tuple(duties),
        known=case.history.events,
        promises=case.ledger.promises,
        waiting=case.ledger.waiting,
        appointments=case.ledger.appointments,
        problems=(*_of_the_future(contact, today), *case.ledger.problems),
    )


def _outreach(case: Case) -> FollowUp:
    for rule in OUTREACH:
        step = rule(case)
        if step is None:
            continue
        for move in MOVES:
            step = move(step, case)
        if not _lapsed(step, case.today):
            return bring_something(step, case.history)
    raise AssertionError("the last rule always finds something")


def _duties(case: Case, step: FollowUp) -> Iterator[FollowUp]:
    for rule in (promises.find,) if step.kind in QUIET else DUTIES:
        yield from (duty for duty in rule(case) if not _lapsed(duty, case.today))
    mark = find_a_way.find(case, step)
    if mark:
        yield mark


def _lapsed(step: FollowUp, today: date) -> bool:
    after = _LAPSES.get(step.kind)
    return after is not None and step.window is not None and today - step.window.latest > timedelta(days=after)


def _finished(step: FollowUp, case: Case) -> FollowUp:
    step = with_channel(step, case.contact, case.history)
    return replace(step, state=state_of(step, case.today), rule=step.rule or step.kind.value)


def _of_the_future(contact: Contact, today: date) -> Iterator[Problem]:
    for event in contact.log:
        if event.day > today and event.verb is not Verb.MEETING:
            yield _not_yet(event, today)


def _not_yet(event: Event, today: date) -> Problem:
    message = f"{event.day} is after today, {today}; the line counts from its day on."
    hint = "an appointment to come is written as: - 2026-12-03 15:00 meeting: coffee"
    return Problem(place=event.place, severity=Severity.WARNING, message=message, hint=hint, width=10)
