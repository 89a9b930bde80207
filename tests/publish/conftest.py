"""What browser tests share: a published folder, a server on loopback, one that counts who comes, and the engines."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from site_builder.build import build_site
from site_builder.model import Source
from site_builder.publish.bundle import pack
from site_builder.publish.envelope import Lock, seal, wrap
from site_builder.publish.page import published_page
from site_builder.publish.redact import redact
from site_builder.reading import Request, read_book
from site_builder.settings import Settings
from site_builder.theme import Theme, built_in_themes, load_theme
from tests.publish.engines import ENGINES, Browser
from tests.publish.hostile import hostile_page
from tests.publish.sites import site

KEY = bytes(range(100, 132))
PASSPHRASE = "Käse-löchrig-dünn 42"


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The built-in theme."""
    return load_theme([built_in_themes() / "default"])


@pytest.fixture(scope="session")
def lock() -> Lock:
    """A lock that the passphrase opens, by its third slot."""
    salt = bytes(range(32))
    free = [bytes([number] * 40) for number in range(7)]
    return Lock(salt=salt, slots=(*free[:2], wrap(KEY, PASSPHRASE, salt, 600_000), *free[2:]), rounds=600_000)


def real_page(notes: dict[str, str], theme: Theme, lock: Lock) -> str:
    """What publishing these notes gives."""
    sources = [Source(path=f"contacts/{name}.md", text=text) for name, text in notes.items()]
    book = read_book(sources, Request(settings=Settings(), today=date(2026, 12, 1)))
    files = build_site(redact(book), theme).files
    return published_page(theme, files, seal(pack(files, KEY), KEY, lock))


class _Counter(SimpleHTTPRequestHandler):
    """Stands in for the internet: every request to it is one too many."""

    hits: list[str]

    def do_GET(self) -> None:
        self.hits.append(self.path)
        self.send_error(404)

    do_POST = do_HEAD = do_GET

    def log_message(self, *_: object) -> None:
        """Keep silent."""


class _Files(SimpleHTTPRequestHandler):
    """A host of static files."""

    def log_message(self, *_: object) -> None:
        """Keep silent."""


@pytest.fixture
def internet() -> Iterator[tuple[str, list[str]]]:
    """An address that nothing may ask for, and who did."""
    hits: list[str] = []
    yield from ((address, hits) for address in _serving(type("Counter", (_Counter,), {"hits": hits})))


@pytest.fixture
def folder(tmp_path: Path, theme: Theme, lock: Lock, internet: tuple[str, list[str]]) -> Path:
    """A published site of a dozen people, and of one whose note is hostile; no sanitiser has seen it."""
    files = site(12) | {"hostile/index.html": hostile_page(internet[0])}
    page = published_page(theme, files, seal(pack(files, KEY), KEY, lock))
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    return tmp_path


@pytest.fixture
def host(folder: Path) -> Iterator[str]:
    """The folder's address on loopback."""
    yield from _serving(partial(_Files, directory=str(folder)))


def _serving(handler: object) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module", params=list(ENGINES))
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Each engine in its turn."""
    with ENGINES[request.param]() as engine:
        yield engine
