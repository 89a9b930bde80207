"""Agenda: six weeks ahead, with work days, holidays, busy seasons, room per day, meetings and follow-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from site_builder.days import Season, add_days
from site_builder.drafts.names import first_name
from site_builder.model import Appointment, Contact, FollowUp, Kind, State
from site_builder.plan.load import load_of
from site_builder.plan.wording import plain
from site_builder.settings import Settings
from site_builder.site import words
from site_builder.site.book import Book
from site_builder.site.page import Page
from site_builder.site.sections import Section, section_of
from site_builder.site.svg import Picture, load

WEEKS = 6
ON_A_DAY = 12  # follow-ups that a day names; the others are counted
BANDS = 4  # busy seasons that a week names
_QUIET = frozenset({State.RESTING, State.CLOSED, State.PAUSED, State.INBOX, State.NONE})


class Entry(NamedTuple):
    """A follow-up or a meeting on its day."""

    contact: Contact
    first: str  # what to call them
    icon: str
    says: str
    state: Section = Section.LATER
    time: str = ""
    moved: str = ""  # the day from which it was moved


class Day(NamedTuple):
    """One day, and what is on it."""

    day: date
    month: str  # where it is worth saying
    today: bool
    weekend: bool
    off: bool
    note: str
    load: Picture | None
    entries: tuple[Entry, ...]
    more: int  # follow-ups beyond those named


class Band(NamedTuple):
    """A busy season in one week: whose, and from which weekday to which (0 is Monday)."""

    whose: str
    span: str
    first: int
    last: int
    again: bool  # the week before has named it


class Week(NamedTuple):
    """Seven days from Monday on, with the busy seasons that touch them."""

    number: int
    days: tuple[Day, ...]
    bands: tuple[Band, ...]
    more_bands: int


class Thing(NamedTuple):
    """A meeting or a follow-up, with all that its place on its day goes by."""

    order: tuple[bool, bool, str, date, str, int]
    contact: Contact
    what: Appointment | FollowUp


def agenda_page(book: Book) -> Page:
    """The six weeks from this Monday on."""
    monday = add_days(book.today, -book.today.weekday())
    last = add_days(monday, 7 * WEEKS - 1)
    things, loads = _things(book, last), load_of(book.plans)
    meetings = sum(isinstance(thing.what, Appointment) for found in things.values() for thing in found)
    return Page(
        path="agenda/index.html",
        template="agenda.html",
        title="Agenda",
        section="agenda",
        badge=len(book.problems),
        built=book.today,
        values={
            "weeks": tuple(_week(book, add_days(monday, 7 * at), things, loads) for at in range(WEEKS)),
            "span": f"{_long(book.today)} to {_long(last)}",
            "headline": _headline(sum(map(len, things.values())) - meetings, meetings),
            "lead": _lead(book.settings, loads, book.today, last),
        },
    )


def _headline(steps: int, meetings: int) -> str:
    parts = [words.count(steps, "follow-up")] * bool(steps) + [words.count(meetings, "meeting")] * bool(meetings)
    return f"{' and '.join(parts) or 'Nothing'} in six weeks"


def _things(book: Book, last: date) -> Mapping[date, list[Thing]]:
    """What is on each day up to the last: follow-ups stand on the day they are due, overdue ones on today."""
    found: dict[date, list[Thing]] = defaultdict(list)
    for plan in book.plans:
        for meeting in plan.appointments:
            if book.today <= meeting.day <= last:
                found[meeting.day].append(_meeting(plan.contact, meeting))
        for item in plan.items:
            if item.window and item.state not in _QUIET and item.kind is not Kind.FIND_A_WAY:
                day = max(item.window.latest, book.today)
                if day <= last:
                    found[day].append(_step(plan.contact, item, item.window.latest))
    return found


def _meeting(contact: Contact, meeting: Appointment) -> Thing:
    """Meetings come first, by their hour."""
    order = (False, False, meeting.time, meeting.day, contact.slug, meeting.event.place.line)
    return Thing(order=order, contact=contact, what=meeting)


def _step(contact: Contact, item: FollowUp, latest: date) -> Thing:
    """Then promises, then the rest, by the day they are due."""
    order = (True, item.kind is not Kind.PROMISE, "", latest, contact.slug, item.source.line)
    return Thing(order=order, contact=contact, what=item)


def _entry(thing: Thing, today: date) -> Entry:
    what, first = thing.what, _first(thing.contact)
    if isinstance(what, Appointment):
        says = plain(what.event.text) or "meeting"
        return Entry(contact=thing.contact, first=first, icon="agenda", says=says, time=what.time)
    return Entry(
        contact=thing.contact,
        first=first,
        icon=words.kind_icon(what),
        says=_says(what),
        state=section_of(what, today),
        moved=_moved(what),
    )


def _says(item: FollowUp) -> str:
    """The few words beside a first name."""
    if item.kind in (Kind.PROMISE, Kind.THEY_OWE, Kind.DATE) and item.detail:
        return item.detail
    if item.kind is Kind.ASKED_FOR and item.detail:
        return f"“{item.detail}”"
    name = words.KINDS[item.kind][0]
    return name[:1].lower() + name[1:]


def _moved(item: FollowUp) -> str:
    if item.moved is None or item.latest is None or item.moved.day == item.latest:
        return ""
    near = abs((item.latest - item.moved.day).days) < 7
    return words.weekday(item.moved.day) if near else words.short_day(item.moved.day)


def _first(contact: Contact) -> str:
    return first_name(contact.name) or contact.name


def _week(book: Book, monday: date, things: Mapping[date, list[Thing]], loads: Mapping[date, int]) -> Week:
    bands = list(_bands(book, monday))
    return Week(
        number=monday.isocalendar().week,
        days=tuple(_day(book, add_days(monday, at), things, loads) for at in range(7)),
        bands=tuple(bands[:BANDS]),
        more_bands=max(0, len(bands) - BANDS),
    )


def _day(book: Book, day: date, things: Mapping[date, list[Thing]], loads: Mapping[date, int]) -> Day:
    settings, on = book.settings, sorted(things.get(day, ()), key=lambda thing: thing.order)
    taken = loads[day] if day >= book.today else 0
    weekend = day.weekday() not in settings.workdays
    return Day(
        day=day,
        month=words.short_day(day)[-3:] if day == book.today or day.day == 1 else "",
        today=day == book.today,
        weekend=weekend,
        off=not weekend and not settings.calendar.is_workday(day),
        note=_note(settings, day),
        load=load(taken, settings.capacity, f"{taken} of {settings.capacity}") if taken else None,
        entries=tuple(_entry(thing, book.today) for thing in on[:ON_A_DAY]),
        more=max(0, len(on) - ON_A_DAY),
    )


def _note(settings: Settings, day: date) -> str:
    if (day.month, day.day) == (1, 1):
        return "New Year’s Day"
    return settings.calendar.holiday_name(day) or ("a day off" if day in settings.free_days else "")


def _bands(book: Book, monday: date) -> Iterator[Band]:
    """The owner's busy seasons, then those of people with something to do, in this week."""
    yield from _bands_of("You", book.settings.me.busy, monday, book.today)
    for plan in book.plans:
        if plan.contact.busy and any(item.state not in _QUIET for item in plan.items):
            yield from _bands_of(_first(plan.contact), plan.contact.busy, monday, book.today)


