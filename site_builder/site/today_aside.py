"""Beside and below today's list: meetings, the room of the next 14 days, the owner's word, the account of everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from site_builder.days import add_months
from site_builder.model import Appointment, FollowUp, Kind, Outcome, Plan, Promise, State
from site_builder.plan.load import load_of
from site_builder.plan.record import Word, word_of
from site_builder.plan.wording import plain
from site_builder.site import words
from site_builder.site.book import Book
from site_builder.site.sections import Section, place_of
from site_builder.site.svg import Picture
from site_builder.site.today_pictures import Day, account_picture, days_picture, skyline, word_picture

DAYS = 14


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """An appointment of the next days."""

    plan: Plan
    day: date
    time: str
    text: str
    state: str
    says: str
    icon: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """What stands beside the list; the skyline is for a day on which nothing is due."""

    meetings: tuple[Meeting, ...]
    days: Picture
    days_note: str
    sky: Picture
    word: Word
    word_picture: Picture


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """Everybody counted once: a sentence whose numbers add up, and its picture."""

    total: int
    counts: tuple[tuple[int, str], ...]
    unreadable: int
    picture: Picture


def aside_of(book: Book) -> Aside:
    """The meetings and the load of the next 14 days, and twelve months of promises."""
    ahead = tuple(_days(book))
    promises = _promises(book)
    moved = sum(day.moved for day in ahead)
    return Aside(
        meetings=tuple(sorted(_meetings(book), key=lambda each: (each.day, each.time, each.plan.contact.slug))),
        days=days_picture(ahead, book.settings.capacity),
        days_note=f"{words.count(moved, 'step')} moved here, the hollow ones. Promises never move." if moved else "",
        sky=skyline(ahead),
        word=word_of(promises),
        word_picture=word_picture(promises),
    )


def _days(book: Book) -> Iterator[Day]:
    load = load_of(book.plans)
    moved = Counter(plan.outreach.latest for plan in book.plans if plan.outreach.moved)
    for n in range(DAYS):
        day = book.today + timedelta(days=n)
        yield Day(day=day, load=load[day], moved=moved[day], works=book.settings.calendar.is_workday(day))


def _meetings(book: Book) -> Iterator[Meeting]:
    last = book.today + timedelta(days=DAYS - 1)
    for plan in book.plans:
        for appointment in plan.appointments:
            if book.today <= appointment.day <= last:
                yield _meeting(plan, appointment)


def _meeting(plan: Plan, appointment: Appointment) -> Meeting:
    state, says, icon = _standing(plan, appointment)
    text = plain(appointment.event.text)
    return Meeting(plan=plan, day=appointment.day, time=appointment.time, text=text, state=state, says=says, icon=icon)


def _standing(plan: Plan, appointment: Appointment) -> tuple[str, str, str]:
    """Confirmed, to be confirmed and when, or neither."""
    if appointment.confirmed:
        return ("fine", "confirmed", "check")
    item = next((item for item in plan.duties if _confirms(item, appointment)), None)
    if item is None or item.latest is None:
        return ("later", "", "agenda")
    if item.state in (State.DUE, State.OVERDUE):
        return ("due", "confirm today", "confirm")
    return ("later", f"confirm on {words.weekday(item.latest)}", "agenda")


def _confirms(item: FollowUp, appointment: Appointment) -> bool:
    return item.kind is Kind.CONFIRM_MEETING and item.source == appointment.event.place


def _promises(book: Book) -> list[Promise]:
    """The promises that were settled and came due in the past twelve months, by their date."""
    since = add_months(book.today, -12)
    found = [
        promise
        for plan in book.plans
        for promise in plan.promises
        if promise.outcome is not Outcome.OPEN and since < promise.first_due <= book.today
    ]
    return sorted(found, key=lambda promise: (promise.first_due, promise.made.place))


_COUNTED = (
    (Section.TODAY, "due", "accent"),
    (Section.WEEK, "this week", "mark"),
    (Section.WAITING, "waiting for them", "waiting"),
    (Section.LATER, "later", "mark-soft"),
    (Section.INBOX, "in the inbox", "mark-soft"),
    (Section.PAUSED, "paused", "mark-soft"),
    (Section.CLOSED, "closed", "mark-soft"),
    (Section.LET_GO, "resting", "mark-soft"),
    (Section.NONE, "with no next step", "mark-soft"),
)


def account_of(book: Book) -> Account:
    """Every person counted once, where they first fit; the sum is the number of contact files."""
    found = Counter(place_of(plan.items, book.today) for plan in book.plans)
    unreadable = len(book.unreadable)
    total = len(book.plans) + unreadable
    groups = [(found[section], ink) for section, _, ink in _COUNTED]
    return Account(
        total=total,
        counts=tuple((found[section], name) for section, name, _ in _COUNTED if found[section]),
        unreadable=unreadable,
        picture=account_picture(groups, unreadable, total),
    )
