"""What calendars read: every follow-up that has dates, as an all-day event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID, uuid5

from site_builder.days import add_days
from site_builder.exchange.folding import folded
from site_builder.model import FollowUp, Kind, Plan
from site_builder.site.words import label

_UIDS = UUID("8f0e6a52-5f0b-4d53-9c55-6c3f7a2b1d90")
_JOINERS = "\u200c\u200d"  # within a word of Persian, within an emoji
_NEVER_WRITTEN = date(2000, 1, 1)  # for files without a log


def calendar(people: Iterable[str], title: str) -> str:
    """An iCalendar file of the events of these people."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Followup//followup//EN", "CALSCALE:GREGORIAN"]
    named = [*head, f"X-WR-CALNAME:{_escaped(title)}"]
    return "".join([*map(folded, named), *people, folded("END:VCALENDAR")])


def events_of(plan: Plan) -> str:
    """One person's part of a calendar: all that has dates, each as an all-day event on the day it is due."""
    seen: Counter[str] = Counter()
    items = sorted((item for item in plan.items if item.window), key=lambda item: (item.latest, item.kind, item.source))
    return "".join(folded(line) for item in items for line in _event(plan, item, seen))


def _event(plan: Plan, item: FollowUp, seen: Counter[str]) -> Sequence[str]:
    """One event; its stamps come from the note, so that building twice changes no byte."""
    assert item.window
    contact, day = plan.contact, item.window.latest
    written = contact.log[-1].day if contact.log else _NEVER_WRITTEN
    return (
        "BEGIN:VEVENT",
        f"UID:{_uid(plan, item, seen)}",
        f"DTSTAMP:{_basic(written)}T000000Z",
        f"SEQUENCE:{len(contact.log)}",
        f"DTSTART;VALUE=DATE:{_basic(day)}",
        f"DTEND;VALUE=DATE:{_basic(add_days(day, 1))}",
        f"SUMMARY:{_escaped(f'{contact.name}: {label(item)}')}",
        f"DESCRIPTION:{_escaped(item.reason)}",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "END:VEVENT",
    )


def _basic(day: date) -> str:
    """20261123, as iCalendar writes a day."""
    return day.isoformat().replace("-", "")


_TWICE = frozenset({Kind.PROMISE, Kind.THEY_OWE, Kind.CONFIRM_MEETING, Kind.LOG_MEETING, Kind.DATE})


def _uid(plan: Plan, item: FollowUp, seen: Counter[str]) -> str:
    """The same for the same thing however its date and its line move; it gives no name away."""
    key = f"{plan.contact.slug}\n{item.kind}"
    if item.kind in _TWICE:
        said = item.event
        key += f"\n{said.day if said else ''}\n{said.text if said else item.detail}"
    seen[key] += 1
    return str(uuid5(_UIDS, key if seen[key] == 1 else f"{key}\n{seen[key]}"))


def _escaped(text: str) -> str:
    """A text value of iCalendar: no control characters, and nothing that could begin a line of its own."""
    text = text.replace("\u00a0", " ")
    if not text.isprintable():
        text = "".join(char if char.isprintable() or char in _JOINERS else " " for char in text)
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
