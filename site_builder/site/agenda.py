"""Agenda: six weeks ahead, with work days, holidays, busy seasons, room per day, meetings and follow-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A follow-up or a meeting on its day."""

    contact: Contact
    first: str  # what to call them
    icon: str
    says: str
    state: Section = Section.LATER
    time: str = ""
    met: bool = False  # a meeting
    moved: str = ""  # the day from which it was moved


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A busy season in one week: whose, and from which weekday to which (0 is Monday)."""

    whose: str
    span: str
    first: int
    last: int
    again: bool  # the week before has named it


@dataclass(frozen=True, kw_only=True, slots=True)
class Week:
    """Seven days from Monday on, with the busy seasons that touch them."""

    number: int
    days: tuple[Day, ...]
    bands: tuple[Band, ...]
    more_bands: int


def agenda_page(book: Book) -> Page:
    """The six weeks from this Monday on."""
    monday = add_days(book.today, -book.today.weekday())
    entries, loads = _entries(book), load_of(book.plans)
    weeks = tuple(_week(book, add_days(monday, 7 * at), entries, loads) for at in range(WEEKS))
    last = weeks[-1].days[-1].day
    ahead = [entry for day, found in entries.items() if day <= last for entry in found]
    return Page(
        path="agenda/index.html",
        template="agenda.html",
        title="Agenda",
        section="agenda",
        badge=len(book.problems),
        built=book.today,
        values={
            "weeks": weeks,
            "span": f"{_long(book.today)} to {_long(last)}",
            "headline": _headline(sum(not each.met for each in ahead), sum(each.met for each in ahead)),
            "lead": _lead(book.settings, loads, book.today, last),
        },
    )


def _headline(steps: int, meetings: int) -> str:
    parts = [words.count(steps, "follow-up")] * bool(steps) + [words.count(meetings, "meeting")] * bool(meetings)
    return f"{' and '.join(parts) or 'Nothing'} in six weeks"


def _entries(book: Book) -> Mapping[date, list[Entry]]:
    """What is on each day: meetings first, then follow-ups on the day they are due; what is overdue is on today."""
    found: dict[date, list[tuple[tuple[object, ...], Entry]]] = defaultdict(list)
    for plan in book.plans:
        for meeting in plan.appointments:
            if meeting.day >= book.today:
                found[meeting.day].append(((0, meeting.time, plan.contact.slug), _meeting(plan.contact, meeting)))
        for item in plan.items:
            if item.window and item.state not in _QUIET and item.kind is not Kind.FIND_A_WAY:
                key = (1, item.kind is not Kind.PROMISE, item.window.latest, plan.contact.slug, item.source.line)
                found[max(item.window.latest, book.today)].append((key, _entry(plan.contact, item, book.today)))
    return {day: [entry for _, entry in sorted(of, key=lambda pair: pair[0])] for day, of in found.items()}


def _meeting(contact: Contact, meeting: Appointment) -> Entry:
    says = plain(meeting.event.text) or "meeting"
    return Entry(contact=contact, first=_first(contact), icon="agenda", says=says, time=meeting.time, met=True)


def _entry(contact: Contact, item: FollowUp, today: date) -> Entry:
    return Entry(
        contact=contact,
        first=_first(contact),
        icon=words.kind_icon(item),
        says=_says(item),
        state=section_of(item, today),
        moved=_moved(item),
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


def _week(book: Book, monday: date, entries: Mapping[date, list[Entry]], loads: Mapping[date, int]) -> Week:
    bands = list(_bands(book, monday))
    return Week(
        number=monday.isocalendar().week,
        days=tuple(_day(book, add_days(monday, at), entries, loads) for at in range(7)),
        bands=tuple(bands[:BANDS]),
        more_bands=max(0, len(bands) - BANDS),
    )


def _day(book: Book, day: date, entries: Mapping[date, list[Entry]], loads: Mapping[date, int]) -> Day:
    settings, on = book.settings, entries.get(day, []) if day >= book.today else []
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
        entries=tuple(on[:ON_A_DAY]),
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
