"""What the browser tests share: one Chromium, a site on the disk, and pages that tell what went wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from site_builder.build import build_site
from tests.chromium import chromium
from tests.pages import MONDAY, THEME, book
from tests.plans import note

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def browser() -> Browser:
    """One Chromium for all tests."""
    return chromium()


@dataclass
class Tab:
    """A page that is open, and what went wrong in it."""

    page: Page
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """Opens an address in a tab of its own; what it says on the console must be nothing at the end."""
    tabs: list[Tab] = []

    def opened(url: str, *, now: str = f"{MONDAY}T10:00:00", **options: object) -> Tab:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 1000}, **options})
        context.clock.install(time=now)
        tab = Tab(page=context.new_page())
        tabs.append(tab)
        tab.page.on("console", lambda message: tab.wrong.append(message.text))
        tab.page.on("pageerror", lambda error: tab.wrong.append(str(error)))
        tab.page.on("request", lambda request: tab.asked.append(request.url))
        tab.page.goto(url)
        return tab

    yield opened
    for tab in tabs:
        tab.page.context.close()
        assert tab.wrong == []
        assert [url for url in tab.asked if not url.startswith(("file:", "data:", "http://127.0.0.1:"))] == []


NOTES = {
    "contacts/amara.md": note(
        "- 2026-11-16 talked: tour of the reading rooms\n- 2026-11-17 promised: send the pilot budget by Friday\n"
        "- 2026-11-17 sent email: thanks for the tour",
        name="Amara Okafor",
    ),
    "contacts/tomasz.md": note("- 2026-11-12 sent email: the proposal", name="Tomasz Wiśniewski"),
    "contacts/work/leila.md": note("- 2026-11-10 gave: a book\n- 2026-11-24 10:00 meeting: tea", name="Leila Haddad"),
    "contacts/mateo.md": note("- 2026-11-20 promised: introduce him by Thursday", name="Mateo Vargas"),
    "contacts/noor.md": note("- 2026-11-05 waiting: the panel decides -> 2026-11-30", name="نور السيد"),
    "contacts/sam.md": note("- 2026-11-05 heard: slammed -> 2026-12-01", name="Samuel Achebe"),
    "contacts/jess.md": note(
        "- 2026-10-10 talked phone: long call", 'phone: "+44 7700 900318"\nprefers: phone\nevery: 6 weeks', name="Jess"
    ),
}


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
PAGES = (
    "index.html", "contacts/amara/index.html", "contacts/broken/index.html", "people/index.html", "agenda/index.html",
    "insights/index.html", "introductions/index.html", "health/index.html", "why/index.html",
)  # fmt: skip


@pytest.fixture(scope="session")
def site_on_disk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the folder of a built site, opened from the disk."""
    folder = tmp_path_factory.mktemp("site")
    write(build_site(book(NOTES), THEME).files, folder)
    return folder.as_uri()


@pytest.fixture(scope="session")
def full_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site in which every kind of page has something to show."""
    folder = tmp_path_factory.mktemp("full")
    write(build_site(book(NOTES | MORE), THEME).files, folder)
    return folder


@pytest.fixture(scope="session")
def full_site(full_folder: Path) -> str:
    """Its address, opened from the disk."""
    return full_folder.as_uri()


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files of a site below a folder."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
