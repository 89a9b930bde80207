"""No page has a fault that axe can find: both colour schemes, phone and desk, closed, open, and with its dialogs."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest

from tests.browser.conftest import PAGES, Tab

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
