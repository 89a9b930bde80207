"""Lines to paste into a log when something is done, in the words of SPEC 3; the day stands before them."""

from __future__ import annotations

import re
from datetime import date

from site_builder.model import Contact, FollowUp, Kind
from site_builder.plan.wording import plain

_SENT = {
    Kind.ASKED_FOR: "as agreed",
    Kind.REPLY: "my answer",
    Kind.REFRESHER: "good to meet you",
    Kind.FIRST_MESSAGE: "first message",
    Kind.SECOND_MESSAGE: "second message",
    Kind.NEXT_MESSAGE: "next message",
    Kind.ONE_MORE_SHOT: "one more shot",
    Kind.FRESH_START: "a fresh start",
    Kind.CATCH_UP: "how are you?",
    Kind.CHECK_IN: "how is it working?",
}
_ARROW = re.compile(r"\s(?:->|→|=>)\s")
_CHANNEL = re.compile(r"[^\W\d_][\w ]*")


def done_line(item: FollowUp) -> str:
    """What to write when it is done: `kept: sent the pilot budget`."""
    match item.kind:
        case Kind.PROMISE:
            return f"kept: {_about(item)}"
        case Kind.CONFIRM_MEETING:
            return f"confirmed: {_about(item)}"
        case Kind.LOG_MEETING:
            return "talked: "
        case Kind.THEY_OWE:
            return f"{_said('asked', item)}: {_about(item)}"
        case Kind.THANK_YOU:
            return f"{_said('gave', item)}: thanks"
        case Kind.BIRTHDAY | Kind.DATE:
            return f"{_said('gave', item)}: {item.detail or 'birthday'} wishes"
        case Kind.RESTING:
            return "closed: "
    verb = "talked" if item.channel in ("phone", "in person") else "sent"
    return f"{_said(verb, item)}: {_SENT.get(item.kind, '')}"


def done_day(item: FollowUp) -> date | None:
    """The day that belongs before the line, where it is not the day on which it is written."""
    if item.kind is not Kind.LOG_MEETING or item.event is None:
        return None
    return item.event.when.day if item.event.when else item.event.day


def other_lines(item: FollowUp) -> tuple[tuple[str, str], ...]:
    """What else may have happened, each with the line that says so."""
    channel = "email" if item.channel in (None, "phone") else item.channel
    wrote = ("They wrote", f"heard {channel}: ")
    match item.kind:
        case Kind.PROMISE:
            return (("It will be late", f"late: {_about(item)} -> in 2 work days"), wrote)
        case Kind.THEY_OWE:
            return (("It came", f"received: {_about(item)}"), wrote)
        case Kind.CONFIRM_MEETING:
            return (("It is off", "cancelled: "), ("Another day", "cancelled: -> next week"))
        case Kind.LOG_MEETING:
            return (("It did not take place", "note: "), wrote)
        case Kind.BIRTHDAY | Kind.DATE | Kind.CHECK_IN:
            return (wrote,)
    tried = (("No answer", "tried phone: no answer"),) if item.channel == "phone" else ()
    return (*tried, wrote, ("Another day", "snoozed: -> in 3 days"), ("Let it go", "closed: "))


def log_line(contact: Contact) -> int:
    """The line of the file at which the log goes on; 0 where there is no log."""
    lines = [event.place.line + len(event.more) for event in contact.log if not event.key]
    if not lines:
        return 0
    return min(lines) if contact.newest_first else max(lines) + 1


def _said(verb: str, item: FollowUp) -> str:
    fits = item.channel is not None and _CHANNEL.fullmatch(item.channel)
    return f"{verb} {item.channel}" if fits else verb


def _about(item: FollowUp) -> str:
    text = plain(item.event.text) if item.event else item.detail
    return " ".join(_ARROW.sub(" to ", text).split())
