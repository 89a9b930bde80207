"""Three browser engines behind one small interface: go to an address, run a script, close. No driver is downloaded."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.chromium import chromium as shared_chromium

_MINI_BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))


class Browser(Protocol):
    """What a test may do with an engine."""

    def goto(self, url: str) -> None: ...

    def run(self, script: str) -> Any:
        """The value of `return …` in that script."""


def until(browser: Browser, script: str, seconds: float = 30) -> Any:
    """The first truthy value of the script."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := browser.run(script):
            return value
        time.sleep(0.05)
    raise AssertionError(f"never true: {script}")


class Chromium:
    def __init__(self, page: Any) -> None:
        self.page = page

    def goto(self, url: str) -> None:
        self.page.goto(url)

    def run(self, script: str) -> Any:
        from playwright.sync_api import Error

        try:
            return self.page.evaluate(f"() => {{ {script} }}")
        except Error:  # the page was on its way to another
            self.page.wait_for_load_state()
            return self.page.evaluate(f"() => {{ {script} }}")


@contextmanager
def chromium() -> Iterator[Browser]:
    page = shared_chromium().new_page()
    yield Chromium(page)
    page.close()


class Marionette:
    """Firefox's own remote control: one JSON message after the other, each with its length before it."""

    def __init__(self, port: int) -> None:
        self.socket = _connected(port)
        self.stream = self.socket.makefile("rb")
        self.number = 0
        self._message()
        self._ask("WebDriver:NewSession", {})

    def goto(self, url: str) -> None:
        self._ask("WebDriver:Navigate", {"url": url})

    def run(self, script: str) -> Any:
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": [], "sandbox": None})["value"]

    def close(self) -> None:
        self.stream.close()
        self.socket.close()

    def _ask(self, command: str, parameters: dict[str, Any]) -> Any:
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, value = self._message()
        assert error is None, error
        return value

    def _message(self) -> Any:
        digits = b""
        while (char := self.stream.read(1)) != b":":
            digits += char
        return json.loads(self.stream.read(int(digits)))


@contextmanager
def firefox() -> Iterator[Browser]:
    binary = shutil.which("firefox-esr") or shutil.which("firefox")
    if not binary:
        pytest.skip("Firefox is not here")
    port = free_port()
    with tempfile.TemporaryDirectory() as profile:
        Path(profile, "user.js").write_text(f'user_pref("marionette.port", {port});\n')
        with _running([binary, "--headless", "--marionette", "--no-remote", "--profile", profile]):
            browser = Marionette(port)
            yield browser
            browser.close()


class WebDriver:
    """WebKitGTK by the W3C's protocol, over HTTP."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/session"
        options = {"binary": str(_MINI_BROWSERS[-1]), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        _connected(port).close()
        self.url += "/" + self._post("", wanted)["sessionId"]

    def goto(self, url: str) -> None:
        self._post("/url", {"url": url})

    def run(self, script: str) -> Any:
        return self._post("/execute/sync", {"script": script, "args": []})

    def close(self) -> None:
        urllib.request.urlopen(urllib.request.Request(self.url, method="DELETE"), timeout=30).close()

    def _post(self, path: str, value: dict[str, Any]) -> Any:
        request = urllib.request.Request(
            self.url + path, json.dumps(value).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]


@contextmanager
def webkit() -> Iterator[Browser]:
    if not (_MINI_BROWSERS and shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        pytest.skip("WebKitGTK's MiniBrowser is not here")
    port, display = free_port(), f":{free_port() % 10000 + 100}"
    with _running(["Xvfb", display, "-nolisten", "tcp"]), tempfile.TemporaryDirectory() as home:
        places = {"DISPLAY": display, "HOME": home, "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        with _running(["WebKitWebDriver", f"--port={port}"], **places):
            browser = WebDriver(port)
            yield browser
            browser.close()


ENGINES: dict[str, Callable[[], Any]] = {"chromium": chromium, "firefox": firefox, "webkit": webkit}


@contextmanager
def _running(command: list[str], **environment: str) -> Iterator[None]:
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment}
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def _connected(port: int) -> socket.socket:
    for _ in range(600):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the browser did not start")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
