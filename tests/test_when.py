"""Dates in words, resolved against the day they were said on. 2026-11-20 is a Friday."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.days import Season, Workdays
from site_builder.text.cadence import read_cadence
from site_builder.text.season import read_season
from site_builder.text.when import WordsError, read_day, read_when

FRIDAY = date(2026, 11, 20)
ROWS = yaml.safe_load((Path(__file__).parent / "cases" / "when.yml").read_text(encoding="utf-8"))


def meaning(row: dict[str, Any]) -> date | str:
    codes = yaml.safe_load(row.get("settings", "{}")).get("holidays", [])
    try:
        if "every" in row:
            cadence = read_cadence(row["every"])
            return "never" if cadence.never else cadence.after(row["from"])
        busy = [read_season(season) for season in row.get("busy", [])]
        return read_when(row["text"], row["from"], Workdays(holidays=tuple(codes)), busy).day
    except WordsError:
        return "error"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.get('text', row.get('every'))} on {row['from']}")
def test_worked_case(row: dict[str, Any]) -> None:
    assert meaning(row) == row["means"]


def day(text: str, said: date = FRIDAY) -> str:
    return read_when(text, said, Workdays()).day.isoformat()


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("2026/12/01", "2026-12-01"),
        ("[[2026-12-01]]", "2026-12-01"),
        ("2026-12-01 15:00", "2026-12-01"),
        ("the first of June", "2027-06-01"),
        ("2 Sept", "2027-09-02"),
        ("Dec. 4", "2026-12-04"),
        ("Friday, 4 December 2026", "2026-12-04"),
        ("the 15th of next month", "2026-12-15"),
        ("1 May next year", "2027-05-01"),
        ("the day after tomorrow", "2026-11-22"),
        ("this Friday", "2026-11-27"),
        ("next Friday 15:00", "2026-11-27"),
        ("Sunday next week", "2026-11-29"),
        ("by Friday afternoon", "2026-11-27"),
        ("Friday at 5pm", "2026-11-27"),
        ("first thing Monday", "2026-11-23"),
        ("Tuesday late-morning", "2026-11-24"),
        ("until Monday", "2026-11-23"),
        ("5 pm", "2026-11-20"),
        ("noon", "2026-11-20"),
        ("tonight", "2026-11-20"),
        ("EOD", "2026-11-20"),
        ("end of business Monday", "2026-11-23"),
        ("in half an hour", "2026-11-20"),
        ("in 23 hours", "2026-11-20"),
        ("in 24 hours", "2026-11-21"),
        ("twelve days", "2026-12-02"),
        ("a fortnight", "2026-12-04"),
        ("in two weeks' time", "2026-12-04"),
        ("3 days from now", "2026-11-23"),
        ("a week or two", "2026-12-04"),
        ("in the next day or so", "2026-11-22"),
        ("in the next few weeks", "2026-12-18"),
        ("in half a year", "2027-05-20"),
        ("in a quarter", "2027-02-20"),
        ("next business day", "2026-11-23"),
        ("the week after next", "2026-11-30"),
        ("early next week", "2026-11-23"),
        ("start of the month", "2026-12-01"),
        ("late this month", "2026-11-25"),
        ("mid next month", "2026-12-15"),
        ("next May", "2027-05-03"),
        ("mid-May 2027", "2027-05-17"),
        ("Q1 2027", "2027-01-04"),
        ("the first quarter of 2027", "2027-01-04"),
        ("Q2 next year", "2027-04-01"),
        ("in 2028", "2028-01-03"),
        ("end of Q2", "2027-06-30"),
        ("end of next week", "2026-11-27"),
        ("end of Feb 2028", "2028-02-29"),
        ("end of 2027", "2027-12-31"),
        ("after tomorrow", "2026-11-23"),
        ("after the weekend", "2026-11-23"),
        ("after next week", "2026-11-30"),
        ("after next Friday", "2026-11-30"),
        ("after Q4", "2027-01-04"),
        ("after end of May", "2027-06-01"),
        ("after mid December", "2026-12-16"),
        ("after 2027", "2028-01-03"),
    ],
)
def test_what_a_line_of_friday_means(text: str, means: str) -> None:
    assert day(text) == means


@pytest.mark.parametrize(
    ("text", "said", "means"),
    [
        pytest.param("early May", date(2026, 4, 30), "2026-05-01", id="early May, the day before"),
        pytest.param("early May", date(2026, 5, 1), "2027-05-03", id="early May, on that day"),
        pytest.param("late May", date(2026, 5, 24), "2026-05-25", id="late May, the day before"),
        pytest.param("late May", date(2026, 5, 25), "2027-05-25", id="late May, on that day"),
        pytest.param("May", date(2026, 4, 30), "2026-05-01", id="May is about to begin"),
        pytest.param("next quarter", date(2026, 12, 31), "2027-01-04", id="quarter, over New Year"),
        pytest.param("end of June", date(2029, 6, 29), "2029-06-29", id="the last work day itself"),
        pytest.param("end of June", date(2029, 6, 30), "2029-07-02", id="on the weekend after it"),
        pytest.param("end of June 2029", date(2029, 6, 30), "2029-06-29", id="a year is taken at its word"),
        pytest.param("end of Q2", date(2026, 5, 4), "2026-06-30", id="the quarter it was said in"),
        pytest.param("end of the week", date(2026, 11, 20), "2026-11-20", id="on Friday it is today"),
        pytest.param("after Apr 15", date(2027, 4, 15), "2027-04-16", id="after the day it was said on"),
        pytest.param("after the 15th", date(2027, 4, 15), "2027-04-16", id="after the 15th, on it"),
        pytest.param("after Q2", date(2026, 5, 4), "2026-07-01", id="after the quarter it was said in"),
        pytest.param("29 Feb", date(2027, 3, 1), "2028-02-29", id="a leap year is next"),
        pytest.param("the 31st", date(2027, 1, 31), "2027-03-31", id="February has none"),
        pytest.param("next Sunday", date(2026, 11, 22), "2026-11-29", id="said on a Sunday"),
        pytest.param("next week", date(2026, 12, 27), "2026-12-28", id="weeks start on Monday"),
    ],
)
def test_what_depends_on_the_day_it_is_said(text: str, said: date, means: str) -> None:
    assert day(text, said) == means


def test_a_first_work_day_is_no_holiday() -> None:
    may = Workdays(free=frozenset({date(2028, 5, 1)}))
    assert read_when("May 2028", FRIDAY, may).day == date(2028, 5, 2)


@pytest.mark.parametrize(
    "text",
    ["2026-12-01", "1 Dec", "Dec 1 2027", "the 15th", "Friday", "next Friday", "tomorrow", "today", "end of day",
     "in an hour", "15:00", "Saturday morning", "[[2026-12-01]]"],
)  # fmt: skip
def test_words_that_name_their_day(text: str) -> None:
    assert read_when(text, FRIDAY, Workdays()).names_day


@pytest.mark.parametrize(
    "text",
    ["in 3 days", "in ten days", "next week", "in May", "May 2027", "end of May", "end of the week", "Q1", "next year",
     "a day or so", "in 2 work days", "after Friday", "early May", "in 48 hours"],
)  # fmt: skip
def test_words_that_do_not_name_their_day(text: str) -> None:
    assert not read_when(text, FRIDAY, Workdays()).names_day


@pytest.mark.parametrize(
    ("text", "levelled"),
    [("next year", True), ("Next Year.", True), ("in the new year", True), ("end of next year", False),
     ("May next year", False), ("early next year", False), ("2027", False)],
)  # fmt: skip
def test_only_next_year_may_be_levelled(text: str, levelled: bool) -> None:
    assert read_when(text, FRIDAY, Workdays()).next_year == levelled


JAN_TO_APR = Season(text="", first=(1, 2), last=(4, 15))
APRIL = Season(text="", first=(4, 10), last=(4, 30))
ALWAYS = Season(text="", first=(1, 1), last=(12, 31))


@pytest.mark.parametrize(
    ("busy", "own", "means"),
    [
        pytest.param([JAN_TO_APR], [], date(2027, 4, 16), id="their season"),
        pytest.param([JAN_TO_APR, APRIL], [], date(2027, 5, 3), id="their next one begins before it ends"),
        pytest.param([JAN_TO_APR], [APRIL], date(2027, 5, 3), id="it ends in yours"),
        pytest.param([APRIL, JAN_TO_APR], [], date(2027, 5, 3), id="in any order"),
    ],
)
def test_after_busy(busy: list[Season], own: list[Season], means: date) -> None:
    assert read_when("after busy", FRIDAY, Workdays(), busy, own).day == means


@pytest.mark.parametrize("busy", [pytest.param([], id="only yours"), pytest.param([ALWAYS], id="never free")])
def test_after_busy_where_there_is_no_such_day(busy: list[Season]) -> None:
    with pytest.raises(WordsError):
        read_when("after busy", FRIDAY, Workdays(), busy, [APRIL])


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("soonish", '"soonish" is no date I can read', "try: next week, in 3 days, 2026-12-01"),
        ("Firday", '"Firday" is no date I can read', "try: Friday, mid May, next Friday"),
        ("", "there is no date", "try: next week, in 3 days, 2026-12-01"),
        ("2026-02-30", '"2026-02-30" is no day. February 2026 has 28 days.',
         "the last day of that month is 2026-02-28"),
        ("2026-13-01", '"2026-13-01" is no day. There is no month 13.', "write year, month and day: 2026-12-01"),
        ("29 Feb", '"29 Feb" is no day. February 2027 has 28 days.', "the last day of that month is 2027-02-28"),
        ("Thursday, 4 December", '"Thursday, 4 December" is no Thursday: 2026-12-04 is a Friday',
         "write the date alone"),
        ("after 3 days", '"after 3 days" may mean two days', "write: in 3 days"),
        ("mid month", '"mid month" is past on 2026-11-20', "try: next month, end of next month, in 6 months"),
        ("in 9999 years", '"in 9999 years" is beyond the calendar\'s end', "the last year is 9999"),
    ],
)  # fmt: skip
def test_an_error_says_what_to_type(text: str, message: str, hint: str) -> None:
    with pytest.raises(WordsError) as caught:
        read_when(text, FRIDAY, Workdays())
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    "text",
    [
        *("the", "after", "until", "end of", "next", "a", "week", "2026", "this week", "this weekend", "yesterday"),
        *("in days", "-5 days", "2-3 weeks", "1.5 years", "Friday at 5", "25:00", "12/01/2026", "30 Feb", "31 April"),
        *("32 Dec", "0 Dec", "the 32nd", "0000-01-01", "99.99.2026", "9" * 5000, "in " + "9" * 5000 + " days"),
        *("in 10000 days", "after " * 2000, "Friday or Monday", "late next year", "३ days"),
        "next week " + "x" * 100_000,
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(WordsError):
        read_when(text, FRIDAY, Workdays())


VOCABULARY = """
next end of the after early mid late start May 29 Feb 31 31st 1st 2026 9999 0 1 -1 a few couple Friday week month
quarter year days hours work business busy season Q2 today tomorrow or so two 15:00 pm noon 2026-12-31 [[ ]] - .
until from now later half time weekend thing first second İ ٣
"""
PHRASES = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(VOCABULARY.split()), max_size=6).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(PHRASES, st.dates() | st.sampled_from([date.min, date.max, date(2028, 2, 29)]))
def test_any_words_are_a_day_or_an_error(text: str, said: date) -> None:
    with suppress(WordsError):
        assert read_when(text, said, Workdays(), [JAN_TO_APR], [APRIL]).text == text.strip()


@pytest.mark.parametrize(
    "text", ["2026-11-18", "2026/11/18", "18.11.2026", "[[2026-11-18]]", " 2026-11-18 ", "2026-11-18T09:30:00Z"]
)
def test_forms_of_a_day(text: str) -> None:
    assert read_day(text) == date(2026, 11, 18)


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-11", "18.11.26", "2026-11-31", "2026/11-18", "x2026-11-18"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(WordsError):
        read_day(text)
