"""The words and icons of the pages: what a kind is called, how a day is written, how far away it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from functools import cache, lru_cache

from site_builder.model import TOUCHES, Event, FollowUp, Kind, Verb

NBSP = "\u00a0"  # a date inside a sentence does not break
_by_day = lru_cache(maxsize=10_000)  # a notebook writes the same days over and over

KINDS: dict[Kind, tuple[str, str]] = {  # how it is called, and its icon
    Kind.PROMISE: ("Promise", "promise"),
    Kind.CONFIRM_MEETING: ("Confirm the meeting", "confirm"),
    Kind.LOG_MEETING: ("How was the meeting?", "pen"),
    Kind.THEY_OWE: ("They promised", "hourglass"),
    Kind.CHECK_IN: ("Delivered: how is it working?", "box"),
    Kind.BIRTHDAY: ("Birthday", "gift"),
    Kind.DATE: ("A day to remember", "gift"),
    Kind.FIND_A_WAY: ("Find a way to reach them", "at"),
    Kind.ASKED_FOR: ("They named a day", "quote"),
    Kind.REPLY: ("Your turn to answer", "turn"),
    Kind.THANK_YOU: ("Thank-you", "heart"),
    Kind.REFRESHER: ("Refresher", "smile"),
    Kind.FIRST_MESSAGE: ("First message", "text"),
    Kind.SECOND_MESSAGE: ("Second message", "send"),
    Kind.NEXT_MESSAGE: ("Next message", "send"),
    Kind.ONE_MORE_SHOT: ("One more shot", "target"),
    Kind.RESTING: ("Let it go", "leaf"),
    Kind.FRESH_START: ("Fresh start", "sprout"),
    Kind.CATCH_UP: ("Catch-up", "cycle"),
    Kind.NONE: ("No next step", "ring"),
    Kind.PAUSED: ("Paused", "pause"),
    Kind.INBOX: ("In the inbox", "tray"),
    Kind.CLOSED: ("Closed", "close"),
}

CHANNELS: dict[str, tuple[str, str]] = {  # how it is called as a thing to do, and its icon
    "email": ("Email", "email"),
    "phone": ("Call", "call"),
    "text": ("Text", "text"),
    "whatsapp": ("WhatsApp", "text"),
    "signal": ("Signal", "text"),
    "in person": ("In person", "met"),
}


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SIDES = (
    dict.fromkeys((*TOUCHES, Verb.PROMISED, Verb.DELIVERED), "you")
    | dict.fromkeys((Verb.HEARD, Verb.WAITING, Verb.RECEIVED), "they")
    | dict.fromkeys((Verb.MET, Verb.TALKED, Verb.MEETING, Verb.CONFIRMED, Verb.CANCELLED), "both")
)
_DATE = re.compile(
    rf"\b(?:(?:{'|'.join(name[:3] for name in _WEEKDAYS)}) )?"
    rf"\d{{1,2}} (?:{'|'.join(name[:3] for name in _MONTHS)})\b(?: \d{{4}}\b)?"
)


def unbroken(text: str) -> str:
    """A sentence whose dates do not break at a line's end."""
    return _DATE.sub(lambda date: date[0].replace(" ", NBSP), text)


@_by_day
def weekday_words(day: date, near: date | None = None) -> str:
    """Wed 18 Nov, with the year where it is not that of the day nearby; it does not break."""
    from site_builder.plan import wording  # with all its rules, which who only names a day can do without

    return wording.weekday_words(day, near).replace(" ", NBSP)


def label(item: FollowUp) -> str:
    """What a follow-up is called in its row."""
    name = KINDS[item.kind][0]
    if not item.detail:
        return name
    if item.kind in (Kind.PROMISE, Kind.THEY_OWE):
        return f"{name}: {item.detail}"
    if item.kind is Kind.DATE:
        return capital(item.detail)
    if item.kind is Kind.ASKED_FOR:
        return f"They said “{item.detail}”" if item.event and item.event.verb is Verb.HEARD else f"For “{item.detail}”"
    return name


def kind_icon(item: FollowUp) -> str:
    """The icon of its kind; a cup where there is nothing to ask."""
    return KINDS[item.kind][1]


@lru_cache(maxsize=1000)
def channel_words(channel: str | None) -> tuple[str, str]:
    """What a channel is called and its icon; nothing where there is none."""
    if not channel:
        return ("", "")
    return CHANNELS.get(channel.lower(), (capital(channel), "link"))


def side(event: Event) -> str:
    """Whose line of the log it is: you, they, both; or none, where it is a note."""
    return _SIDES.get(event.verb, "none")


def due_words(earliest: date, latest: date, today: date, *, waiting: bool = False) -> str:
    """How a follow-up's window stands to a day: "3 days overdue", "today", "by Wed", "from Mon 30 Nov"."""
    ahead = (latest - today).days
    if ahead < 0:
        return f"{-ahead} days overdue" if ahead < -1 else "1 day overdue"
    if ahead == 0:
        return "today"
    name = "tomorrow" if ahead == 1 else weekday(latest) if ahead < 7 else day(latest, today)
    return f"from {name}" if waiting else f"by {name}" if earliest < latest else name


@_by_day
def day(day: date, today: date | None = None) -> str:
    """`Thu 12 Nov 2026`, without the year when it is that of today."""
    year = "" if today and today.year == day.year else f"{NBSP}{day.year}"
    return f"{weekday(day)}{NBSP}{day.day}{NBSP}{_MONTHS[day.month - 1][:3]}{year}"


@_by_day
def short_day(day: date) -> str:
    """`12 Nov`, where the year is said elsewhere."""
    return f"{day.day}{NBSP}{_MONTHS[day.month - 1][:3]}"


def full_day(day: date) -> str:
    """`Monday 23 November 2026`."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """`Thu`."""
    return _WEEKDAYS[day.weekday()][:3]


def week(days: Collection[int]) -> str:
    """`Mon to Fri`, `Mon, Wed, Fri`; 0 is Monday."""
    order = sorted(days)
    names = [_WEEKDAYS[day][:3] for day in order]
    together = len(order) > 2 and order[-1] - order[0] == len(order) - 1
    return f"{names[0]} to {names[-1]}" if together else ", ".join(names)


def count(number: int, one: str, many: str = "") -> str:
    """`1 promise`, `2 promises`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


@cache
def initials(name: str) -> str:
    """First letters of the first and last word of a name; one sign where the script has no capitals."""
    words = [word.lstrip("(\"'“‘") for word in name.split()]
    letters = [word[0] for word in words if word and word[0].isalnum()]
    if not letters:
        return "?"
    first, last = letters[0], letters[-1]
    if unicodedata.category(first) == "Lo" or len(letters) == 1:
        return first.upper()
    return (first + last).upper()
