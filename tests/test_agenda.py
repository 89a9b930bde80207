"""Agenda: six weeks from Monday on, and what stands on their days."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.site.agenda import Day, Week, agenda_page
from tests.plans import book, note


def weeks(notes: dict[str, str], today: str = "2026-11-23", settings: str = "") -> tuple[Week, ...]:
    return agenda_page(book(notes, today, settings)).values["weeks"]  # type: ignore[return-value]


def day(iso: str, notes: dict[str, str], today: str = "2026-11-23", settings: str = "") -> Day:
    wanted = date.fromisoformat(iso)
    return next(day for week in weeks(notes, today, settings) for day in week.days if day.day == wanted)


def one(log: str = "", front: str = "email: a@b.example") -> dict[str, str]:
    return {"contacts/ada.md": note(log, front)}


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ("2026-11-23", "2026-11-23", "2027-01-03"),
        ("2026-11-29", "2026-11-23", "2027-01-03"),
        ("2026-11-30", "2026-11-30", "2027-01-10"),
    ],
)
def test_six_weeks_from_monday(today: str, first: str, last: str) -> None:
    found = weeks({}, today)
    assert (len(found), found[0].days[0].day.isoformat(), found[-1].days[-1].day.isoformat()) == (6, first, last)
    assert [day.day.isoformat() for week in found for day in week.days if day.today] == [today]


@pytest.mark.parametrize(
    ("log", "front", "iso", "says"),
    [
        pytest.param("- 2026-11-20 sent: it\n", "", "2026-11-27", ["second message"], id="on the day it is due"),
        pytest.param("- 2026-11-02 sent: it\n", "", "2026-11-23", ["second message"], id="what is overdue is on today"),
        pytest.param(
            "- 2026-11-20 promised: the paper by 2026-11-25\n",
            "",
            "2026-11-25",
            ["the paper"],
            id="a promise in its words",
        ),
        pytest.param(
            "- 2026-11-20 met: x\n- 2026-11-20 heard: yes\n- 2026-11-26 15:00 meeting: coffee\n",
            "",
            "2026-11-26",
            ["coffee"],
            id="a meeting",
        ),
        pytest.param(
            "- 2026-11-20 heard: maybe -> next week\n", "", "2026-11-23", ["“next week”"], id="a time they named"
        ),
        pytest.param("", "birthday: 11-29", "2026-11-29", ["birthday"], id="a birthday on a Sunday"),
        pytest.param(
            "- 2026-08-02 sent: it\n- 2026-08-09 sent: it\n- 2026-08-20 sent: it\n",
            "",
            "2026-11-23",
            [],
            id="who is let go",
        ),
        pytest.param("", "status: paused", "2026-11-23", [], id="who is paused"),
    ],
)
def test_what_is_on_a_day(log: str, front: str, iso: str, says: list[str]) -> None:
    assert [entry.says for entry in day(iso, one(log, front or "email: a@b.example")).entries] == says


def test_meetings_come_first_then_promises() -> None:
    log = (
        "- 2026-11-20 heard: yes\n- 2026-11-25 15:00 meeting: coffee\n- 2026-11-20 promised: the paper by 2026-11-25\n"
    )
    found = day("2026-11-25", one(log, "email: a@b.example\ndates: {wedding: 11-25}"))
    assert [(entry.time, entry.says) for entry in found.entries] == [
        ("15:00", "coffee"),
        ("", "the paper"),
        ("", "wedding"),
    ]


@pytest.mark.parametrize(("people", "named", "more"), [(12, 12, 0), (13, 12, 1)])
def test_a_full_day_names_a_dozen(people: int, named: int, more: int) -> None:
    notes = {f"contacts/p{at:02}.md": note(front="follow_up: 2026-11-25", name=f"P {at}") for at in range(people)}
    found = day("2026-11-25", notes)
    assert (len(found.entries), found.more) == (named, more)


@pytest.mark.parametrize(
    ("iso", "weekend", "off", "says"),
    [
        pytest.param("2026-12-24", False, False, "", id="a work day"),
        pytest.param("2026-12-25", False, True, "Christmas Day", id="a holiday"),
        pytest.param("2026-12-12", True, False, "", id="a Saturday"),
        pytest.param("2026-12-11", False, True, "a day off", id="a free day"),
        pytest.param("2027-01-01", False, True, "New Year’s Day", id="1 January"),
    ],
)
def test_days_without_work(iso: str, weekend: bool, off: bool, says: str) -> None:
    found = day(iso, {}, settings="holidays: [GB-ENG, 2026-12-11]\n")
    assert (found.weekend, found.off, found.note) == (weekend, off, says)


def test_room_counts_steps_and_what_is_done() -> None:
    notes = {f"contacts/p{at}.md": note(front="follow_up: 2026-11-25", name=f"P {at}") for at in range(3)}
    done = {"contacts/q.md": note("- 2026-11-23 sent: it\n", name="Q")}
    loads = [
        day(iso, notes | done, settings="capacity: 2\n").load for iso in ("2026-11-23", "2026-11-24", "2026-11-25")
    ]
    assert [load and load.says for load in loads] == ["1 of 2", None, "3 of 2"]


def test_busy_seasons_are_bands() -> None:
    notes = {
        "contacts/ada.md": note("- 2026-11-20 sent: it\n", "busy: [Dec 3 to Dec 8]"),
        "contacts/ben.md": note("", "busy: [Dec 3 to Dec 8]\nstatus: closed", name="Ben"),
    }
    found = weeks(notes, settings="me: {busy: [Nov 20 to Nov 24]}\n")
    assert [[(band.whose, band.first, band.last, band.again) for band in week.bands] for week in found] == [
        [("You", 0, 1, False)], [("Ada", 3, 6, False)], [("Ada", 0, 1, True)], [], [], [],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("log", "headline", "lead"),
    [
        pytest.param("", "Nothing in six weeks", "Mon to Fri, room for 1 a day; no day is full.", id="nothing"),
        pytest.param(
            "- 2026-11-20 sent: it\n",
            "1 follow-up in six weeks",
            "Mon to Fri, room for 1 a day; Fri 27 Nov is the only full one.",
            id="a step",
        ),
        pytest.param(
            "- 2026-11-23 sent: it\n- 2026-11-25 meeting: tea\n",
            "2 follow-ups and 1 meeting in six weeks",
            "Mon to Fri, room for 1 a day; 2 days are full.",
            id="a meeting too",
        ),
    ],
)
def test_headline(log: str, headline: str, lead: str) -> None:
    values = agenda_page(book(one(log), "2026-11-23", "capacity: 1\n")).values
    assert (values["headline"], str(values["lead"]).replace("\u00a0", " ")) == (headline, lead)
