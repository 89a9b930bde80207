"""A page of somebody else in a real browser, on this very machine: it gets nothing of what is served."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from .running import Running, folder_of_work, serving, write_people

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page, Response

from tests.chromium import REBOUND, chromium

pytestmark = pytest.mark.browser
SECRET = "Person 03"
FOREIGN = [
    pytest.param("127.0.0.1", id="another port"),
    pytest.param("localhost", id="another name of this machine"),
    pytest.param(REBOUND, id="a name of its own that leads here"),
]
ELEMENT = """([tag, name, address]) => new Promise((done) => {
  const element = document.createElement(tag);
  element.onload = () => done("loaded");
  element.onerror = () => done("refused");
  if (tag === "link") element.rel = "stylesheet";
  element[name] = address;
  document.body.append(element);
})"""
FETCH = """([address, mode]) => fetch(address, { mode, credentials: "include" })
  .then((answer) => answer.text()).then((text) => "read: " + text, (error) => "refused")"""
LISTEN = """(address) => new Promise((done) => {
  const source = new EventSource(address);
  source.onmessage = () => done("heard");
  source.onerror = () => done("refused");
})"""
SOCKET = """(address) => new Promise((done) => {
  const socket = new WebSocket(address.replace("http", "ws"));
  socket.onopen = () => done("open");
  socket.onerror = () => done("refused");
})"""
POST = """(address) => {
  document.body.innerHTML = '<iframe name="there"></iframe><form method="post" target="there"></form>';
  document.forms[0].action = address;
  document.forms[0].submit();
}"""
FRAME = """([tag, address]) => {
  const frame = document.createElement(tag);
  frame[tag === "object" ? "data" : "src"] = address;
  document.body.append(frame);
}"""
OPEN = "(address) => { window.opened = window.open(address); }"
READ = """() => {
  const told = [];
  for (const look of [(it) => it.document.body.innerText, (it) => it.location.href, (it) => it.frames[0].name]) {
    try { told.push(look(window.opened)); } catch (error) { told.push("refused"); }
  }
  return told;
}"""


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    with folder_of_work() as root:
        write_people(root, 6)
        with serving(root) as running:
            yield running


@pytest.fixture(scope="module")
def browser() -> Browser:
    return chromium()


class _Page(BaseHTTPRequestHandler):
    """An empty page of somebody else."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Somebody else's</title><body></body>")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.fixture(params=FOREIGN)
def page(browser: Browser, port: int, request: pytest.FixtureRequest) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"http://{request.param}:{port}/")
        yield page


@pytest.fixture
def answers(page: Page, running: Running) -> list[Response]:
    """What the served site answers while the foreign page is open."""
    found: list[Response] = []
    page.context.on("response", lambda answer: found.append(answer) if running.address in answer.url else None)
    return found


@pytest.mark.parametrize("path", ["", "people/index.html", "followups.json", "followups.ics", "build.js", "_/build"])
@pytest.mark.parametrize("mode", ["cors", "no-cors"])
def test_fetch(page: Page, running: Running, answers: list[Response], path: str, mode: str) -> None:
    assert page.evaluate(FETCH, [running.address + path, mode]) == "refused"
    assert {answer.status for answer in answers} <= {403}


@pytest.mark.parametrize(
    ("tag", "name", "path"),
    [
        ("script", "src", "build.js"), ("script", "src", "followups.json"), ("script", "src", "_/build"),
        ("link", "href", "theme.css"), ("img", "src", "index.html"), ("img", "src", "theme.css"),
    ],
)  # fmt: skip
def test_elements(page: Page, running: Running, answers: list[Response], tag: str, name: str, path: str) -> None:
    assert page.evaluate(ELEMENT, [tag, name, running.address + path]) == "refused"
    assert page.evaluate("document.documentElement.dataset.build") is None
    assert {answer.status for answer in answers} <= {403}


def test_sockets_and_streams(page: Page, running: Running) -> None:
    assert page.evaluate(LISTEN, running.address + "_/build") == "refused"
    assert page.evaluate(SOCKET, running.address + "_/build") == "refused"


@pytest.mark.parametrize("tag", ["iframe", "object", "embed"])
def test_frames(page: Page, running: Running, answers: list[Response], tag: str) -> None:
    page.evaluate(FRAME, [tag, running.address])
    page.wait_for_function("() => performance.getEntriesByType('resource').length > 0")
    page.wait_for_load_state("networkidle")
    assert {answer.status for answer in answers} <= {403}
    assert [frame for frame in page.frames if SECRET in frame.content()] == []


def test_a_form_that_is_sent(page: Page, running: Running, answers: list[Response]) -> None:
    with page.expect_event("response", lambda answer: running.address in answer.url):
        page.evaluate(POST, running.address)
    page.wait_for_load_state("networkidle")
    assert {answer.status for answer in answers} == {405}
    assert [frame for frame in page.frames if SECRET in frame.content()] == []


def test_a_window_shows_the_site_to_its_reader_and_nothing_to_who_opened_it(page: Page, running: Running) -> None:
    with page.context.expect_page() as opened:
        page.evaluate(OPEN, running.address)
    opened.value.wait_for_selector(f"text={SECRET}")
    assert page.evaluate(READ) == ["refused"] * 3
    assert opened.value.evaluate("window.opener") is None


def test_a_foreign_name_that_leads_here_gets_nothing(browser: Browser, running: Running) -> None:
    """As when a name server is made to answer with this machine's address."""
    with browser.new_context() as context:
        page = context.new_page()
        answer = page.goto(running.address.replace("127.0.0.1", REBOUND))
        assert answer
        assert (answer.status, SECRET in page.content()) == (403, False)
        assert page.evaluate("fetch('/index.html').then((answer) => answer.status)") == 403
