"""A whole site inside the published page, in Chromium: search, keys, locking by itself, what it can't do without."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from site_builder.publish.envelope import Lock, seal
from site_builder.publish.story import empty_folder
from site_builder.theme import Theme
from tests.publish.conftest import PASSPHRASE, real_page
from tests.publish.engines import ENGINES
from tests.publish.test_envelope import CONTENT, LOCK, VECTOR
from tests.publish.test_envelope import KEY as VECTOR_KEY

pytestmark = pytest.mark.browser
READER = Path(__file__).resolve().parents[2] / "themes" / "default" / "reader"
NOTES = {
    "ada": "---\nname: Ada Okafor\norg: Lumen Labs\ncircle: partners\n---\n\nSee [[Ben Ito]] and [[Cleo]].\n\n"
    "## Log\n\n- 2026-11-18 met: SlowConf\n- 2026-11-20 promised: the budget by 2026-11-27\n",
    "ben": "---\nname: Ben Ito\nprivate: true\n---\n\n## Log\n\n- 2026-11-18 met: SlowConf\n",
    "cleo": "---\nname: Cleo Vargas\nemail: cleo@harbour.example\nlinks: {site: https://harbour.example/cleo}\n"
    "---\n\n## Log\n\n- 2026-11-18 met: at the harbour\n",
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A page of Chromium."""
    with ENGINES["chromium"]() as engine:
        yield engine.page


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page of its own that keeps what the console says."""
    context = chromium.context.browser.new_context()
    opened = context.new_page()
    opened.said = []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    yield opened
    context.close()


@pytest.fixture
def address(tmp_path: Path, theme: Theme, lock: Lock) -> str:
    """The published page of the notes above."""
    file = tmp_path / "index.html"
    file.write_text(real_page(NOTES, theme, lock), encoding="utf-8")
    return file.as_uri()


def unlock(page: Any) -> None:
    page.fill("#passphrase", PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_selector("#main")


def test_every_page_opens_and_every_link_leads_somewhere(page: Any, address: str) -> None:
    page.goto(address)
    unlock(page)
    todo, seen = [page.evaluate("location.hash")], {}
    while todo:
        name = todo.pop()
        page.evaluate(f"location.hash = {name!r}")
        page.wait_for_timeout(60)
        seen[name] = page.inner_text("h1")
        found = page.evaluate("[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))")
        assert None not in found, f"{seen[name]} has a link that leads nowhere"
        todo += [href for href in set(found) if href.startswith("#") and href not in seen and href not in todo]
    assert {"Ada Okafor", "Cleo Vargas"} < set(seen.values())
    assert "Ben" not in " ".join(seen.values())
    assert page.said == []


def test_link_to_a_private_person_reads_someone(page: Any, address: str) -> None:
    page.goto(address)
    unlock(page)
    page.evaluate("[...document.querySelectorAll('a')].find((a) => a.textContent.includes('Ada Okafor')).click()")
    page.wait_for_selector("h1:has-text('Ada Okafor')")
    assert "See someone and Cleo." in page.inner_text("main")


def test_keys_search_and_colour_mode(page: Any, address: str) -> None:
    page.goto(address)
    unlock(page)
    page.keyboard.press("/")
    page.keyboard.type("vargsa")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Cleo Vargas')")
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_selector("#people")
    page.fill("#filter", "lumen")
    assert page.inner_text("#shown") == "1 of 2 people"
    page.click("[data-do=theme]")
    page.go_back()
    page.wait_for_selector("h1:has-text('Cleo Vargas')")
    for key in ["g", "t", "j", "o"]:
        page.wait_for_selector("h1[data-quiet]" if key == "j" else "h1")
        page.keyboard.press(key)
    page.wait_for_selector("h1:has-text('Ada Okafor')")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert page.said == []


def test_the_day_turns(page: Any, address: str) -> None:
    page.clock.install(time="2026-12-09T10:00:00")
    page.goto(address)
    unlock(page)
    page.wait_for_selector(".stale:not([hidden])")
    assert page.title() == "Locked"


def test_scroll_is_kept_on_the_way_back(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 600, "height": 200})
    page.goto(address)
    unlock(page)
    page.evaluate(
        "scrollTo({top: 150, behavior: 'instant'}); document.querySelector('.nav a[href]:not([aria-current])').click()"
    )
    page.wait_for_selector("#people")
    assert page.evaluate("scrollY") == 0
    page.go_back()
    page.wait_for_selector("h1[data-quiet]")
    page.wait_for_function("scrollY === 150")


@pytest.mark.parametrize(("minutes", "locked"), [(14, False), (16, True)])
def test_locks_when_idle(minutes: int, locked: bool, page: Any, address: str) -> None:
    page.clock.install()
    page.goto(address)
    unlock(page)
    page.clock.fast_forward(minutes * 60_000)
    if locked:
        page.wait_for_selector("#unlock")
    assert bool(page.query_selector("#unlock")) == locked


def test_wiped_on_leaving(page: Any, address: str) -> None:
    page.goto(address)
    unlock(page)
    page.evaluate("window.addEventListener('pagehide', () => { window.left = document.body.childNodes.length; })")
    left = page.evaluate("() => { window.dispatchEvent(new Event('pagehide')); return window.left; }")
    assert left == 0
    page.goto("about:blank")
    page.go_back()
    page.wait_for_selector("#unlock")
    assert "Ada Okafor" not in page.content()


def test_prints_the_open_page(page: Any, address: str) -> None:
    page.goto(address)
    unlock(page)
    page.emulate_media(media="print")
    assert "Ada Okafor" in page.inner_text("main")


@pytest.mark.parametrize("missing", ["crypto.subtle", "DecompressionStream"])
def test_browser_that_lacks_something_is_told(missing: str, page: Any, address: str) -> None:
    owner, _, name = missing.rpartition(".")
    page.add_init_script(f"Object.defineProperty({owner or 'window'}, '{name}', {{value: undefined}})")
    page.goto(address)
    page.wait_for_selector("#unlock-said:not([hidden])")
    assert page.inner_text("#unlock-said") == "This browser cannot open it here. Try https, or a newer browser."


def test_page_inside_another_page_does_not_open(page: Any, address: str, tmp_path: Path) -> None:
    (tmp_path / "outer.html").write_text('<iframe src="index.html"></iframe>')
    page.goto((tmp_path / "outer.html").as_uri())
    said = page.frame_locator("iframe").locator("#unlock-said:not([hidden])")
    assert said.inner_text() == "Open this page in a window of its own."


def test_links_out_open_a_new_tab(page: Any, address: str) -> None:
    page.goto(address)
    unlock(page)
    page.evaluate("[...document.querySelectorAll('a')].find((a) => a.textContent.includes('Cleo Vargas')).click()")
    page.wait_for_selector("h1:has-text('Cleo Vargas')")
    link = page.locator("a[href='https://harbour.example/cleo']").first
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener noreferrer")
    assert page.locator("a[href^='mailto:']").first.get_attribute("target") is None


def test_nothing_in_it_follows_a_build(theme: Theme) -> None:
    page = empty_folder(theme)["index.html"].decode()
    assert not re.findall(r"build\.js|EventSource|WebSocket|XMLHttpRequest|fetch\(|sendBeacon|vscode|obsidian", page)
    assert "connect-src 'none'" in page


def test_without_script_it_says_so(chromium: Any, address: str) -> None:
    context = chromium.context.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert "Opening this page needs JavaScript." in page.inner_text("main")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_locked_page_can_be_used_by_everybody(scheme: str, page: Any, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    assert [violation["id"] for violation in axe.run(page).response["violations"]] == []


def test_narrow_screen_does_not_scroll_sideways(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def envelope_in(page: Any, tmp_path: Path) -> None:
    """Loads the reader's cryptography into a blank page."""
    blank = tmp_path / "blank.html"
    blank.write_text("<!doctype html><title>blank</title>")
    page.goto(blank.as_uri())
    names = "readHeader, isWhole, siteKey, contentOf, opened, utf8"
    page.add_script_tag(content=f"{(READER / 'envelope.js').read_text()}\nwindow.reader = {{ {names} }};")


