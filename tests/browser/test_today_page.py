"""Today in a browser, opened from the disk: keys, copies, the turn of the day, and without script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.build import build_site
from tests.browser.conftest import Tab, write
from tests.pages import THEME, book
from tests.plans import note

pytestmark = pytest.mark.browser
Open = Callable[..., Tab]
COPIED = "navigator.clipboard.readText()"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
SECTIONS = """Object.fromEntries([...document.querySelectorAll("ol[data-section]")]
    .map((list) => [list.dataset.section, [...list.children].map((row) => row.id)]))"""
WORDS = """Object.fromEntries([...document.querySelectorAll(".fu[data-latest]")]
    .map((row) => [row.id, row.querySelector("time[data-due]").textContent.replaceAll("\\u00a0", " ")]))"""
SEEN = """[...document.querySelectorAll("main section[aria-labelledby]")].filter((each) => each.checkVisibility())
    .map((each) => each.getAttribute("aria-labelledby"))"""
ROWS = """[...document.querySelectorAll(".row")].filter((row) => row.checkVisibility())
    .map((row) => row.closest(".fu").id)"""
OPEN_ALL = """for (const each of document.querySelectorAll("details")) {
    each.removeAttribute("name");
    each.open = true;
}"""


def test_j_enter_c_l_escape_in_that_order(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html", **CLIPBOARD).page
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.fu').id") == "amara:promise:7"
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('.fu > [open]').closest('.fu').id") == "amara:promise:7"
    page.keyboard.press("c")
    page.wait_for_selector(".toast:has-text('Draft copied')")
    draft = page.evaluate(COPIED)
    assert draft.startswith("Hello Amara,\n\n")
    assert "Copy" not in draft
    page.keyboard.press("l")
    page.wait_for_selector(".toast:has-text('Line copied')")
    assert page.evaluate(COPIED) == "- 2026-11-23 kept: send the pilot budget"
    assert page.evaluate("document.querySelector('.fu[data-done]').id") == "amara:promise:7"
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('.fu > [open]')") is None
    assert page.evaluate("document.activeElement.closest('.fu').id") == "amara:promise:7"


def test_a_done_row_rests_until_the_next_build(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html", **CLIPBOARD).page
    page.keyboard.press("j")
    page.keyboard.press("l")
    page.wait_for_selector(".fu[data-done]")
    page.reload()
    assert page.evaluate("document.querySelector('.fu[data-done]').id") == "amara:promise:7"
    assert page.evaluate("Object.keys(localStorage)") == []


def test_j_and_k_stop_at_the_ends(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html").page
    rows = page.evaluate(ROWS)
    for _ in range(len(rows) + 2):
        page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.fu').id") == rows[-1]
    for _ in range(len(rows) + 2):
        page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('.fu').id") == rows[0]


def test_o_opens_the_person_and_j_goes_on_through_todays_list(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html").page
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/contacts/amara/index.html")
    assert page.text_content("nav.turn .quiet") == "1 of 4 today"
    page.keyboard.press("j")
    page.wait_for_url("**/contacts/tomasz/index.html")
    assert page.text_content("nav.turn .quiet") == "2 of 4 today"
    assert page.text_content("a[rel=prev]") == "Amara Okafor"
    page.keyboard.press("k")
    page.wait_for_url("**/contacts/amara/index.html")


@pytest.mark.parametrize(("key", "path"), [("t", ""), ("p", "people/"), ("a", "agenda/"), ("i", "insights/"),
                                           ("n", "introductions/"), ("h", "health/"), ("w", "why/")])  # fmt: skip
def test_g_and_a_letter_goes_to_a_page(site_on_disk: str, open_tab: Open, key: str, path: str) -> None:
    page = open_tab(f"{site_on_disk}/contacts/work/leila/index.html").page
    page.keyboard.press("g")
    page.keyboard.press(key)
    page.wait_for_url(f"{site_on_disk}/{path}index.html")


def test_single_keys_can_be_switched_off(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html").page
    page.keyboard.press("?")
    page.uncheck("[data-do=keys]")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    assert page.evaluate("document.documentElement.dataset.density ?? null") is None
    page.reload()
    page.keyboard.press("d")
    assert page.evaluate("document.documentElement.dataset.density ?? null") is None
    assert page.evaluate("Object.entries(localStorage)") == [["fu:keys", "off"]]


def test_keys_do_nothing_in_a_field(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html").page
    page.keyboard.press("/")
    page.keyboard.type("djk")
    assert page.evaluate("document.documentElement.dataset.density ?? null") is None
    assert page.input_value("#find input") == "djk"


def test_colour_mode_and_density_are_kept_and_set_before_the_first_paint(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html", color_scheme="light").page
    page.click("[data-do=theme]")
    page.click("[data-do=theme]")
    page.keyboard.press("d")
    page.goto(f"{site_on_disk}/people/index.html")
    assert page.evaluate("({...document.documentElement.dataset}).theme") == "dark"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert page.get_attribute("[data-do=density]", "aria-pressed") == "true"
    assert page.text_content("[data-do=theme] .sr") == "Colour mode: dark"


def test_a_row_opens_by_its_address(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html#tomasz:second-message").page
    assert page.evaluate("document.querySelector('.fu > [open]').closest('.fu').id") == "tomasz:second-message"


def test_on_its_own_day_the_page_is_as_it_was_built(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html").page
    assert page.evaluate("document.querySelector('.stale').hidden")
    assert page.title() == "2 overdue, 2 today · Followup"


def test_the_next_morning_rows_words_and_headline_follow(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html", now="2026-11-24T08:00:00").page
    assert page.evaluate(SECTIONS) == {
        "overdue": ["amara:promise:7", "tomasz:second-message", "work/leila:confirm-meeting:7", "jess:catch-up"],
        "due": ["amara:second-message"],
        "week": ["mateo:promise:6"],
        "waiting": ["noor:they-owe:6"],
        "later": ["sam:asked-for"],
        "resting": [],
    }
    assert page.evaluate(WORDS)["amara:promise:7"] == "4 days overdue"
    assert page.evaluate(WORDS)["amara:second-message"] == "today"
    assert page.text_content("h1") == "4 overdue, 1 today, 1 promise this week"
    assert page.title() == "4 overdue, 1 today · Followup"
    strip = page.text_content(".stale").replace("\u00a0", " ").strip()
    assert strip == "Built for Mon 23 Nov, sorted again for Tue 24 Nov. The next build brings the rest up to date."
    assert page.text_content("#overdue ~ .n") == "4"


def test_a_week_later_what_was_later_is_due(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html", now="2026-12-01T08:00:00").page
    assert page.evaluate(SECTIONS)["due"] == ["sam:asked-for"]
    assert page.evaluate(SEEN) == ["overdue", "today", "waiting", "quiet"]
    assert page.evaluate(WORDS)["noor:they-owe:6"] == "from tomorrow"


def test_a_page_older_than_two_weeks_says_so(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html", now="2026-12-08T08:00:00").page
    assert "It is too old to go by: build it again." in page.text_content(".stale")


def test_the_day_before_nothing_is_due_too_early(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html", now="2026-11-22T22:00:00").page
    assert page.evaluate(SECTIONS)["due"] == []
    assert page.evaluate(WORDS)["work/leila:confirm-meeting:7"] == "tomorrow"


def test_at_midnight_an_open_page_turns_by_itself_and_keeps_its_open_row(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html#tomasz:second-message", now="2026-11-23T23:59:30").page
    assert page.title() == "2 overdue, 2 today · Followup"
    page.clock.run_for(60_000)
    assert page.title() == "4 overdue, 1 today · Followup"
    assert page.evaluate("document.querySelector('.fu > [open]').closest('.fu').id") == "tomasz:second-message"


def test_without_script_every_draft_and_line_can_be_reached(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html", java_script_enabled=False).page
    assert page.locator("button:visible").count() == 0
    assert "Monday 23 November 2026" in page.inner_text(".lead")
    page.locator(".row").first.click()
    assert "Hello Amara," in page.locator(".panel").first.inner_text()
    assert "- 2026-11-23 kept: send the pilot budget" in page.locator(".panel").first.inner_text()


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440, 2560])
def test_nothing_scrolls_sideways_with_everything_open(site_on_disk: str, open_tab: Open, width: int) -> None:
    page = open_tab(f"{site_on_disk}/index.html", viewport={"width": width, "height": 900}).page
    for path in ("index.html", "contacts/amara/index.html", "contacts/work/leila/index.html"):
        page.goto(f"{site_on_disk}/{path}")
        page.evaluate(OPEN_ALL)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_on_paper_it_is_a_sheet_with_boxes_to_tick(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html", color_scheme="dark").page
    page.emulate_media(media="print")
    assert [page.is_visible(selector) for selector in (".top", ".rail", ".foot", ".ava", ".panel")] == [False] * 5
    assert page.is_visible(".fu .why >> nth=0")
    assert page.evaluate("getComputedStyle(document.querySelector('.row'), '::before').borderTopWidth") == "1px"
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "light"


def test_thirty_compact_rows_fit_a_screen(open_tab: Open, tmp_path: Path) -> None:
    people = {f"contacts/p{n:02}.md": note("- 2026-11-12 sent: a", name=f"Person {n}") for n in range(30)}
    write(build_site(book(people), THEME).files, tmp_path)
    page = open_tab(f"{tmp_path.as_uri()}/index.html").page
    page.keyboard.press("d")
    assert page.evaluate("document.querySelectorAll('.fu')[29].getBoundingClientRect().bottom") < 1000


def test_columns_start_at_the_same_place_in_every_section(site_on_disk: str, open_tab: Open) -> None:
    page = open_tab(f"{site_on_disk}/index.html").page
    starts = page.evaluate(
        """[...document.querySelectorAll("section > .fus > .fu")].map((row) => [".who", ".kind", ".why"]
            .map((name) => Math.round(row.querySelector(name).getBoundingClientRect().left)).join(" "))"""
    )
    assert len(starts) > 5
    assert len(set(starts)) == 1
