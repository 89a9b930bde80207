"""The plan to its end: what comes after the next step if nobody answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from site_builder.model import Event, FollowUp, Kind, Plan, Verb
from site_builder.plan.case import Case, case_of
from site_builder.plan.moves import CHAIN
from site_builder.plan.next_step import next_step
from site_builder.settings import Settings

_SENDS = CHAIN | {
    Kind.REFRESHER, Kind.THANK_YOU, Kind.FIRST_MESSAGE, Kind.REPLY, Kind.ASKED_FOR, Kind.CATCH_UP,
}  # fmt: skip
_TAKEN = _SENDS | {Kind.FRESH_START}
_LONGEST = 12


def ahead(plan: Plan, settings: Settings, start: date | None = None) -> Iterator[FollowUp]:
    """The steps to come after the next one, one by one, where you take each on its last day and nobody answers.

    `start` is the day on which the next step is taken, its `latest` where none is given. They end where
    the person rests: with the end of the cycle, and the fresh start where there is one.
    """
    step, contact = plan.outreach, plan.contact
    if step.latest is None or step.kind not in _TAKEN:
        return
    day = start or step.latest
    case = case_of(replace(contact, follow_up=None) if contact.follow_up else contact, settings, day)
    for _ in range(_LONGEST):
        case = _taken(case, step, day)
        step = next_step(case)
        yield step
        if step.latest is None or step.kind not in _SENDS:
            break
        day = step.latest
    yield from _fresh_start(step, case)


def _taken(case: Case, step: FollowUp, day: date) -> Case:
    """The case on the day of that step, once it has been taken."""
    event = Event(day=day, verb=Verb.SENT, place=step.source, word="sent", channel=step.channel or "")
    return case._replace(today=day, history=case.history.with_attempt(event))


def _fresh_start(step: FollowUp, case: Case) -> tuple[FollowUp, ...]:
    """What follows the end of the cycle."""
    if step.kind is not Kind.RESTING or step.latest is None:
        return ()
    later = next_step(case._replace(today=step.latest))
    return (later,) if later.kind is Kind.FRESH_START else ()
