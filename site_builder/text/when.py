"""Dates in words, resolved against the date of the line they stand on, never against today (SPEC 2).

Each table is keyed by an example of the form that it reads, without fillers: `next Fri` is any `next` weekday.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from site_builder.days import DAY, Season, Workdays, add_months
from site_builder.model import When
from site_builder.text.periods import CURRENT, ENDING, PERIODS
from site_builder.text.words import (
    TIME,
    WEEKDAY_NAMES,
    Token,
    WordsError,
    day_of,
    kinds_of,
    nearest,
    quoted,
    read_day,
    tokens,
    values_of,
)

__all__ = ["WordsError", "read_day", "read_when"]

EXAMPLES = (
    "next week", "in 3 days", "2026-12-01", "1 Dec", "Dec 1 2026", "the 15th", "today", "tomorrow", "in a week",
    "in 6 months", "in 5 work days", "Friday", "next Friday", "next month", "next quarter", "Q1", "next year", "in May",
    "early May", "mid May", "late May", "end of May", "end of the week", "end of next month", "end of the year",
    "end of day", "a few days", "a couple of weeks", "after May", "after Friday", "after Apr 15", "after busy",
)  # fmt: skip


class _At(NamedTuple):
    """What a WHEN is resolved against."""

    text: str
    said: date
    calendar: Workdays
    busy: Sequence[Season]
    own_busy: Sequence[Season]


def read_when(
    text: str, said: date, calendar: Workdays, busy: Sequence[Season] = (), own_busy: Sequence[Season] = ()
) -> When:
    """The day that the words mean on a line dated `said`; `busy` are the person's seasons, `own_busy` the owner's."""
    at = _At(text=text.strip(), said=said, calendar=calendar, busy=busy, own_busy=own_busy)
    words = tokens(at.text)
    if not words:
        raise WordsError("there is no date", "try: " + ", ".join(EXAMPLES[:3]))
    words = _with_year(_without_time(words), said)
    kinds = kinds_of(words)
    try:
        day, names_day = _resolve(kinds, values_of(words), at)
    except WordsError:
        raise
    except (OverflowError, ValueError):  # the calendar ends with the year 9999
        raise WordsError(f"{quoted(at.text)} is beyond the calendar's end", "the last year is 9999") from None
    return When(text=at.text, day=day, names_day=names_day, next_year=kinds in ("next year", "new year"))


def _without_time(words: list[Token]) -> list[Token]:
    """A time of day does not count, nor does `until` before a day."""
    first, last = int(len(words) > 1 and words[0].kind == "until"), len(words)
    while last and words[last - 1] == TIME:
        last -= 1
    while first < last and words[first] == TIME:
        first += 1
    return words[first:last]


def _with_year(words: list[Token], said: date) -> list[Token]:
    """`May next year` and `Q1 of this year` with the year as a number."""
    kinds = [word.kind for word in words]
    if "year" not in kinds or not {"May", "Q1"} & set(kinds):
        return words
    at = kinds.index("year")
    following = at > 0 and kinds[at - 1] == "next"
    return [*words[: at - following], Token("2026", said.year + following), *words[at + 1 :]]


def _resolve(kinds: str, values: list[int], at: _At) -> tuple[date, bool]:
    """The day, and whether the words name it."""
    head, _, rest = kinds.partition(" ")
    if head == "after":
        return _after(rest, values, at), False
    if head in PARTS:
        return _part(head, rest, values, at), False
    named = _named(kinds, values, at)
    if named:
        return named, True
    counted = _counted(kinds, values, at)
    if counted:
        return counted, counted == at.said
    return at.calendar.on_or_after(_to_begin(kinds, values, at)), False


def _unreadable(at: _At) -> WordsError:
    return WordsError(f"{quoted(at.text)} is no date I can read", nearest(at.text, EXAMPLES))


# Days that are named


def _named(kinds: str, values: list[int], at: _At) -> date | None:
    if kinds in RELATIVE:
        return RELATIVE[kinds](at, *values)
    return _dated(kinds, values, at)


def _dated(kinds: str, values: list[int], at: _At) -> date | None:
    """A date or weekday, the first after the line's date where it may be any of several."""
    if "May" in kinds:
        kinds = kinds.replace("1st", "1")
    if kinds in DATED:
        return DATED[kinds](at, *values)
    head, _, rest = kinds.partition(" ")
    if head != "Fri" or rest not in DATED:
        return None
    day, weekday = DATED[rest](at, *values[1:]), values[0]
    if day.weekday() != weekday:
        found = f"{quoted(at.text)} is no {WEEKDAY_NAMES[weekday]}: {day} is a {WEEKDAY_NAMES[day.weekday()]}"
        raise WordsError(found, "write the date alone")
    return day


