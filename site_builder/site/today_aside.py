"""Beside and below today's list: meetings, the room of the next 14 days, the owner's word, the account of everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
from site_builder.site.svg import Label, Picture, Shape, box, dot

DAYS = 14
TALLEST = 9  # blocks in a column; above that one block stands for several
_DOTS = 100
_IN_A_ROW = 25
_BLOCKS = 120  # in the account; above that one block stands for several people


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
    """What stands beside the list."""

    meetings: tuple[Meeting, ...]
    days: Picture
    days_note: str
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
    ahead = [book.today + timedelta(days=n) for n in range(DAYS)]
    promises = _promises(book)
    return Aside(
        meetings=tuple(_meetings(book, ahead[-1])),
        days=_days_picture(ahead, load_of(book.plans), _moved(book.plans), book),
        days_note=_days_note(book, ahead),
        word=word_of(promises),
        word_picture=_word_picture(promises),
    )


def _meetings(book: Book, last: date) -> list[Meeting]:
    found = [
        _meeting(plan, appointment, book.today)
        for plan in book.plans
        for appointment in plan.appointments
        if book.today <= appointment.day <= last
    ]
    return sorted(found, key=lambda meeting: (meeting.day, meeting.time, meeting.plan.contact.slug))


def _meeting(plan: Plan, appointment: Appointment, today: date) -> Meeting:
    state, says, icon = _standing(plan, appointment, today)
    text = plain(appointment.event.text)
    return Meeting(
        plan=plan, day=appointment.day, time=appointment.time, text=text, state=state, says=says, icon=icon
    )


def _standing(plan: Plan, appointment: Appointment, today: date) -> tuple[str, str, str]:
    """Confirmed, to be confirmed and when, or neither."""
    if appointment.confirmed:
        return ("fine", "confirmed", "check")
    item = next((item for item in plan.duties if _confirms(item, appointment)), None)
    if item is None or item.latest is None:
        return ("later", "today" if appointment.day == today else "", "agenda")
    if item.state in (State.DUE, State.OVERDUE):
        return ("due", "confirm today", "confirm")
    return ("later", f"confirm on {words.weekday(item.latest)}", "confirm")


def _confirms(item: FollowUp, appointment: Appointment) -> bool:
    return item.kind is Kind.CONFIRM_MEETING and item.source == appointment.event.place


def _moved(plans: Sequence[Plan]) -> Counter[date]:
    """How many flexible steps a full day has passed on to each day."""
    return Counter(plan.outreach.latest for plan in plans if plan.outreach.moved and plan.outreach.latest)


def _days_picture(ahead: Sequence[date], load: Mapping[date, int], moved: Mapping[date, int], book: Book) -> Picture:
    """A column of blocks for each day, a line for the room there is, and a shade over days without work."""
    room = book.settings.capacity
    each = -(-max(room, *(load.get(day, 0) for day in ahead)) // TALLEST)
    shapes = [Shape(d="".join(_shade(n) for n, day in enumerate(ahead) if not book.settings.calendar.is_workday(day)), ink="wash")]
    for n, day in enumerate(ahead):
        shapes += _column(n, load.get(day, 0), moved.get(day, 0), each, "accent" if not n else "mark")
    top = _height(room / each) + 1
    shapes += [Shape(d="M0 93.5H280", ink="line", line=1), Shape(d=f"M0 {top:.1f}H280", ink="ink-3", line=1, dashed=True)]
    labels = [Label(x=20 * n + 10, y=107, text=words.weekday(day)[0], anchor="middle", strong=not n) for n, day in enumerate(ahead)]
    labels.append(Label(x=280, y=max(9, top - 4), text=f"room for {room}", anchor="end"))
    says = "Follow-ups on each of the next 14 days: " + ", ".join(f"{words.weekday(day)} {load.get(day, 0)}" for day in ahead)
    return Picture(width=280, height=112, says=f"{says}; room for {room} a day", shapes=tuple(shape for shape in shapes if shape.d), labels=tuple(labels))


def _column(at: int, count: int, moved: int, each: int, ink: str) -> Iterator[Shape]:
    blocks, light = -(-count // each), -(-min(moved, count) // each)
    solid = range(blocks - light)
    yield Shape(d="".join(box(20 * at + 4, _height(n + 1) + 2.5, 12, 8) for n in solid), ink=ink)
    hollow = range(blocks - light, blocks)
    yield Shape(d="".join(box(20 * at + 4.7, _height(n + 1) + 3.2, 10.6, 6.6) for n in hollow), ink=ink, line=1.3)


def _height(blocks: float) -> float:
    """Where so many blocks end."""
    return 92 - 9.3 * blocks


def _shade(at: int) -> str:
    return box(20 * at, 8, 20, 85)


def _days_note(book: Book, ahead: Sequence[date]) -> str:
    moved = sum(count for day, count in _moved(book.plans).items() if ahead[0] <= day <= ahead[-1])
    if not moved:
        return ""
    return f"{words.count(moved, 'step')} moved, the hollow ones. Promises never move."


def _promises(book: Book) -> list[Promise]:
    """The promises that came due or were settled in the past twelve months, by their date."""
    since = add_months(book.today, -12)
    found = [
        promise
        for plan in book.plans
        for promise in plan.promises
        if promise.outcome is not Outcome.OPEN and since < promise.first_due <= book.today
    ]
    return sorted(found, key=lambda promise: (promise.first_due, promise.made.place))


def _word_picture(promises: Sequence[Promise]) -> Picture:
    """A dot for each promise: full where it was kept on time, hollow where it came later."""
    shown = promises[-_DOTS:]
    full, notice, late = [], [], []
    for n, promise in enumerate(shown):
        x, y = 5 + 11.2 * (n % _IN_A_ROW), 6 + 13 * (n // _IN_A_ROW)
        if promise.outcome is Outcome.ON_TIME:
            full.append(dot(x, y, 4))
        else:
            (notice if promise.outcome is Outcome.WITH_NOTICE else late).append(dot(x, y, 3.3))
    word = word_of(promises)
    rows = -(-len(shown) // _IN_A_ROW)
    says = f"{word.on_time} of {words.count(word.settled, 'promise')} kept on time, {word.with_notice} later with notice, {word.late} late"
    shapes = (
        Shape(d="".join(full), ink="fine"),
        Shape(d="".join(notice), ink="fine", line=1.5),
        Shape(d="".join(late), ink="overdue", line=1.5),
    )
    return Picture(width=280, height=13 * max(1, rows), says=says, shapes=tuple(shape for shape in shapes if shape.d))


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
    total = len(book.plans) + len(book.unreadable)
    each = max(1, -(-total // _BLOCKS))
    shapes, x = [], 0.0
    for section, _, ink in _COUNTED:
        count = -(-found[section] // each)
        shapes.append(Shape(d="".join(box(x + 4 * n, 1, 3.2, 10) for n in range(count)), ink=ink))
        x += 4 * count + (3 if count else 0)
    broken = range(-(-len(book.unreadable) // each))
    shapes.append(Shape(d="".join(box(x + 4 * n + 0.5, 1.5, 2.6, 9) for n in broken), ink="overdue", line=0.9))
    width = max(520, round(x + 4 * len(broken)))
    says = f"{words.count(total, 'person', 'people')}, {'one block each' if each == 1 else f'a block for {each}'}"
    return Account(
        total=total,
        counts=tuple((found[section], name) for section, name, _ in _COUNTED if found[section]),
        unreadable=len(book.unreadable),
        picture=Picture(width=width, height=12, says=says, shapes=tuple(shape for shape in shapes if shape.d)),
    )


def skyline(book: Book) -> Picture:
    """The next 14 days as a skyline, for a day on which nothing is due: the sun stands over today."""
    ahead = [book.today + timedelta(days=n) for n in range(DAYS)]
    load = load_of(book.plans)
    tallest = max(5, *(load[day] for day in ahead))
    tall = 80 / tallest
    blocks = "".join(
        box(92 * n + 5, 101 - tall * (m + 1), 58, tall - 4) for n, day in enumerate(ahead) for m in range(load[day]) if n
    )
    sun = (Shape(d=_dome(46, 38), ink="accent"), Shape(d=_dome(46, 54), ink="accent", line=1, opacity="0.45"),
           Shape(d=_dome(46, 74), ink="accent", line=1, opacity="0.22"))  # fmt: skip
    labels = [Label(x=92 * n + 34, y=128, text=f"{words.weekday(day)} {day.day}" if n else "today", anchor="middle", strong=not n) for n, day in enumerate(ahead)]
    says = "The next 14 days: " + ", ".join(f"{words.weekday(day)} {load[day]}" for day in ahead)
    shapes = (*sun, Shape(d=blocks, ink="mark-soft"), Shape(d="M0 104H1288", ink="ink-3", line=1.5))
    return Picture(width=1288, height=136, says=says, shapes=tuple(shape for shape in shapes if shape.d), labels=tuple(labels))


def _dome(x: float, radius: float) -> str:
    """Half a circle that stands on the ground."""
    return f"M{x - radius} 103a{radius} {radius} 0 0 1 {2 * radius} 0"
