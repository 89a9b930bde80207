"""Days as people say them in a message: "yesterday", "on Thursday", "on 12 November", "the start of December"."""

from __future__ import annotations

import re
from datetime import date

from site_builder.model import When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_PART_OF_MONTH = re.compile(r"(?:in |the )*(early|mid|late)[ -](\w+)(?: \d{4})?")
_MONTH = re.compile(r"(?:in )?(\w+)(?: \d{4})?")
_BEGINNINGS = re.compile(r"(?:in )?(?:the )?(?:next month|next quarter|q[1-4](?: \d{4})?)")
_MONTH_STARTS = frozenset(month[:3].lower() for month in MONTHS)


def plain_day(day: date, today: date) -> str:
    """The day without its weekday: 12 November, and the year where it is another one."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if day.year != today.year else "")


def full_day(day: date, today: date) -> str:
    """The day with its weekday: Wednesday 25 November."""
    return f"{WEEKDAYS[day.weekday()]} {plain_day(day, today)}"


def when_past(day: date, today: date) -> str:
    """When something was, as an adverb: today, yesterday, on Thursday, on 12 November."""
    gone = (today - day).days
    if gone <= 1:
        return "today" if gone <= 0 else "yesterday"
    return f"on {WEEKDAYS[day.weekday()]}" if gone < 7 else f"on {plain_day(day, today)}"


def when_ahead(day: date, today: date) -> str:
    """When something will be: today, tomorrow, on Thursday, on Thursday 3 December."""
    ahead = (day - today).days
    if ahead <= 1:
        return "today" if ahead <= 0 else "tomorrow"
    return f"on {WEEKDAYS[day.weekday()]}" if ahead < 7 else f"on {full_day(day, today)}"


def named_time(when: When, today: date) -> str:
    """The time they named, as it is said once it has come: "the start of December", "this week", "Friday 4 May"."""
    words, month = " ".join(when.text.lower().rstrip(".").split()), MONTHS[when.day.month - 1]
    if words == "next week":
        same = when.day.isocalendar()[:2] == today.isocalendar()[:2]
        return "this week" if same else f"the week of {plain_day(when.day, today)}"
    if words == "next year":
        return "the new year"
    if _BEGINNINGS.fullmatch(words):
        return f"the start of {month}"
    if found := _PART_OF_MONTH.fullmatch(words):
        return f"{found[1]} {month}"
    if (found := _MONTH.fullmatch(words)) and found[1][:3] in _MONTH_STARTS and found[1] != "monday":
        return month
    return full_day(when.day, today) if when.names_day else ""