def _given(at: _At, ordinal: int) -> date:
    return date.fromordinal(ordinal)


def _day_of_month(at: _At, day: int, month: int) -> date:
    over = (month, day) <= (at.said.month, at.said.day)
    return day_of(at.said.year + over, month, day, at.text)


def _nth(at: _At, day: int) -> date:
    """The first such day after the line's date; a month without one is passed over."""
    if not 1 <= day <= 31:
        raise WordsError(f"{quoted(at.text)} is no day. No month has it.", "months have 31 days at most")
    months = [add_months(at.said.replace(day=1), count) for count in range(4)]
    days = [month + timedelta(days=day - 1) for month in months if day <= monthrange(month.year, month.month)[1]]
    after = [found for found in days if found > at.said]
    if not after:
        raise OverflowError
    return after[0]


def _nth_of_next_month(at: _At, day: int) -> date:
    month = add_months(at.said, 1)
    return day_of(month.year, month.month, day, at.text)


def _weekday(at: _At, weekday: int) -> date:
    return at.said + timedelta(days=(weekday - at.said.weekday() - 1) % 7 + 1)


def _weekday_of_next_week(at: _At, weekday: int) -> date:
    return at.said + timedelta(days=7 - at.said.weekday() + weekday)


Form = Callable[..., date]

DATED: dict[str, Form] = {
    "date": _given,
    "1 May": _day_of_month,
    "May 1": lambda at, month, day: _day_of_month(at, day, month),
    "1 May 2026": lambda at, day, month, year: day_of(year, month, day, at.text),
    "May 1 2026": lambda at, month, day, year: day_of(year, month, day, at.text),
    "2026 May 1": lambda at, year, month, day: day_of(year, month, day, at.text),
    "1st": _nth,
    "Fri": _weekday,
}

RELATIVE: dict[str, Form] = {
    "": lambda at: at.said,  # a time alone
    "today": lambda at: at.said,
    "tomorrow": lambda at: at.said + DAY,
    "day after tomorrow": lambda at: at.said + 2 * DAY,
    "next Fri": _weekday_of_next_week,
    "next week Fri": _weekday_of_next_week,
    "Fri next week": _weekday_of_next_week,
    "1st next month": _nth_of_next_month,
}


# Counted from the line's date


def _counted(kinds: str, values: list[int], at: _At) -> date | None:
    if kinds not in PERIODS:
        kinds = kinds.removeprefix("next ")  # in the next few days
    if kinds in PHRASES:
        return PHRASES[kinds](at)
    for tail in (" or so", " from today", " later", " time"):
        kinds = kinds.removesuffix(tail)
    number, _, unit = kinds.partition(" ")
    if number == "a" and unit.endswith(" or 1"):  # a week or two
        number, unit, values = "1", unit.removesuffix(" or 1"), values[1:]
    if number not in ("a", "1", "2026") or unit not in UNITS:
        return None
    return UNITS[unit](at, values[0])


def _months(at: _At, count: int) -> date:
    day = add_months(at.said, count)
    if day == date.max:
        raise OverflowError
    return day


