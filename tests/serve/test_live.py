"""A page in a real browser while notes are saved: what changes, and what stays as the reader left it."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from .running import Running, folder_of_work, person, serving, write_people

pytest.importorskip("playwright")
from playwright.sync_api import Browser, ConsoleMessage, Error, Page

from tests.chromium import chromium

pytestmark = pytest.mark.browser
ROW = "#person-03\\:second-message"
TAG = "document.querySelectorAll('.fu').forEach((row) => { row.tagged = row.id; })"
TAGGED = "[...document.querySelectorAll('.fu')].filter((row) => row.tagged === row.id).length"
EVERYTHING = "{ childList: true, subtree: true, characterData: true, attributes: true }"
ROWS = "document.querySelectorAll('.fu').length"


@pytest.fixture(scope="module")
def browser() -> Browser:
    return chromium()


@pytest.fixture
def root() -> Iterator[Path]:
    with folder_of_work() as folder:
        write_people(folder, 30)
        yield folder


@pytest.fixture
def running(root: Path) -> Iterator[Running]:
    with serving(root) as running:
        yield running


@pytest.fixture
def page(browser: Browser, running: Running) -> Iterator[Page]:
    said: list[str] = []
    with browser.new_context(viewport={"width": 1200, "height": 700}) as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(_told(message)))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(running.address)
        page.wait_for_selector(ROW)
        yield page
        assert [line for line in said if "ERR_" not in line and "404" not in line] == []


def until(page: Page, script: str) -> None:
    """Wait for a script to be true, asked anew: the pages' policy forbids to poll by eval."""
    end = time.monotonic() + 10
    while True:
        with suppress(Error):  # it is just being loaded again
            if page.evaluate(script):
                return
        assert time.monotonic() < end, f"never true: {script}"
        page.wait_for_timeout(20)


def _told(message: ConsoleMessage) -> str:
    return f"{message.type}: {message.text}"


def save(root: Path, number: int, *log: str) -> None:
    (root / f"contacts/person-{number:02}.md").write_text(person(number, *log))


def test_a_save_changes_its_own_row_and_nothing_else(page: Page, root: Path) -> None:
    page.evaluate(f"window.loads = 0; addEventListener('load', () => loads++); {TAG}")
    page.locator(f"{ROW} summary").first.click()
    page.evaluate("scrollTo(0, 300)")
    y = page.evaluate("scrollY")
    before = page.evaluate(ROWS)
    save(root, 20, "2026-11-22 sent email: once more")
    page.wait_for_selector("#person-20\\:next-message, #person-20\\:one-more-shot", state="attached")
    assert page.evaluate(f"[{TAGGED}, {ROWS}, loads]") == [before - 1, before, 0]
    assert page.evaluate(f"document.querySelector('{ROW.replace(chr(92), chr(92) * 2)} details').open")
    assert abs(page.evaluate("scrollY") - y) <= 1


def test_focus_caret_and_filter_stay(page: Page, running: Running, root: Path) -> None:
    page.goto(running.address + "people/index.html")
    field = page.locator("#filter")
    field.fill("person 1")
    field.evaluate("(node) => { node.focus(); node.setSelectionRange(2, 5); }")
    shown = page.locator("#people tbody tr:visible").count()
    save(root, 15, "2026-11-22 heard email: thanks")
    running.wait_for("person-15.md: ")
    page.wait_for_timeout(500)
    found = field.evaluate("(it) => [it === document.activeElement, it.value, it.selectionStart, it.selectionEnd]")
    assert found == [True, "person 1", 2, 5]
    assert page.locator("#people tbody tr:visible").count() == shown


def test_an_update_shows_within_a_tenth_of_a_second_of_the_build(page: Page, running: Running, root: Path) -> None:
    page.evaluate(f"new MutationObserver(() => {{ window.at ||= Date.now(); }}).observe(document.body, {EVERYTHING})")
    times = []
    for number in range(5):
        page.evaluate("window.at = 0")
        save(root, number, "2026-11-22 sent email: again")
        running.wait_for(f"person-{number:02}.md: ")
        built = time.time() * 1000
        until(page, "window.at")
        times.append(page.evaluate("window.at") - built)
        page.wait_for_timeout(700)
    assert min(times) < 300  # 100 on an idle machine; this one may be busy


def test_an_error_stands_over_the_last_good_page_until_it_is_mended(page: Page, root: Path) -> None:
    path = root / "contacts/person-03.md"
    good = path.read_text()
    path.write_text(good.replace("email: person", "\temail: <img src=x onerror=alert(1)>"))
    strip = page.locator("[data-panel=error]")
    strip.wait_for()
    assert "contacts/person-03.md:3:" in strip.inner_text()
    assert strip.locator("img").count() == 0
    assert page.locator(ROW).count() == 1
    path.write_text(good)
    strip.wait_for(state="detached")


def test_a_restart_of_the_server_is_survived(browser: Browser, root: Path) -> None:
    with serving(root, "--port", "8790") as first, browser.new_context() as context:
        page = context.new_page()
        page.goto(first.address)
        page.wait_for_selector(ROW)
        first.stop(signal.SIGKILL)
        save(root, 3, "2026-11-22 heard email: hello")
        port = first.address.rsplit(":", 1)[1].strip("/")
        with serving(root, "--port", port) as again:
            assert again.address == first.address
            page.wait_for_selector("#person-03\\:reply", state="attached", timeout=20_000)


def test_twelve_tabs_follow_and_a_thirteenth_opens_at_once(browser: Browser, running: Running, root: Path) -> None:
    with browser.new_context() as context:
        tabs = [context.new_page() for _ in range(12)]
        for tab in tabs:
            tab.goto(running.address)
        save(root, 3, "2026-11-22 heard email: hello")
        for tab in tabs:
            tab.wait_for_selector("#person-03\\:reply", state="attached", timeout=5000)
        started = time.monotonic()
        context.new_page().goto(running.address + "people/index.html")
        assert time.monotonic() - started < 5


def test_a_deleted_person_leaves_a_word_on_their_page(page: Page, running: Running, root: Path) -> None:
    page.goto(running.address + "contacts/person-03/index.html")
    (root / "contacts/person-03.md").unlink()
    page.get_by_text("no longer part of the site").wait_for()


def test_a_style_that_changes_loads_the_page_again_as_it_was(page: Page, running: Running, root: Path) -> None:
    page.locator(f"{ROW} summary").first.click()
    page.evaluate("scrollTo(0, 300)")
    theme = root / "themes/default"
    theme.mkdir(parents=True)
    shutil.copy(Path(__file__).parents[2] / "themes/default/theme.css", theme)
    with (theme / "theme.css").open("a") as file:
        file.write("\n:root{--marked:1}\n")
    until(page, "getComputedStyle(document.documentElement).getPropertyValue('--marked') === '1'")
    page.wait_for_selector(f"{ROW} details[open]")
    until(page, "Math.abs(scrollY - 300) <= 1")


def test_a_page_from_the_disk_follows(browser: Browser, running: Running, root: Path) -> None:
    said: list[str] = []
    with browser.new_context(viewport={"width": 1200, "height": 700}) as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(_told(message)))
        page.goto((root / "public/index.html").as_uri())
        page.locator(f"{ROW} summary").first.click()
        page.evaluate("scrollTo(0, 300)")
        page.wait_for_timeout(1200)
        save(root, 20, "2026-11-22 heard email: hello")
        page.wait_for_selector("#person-20\\:reply", state="attached", timeout=5000)
        page.wait_for_selector(f"{ROW} details[open]")
        until(page, "Math.abs(scrollY - 300) <= 1")
    assert said == []
