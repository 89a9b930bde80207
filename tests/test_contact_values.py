"""The values of a contact's keys: what they mean, and what is said of one that means nothing (SPEC 1, 2, 12)."""

from __future__ import annotations

import pytest

from site_builder.days import Cadence
from tests.notes import ada, read, told


@pytest.mark.parametrize(
    ("line", "every"),
    [
        pytest.param("every: never", Cadence(text="never"), id="never"),
        pytest.param("X-FRM-FREQUENCY: 2w", Cadence(text="2w", days=14), id="weeks in short"),
        pytest.param("X-FRM-FREQUENCY: 1m", Cadence(text="1m", months=1), id="months in short"),
        pytest.param("custom_frequency_days: 45", Cadence(text="45", days=45), id="a bare number of days"),
        pytest.param("contact_cadence: twice-yearly", Cadence(text="twice a year", months=6), id="twice yearly"),
        pytest.param("contact_cadence: none", Cadence(text="none"), id="none is never"),
        pytest.param("contact_cadence: custom", None, id="custom says nothing"),
        pytest.param("cadence: quarterly", Cadence(text="quarterly", months=3), id="quarterly"),
    ],
)
def test_cadences(line: str, every: Cadence | None) -> None:
    assert ada(line).every == every


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("1988-03-15", (1988, 3, 15), id="year, month and day"),
        pytest.param("03-15", (None, 3, 15), id="the year unknown"),
        pytest.param("--03-15", (None, 3, 15), id="as vCard writes it"),
        pytest.param("--0315", (None, 3, 15), id="as vCard 4 writes it"),
        pytest.param("19880315", (1988, 3, 15), id="without hyphens"),
        pytest.param("15.03.1988", (1988, 3, 15), id="with dots"),
        pytest.param("15.3.", (None, 3, 15), id="with dots, the year unknown"),
        pytest.param("March 15", (None, 3, 15), id="in words"),
        pytest.param("15th of March 1988", (1988, 3, 15), id="in words with a year"),
        pytest.param("Mar 15, 1988", (1988, 3, 15), id="in words with a comma"),
        pytest.param("1604-03-15", (None, 3, 15), id="1604 means unknown"),
        pytest.param("1988-03-15T00:00:00+02:00", (1988, 3, 15), id="a time is cut off"),
        pytest.param("02-29", (None, 2, 29), id="a leap day"),
    ],
)
def test_birthdays(written: str, day: tuple[int | None, int, int]) -> None:
    birthday = ada(f'birthday: "{written}"').birthday
    assert birthday
    assert (birthday.year, birthday.month, birthday.day) == day


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        pytest.param("met: 2026-02-30", 6, 'error: "2026-02-30" is no day. February 2026 has 28 days.', id="no day"),
        pytest.param("met: last week", 6, 'error: "last week" does not say which day of which year.', id="relative"),
        pytest.param("follow_up: next month",
                     12, 'error: "next month" does not say which day of which year.', id="a WHEN"),
        pytest.param("met: Nov 18", 6, 'error: "Nov 18" does not say which day of which year.', id="no year"),
        pytest.param("birthday: 02-30", 11, 'error: "02-30" is no day. February has 29 days.', id="no birthday"),
        pytest.param("birthday: 2023-02-29", 11, 'error: "2023-02-29" is no day. February 2023 has 28 days.',
                     id="no leap year"),
        pytest.param("birthday: 3/15", 11, 'error: "3/15" is no day of a year.', id="which is the month"),
        pytest.param("birthday: 1988", 11, 'error: "1988" is no day of a year.', id="a year"),
        pytest.param("dates: {x: 13-01}", 12, 'error: "13-01" is no day. There is no month 13.', id="one of dates"),
        pytest.param("dates: 2019-06-01", 8, "error: Dates want a label each.", id="dates without labels"),
        pytest.param("every: sometimes", 8, 'error: "sometimes" is no cadence I can read.', id="cadence"),
        pytest.param("busy: [May, sometimes]", 13, 'error: "sometimes" is no season I can read.', id="season"),
        pytest.param("timezone: berlin", 11, 'warning: "berlin" is no time zone.', id="time zone"),
        pytest.param("status: married", 9, 'warning: The status "married" is not known.', id="status"),
        pytest.param("circle: chior", 9, 'warning: The circle "chior" is not known.', id="circle"),
        pytest.param("circle: [friends, inner]", 9, "warning: A person has one circle; friends counts.", id="circles"),
        pytest.param("playbook: prtner", 11, 'warning: The playbook "prtner" is not known.', id="playbook"),
        pytest.param("private: maybe", 10, 'warning: "maybe" is neither yes nor no; it counts as yes.', id="maybe"),
        pytest.param("tags: #family", 7, "warning: YAML takes #family for a comment.", id="a tag that is a comment"),
        pytest.param("email: @x", 8, "warning: YAML keeps @ at the start of a value for itself.", id="a handle"),
        pytest.param("birtday: 1988-03-15", 1, 'warning: The key "birtday" is not known.', id="a slip"),
        pytest.param("Folow-up: 2026-12-01", 1, 'warning: The key "Folow-up" is not known.', id="in any spelling"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_value(line: str, column: int, message: str) -> None:
    assert told(line) == [(3, column, message)]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("date: 2020-01-01", id="the day a note was made"),
        pytest.param("names: Ada", id="near a key that is there"),
        pytest.param("data: x", id="a word of its own"),
        pytest.param("orgs: x", id="near a short key"),
        pytest.param("state: followup", id="another tool's state"),
        pytest.param("likes: tea", id="likes"),
        pytest.param("tags: # none yet", id="a comment that is one"),
        pytest.param("birthday:", id="a key that a template left empty"),
        pytest.param("offices: [{address: x}]", id="maps in a list"),
    ],
)
def test_what_is_nobodys_business(line: str) -> None:
    assert told(line) == []


def test_a_problem_shows_the_line_a_caret_and_a_hint() -> None:
    [problem] = read("---\nname: Ada\nmet: 2026-02-30\n---\n")[1]
    assert str(problem) == (
        'contacts/ada-okafor.md:3:6: error: "2026-02-30" is no day. February 2026 has 28 days.\n'
        "    met: 2026-02-30\n"
        "         ^^^^^^^^^^\n"
        "  hint: the last day of that month is 2026-02-28"
    )


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        pytest.param("birtday: x", "did you mean birthday?", id="a slip"),
        pytest.param("timezone: new york", "did you mean America/New_York?", id="a town"),
        pytest.param("circle: choir",
                     "known are inner, friends, partners; or add to followup.yml: circles: {choir: {every: 6 weeks}}",
                     id="a circle"),
        pytest.param("tags: #family", 'tags: "#family", or without the #', id="a comment"),
        pytest.param("email: @x", """put it in quotes, other programs can't read it: "@x\"""", id="a handle"),
    ],
)  # fmt: skip
def test_hints_say_what_to_type(line: str, hint: str) -> None:
    [problem] = read(f"---\nname: Ada\n{line}\n---\n")[1]
    assert problem.hint == hint


def test_labels_and_own_keys_are_one_line_that_hides_nothing() -> None:
    found = ada(
        'email: {"w\\u202Ex": a@lumen.example}',
        'dates: {"q\\u001aq\\r\\n- 2026-11-20 met: never\\0": 11-23}',
        'mine: {"k\\u202e": v}',
    )
    assert [reach.label for reach in found.email] == ["wx"]
    assert [date.label for date in found.dates] == ["qq - 2026-11-20 met: never"]
    assert found.more == (("mine", "k: v"),)
