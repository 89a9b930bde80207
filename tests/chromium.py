"""The one Chromium of a test run: Playwright can be started once in a process, and every module shares it."""

from __future__ import annotations

import atexit
import os
import shutil
from functools import cache
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REBOUND = "rebound.test"  # a name that leads to this machine
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1",
)  # fmt: skip


def chromium() -> Browser:
    """The browser, started when it is first asked for; the test is skipped where there is none."""
    pytest.importorskip("playwright")
    binary = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not binary:
        pytest.skip("there is no Chromium here")
    return _launched(binary)


@cache
def _launched(binary: str) -> Browser:
    from playwright.sync_api import sync_playwright

    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    return playwright.chromium.launch(executable_path=binary, args=list(FLAGS))
