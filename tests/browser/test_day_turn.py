"""The script's days are those of the program: the same table and a sweep, in time zones where midnight is odd."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from site_builder.build import build_site
from site_builder.model import Kind
from site_builder.site import words
from site_builder.site.sections import Section, section_of
from tests.browser.conftest import Tab, write
from tests.pages import THEME, book
from tests.test_days_in_words import VECTORS, step

pytestmark = pytest.mark.browser
Open = Callable[..., Tab]
Case = tuple[str, str, str, str]

ASK = """(cases) => cases.map(([today, kind, earliest, latest]) => {
    const section = fu.day.section(kind, earliest, latest, today);
    return [section, fu.day.words(earliest, latest, today, section === "waiting").replaceAll("\\u00a0", " ")];
})"""
ZONES = (
    "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/Santiago", "America/New_York",
    "Europe/Berlin", "Africa/Casablanca",
)  # fmt: skip
KINDS = (Kind.PROMISE, Kind.CATCH_UP, Kind.SECOND_MESSAGE, Kind.THEY_OWE, Kind.FRESH_START)


def said(case: Case) -> list[str]:
    """What the program says of a window on a day."""
    today, earliest, latest = (date.fromisoformat(text) for text in (case[0], case[2], case[3]))
    section = section_of(step(case[1], earliest, latest, today), today)
    text = words.due_words(earliest, latest, today, waiting=section is Section.WAITING)
    return [section.value, text.replace(words.NBSP, " ")]


def sweep() -> Iterator[Case]:
    """Windows around days on which clocks change, months end and years begin."""
    days = [date(2026, 3, 29), date(2026, 9, 6), date(2026, 10, 25), date(2026, 12, 31), date(2028, 2, 29)]
    for day, kind, ahead, length in product(days, KINDS, range(-3, 12), (0, 1)):
        latest = day + timedelta(days=ahead)
        yield day.isoformat(), kind.value, (latest - timedelta(days=length)).isoformat(), latest.isoformat()


@pytest.mark.parametrize("zone", ZONES)
def test_script_and_program_agree(site_on_disk: str, open_tab: Open, zone: str) -> None:
    page = open_tab(f"{site_on_disk}/index.html", timezone_id=zone).page
    table = [tuple(row[:4]) for row in VECTORS]
    assert page.evaluate(ASK, table) == [row[4:] for row in VECTORS]
    cases = list(sweep())
    assert page.evaluate(ASK, cases) == [said(case) for case in cases]


@pytest.mark.parametrize(("now", "zone", "today"), [
    pytest.param("2026-11-23T23:30:00Z", "UTC", "2026-11-23", id="the reader's day"),
    pytest.param("2026-11-23T23:30:00Z", "Asia/Tokyo", "2026-11-24", id="already tomorrow there"),
    pytest.param("2026-11-24T03:30:00Z", "America/New_York", "2026-11-23", id="still yesterday there"),
    pytest.param("2026-09-06T04:30:00Z", "America/Santiago", "2026-09-06", id="a day without midnight"),
])  # fmt: skip
def test_today_is_the_readers_civil_day(site_on_disk: str, open_tab: Open, now: str, zone: str, today: str) -> None:
    page = open_tab(f"{site_on_disk}/index.html", now=now, timezone_id=zone).page
    assert page.evaluate("fu.day.now()") == today


def test_a_zone_in_the_settings_decides(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html", now="2026-11-23T22:30:00Z", timezone_id="Asia/Tokyo").page
    page.evaluate("document.documentElement.dataset.zone = 'Europe/Berlin'")
    assert page.evaluate("fu.day.now()") == "2026-11-23"


def test_a_site_of_a_fixed_day_stays_on_it(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html", now="2027-06-01T08:00:00").page
    page.evaluate("document.documentElement.dataset.fixed = '2026-11-23'")
    assert page.evaluate("fu.day.now()") == "2026-11-23"


def test_a_persons_page_is_given_its_words(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/contacts/tomasz/index.html", now="2026-11-24T08:00:00").page
    assert page.get_attribute("div.step", "data-state") == "overdue"
    assert page.text_content("div.step [data-due]") == "5 days overdue"
    assert page.text_content(".facts [data-ago]") == "12 days ago"
    assert page.text_content(".paste code").startswith("- 2026-11-24 sent email: ")


@pytest.mark.parametrize("fixed", [True, False])
def test_a_site_that_stays_on_its_day_names_no_weekday_of_another(fixed: bool, open_tab: Open, tmp_path: Path) -> None:
    ada = book({"contacts/ada.md": "---\nname: Ada\ntimezone: Europe/Berlin\n---\n"})
    write(build_site(replace(ada, fixed_day=fixed), THEME).files, tmp_path)
    page = open_tab((tmp_path / "contacts/ada/index.html").as_uri(), now="2026-12-04T08:00:00Z", timezone_id="UTC").page
    said = page.inner_text("main [data-zone]")
    assert (said.endswith("09:00 there now"), "Fri" in said) == (True, not fixed)
