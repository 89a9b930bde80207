"""The plan to its end: what comes after the next step if nobody answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from site_builder.model import Event, FollowUp, Kind, Plan, Verb
from site_builder.plan.moves import CHAIN
from site_builder.settings import Settings

_SENDS = CHAIN | {
    Kind.REFRESHER, Kind.THANK_YOU, Kind.FIRST_MESSAGE, Kind.REPLY, Kind.ASKED_FOR, Kind.CATCH_UP, Kind.FRESH_START,
}  # fmt: skip
_LONGEST = 12


def ahead(plan: Plan, settings: Settings, start: date | None = None) -> tuple[FollowUp, ...]:
    """The steps to come after the next one, where you take each on its last day and nobody answers.

    `start` is the day on which the next step is taken, its `latest` where none is given. The list ends where
    the person rests: with the end of the cycle, and the fresh start where there is one.
    """
    from site_builder.plan import plan as plan_of

    steps: list[FollowUp] = []
    contact, step = plan.contact, plan.outreach
    for _ in range(_LONGEST):
        if step.kind not in _SENDS or step.latest is None or (steps and step.kind is Kind.FRESH_START):
            break
        day = start or step.latest
        start = None
        taken = Event(day=day, verb=Verb.SENT, place=step.source, word="sent", channel=step.channel or "")
        contact = replace(contact, follow_up=None, log=(*_until(contact.log, day), taken))
        step = plan_of(contact, settings, day).outreach
        steps.append(step)
    return (*steps, *_fresh_start(steps, replace(plan, contact=contact), settings))


def _until(log: tuple[Event, ...], day: date) -> tuple[Event, ...]:
    """The lines up to that day, and the appointments to come; what is dated later is not known yet."""
    return tuple(event for event in log if event.day <= day or event.verb is Verb.MEETING)


def _fresh_start(steps: list[FollowUp], plan: Plan, settings: Settings) -> tuple[FollowUp, ...]:
    """What follows the end of the cycle."""
    if not steps or steps[-1].kind is not Kind.RESTING or steps[-1].latest is None:
        return ()
    from site_builder.plan import plan as plan_of

    step = plan_of(plan.contact, settings, steps[-1].latest).outreach
    return (step,) if step.kind is Kind.FRESH_START else ()
