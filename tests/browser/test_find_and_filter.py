"""The search on every page and the filter of People, in a browser, from the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from site_builder.build import build_site
from site_builder.site.frame import frame_of
from site_builder.site.glance import glance_of
from site_builder.site.groups import groups
from site_builder.site.people import people_pages
from site_builder.site.table import ROOT, person_row
from tests.browser.conftest import Tab, write
from tests.pages import THEME, book
from tests.plans import note

pytestmark = pytest.mark.browser
Open = Callable[..., Tab]
NOTES = {
    "contacts/amara.md": note(
        "- 2026-11-12 sent email: the Gutenberg proposal\n", "org: St Brigid’s Libraries\ntags: [pilot]", "Amara Okafor"
    ),
    "contacts/tomasz.md": note("", "org: Atelier Północ\nlocation: Warsaw\nfollow_up: 2026-11-20", "Tomasz Wiśniewski"),
    "contacts/work/ines.md": note("", "circle: inner\ntags: [pilot, mill]\nstatus: closed", "Inês O'Brien"),
    "contacts/noor.md": note("", "aliases: [Noor el-Sayed]\nlocation: Warsaw\ncircle: Inner", "نور السيد"),
    "contacts/zoe.md": note("", "email: z@b.example\ncircle: friends", "Zoë Straße"),
}
FOUND = "[...document.querySelectorAll('#found li b')].map((name) => name.textContent)"
SHOWN = """[...document.querySelectorAll('#people tbody tr')].filter((row) => row.checkVisibility())
    .map((row) => row.dataset.slug)"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("small")
    write(dict(build_site(book(NOTES), THEME).files), folder)
    return folder.as_uri()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    """People, and one other page, of a notebook of 1,001: only the first five differ."""
    few = book(NOTES)
    extra = few.by_slug["zoe"]
    others = [replace(extra, contact=replace(extra.contact, slug=f"p{at}", name=f"Person {at}")) for at in range(996)]
    many = replace(few, plans=(*few.plans, *others))
    rows = {
        plan.contact.slug: THEME.fragment(
            "person_row.html", {"row": person_row(plan, many.settings, many.today), "root": ROOT}
        )
        for plan in many.plans
    }
    folder = tmp_path_factory.mktemp("large")
    listed = people_pages(many, [glance_of(plan, many.today) for plan in many.plans], groups(many.plans), rows)
    files = {page.path: THEME.render(page, frame_of(many)) for page in listed}
    write(files | dict(THEME.assets) | {"build.js": b""}, folder)
    return folder.as_uri()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("amara", ["Amara Okafor"], id="the first name"),
        pytest.param("OKAF", ["Amara Okafor"], id="the beginning of the last, case aside"),
        pytest.param("wisniewski", ["Tomasz Wiśniewski"], id="without its accent"),
        pytest.param("wiśniewski", ["Tomasz Wiśniewski"], id="with it"),
        pytest.param("strasse", ["Zoë Straße"], id="letters that are two"),
        pytest.param("obrien", ["Inês O'Brien"], id="without its apostrophe"),
        pytest.param("نور", ["نور السيد"], id="another script"),
        pytest.param("el-sayed", ["نور السيد"], id="an alias"),
        pytest.param("polnoc", ["Tomasz Wiśniewski"], id="an organisation"),
        pytest.param("warsaw", ["نور السيد", "Tomasz Wiśniewski"], id="a place"),
        pytest.param("pilot", ["Amara Okafor", "Inês O'Brien"], id="a tag"),
        pytest.param("warsaw tom", ["Tomasz Wiśniewski"], id="two words"),
        pytest.param("okafr", ["Amara Okafor"], id="a letter missing"),
        pytest.param("okaffor", ["Amara Okafor"], id="one too many"),
        pytest.param("okabor", ["Amara Okafor"], id="another one"),
        pytest.param("okfaor", ["Amara Okafor"], id="two that changed places"),
        pytest.param("wolniew", [], id="two slips are too many"),
        pytest.param("gutenberg", [], id="words of notes are for People"),
    ],
)
def test_find(typed: str, names: list[str], small: str, open_tab: Open) -> None:
    page = open_tab(f"{small}/health/index.html").page
    page.keyboard.press("/")
    page.keyboard.type(typed)
    assert sorted(page.evaluate(FOUND)) == sorted(names)
    assert page.locator("#found").inner_text().startswith("Nobody by that name") is (names == [])


def test_find_by_keyboard_goes_to_the_person(small: str, open_tab: Open) -> None:
    page = open_tab(f"{small}/index.html").page
    page.click(".find")
    page.keyboard.type("pilot")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#found [aria-selected=true]")
    assert page.locator("#find input").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert chosen.locator("b").inner_text() == "Inês O'Brien"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts/work/ines/index.html")


def test_find_closes_and_forgets(small: str, open_tab: Open) -> None:
    page = open_tab(f"{small}/index.html").page
    page.keyboard.press("/")
    page.keyboard.type("pilot")
    page.keyboard.press("Escape")
    assert not page.locator("#find").is_visible()
    page.keyboard.press("/")
    assert page.locator("#find input").input_value() == ""


