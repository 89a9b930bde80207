"""No page has a fault that axe can find: both colour schemes, phone and desk, closed, open, and with its dialogs."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest

from site_builder.build import build_site
from tests.browser.conftest import NOTES, Tab, write
from tests.pages import THEME, book
from tests.plans import note

pytest.importorskip("axe_playwright_python")
pytestmark = pytest.mark.browser
Open = Callable[..., Tab]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
FAULTS = """async () => (await axe.run({ preload: false })).violations.map((fault) =>
    `${fault.id}: ${fault.nodes.map((node) => node.target.join(" ")).slice(0, 3).join("; ")}`)"""
OPEN_ALL = """for (const each of document.querySelectorAll("details")) {
    each.removeAttribute("name");
    each.open = true;
}"""
PAGES = (
    "index.html", "contacts/amara/index.html", "contacts/broken/index.html", "people/index.html", "agenda/index.html",
    "insights/index.html", "introductions/index.html", "health/index.html", "why/index.html",
)  # fmt: skip
MORE = {
    "contacts/broken.md": "---\nname: [x\n---\n",
    "contacts/ben.md": "---\nname: Ben Ito\nintroduced_by: Amara Okafor\norg: Lumen\ntags: [a, b]\ncircle: friends\n"
    "timezone: Europe/Berlin\nhobby: chess\n---\nKnows [[Leila Haddad]].\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    "```\ncode\n```\n",
    "contacts/zoe.md": note(
        "- 2026-01-10 met: at the fair #ask\n- 2026-03-10 talked: tea #gave\n- 2026-05-10 talked: walk\n"
        "- 2026-07-10 heard: hello\n- 2026-07-12 promised: a map by Jul 20\n- 2026-07-24 kept: the map",
        name="Zoë Ångström",
    ),
}


@pytest.fixture(scope="module")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("full")
    write(build_site(book(NOTES | MORE), THEME).files, folder)
    return folder.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_fault_on_any_page(full_site: str, open_tab: Open, scheme: str, width: int) -> None:
    page = open_tab(
        f"{full_site}/index.html",
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    ).page
    found = {}
    for path in PAGES:
        page.goto(f"{full_site}/{path}")
        page.evaluate(AXE)
        closed = page.evaluate(FAULTS)
        page.evaluate(OPEN_ALL)
        found[path] = closed + page.evaluate(FAULTS)
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("key", ["?", "/"])
def test_no_fault_in_the_dialogs(full_site: str, open_tab: Open, key: str) -> None:
    page = open_tab(f"{full_site}/index.html", reduced_motion="reduce").page
    page.keyboard.press(key)
    page.keyboard.type("a")
    page.evaluate(AXE)
    assert page.evaluate(FAULTS) == []
