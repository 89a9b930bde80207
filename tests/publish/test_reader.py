"""The published page in three engines, from the disk and from loopback: it opens, it is refused, it keeps nothing."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from site_builder.publish.envelope import Lock
from site_builder.theme import Theme
from tests.publish.conftest import PASSPHRASE, real_page
from tests.publish.engines import Browser, until
from tests.publish.hostile import RUN, VECTORS, hostile_page

pytestmark = pytest.mark.browser
OPEN = "document.querySelector('#unlock').requestSubmit()"


def unlock(browser: Browser, passphrase: str = PASSPHRASE) -> None:
    until(browser, "return Boolean(document.querySelector('#unlock'))")
    browser.run(f"document.querySelector('#passphrase').value = {passphrase!r}; {OPEN}")


def heading(browser: Browser, text: str) -> bool:
    return bool(until(browser, f"return document.querySelector('h1')?.textContent === {text!r}"))


def said(browser: Browser) -> str:
    script = "const box = document.querySelector('#unlock-said'); return box && !box.hidden && box.textContent"
    return str(until(browser, script))


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(unicodedata.normalize("NFC", PASSPHRASE), id="composed"),
        pytest.param(unicodedata.normalize("NFD", PASSPHRASE), id="decomposed"),
        pytest.param(f" {PASSPHRASE} ", id="with spaces around it"),
    ],
)
@pytest.mark.parametrize("scheme", ["file", "http"])
def test_opens(scheme: str, typed: str, browser: Browser, folder: Path, host: str) -> None:
    browser.goto(f"{folder.as_uri()}/index.html" if scheme == "file" else host)
    unlock(browser, typed)
    assert heading(browser, "Today")
    assert browser.run("return document.title") == "Locked"
    assert browser.run("return document.documentElement.hasAttribute('data-ready')")


def test_wrong_passphrase_then_the_right_one(browser: Browser, folder: Path) -> None:
    browser.goto(f"{folder.as_uri()}/index.html")
    unlock(browser, PASSPHRASE.lower())
    assert said(browser) == "That did not open it. Look for a capital letter or a space."
    unlock(browser)
    assert heading(browser, "Today")


@pytest.mark.parametrize("damage", ["truncated", "a letter of the body", "a letter of the header", "no body"])
def test_damaged_file_is_told_apart(damage: str, browser: Browser, folder: Path) -> None:
    page = folder / "index.html"
    text = page.read_text(encoding="utf-8")
    middle = text.index('id="sealed-body">') + 5000
    damaged = {
        "truncated": text[:middle],
        "a letter of the body": text[:middle] + ("A" if text[middle] != "A" else "B") + text[middle + 1 :],
        "a letter of the header": text.replace('"rounds":600000', '"rounds":600001'),
        "no body": text.replace('id="sealed-body"', 'id="other"'),
    }
    page.write_text(damaged[damage], encoding="utf-8")
    browser.goto(page.as_uri())
    unlock(browser)
    assert said(browser) == "This file is damaged. Fetch it again, or publish once more."


def test_links_and_the_way_back(browser: Browser, folder: Path) -> None:
    browser.goto(f"{folder.as_uri()}/index.html")
    unlock(browser)
    heading(browser, "Today")
    hrefs = browser.run("return [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href')).join(' ')")
    assert not [href for href in hrefs.split() if not href.startswith("#") or len(href) != 13]
    browser.run("document.querySelector('main a').click()")
    assert heading(browser, "p0")
    assert browser.run("return document.querySelector('details').open"), "the anchor is in a closed box"
    assert "p0" not in browser.run("return location.href.split('/').pop()")
    browser.run("history.back()")
    assert heading(browser, "Today")
    browser.run("history.forward()")
    assert heading(browser, "p0")


def test_deep_link_leads_to_its_page_once_unlocked(browser: Browser, folder: Path) -> None:
    browser.goto(f"{folder.as_uri()}/index.html")
    unlock(browser)
    heading(browser, "Today")
    browser.run("document.querySelector('#to-people').click()")
    heading(browser, "People")
    link = browser.run("return location.href")
    browser.goto("about:blank")
    browser.goto(link)
    unlock(browser)
    assert heading(browser, "People")


def test_nothing_is_kept(browser: Browser, folder: Path, host: str) -> None:
    browser.goto(host)
    unlock(browser)
    heading(browser, "Today")
    browser.run(
        "localStorage.setItem('name', 'Ada'); sessionStorage.setItem('name', 'Ada');"
        "history.replaceState({name: 'Ada'}, '', '#ada'); document.title = 'Ada'"
    )
    browser.run("document.querySelector('#to-people').click()")
    heading(browser, "People")
    assert "ada" not in browser.run("return location.href").lower()
    (folder / "plain.html").write_text("<title>plain</title>")
    browser.goto(f"{host}plain.html")
    kept = "return JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.cookie])"
    assert browser.run(kept) == '[{},{},null,""]'


def test_locks_by_its_button(browser: Browser, folder: Path) -> None:
    browser.goto(f"{folder.as_uri()}/index.html")
    unlock(browser)
    heading(browser, "Today")
    browser.run("document.querySelector('[data-do=lock]').click()")
    assert heading(browser, "Locked")
    assert "Today" not in browser.run("return document.documentElement.outerHTML")


def test_hostile_note_would_do_harm(browser: Browser, tmp_path: Path, internet: tuple[str, list[str]]) -> None:
    """With neither: so that the two tests below prove something."""
    (tmp_path / "bare.html").write_bytes(hostile_page(internet[0]).replace(b"refresh", b"x"))
    browser.goto((tmp_path / "bare.html").as_uri())
    until(browser, "return document.documentElement.dataset.ran")
    assert len(internet[1]) > 5


def test_hostile_note_does_nothing(browser: Browser, folder: Path, internet: tuple[str, list[str]]) -> None:
    """With the policy on and no sanitiser."""
    browser.goto(f"{folder.as_uri()}/index.html")
    unlock(browser)
    heading(browser, "Today")
    browser.run(
        "const a = document.createElement('a'); a.href = 'hostile/index.html'; document.body.append(a); a.click()"
    )
    heading(browser, "Hostile")
    browser.run(
        "document.querySelector('#script-link')?.click(); document.querySelector('#hostile-form button')?.click()"
    )
    until(browser, "window.waited ??= Date.now(); return Date.now() - window.waited > 700")
    assert (browser.run("return document.documentElement.dataset.ran ?? null"), internet[1]) == (None, [])
    assert heading(browser, "Hostile")


def test_hostile_note_does_nothing_without_the_policy(
    browser: Browser, tmp_path: Path, theme: Theme, lock: Lock, internet: tuple[str, list[str]]
) -> None:
    """With the sanitiser, and the policy taken away."""
    net, hits = internet
    said = "\n\n".join(vector.replace("{run}", RUN).replace("{net}", net) for vector in VECTORS)
    head = f"---\nname: '<img src=x onerror=\"{RUN}\">'\norg: '<script>{RUN}</script>'\n---\n\n"
    log = f"\n\n## Log\n\n- 2026-11-18 met: {VECTORS[1].replace('{run}', RUN)}\n"
    text = real_page({"evil": head + said + log}, theme, lock)
    start = text.index("<meta http-equiv")
    file = tmp_path / "index.html"
    file.write_text(text[:start] + text[text.index(">", text.index("form-action")) + 1 :], encoding="utf-8")
    browser.goto(file.as_uri())
    unlock(browser)
    until(browser, "return Boolean(document.querySelector('#main'))")
    visit_all(browser)
    assert (browser.run("return document.documentElement.dataset.ran ?? null"), hits) == (None, [])


def visit_all(browser: Browser) -> None:
    """Follow each link of the first page in its turn."""
    links = "[...document.querySelectorAll('a[href^=\"#\"]')]"
    for at in range(browser.run(f"return {links}.length")):
        browser.run(f"window.clicked = Date.now(); {links}[{at}]?.click()")
        until(browser, "return Date.now() - window.clicked > 60")