def test_a_best_fit_comes_first(small: str, open_tab: Open) -> None:
    page = open_tab(f"{small}/index.html").page
    page.keyboard.press("/")
    page.keyboard.type("o")
    assert page.evaluate(FOUND)[:2] == ["Amara Okafor", "Inês O'Brien"]


@pytest.mark.parametrize(
    ("address", "slugs"),
    [
        pytest.param(
            "", ["amara", "tomasz", "noor", "zoe", "work/ines"], id="nothing asked: by the day of the next step"
        ),
        pytest.param("#q=zoe", ["zoe"], id="a name"),
        pytest.param("#q=st%20brigids", ["amara"], id="coded"),
        pytest.param("#q=gutenberg", ["amara"], id="a word of the log"),
        pytest.param("#place=warsaw&q=tom", ["tomasz"], id="a place and a name"),
        pytest.param("#circle=inner", ["noor", "work/ines"], id="a circle, however it is written"),
        pytest.param("#tag=pilot&circle=inner", ["work/ines"], id="both"),
        pytest.param("#q=nobody+here", [], id="nobody"),
    ],
)
def test_people_narrowed_from_the_address(address: str, slugs: list[str], small: str, open_tab: Open) -> None:
    page = open_tab(f"{small}/people/index.html{address}").page
    assert page.evaluate(SHOWN) == slugs
    assert page.locator("#nobody").is_visible() is (slugs == [])


def test_people_narrowed_by_hand(small: str, open_tab: Open) -> None:
    page = open_tab(f"{small}/people/index.html").page
    page.keyboard.press("/")
    page.keyboard.type("pilot")
    assert page.evaluate(SHOWN) == ["amara", "work/ines"]
    page.get_by_label("Closed").check()
    assert (page.evaluate(SHOWN), page.locator("#shown").inner_text()) == (["work/ines"], "1 of 5 people")
    page.locator(".bar [data-clear]").click()
    assert (len(page.evaluate(SHOWN)), page.locator("#shown").inner_text()) == (5, "5 people")
    assert page.evaluate("document.activeElement.id") == "filter"
    assert not page.locator(".bar [data-clear]").is_visible()


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        pytest.param("Person", "amara", "noor", id="by name"),
        pytest.param("Last contact", "amara", "work/ines", id="by the last contact, who has none at the end"),
        pytest.param("Circle", "zoe", "tomasz", id="by circle"),
    ],
)
def test_people_sorted(column: str, first: str, last: str, small: str, open_tab: Open) -> None:
    page = open_tab(f"{small}/people/index.html").page
    page.locator("#people th button", has_text=column).click()
    assert page.locator("#people [aria-sort]").get_attribute("aria-sort") == "ascending"
    assert (page.evaluate(SHOWN)[0], page.evaluate(SHOWN)[-1]) == (first, last)
    page.locator("#people th button", has_text=column).click()
    assert page.locator("#people [aria-sort=descending] button").inner_text() == column


def test_without_script_all_rows_and_links_are_there(small: str, open_tab: Open) -> None:
    page = open_tab(f"{small}/people/index.html", java_script_enabled=False).page
    assert page.locator("#people tbody tr").count() == 5
    assert not page.locator("#filter").is_visible()
    assert not page.locator(".facets").is_visible()
    page.get_by_role("link", name="Zoë Straße").click()
    page.wait_for_url("**/contacts/zoe/index.html")


def test_a_large_notebook_lists_what_fits_out_of_the_index(large: str, open_tab: Open) -> None:
    page = open_tab(f"{large}/people/index.html#q=okafor").page
    assert page.locator("#hits a").all_inner_texts() == ["Amara Okafor St Brigid’s Libraries"]
    assert not page.locator("#people").is_visible()
    page.fill("#filter", "person 99")
    assert page.locator("#shown").inner_text() == "15 of 1001 people"
    page.fill("#filter", "")
    assert page.locator("#people").is_visible()
    assert page.locator("#shown").inner_text() == "Part 1 of 5, by name"


def test_a_large_notebook_is_narrowed_by_facets(large: str, open_tab: Open) -> None:
    page = open_tab(f"{large}/people/index.html").page
    page.get_by_label("friends").check()
    assert page.locator("#hits li").count() == 101
    assert page.locator("#hits li").last.inner_text() == "and 897 more: type some letters"
    assert page.locator("#shown").inner_text() == "997 of 1001 people"


def test_in_a_large_notebook_the_box_leads_to_people(large: str, open_tab: Open) -> None:
    page = open_tab(f"{large}/people/2/index.html").page
    page.keyboard.press("/")
    page.wait_for_url("**/people/index.html#q=")
    page.wait_for_function("document.activeElement.id === 'filter'")
    page.keyboard.type("zoe")
    assert page.locator("#hits a").all_inner_texts() == ["Zoë Straße"]
