"""Civil days: months that clamp, cadences, busy seasons and work days. Everything here is arithmetic on dates."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

MONDAY_TO_FRIDAY = frozenset(range(5))
DAY = timedelta(days=1)
SHORTEST = 28  # days that every month has


def add_days(day: date, count: int) -> date:
    """That many days later, or earlier; the calendar's last or first day where it ends."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min


def add_months(day: date, count: int) -> date:
    """The same day that many months later; a month's end clamps (31 Jan + 1 month = 28 Feb)."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if count > 0 else date.min
    return _in_year((month + 1, day.day), year)


class Cadence(NamedTuple):
    """How often: so many days or months, or never (both are 0)."""

    text: str  # as written: "6 weeks"
    days: int = 0
    months: int = 0

    @property
    def never(self) -> bool:
        """It is switched off."""
        return not self.days and not self.months

    def after(self, day: date) -> date:
        """The day one round later."""
        return add_months(day, self.months) if self.months else add_days(day, self.days)

    @property
    def length(self) -> int:
        """Its length in days, a month as 30 and a year as 365 (SPEC 4.6)."""
        years, months = divmod(self.months, 12)
        return years * 365 + months * 30 + self.days


class Season(NamedTuple):
    """A busy season, both ends included: every year, or once where `year` is given.

    Ends are (month, day). A season that begins later in the year than it ends runs over New Year;
    29 February is the last of February. `year` is the year in which it begins, `end_year` that in which it ends.
    """

    text: str  # as written: "Jan 2 to Apr 15"
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    end_year: int | None = None

    def holding(self, day: date) -> tuple[date, date] | None:
        """The run of the season that this day is in: its first and last day."""
        return next((run for run in self._runs(day) if run[0] <= day <= run[1]), None)

    def following(self, day: date) -> tuple[date, date] | None:
        """The run that holds the day, else the next to begin after it."""
        return next((run for run in self._runs(day) if day <= run[1]), None)

    def _runs(self, day: date) -> list[tuple[date, date]]:
        if self.year is not None:
            return [(_in_year(self.first, self.year), _in_year(self.last, self.end_year or self.year))]
        over = self.last < self.first
        years = [year for year in range(day.year - 1, day.year + 2) if 1 <= year < date.max.year]
        return [(_in_year(self.first, year), _in_year(self.last, year + over)) for year in years]


def _in_year(end: tuple[int, int], year: int) -> date:
    """That day of the year, or the last of its month where it is shorter."""
    month, day = end
    return date(year, month, day if day <= SHORTEST else min(day, monthrange(year, month)[1]))


@dataclass(frozen=True, kw_only=True, slots=True)
class Workdays:
    """Which days are work days: the weekdays (0 is Monday) that are no holiday. 1 January never is one."""

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: tuple[str, ...] = ()  # country or subdivision codes: DE-BE
    free: frozenset[date] = frozenset()  # single days

    def is_workday(self, day: date) -> bool:
        """True for a day on which work is done."""
        if day.weekday() not in self.weekdays or day in self.free or (day.day == 1 and day.month == 1):
            return False
        return not self.holidays or day not in self._public(day.year)

    def on_or_after(self, day: date) -> date:
        """That day, or the next work day."""
        while not self.is_workday(day) and day < date.max:
            day += DAY
        return day

    def on_or_before(self, day: date) -> date:
        """That day, or the work day before it."""
        while not self.is_workday(day) and day > date.min:
            day -= DAY
        return day

    def after(self, day: date, count: int = 1) -> date:
        """So many work days later, counted from the day after: one after a Friday, Saturday or Sunday is Monday."""
        for _ in range(count):
            day = self.on_or_after(add_days(day, 1))
        return day

    def last_of(self, first: date, last: date) -> date:
        """The last work day of a period; its last day where it has none."""
        day = self.on_or_before(last)
        return day if day >= first else last

    def holiday_name(self, day: date) -> str:
        """What the public holiday is called, or nothing."""
        return self._public(day.year).get(day, "") if self.holidays else ""

    def _public(self, year: int) -> dict[date, str]:
        return _public_holidays(self.holidays, year)


@cache
def _public_holidays(codes: tuple[str, ...], year: int) -> dict[date, str]:
    from holidays import country_holidays  # half a second of modules that few notebooks need

    days: dict[date, str] = {}
    for code in codes:
        country, _, part = code.partition("-")
        days |= country_holidays(country, subdiv=part or None, years=year, language="en_US")
    return days
