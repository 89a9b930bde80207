"""Beside and below today's list: meetings, the room of the next 14 days, the owner's word, the account of everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from site_builder.days import add_days
from site_builder.plan.record import Word, word_of
from site_builder.site import words
from site_builder.site.book import Book
from site_builder.site.glance import DAYS, Glance, Meeting
from site_builder.site.sections import Section
from site_builder.site.svg import Picture
from site_builder.site.today_pictures import Day, account_picture, days_picture, skyline, word_picture


class Aside(NamedTuple):
    """What stands beside the list; the skyline is for a day on which nothing is due."""

    meetings: tuple[Meeting, ...]
    days: Picture
    days_note: str
    sky: Picture
    word: Word
    word_picture: Picture


class Account(NamedTuple):
    """Everybody counted once: a sentence whose numbers add up, and its picture."""

    total: int
    counts: tuple[tuple[int, str], ...]
    unreadable: int
    picture: Picture


def aside_of(book: Book, glances: Sequence[Glance]) -> Aside:
    """The meetings and the load of the next 14 days, and twelve months of promises."""
    ahead = tuple(_days(book, glances))
    meetings = chain.from_iterable(map(attrgetter("meetings"), glances))
    promises = list(chain.from_iterable(map(attrgetter("promises"), glances)))
    promises.sort(key=lambda promise: (promise.first_due, promise.made.place))
    moved = sum(day.moved for day in ahead)
    return Aside(
        meetings=tuple(sorted(meetings, key=lambda each: (each.day, each.time, each.plan.contact.slug))),
        days=days_picture(ahead, book.settings.capacity),
        days_note=f"{words.count(moved, 'step')} moved here, the hollow ones. Promises never move." if moved else "",
        sky=skyline(ahead),
        word=word_of(promises),
        word_picture=word_picture(promises),
    )


def _days(book: Book, glances: Sequence[Glance]) -> Iterator[Day]:
    load = Counter(chain.from_iterable(map(attrgetter("load"), glances)))
    moved = Counter(map(attrgetter("moved"), glances))
    for n in range(DAYS):
        day = add_days(book.today, n)
        yield Day(day=day, load=load[day], moved=moved[day], works=book.settings.calendar.is_workday(day))


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


def account_of(glances: Sequence[Glance], unreadable: int) -> Account:
    """Every person counted once, where they first fit; the sum is the number of contact files."""
    found = Counter(map(attrgetter("place"), glances))
    total = len(glances) + unreadable
    groups = [(found[section], ink) for section, _, ink in _COUNTED]
    return Account(
        total=total,
        counts=tuple((found[section], name) for section, name, _ in _COUNTED if found[section]),
        unreadable=unreadable,
        picture=account_picture(groups, unreadable, total),
    )
