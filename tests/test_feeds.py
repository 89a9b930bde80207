"""What other programs read: followups.json and followups.ics."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from site_builder.exchange.folding import folded
from site_builder.site.book import Book
from site_builder.site.due import chosen, due_json, due_list
from site_builder.site.feeds import calendar, events_of
from tests.plans import book, note

TODAY = date(2026, 11, 23)
NOTES = {
    "contacts/ada.md": note("- 2026-11-20 promised: send the budget by 2026-11-24\n- 2026-11-19 heard: hello\n"),
    "contacts/ben.md": note("- 2026-11-20 sent email: the paper, on flow; batteries\n", name="Ben Ito"),
    "contacts/eve.md": note(name="Eve"),
}


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        pytest.param("a" * 75, ["a" * 75], id="as long as a line may be"),
        pytest.param("a" * 76, ["a" * 75, " a"], id="one too long"),
        pytest.param("é" * 37, ["é" * 37], id="letters of two bytes"),
        pytest.param("é" * 38, ["é" * 37, " é"], id="few letters, and too many bytes"),
        pytest.param("a" * 75 + "b" * 75, ["a" * 75, " " + "b" * 74, " b"], id="the space that begins a line counts"),
    ],
)
def test_folding(line: str, pieces: list[str]) -> None:
    assert folded(line) == "".join(f"{piece}\r\n" for piece in pieces)


def ics(of: Book) -> str:
    return calendar(map(events_of, of.plans), "Followup")


@pytest.mark.parametrize(
    ("within", "everything", "found"),
    [
        pytest.param(0, False, ["ada reply", "ada promise"], id="overdue or due"),
        pytest.param(3, False, ["ada reply", "ada promise"], id="the day before the next begins"),
        pytest.param(4, False, ["ada reply", "ada promise", "ben second-message"], id="the day it begins"),
        pytest.param(
            0, True, ["ada reply", "ada promise", "ben second-message", "eve none"], id="all, the dateless last"
        ),
    ],
)
def test_due_items(within: int, everything: bool, found: list[str]) -> None:
    items = chosen(due_list(book(NOTES, "2026-11-23").plans), TODAY, within, everything=everything)
    assert [f"{item.contact} {item.kind}" for item in items] == found


def test_json_tells_each_item_whole() -> None:
    told = json.loads(due_json(due_list(book(NOTES, "2026-11-23").plans), TODAY, 2))
    assert (told["today"], told["errors"], len(told["items"])) == ("2026-11-23", 2, 4)
    promise = told["items"][1]
    assert "you promised on Fri 20 Nov" in promise.pop("reason")
    assert promise.pop("channel") == "email"
    assert len(promise.pop("hints")) == 1
    assert promise == {
        "contact": "ada", "name": "Ada Okafor", "kind": "promise", "lane": "duties",
        "earliest": "2026-11-23", "latest": "2026-11-24", "state": "due", "step": None, "of": None,
        "rule": "promise", "source": "contacts/ada.md:6", "moved": None,
    }  # fmt: skip


def test_json_of_nobody() -> None:
    assert json.loads(due_json([], TODAY, 0)) == {"today": "2026-11-23", "items": [], "errors": 0}


def test_calendar_is_read_by_others() -> None:
    events = Calendar.from_ical(ics(book(NOTES, "2026-11-23"))).walk("VEVENT")
    told = [(str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt) for event in events]
    assert told == [
        ("Ada Okafor: Your turn to answer", date(2026, 11, 20), date(2026, 11, 21)),
        ("Ada Okafor: Promise: send the budget", date(2026, 11, 24), date(2026, 11, 25)),
        ("Ben Ito: Second message", date(2026, 11, 27), date(2026, 11, 28)),
    ]
    assert {(str(event["TRANSP"]), str(event["CLASS"])) for event in events} == {("TRANSPARENT", "PRIVATE")}


def uids(notes: dict[str, str], today: str = "2026-11-23") -> list[str]:
    return [str(event["UID"]) for event in Calendar.from_ical(ics(book(notes, today))).walk("VEVENT")]


@pytest.mark.parametrize(
    ("log", "kept"),
    [
        pytest.param("- 2026-11-20 promised: send the budget by 2026-11-24\n", True, id="nothing changed"),
        pytest.param("\n\n- 2026-11-20 promised: send the budget by 2026-11-24\n", True, id="its line moved"),
        pytest.param("- 2026-11-20 promised: send the budget by 2026-11-26\n", True, id="its date moved"),
        pytest.param("- 2026-11-20 promised: send the paper by 2026-11-24\n", False, id="another promise"),
    ],
)
def test_an_event_keeps_its_name(log: str, kept: bool) -> None:
    first = uids({"contacts/ada.md": note("- 2026-11-20 promised: send the budget by 2026-11-24\n")})
    assert (uids({"contacts/ada.md": note(log)}) == first) is kept


def test_two_of_a_kind_have_two_names_and_tell_no_name() -> None:
    log = "- 2026-11-20 promised: send it by 2026-11-24\n- 2026-11-20 promised: send it by 2026-11-24\n"
    found = uids({"contacts/ada.md": note(log)})
    assert len(set(found)) == len(found) == 2
    assert not [uid for uid in found if "ada" in uid]


def test_a_calendar_depends_on_notes_and_day_only() -> None:
    assert ics(book(NOTES, "2026-11-23")) == ics(book(NOTES, "2026-11-23"))
    stamps = {
        str(event["DTSTAMP"].dt.date()) for event in Calendar.from_ical(ics(book(NOTES, "2026-11-23"))).walk("VEVENT")
    }
    assert stamps == {"2026-11-20"}


@given(name=st.text(min_size=1, max_size=80).filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_no_name_breaks_out_of_its_line(name: str) -> None:
    plan = book({"contacts/a.md": note("- 2026-11-20 sent: it\n")}, "2026-11-23").plans[0]
    named = replace(plan, contact=replace(plan.contact, name=name))
    text = calendar([events_of(named)], "Followup")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert sorted(event) == sorted({
        "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP", "CLASS",
    })  # fmt: skip
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
