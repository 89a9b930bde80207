"""Which weeks, months, quarters and years words may mean: runs of days, first that of the line's day or after it.

Where a year or `next` says which one is meant, there is one run only.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from site_builder.days import DAY, add_days, add_months

Run = tuple[date, date]  # the first and the last day


def _months(first: date, count: int = 1) -> Run:
    return first, add_months(first, count) - DAY


def _of_years(month: int, count: int, said: date) -> list[Run]:
    """The run of months that `said` is in, or the next, and those of the years after it."""
    runs = [_months(date(said.year + more, month, 1), count) for more in range(3)]
    return [run for run in runs if run[1] >= said]


def _to_begin(runs: list[Run], said: date) -> list[Run]:
    return [run for run in runs if run[0] > said][:1]


def _month(said: date, month: int) -> list[Run]:
    return _of_years(month, 1, said)


def _quarter(said: date, quarter: int) -> list[Run]:
    return _of_years(quarter * 3 - 2, 3, said)


def _this_week(said: date) -> list[Run]:
    monday = said - timedelta(days=said.weekday())
    return [(monday + week, monday + week + 6 * DAY) for week in (0 * DAY, 7 * DAY)]


def _this_month(said: date) -> list[Run]:
    first = said.replace(day=1)
    return [_months(first), _months(add_months(first, 1))]


def _this_quarter(said: date) -> list[Run]:
    first = date(said.year, (said.month - 1) // 3 * 3 + 1, 1)
    return [_months(first, 3), _months(add_months(first, 3), 3)]


def _this_year(said: date) -> list[Run]:
    return [_year(said.year), _year(said.year + 1)]


def _year(year: int) -> Run:
    return date(year, 1, 1), date(year, 12, 31)


def _this_weekend(said: date) -> list[Run]:
    saturday = said + timedelta(days=5 - said.weekday())
    return [(saturday, saturday + DAY)]


Find = Callable[..., list[Run]]

CURRENT: dict[str, Find] = {
    "week": _this_week,
    "month": _this_month,
    "quarter": _this_quarter,
    "year": _this_year,
}
"""Meant only as `end of the week` and the like: alone they name no day."""

ENDING: dict[str, Find] = {"weekend": _this_weekend}
"""Meant only as what is over: `after the weekend`."""

PERIODS: dict[str, Find] = {
    "May": _month,
    "Q1": _quarter,
    "next May": lambda said, month: _to_begin(_month(said, month), said),
    "next Q1": lambda said, quarter: _to_begin(_quarter(said, quarter), said),
    "May 2026": lambda said, month, year: [_months(date(year, month, 1))],
    "Q1 2026": lambda said, quarter, year: [_months(date(year, quarter * 3 - 2, 1), 3)],
    "2026 Q1": lambda said, year, quarter: [_months(date(year, quarter * 3 - 2, 1), 3)],
    "2026": lambda said, year: [_year(year)],
    "next week": lambda said: _this_week(said)[1:],
    "week after next": lambda said: _this_week(add_days(said, 7))[1:],
    "next month": lambda said: _this_month(said)[1:],
    "next quarter": lambda said: _this_quarter(said)[1:],
    "next year": lambda said: _this_year(said)[1:],
    "new year": lambda said: _this_year(said)[1:],
}
