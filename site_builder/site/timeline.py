"""The plan as a time line: what happened lately, the next step, and what follows if nobody answers, to its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from site_builder.days import Season
from site_builder.model import Event, FollowUp, Kind, Plan, Verb
from site_builder.plan.wording import quote_of
from site_builder.site import words

MOST = 9  # points that fit side by side
LEAST_BEFORE = 2
_TOLD = frozenset({
    Verb.MET, Verb.TALKED, Verb.SENT, Verb.TRIED, Verb.GAVE, Verb.HEARD, Verb.KEPT, Verb.LATE, Verb.DELIVERED,
    Verb.SUGGESTED, Verb.CLOSED,
})  # fmt: skip
_DID = {
    Verb.MET: "You met", Verb.TALKED: "You talked", Verb.SENT: "You wrote", Verb.TRIED: "You called",
    Verb.GAVE: "You gave", Verb.HEARD: "They wrote", Verb.KEPT: "You kept your word", Verb.LATE: "You said: later",
    Verb.DELIVERED: "Delivered", Verb.SUGGESTED: "Suggested", Verb.CLOSED: "Closed",
}  # fmt: skip


class Point(NamedTuple):
    """One point of the line: did, now, then, busy or end."""

    when: str
    day: date
    words: str  # the day, or a span of days
    title: str
    text: str = ""
    side: str = ""  # of what happened: you, they, both
    item: FollowUp | None = None  # of what is to come


def timeline(plan: Plan, after: Sequence[FollowUp]) -> tuple[Point, ...]:
    """The points in their order, with `after`, what follows the next step, and busy seasons where they hold it up.

    Years stand only where they are not that of the newest line.
    """
    near = plan.known[-1].day if plan.known else None
    coming = _coming(plan, after, near)
    before = max(LEAST_BEFORE, MOST - len(coming))
    done = [event for event in plan.known if event.verb in _TOLD][-before:]
    return (*(_did(event, near) for event in done), *coming)


def _did(event: Event, near: date | None) -> Point:
    title = "They rang" if event.verb is Verb.HEARD and event.channel == "phone" else _DID[event.verb]
    text = quote_of(event) if event.text else ""
    day = words.weekday_words(event.day, near)
    return Point(when="did", day=event.day, words=day, title=title, text=text, side=words.side(event))


def _coming(plan: Plan, after: Sequence[FollowUp], near: date | None) -> list[Point]:
    step = plan.outreach
    if step.window is None:
        return []
    points = [_point("now", step, near), *(_point(_when(each), each, near) for each in after if each.latest)]
    seasons = list(_seasons(plan.contact.busy, step.window.latest, points[-1].day))
    return sorted([*points, *seasons], key=lambda point: (point.day, point.when == "busy"))


def _when(item: FollowUp) -> str:
    return "end" if item.kind in (Kind.RESTING, Kind.FRESH_START) else "then"


def _point(when: str, item: FollowUp, near: date | None) -> Point:
    day = item.latest or date.max
    text = item.moved.because if item.moved else f"{item.step} of {item.of}" if item.step else ""
    said = words.weekday_words(day, near)
    return Point(when=when, day=day, words=said, title=words.label(item), text=text, item=item)


def _seasons(seasons: Sequence[Season], first: date, last: date) -> Iterator[Point]:
    """Busy seasons that begin or hold between the next step and the last one shown."""
    for season in seasons:
        run = season.following(first)
        if run and run[0] <= last and run[1] >= first:
            span = f"{words.weekday_words(run[0])} to {words.weekday_words(run[1])}"
            day = max(run[0], first)
            yield Point(when="busy", day=day, words=span, title="Their busy season", text="nothing is sent")