def sealed_vector() -> dict[str, str]:
    sealed = seal(CONTENT, VECTOR_KEY, LOCK)
    return {"header": sealed.header, "body": sealed.body, "checksum": sealed.checksum}


def test_known_answer(page: Any, tmp_path: Path) -> None:
    envelope_in(page, tmp_path)
    script = "async ([sealed, words]) => [...await reader.opened(sealed, words), await reader.isWhole(sealed)]"
    assert page.evaluate(script, [sealed_vector(), VECTOR["passphrase"]]) == [*CONTENT, True]


def test_flipped_bytes_are_refused(page: Any, tmp_path: Path) -> None:
    """Each of the header and 200 of the body, with the right key and whatever the checksum says."""
    envelope_in(page, tmp_path)
    sealed, chance = sealed_vector(), random.Random(5)
    header = sealed["header"]
    flips: list[list[object]] = [
        [header[:at] + chr(ord(header[at]) ^ 1) + header[at + 1 :], None] for at in range(len(header))
    ]
    flips += [[header, at] for at in chance.sample(range(len(sealed["body"])), 200)]
    opened = page.evaluate(
        """async ([sealed, raw, flips]) => {
          const key = await crypto.subtle.importKey("raw", new Uint8Array(raw), "HKDF", false, ["deriveKey"]);
          let opened = 0;
          for (const [header, at] of flips) {
            const letter = at !== null && (sealed.body[at] === "A" ? "B" : "A");
            const body = at === null ? sealed.body : sealed.body.slice(0, at) + letter + sealed.body.slice(at + 1);
            try { await reader.contentOf({ header, body }, key); opened++; } catch { /* refused */ }
          }
          return opened;
        }""",
        [sealed, list(VECTOR_KEY), flips],
    )
    assert opened == 0


@pytest.mark.parametrize(
    ("rounds", "refused"), [(599_999, True), (600_000, False), (20_000_000, False), (20_000_001, True)]
)
def test_rounds_beyond_the_bounds_are_refused(rounds: int, refused: bool, page: Any, tmp_path: Path) -> None:
    envelope_in(page, tmp_path)
    header = json.dumps(json.loads(sealed_vector()["header"]) | {"rounds": rounds}, separators=(",", ":"))
    script = "(header) => { try { reader.readHeader(header); return false; } catch { return true; } }"
    assert page.evaluate(script, header) == refused
