"""Every page, narrow and wide, light and dark, with and without script, from the disk and from the server."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from site_builder.serve.server import Board, Server, Shown
from tests.browser.conftest import PAGES, Tab
from tests.publish.engines import Browser, firefox, until

pytestmark = pytest.mark.browser
Open = Callable[..., Tab]
WIDTHS = (390, 768, 1440, 1920)
LOOK = """() => [
    document.querySelectorAll("h1").length, Boolean(document.title),
    document.documentElement.scrollWidth > document.documentElement.clientWidth
]"""


def looked_at(tab: Tab, base: str) -> dict[str, list[object]]:
    """For each page and width: how many first headings, whether it has a title, whether it scrolls sideways."""
    found = {}
    for name in PAGES:
        tab.page.goto(f"{base}/{name}")
        for width in WIDTHS:
            tab.page.set_viewport_size({"width": width, "height": 900})
            found[f"{name} {width}"] = tab.page.evaluate(LOOK)
    return found


FINE = {f"{name} {width}": [1, True, False] for name in PAGES for width in WIDTHS}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_the_disk(full_site: str, open_tab: Open, scheme: str) -> None:
    assert looked_at(open_tab(f"{full_site}/index.html", color_scheme=scheme), full_site) == FINE


def test_without_script(full_site: str, open_tab: Open) -> None:
    tab = open_tab(f"{full_site}/index.html", java_script_enabled=False)
    assert looked_at(tab, full_site) == FINE
    tab.page.goto(f"{full_site}/index.html")
    assert tab.page.locator("button:visible").count() == 0


@pytest.fixture(scope="module")
def served(full_folder: Path) -> Iterator[str]:
    files = {path.relative_to(full_folder).as_posix(): path.read_bytes() for path in full_folder.rglob("*.*")}
    board = Board()
    server = Server(board, 0)
    board.show(Shown(files=files))
    server.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_from_the_server(served: str, open_tab: Open) -> None:
    assert looked_at(open_tab(f"{served}/index.html"), served) == FINE


@pytest.fixture(scope="module")
def fox() -> Iterator[Browser]:
    with firefox() as browser:
        yield browser


@pytest.mark.parametrize("name", PAGES)
def test_in_firefox(full_site: str, fox: Browser, name: str) -> None:
    fox.goto(f"{full_site}/{name}")
    scripts = until(fox, "return document.readyState === 'complete' && Boolean(window.fu)")
    found = fox.run(f"return JSON.stringify(({LOOK})())")
    asked = fox.run("return performance.getEntriesByType('resource').map((each) => each.name)")
    assert (scripts, json.loads(found)) == (True, [1, True, False])
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
