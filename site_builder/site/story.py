"""The log as a story: newest first, year by year, with what each line did and the long silences between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from site_builder.model import TOUCHES, Event, Outcome, Plan, Promise, Verb
from site_builder.plan.channel import channel_of
from site_builder.site import words
from site_builder.text.names import LINK, split_link

GAP = 28  # days without a touch that are said
SHOWN = 40  # lines before the rest is folded
_SAYS = {
    Verb.MEETING: "appointment", Verb.CONFIRMED: "confirmed", Verb.CANCELLED: "called off",
    Verb.WAITING: "they owe you", Verb.RECEIVED: "received", Verb.DELIVERED: "delivered",
    Verb.SUGGESTED: "suggested", Verb.SNOOZED: "snoozed", Verb.PAUSED: "paused", Verb.RESUMED: "resumed",
    Verb.CLOSED: "closed", Verb.REOPENED: "reopened", Verb.TRIED: "not reached",
}  # fmt: skip
_SAYS_ITS_DAY = frozenset({Verb.PROMISED, Verb.WAITING, Verb.LATE})  # what became of it is said instead


class Tag(NamedTuple):
    """A small remark on a line."""

    text: str
    state: str = ""  # fine, overdue


class Entry(NamedTuple):
    """One line of the log; `year` and `quiet` stand before it where they are not empty."""

    day: date
    time: str
    line: int
    side: str
    text: tuple[tuple[str, str], ...]  # words, and where they lead
    channel: tuple[str, str]
    tags: tuple[Tag, ...]
    more: tuple[str, ...]
    year: int = 0
    quiet: str = ""


def story(plan: Plan, links: Mapping[str, str]) -> tuple[Entry, ...]:
    """Every line of the log, the keys `met` and `last_touch` too, newest first."""
    remarks = _remarks([*plan.promises, *plan.waiting])
    return tuple(_entries(plan.contact.log[::-1], remarks, links))


def _entries(events: Sequence[Event], remarks: Mapping[int, list[Tag]], links: Mapping[str, str]) -> Iterator[Entry]:
    later: date | None = None
    year = 0
    for event in events:
        day, line = event.day, event.place.line
        text = linked(event.text or event.key.replace("_", " ") or event.word, links)
        channel = words.channel_words(channel_of(event))
        tags = (*remarks.get(line, ()), *_tags(event))
        new_year = day.year if day.year != year else 0
        quiet = _quiet(days) if later and (days := (later - day).days) > GAP else ""
        yield Entry(day, event.time, line, words.side(event), text, channel, tags, event.more, new_year, quiet)
        year = day.year
        if event.verb in TOUCHES:
            later = day


def _quiet(days: int) -> str:
    return f"{words.count(round(days / 7), 'week')} of quiet" if days < 365 else f"{round(days / 30.4)} months of quiet"


def _tags(event: Event) -> list[Tag]:
    says = [_SAYS[event.verb]] if event.verb in _SAYS else []
    if event.whom:
        says.append(f"with {event.whom}" if event.verb is not Verb.SUGGESTED else f"by {event.whom}")
    if event.gift:
        says.append("gave")
    if event.ask:
        says.append("asked")
    if event.when and event.verb not in _SAYS_ITS_DAY:
        says.append(f"{event.when.text}: {words.weekday_words(event.when.day, event.day)}")
    if event.tags:
        says += [f"#{tag}" for tag in event.tags]
    return [Tag(text) for text in says]


def _remarks(promises: Sequence[Promise]) -> dict[int, list[Tag]]:
    """What became of promises, by the line that made or settled them."""
    found: dict[int, list[Tag]] = {}
    for promise in promises:
        made = promise.made
        who = "you promised it" if made.verb is Verb.PROMISED else "they promised it"
        found.setdefault(made.place.line, []).append(
            Tag(text=f"{who} for {words.weekday_words(promise.first_due, made.day)}")
        )
        for late in promise.postponed:
            new = f"now for {words.weekday_words(late.when.day, late.day)}" if late.when else "later"
            found.setdefault(late.place.line, []).append(Tag(text=new))
        if promise.settled:
            found.setdefault(promise.settled.place.line, []).append(outcome_tag(promise, promise.settled.day))
    return found


def outcome_tag(promise: Promise, day: date) -> Tag:
    """How a promise ended, in words."""
    days = (day - promise.first_due).days
    if promise.made.verb is Verb.WAITING:
        return Tag(
            text="they kept it" if days <= 0 else f"they kept it, {words.count(days, 'day')} later", state="fine"
        )
    if promise.outcome is Outcome.ON_TIME:
        early = f", {words.count(-days, 'day')} early" if days < 0 else ""
        return Tag(text=f"promise kept{early}", state="fine")
    said = ", said so first" if promise.outcome is Outcome.WITH_NOTICE else ""
    return Tag(text=f"promise kept, {words.count(days, 'day')} late{said}", state="overdue")


def linked(text: str, links: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The text in pieces, each with the page that its `[[name]]` leads to, or nothing."""
    if "[[" not in text:
        return ((text, ""),)
    pieces: list[tuple[str, str]] = []
    at = 0
    for found in LINK.finditer(text):
        name = split_link(found[0])
        pieces += [(text[at : found.start()], ""), (name.label, links.get(name.target, ""))]
        at = found.end()
    return tuple(piece for piece in (*pieces, (text[at:], "")) if piece[0])
