"""How long it takes from a save until it shows, while a builder watches: on the disk, and in a real browser."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from tests.bench.contender import PAGE, ROW, TODAY_PAGE, Server, edit
from tests.bench.measure import watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_PATIENCE = 30.0  # seconds until a save counts as not shown
_START = 600.0  # seconds until a server must be there
_CALM = 2.5  # seconds before the first save: what has just been written is not trusted to stay
_PAUSE = 1.0  # seconds between two saves
_LOOK = 0.001

# In the page, and in each that takes its place: when which mark was first to be painted, by the clock on the wall.
_FOLLOW = """
window.shown = {};
const look = () => {
  const mark = document.querySelector(ROW)?.textContent.match(/marker\\d{5}/);
  if (mark && !(mark[0] in window.shown)) {
    window.shown[mark[0]] = 0;
    requestAnimationFrame(() => { window.shown[mark[0]] = performance.timeOrigin + performance.now(); });
  }
};
new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
"""


def saves(server: Server, count: int, browser: Browser | None) -> Iterator[Mapping[str, float]]:
    """Start a server and save a note that often; each time the seconds until the save showed, by where it shows."""
    with _started(server) as process:
        _until_there(server, process)
        time.sleep(_CALM)
        yield from (_to_disk(server) for _ in range(count))
        if browser and server.row:
            yield from _to_browser(server, count, browser)


def memory(server: Server, count: int) -> float:
    """The most memory that a server's processes hold together from its start to the last of some saves, in MB."""
    with _started(server) as process, watched(process.pid) as looks:
        _until_there(server, process)
        for _ in range(count):
            _to_disk(server)
    return max(looks)


@contextmanager
def _started(server: Server) -> Iterator[subprocess.Popen[bytes]]:
    """Its process, ended with all that it started; what it says is read by nobody, and must not hold it up."""
    command = server.command
    process = subprocess.Popen(
        command.words, cwd=command.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):  # it has ended by itself
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
            os.killpg(process.pid, signal.SIGKILL)  # whom it may have left behind


def _until_there(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Wait for a server's pages; raises where it has ended instead, or takes too long."""
    until = time.monotonic() + _START
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError):
            return _visit(server)
        time.sleep(0.05)
    raise RuntimeError(f"{' '.join(server.command.words)}: no page at {server.address}")


def _visit(server: Server) -> None:
    """Ask for the two pages, as open tabs do: some builders write only what somebody has looked at."""
    for path in (server.today, server.page):
        with urlopen(server.address + path.relative_to(server.today.parent).as_posix()) as answer:
            answer.read()


def _to_disk(server: Server) -> Mapping[str, float]:
    """Save once, and look at both files until each has the mark."""
    _visit(server)
    waiting = {PAGE: server.page, TODAY_PAGE: server.today}
    before = {path: _stamp(path) for path in waiting.values()}
    shown: dict[str, float] = {}
    began = time.perf_counter()
    mark = edit(server.note).encode()
    while waiting and time.perf_counter() < began + _PATIENCE:
        for name, path in list(waiting.items()):
            if _stamp(path) != before[path] and mark in path.read_bytes():
                shown[name] = time.perf_counter() - began
                del waiting[name]
        time.sleep(_LOOK)
    time.sleep(_PAUSE)
    return shown


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Changes whenever the file does; reading a long page again and again would hold up the one who writes it."""
    with suppress(FileNotFoundError):
        status = path.stat()
        return status.st_ino, status.st_mtime_ns, status.st_size
    return None


def _to_browser(server: Server, count: int, browser: Browser) -> Iterator[Mapping[str, float]]:
    """Save some times, and each time wait until the row of an open page has changed."""
    from playwright.sync_api import TimeoutError as NotShown

    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(f"const ROW = {json.dumps(server.row)};{_FOLLOW}")
        page.goto(server.address)
        page.wait_for_selector(server.row, state="attached")
        for _ in range(count):
            time.sleep(_PAUSE)
            began = time.time()
            mark = edit(server.note)
            with suppress(NotShown):
                shown = page.wait_for_function("mark => window.shown[mark]", arg=mark, timeout=1000 * _PATIENCE)
                yield {ROW: shown.json_value() / 1000 - began}
