"""Insights: findings in words, and the numbers behind them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from site_builder.plan.record import record_of
from site_builder.site.book import Book
from site_builder.site.drifting import drift_of
from site_builder.site.figures import Figure
from site_builder.site.insights import Bar, Ranking, insights_page
from site_builder.site.page import Page
from tests.plans import book, note

TODAY = date(2026, 11, 23)


def page_of(found: Book) -> Page:
    drifts = [drift for plan in found.plans if (drift := drift_of(plan, TODAY))]
    return insights_page(found, [record_of(plan, TODAY) for plan in found.plans], drifts)


def values(*logs: str) -> dict[str, object]:
    found = book({f"contacts/p{at}.md": note(log, name=f"P {at}") for at, log in enumerate(logs)}, "2026-11-23")
    return dict(page_of(found).values)


def figure(name: str, *logs: str) -> Figure | None:
    figures: list[Figure] = values(*logs)["figures"]  # type: ignore[assignment]
    return next((figure for figure in figures if figure.name == name), None)


ANSWERED = "- 2026-10-01 sent email: a\n- 2026-10-03 heard: yes\n"
SECOND = "- 2026-10-01 sent email: a\n- 2026-10-08 sent email: b\n- 2026-10-09 heard: yes\n"
SILENT = "- 2026-10-01 sent email: a\n- 2026-10-08 sent email: b\n"


@pytest.mark.parametrize(
    ("logs", "title", "note"),
    [
        pytest.param(
            [ANSWERED, "- 2026-10-01 sent: a\n"],
            "1 of 2 messages answered",
            "No answer for a week? A second one is fair.",
            id="no second message",
        ),
        pytest.param(
            [SECOND, SILENT, SILENT],
            "A second message is worth writing",
            "One in three is answered. In the end 1 of 3 conversations went on.",
            id="a third",
        ),
        pytest.param(
            [SECOND] * 3,
            "A second message is worth writing",
            "Most of them are answered. In the end 3 of 3 conversations went on.",
            id="all of them",
        ),
        pytest.param(
            [SILENT] * 3,
            "A second message is seldom answered",
            "0 of 3 so far. In the end 0 of 3 conversations went on.",
            id="none",
        ),
    ],
)
def test_answers_by_attempt(logs: list[str], title: str, note: str) -> None:
    found = figure("attempts", *logs)
    assert found is not None
    assert (found.title, found.note) == (title, note)


def test_the_numbers_behind_a_plot() -> None:
    found = figure("attempts", SECOND, SILENT, ANSWERED)
    assert found is not None
    assert found.table == (
        ("Message", "Sent", "Answered", "Share"),
        ("First message", "3", "1", "33%"),
        ("Second message", "2", "1", "50%"),
    )
    assert found.picture.says == "Answers by attempt: First message 1 of 3; Second message 1 of 2"


def test_what_is_older_than_a_year_does_not_count() -> None:
    assert figure("attempts", "- 2025-11-23 sent: a\n") is None
    assert figure("attempts", "- 2025-11-24 sent: a\n") is not None


@pytest.mark.parametrize(
    ("days", "title"),
    [
        pytest.param((1, 1), None, id="two answers are too few"),
        pytest.param((0, 0, 5), "Half of all answers come on the same day", id="the same day"),
        pytest.param((1, 2, 9), "Half of all answers come within 2 days", id="two days"),
        pytest.param((9, 9, 9), "Half of all answers come within 9 days", id="nine days"),
    ],
)
def test_days_to_answer(days: tuple[int, ...], title: str | None) -> None:
    found = figure("days", *(f"- 2026-10-01 sent: a\n- 2026-10-{1 + n:02} heard: yes\n" for n in days))
    assert (found and found.title) == title


@pytest.mark.parametrize(
    ("days", "spans"),
    [
        pytest.param(10, [("8–10", "3")], id="ten days: by the day"),
        pytest.param(11, [("8–14", "3")], id="eleven: by the week"),
        pytest.param(85, [("85+", "3")], id="a season"),
    ],
)
def test_answers_that_take_weeks_are_counted_in_weeks(days: int, spans: list[tuple[str, str]]) -> None:
    heard = date(2026, 8, 1) + timedelta(days=days)
    found = figure("days", *[f"- 2026-08-01 sent: a\n- {heard} heard: yes\n"] * 3)
    assert found is not None
    assert [row for row in found.table[1:] if row[1] != "0"] == spans


KEPT = "- 2026-10-01 promised: the book by 2026-10-05\n- 2026-10-05 kept: the book\n"
LATE = "- 2026-10-01 promised: the book by 2026-10-05\n- 2026-10-06 kept: the book\n"
TOLD = (
    "- 2026-10-01 promised: the book by 2026-10-05\n- 2026-10-04 late: the book -> 2026-10-08\n"
    "- 2026-10-07 kept: the book\n"
)


@pytest.mark.parametrize(
    ("logs", "title", "row"),
    [
        pytest.param([KEPT], "1 of 1 promise kept on time", ("Oct 2026", "1", "0", "0"), id="on time"),
        pytest.param([KEPT, LATE], "1 of 2 promises kept on time", ("Oct 2026", "1", "0", "1"), id="one late"),
        pytest.param([KEPT, LATE, TOLD], "1 of 3 promises kept on time", ("Oct 2026", "1", "1", "1"), id="one told"),
    ],
)
def test_the_owners_word(logs: list[str], title: str, row: tuple[str, ...]) -> None:
    found = figure("word", *logs)
    assert found is not None
    assert (found.title, found.table[-2]) == (title, row)


def test_give_and_ask() -> None:
    found = figure("balance", "- 2026-10-01 gave: a book\n- 2026-10-02 asked: for a loan\n- 2026-11-02 gave: cake\n")
    assert found is not None
    assert (found.title, found.note) == (
        "You gave 2 times and asked 1 time",
        "Given above the line, asked below: 2.0 to 1.",
    )
    assert found.table[-2:] == (("Oct 2026", "1", "1"), ("Nov 2026", "1", "0"))


def test_the_year() -> None:
    found = values("- 2026-11-02 sent: a\n- 2026-11-02 talked: b\n- 2026-03-10 met: c\n- 2026-11-22 note: d\n")
    year: Figure = found["year"]  # type: ignore[assignment]
    weekdays: tuple[Bar, ...] = found["weekdays"]  # type: ignore[assignment]
    assert (year.title, year.note) == ("In touch 3 times on 2 days", "Busiest in Mar 2026 and Nov 2026.")
    assert [(bar.name, bar.says) for bar in weekdays if bar.says != "0"] == [("Mon", "2"), ("Tue", "1")]


def rankings(*logs: str) -> list[Ranking]:
    return values(*logs)["rankings"]  # type: ignore[return-value]


def test_channels_best_first() -> None:
    texted = "- 2026-10-01 sent text: a\n- 2026-10-02 heard: yes\n"
    (channels,) = rankings(ANSWERED, SILENT, texted)
    assert [(bar.name, bar.says, bar.share) for bar in channels.bars] == [
        ("Text", "1 of 1", "100%"),
        ("Email", "1 of 3", "33%"),
    ]


@pytest.mark.parametrize(
    ("logs", "title"),
    [
        pytest.param([ANSWERED] * 2, "What opens doors", id="two messages are too few for a finding"),
        pytest.param([ANSWERED] * 3, "Email opens most doors", id="three answered"),
        pytest.param([SILENT] * 3, "What opens doors", id="none was answered"),
    ],
)
def test_what_opens_doors(logs: list[str], title: str) -> None:
    assert [ranking.title for ranking in rankings(*logs)] == [title]


def circles(*people: tuple[str, str]) -> list[Ranking]:
    notes = {f"contacts/p{at}.md": note(log, f"circle: {circle}") for at, (circle, log) in enumerate(people)}
    found = book(notes, "2026-11-23")
    page = page_of(found)
    listed: list[Ranking] = page.values["rankings"]  # type: ignore[assignment]
    return [ranking for ranking in listed if ranking.name == "circles"]


def test_circles_best_first() -> None:
    (found,) = circles(("partners", SILENT), *[("friends", ANSWERED)] * 3)
    assert found.title == "Friends: most often answered"
    assert [(bar.name, bar.says, bar.share) for bar in found.bars] == [
        ("Friends", "3 of 3", "100%"),
        ("Partners", "0 of 2", "0%"),
    ]


def test_one_circle_is_no_ranking() -> None:
    assert circles(("friends", SILENT), ("friends", ANSWERED)) == []


def test_messages_by_month() -> None:
    assert figure("months", ANSWERED, SILENT) is None  # one month is no plot
    found = figure("months", ANSWERED, SILENT, "- 2026-08-05 sent: a\n- 2026-08-06 heard: yes\n")
    assert found is not None
    assert found.title == "You wrote 4 times, most often in Oct"
    assert found.table[-4:] == (
        ("Aug 2026", "1", "1"),
        ("Sep 2026", "0", "0"),
        ("Oct 2026", "3", "1"),
        ("Nov 2026", "0", "0"),
    )


def test_who_is_quieter_than_usual() -> None:
    weekly = "".join(f"- 2026-0{month}-01 talked: hello\n" for month in range(1, 6))
    found = values(weekly, ANSWERED)
    bars: list[Bar] = found["adrift"]  # type: ignore[assignment]
    assert found["adrift_title"] == "One person is quieter than usual"
    assert [(bar.name, bar.says) for bar in bars] == [("P 0", "29 weeks, usually 4")]


@pytest.mark.parametrize(
    ("logs", "headline"),
    [
        pytest.param([], "Nothing to show so far", id="nobody"),
        pytest.param([ANSWERED], "What your record shows", id="little to go by"),
        pytest.param([KEPT] * 3, "You keep your word", id="promises kept"),
        pytest.param([KEPT] * 2 + [LATE], "What your record shows", id="a third of them late"),
        pytest.param([SECOND] * 3, "The second message works", id="second messages answered"),
        pytest.param([KEPT + SECOND] * 3, "You keep your word, and the second message works", id="both"),
    ],
)
def test_headline(logs: list[str], headline: str) -> None:
    assert values(*logs)["headline"] == headline


def test_an_empty_notebook_has_no_figures() -> None:
    found = values()
    assert (found["year"], found["figures"], found["adrift"], found["rankings"]) == (None, [], [], [])