def _bands_of(whose: str, seasons: Iterable[Season], monday: date, today: date) -> Iterator[Band]:
    sunday = add_days(monday, 6)
    for season in seasons:
        run = season.following(monday)
        if run and run[0] <= sunday and run[1] >= monday:
            yield Band(
                whose=whose,
                span=f"{words.short_day(run[0])} to {words.short_day(run[1])}",
                first=max(0, (run[0] - monday).days),
                last=min(6, (run[1] - monday).days),
                again=run[0] < monday and monday > today,
            )


def _lead(settings: Settings, loads: Mapping[date, int], today: date, last: date) -> str:
    """The working week, the room, the full days, and when the owner is busy."""
    week = f"{words.week(settings.workdays)}, room for {settings.capacity} a day"
    full = sorted(day for day, steps in loads.items() if today <= day <= last and steps >= settings.capacity)
    return f"{week}; {_full(full, today)}.{_busy(settings.me.busy, today, last)}"


def _full(days: Sequence[date], today: date) -> str:
    if not days:
        return "no day is full"
    if len(days) == 1:
        return f"{'today' if days[0] == today else words.day(days[0], today)} is the only full one"
    return f"{len(days)} days are full"


def _busy(seasons: Iterable[Season], today: date, last: date) -> str:
    runs = [run for season in seasons if (run := season.following(today)) and run[0] <= last]
    spans = [f"{words.short_day(first)} to {words.short_day(end)}" for first, end in sorted(runs)]
    return f" You are busy from {' and from '.join(spans)}." if spans else ""


def _long(day: date) -> str:
    return words.full_day(day).split(" ", 1)[1].rsplit(" ", 1)[0]
