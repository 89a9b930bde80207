"""How often, and busy when: cadences and seasons in words."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.days import Cadence, Season
from site_builder.text.cadence import read_cadence
from site_builder.text.season import read_season
from site_builder.text.words import WordsError


@pytest.mark.parametrize(
    ("text", "days", "months"),
    [
        ("6 weeks", 42, 0),
        ("2 months", 0, 2),
        ("10 days", 10, 0),
        ("week", 7, 0),
        ("weekly", 7, 0),
        ("fortnightly", 14, 0),
        ("monthly", 0, 1),
        ("quarterly", 0, 3),
        ("yearly", 0, 12),
        ("annually", 0, 12),
        ("twice a year", 0, 6),
        ("3 times a year", 0, 4),
        ("5 times a year", 73, 0),
        ("twice a month", 15, 0),
        ("once a quarter", 0, 3),
        ("once every 6 weeks", 42, 0),
        ("every two weeks", 14, 0),
        ("every other month", 0, 2),
        ("every couple of months", 0, 2),
        ("a few weeks", 28, 0),
        ("Every 3 Weeks", 21, 0),
        ("2w", 14, 0),
        ("1", 1, 0),
        ("45", 45, 0),
    ],
)
def test_a_cadence(text: str, days: int, months: int) -> None:
    assert read_cadence(text) == Cadence(text=text, days=days, months=months)


@pytest.mark.parametrize("text", ["never", "Never", "no", "every never"])
def test_never_switches_it_off(text: str) -> None:
    assert read_cadence(text).never


@pytest.mark.parametrize(
    "text", ["", "0", "0 weeks", "-5", "now and then", "1.5 weeks", "times", "0 times a year", "400 times a year",
             "9" * 5000, "10000 days", "6 wombats", "every Monday", "every"],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_what_is_no_cadence(text: str) -> None:
    with pytest.raises(WordsError):
        read_cadence(text)


def test_an_error_says_what_to_type() -> None:
    with pytest.raises(WordsError) as caught:
        read_cadence("montly")
    assert caught.value.hint == "try: monthly, fortnightly, 2 months"


@pytest.mark.parametrize(
    ("text", "first", "last", "year", "end_year"),
    [
        ("Jan 2 to Apr 15", (1, 2), (4, 15), None, None),
        ("2 January to 15th of April", (1, 2), (4, 15), None, None),
        ("from Jan 2 until Apr 15", (1, 2), (4, 15), None, None),
        ("Mar to Apr", (3, 1), (4, 30), None, None),
        ("Mar – Apr", (3, 1), (4, 30), None, None),
        ("Dec 20 to Jan 6", (12, 20), (1, 6), None, None),
        ("Feb", (2, 1), (2, 29), None, None),
        ("Feb 29", (2, 29), (2, 29), None, None),
        ("Dec 24", (12, 24), (12, 24), None, None),
        ("2026-12-01 to 2026-12-10", (12, 1), (12, 10), 2026, 2026),
        ("2026-12-20 to 2027-01-06", (12, 20), (1, 6), 2026, 2027),
        ("Dec 20 2026 to Jan 6", (12, 20), (1, 6), 2026, 2027),
        ("Dec 20 to Jan 6 2027", (12, 20), (1, 6), 2026, 2027),
        ("May to June 2027", (5, 1), (6, 30), 2027, 2027),
        ("August 2027", (8, 1), (8, 31), 2027, 2027),
    ],
)
def test_a_season(
    text: str, first: tuple[int, int], last: tuple[int, int], year: int | None, end_year: int | None
) -> None:
    assert read_season(text) == Season(text=text, first=first, last=last, year=year, end_year=end_year)


@pytest.mark.parametrize(
    "text", ["", "soon", "Jan 2 to", "to Apr", "Jan to Feb to Mar", "Feb 30", "31 April", "2027-02-29",
             "Friday to Sunday", "2026-12-10 to 2026-12-01", "Jan 2 2027 to Jan 1 2026", "x" * 5000],
    ids=lambda text: text[:24],
)  # fmt: skip
def test_what_is_no_season(text: str) -> None:
    with pytest.raises(WordsError):
        read_season(text)


VOCABULARY = "Jan 29 Feb 31 to - 2026 9999 0 a few times twice week every other of from once"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | st.lists(st.sampled_from(VOCABULARY.split())).map(" ".join))
def test_any_words_are_read_or_an_error(text: str) -> None:
    for read in (read_cadence, read_season):
        with suppress(WordsError):
            assert read(text).text == text.strip()