UNITS: dict[str, Form] = {
    "minute": lambda at, count: at.said + timedelta(days=count // (24 * 60)),
    "hour": lambda at, count: at.said + timedelta(days=count // 24),
    "day": lambda at, count: at.said + timedelta(days=count),
    "workday": lambda at, count: at.calendar.after(at.said, count),
    "week": lambda at, count: at.said + timedelta(weeks=count),
    "fortnight": lambda at, count: at.said + timedelta(weeks=2 * count),
    "month": _months,
    "quarter": lambda at, count: _months(at, 3 * count),
    "year": lambda at, count: _months(at, 12 * count),
}

PHRASES: dict[str, Form] = {
    "a day or so": lambda at: at.said + 2 * DAY,
    "day or so": lambda at: at.said + 2 * DAY,
    "half a hour": lambda at: at.said,
    "half a year": lambda at: _months(at, 6),
    "workday": lambda at: at.calendar.after(at.said),
}


# Weeks, months, quarters and years


def _to_begin(kinds: str, values: list[int], at: _At) -> date:
    """The first day of the next such period; of the one that is meant where a year or `next` says which."""
    if kinds not in PERIODS or (kinds == "2026" and values[0] <= at.said.year):
        raise _unreadable(at)
    runs = PERIODS[kinds](at.said, *values)
    return next((first for first, _ in runs if first > at.said), runs[-1][0])


def _part(part: str, kinds: str, values: list[int], at: _At) -> date:
    """`early`, `mid`, `late`, `start of` or `end of` a period."""
    find = PERIODS.get(kinds) or CURRENT.get(kinds)
    if not find or (part in ("mid", "late") and "May" not in kinds and "month" not in kinds):
        raise _unreadable(at)
    runs, fixed = find(at.said, *values), kinds.endswith("2026")
    if part == "end":
        day = at.calendar.last_of(*runs[0])
        return at.calendar.after(at.said) if day < at.said and not fixed else day
    days = [at.calendar.on_or_after(first + PARTS[part]) for first, _ in runs]
    if kinds in CURRENT and part != "start":
        del days[1:]  # early this month: the next one is not meant
    day = next((day for day in days if day > at.said or fixed), at.said)
    if day == at.said and not fixed:
        raise WordsError(f"{quoted(at.text)} is past on {at.said}", nearest("next month", EXAMPLES))
    return day


PARTS = {"early": 0 * DAY, "start": 0 * DAY, "mid": 14 * DAY, "late": 24 * DAY, "end": 0 * DAY}


def _after(kinds: str, values: list[int], at: _At) -> date:
    """The first work day after it; what the line's own date is, or is in, counts as the one meant."""
    if kinds in ("busy", "busy season"):
        return _after_busy(at)
    find = PERIODS.get(kinds) or CURRENT.get(kinds) or ENDING.get(kinds)
    if find:
        return at.calendar.after(find(at.said, *values)[0][1])
    if _counted(kinds, values, at):
        raise WordsError(f"{quoted(at.text)} may mean two days", f"write: in{at.text[5:]}")
    eve = at._replace(said=at.said - DAY)
    part, _, rest = kinds.partition(" ")
    if part in PARTS:
        return at.calendar.after(_part(part, rest, values, at if part == "end" else eve))
    day = RELATIVE[kinds](at, *values) if kinds in RELATIVE else _dated(kinds, values, eve)
    if not day or not kinds:
        raise _unreadable(at)
    return at.calendar.after(day)


def _after_busy(at: _At) -> date:
    """The first work day after the person's season that holds or next follows the line's date, in no other one."""
    runs = sorted(run for season in at.busy if (run := season.following(at.said)))
    if not runs:
        raise WordsError("there is no busy season to wait for", "write one: busy: [Jan 2 to Apr 15]")
    seasons, last = (*at.busy, *at.own_busy), runs[0][1]
    for _ in range(MOST_SEASONS):
        day = at.calendar.after(last)
        held = [run[1] for season in seasons if (run := season.holding(day))]
        if not held:
            return day
        last = max(held)
    raise WordsError("the busy seasons leave no day free", "leave a gap between them")


MOST_SEASONS = 100  # one after the other
