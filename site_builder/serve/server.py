"""The preview server: loopback only, this machine's own pages only, and nothing but what the build made."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from threading import Condition, Thread
from typing import Any, NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

STATUS_PATH, SCRIPT_PATH = "_/build", "_/live.js"  # no page of a site can have such a name
SCRIPT = Path(__file__).with_name("live.js")
BUILD = "build.js"  # holds one id made from the bytes of the whole site
HOLD_SECONDS = 25.0  # how long a question for news is held before it is answered with none
IDLE_SECONDS = 10.0  # how long a connection may take to ask
TYPES = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "ics": "text/calendar; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "woff2": "font/woff2",
}  # fmt: skip
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Connection": "close",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What the browser gets to see: the files of the last good build, and what is wrong since then."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    troubles: tuple[Mapping[str, object], ...] = ()  # what a page tells its reader, newest save first
    said: str = ""  # what the last save caused, in words


class Snapshot:
    """What is shown at one moment, with all that browsers ask of it."""

    def __init__(self, shown: Shown) -> None:
        self.files = shown.files
        assets = sorted(path for path in shown.files if path.endswith((".css", ".js")) and path != BUILD)
        self.id = _digest(shown.files.get(BUILD, b""), json.dumps(shown.troubles).encode())
        look = _digest(*(shown.files[path] for path in assets))
        self.status = json.dumps({"id": self.id, "look": look, "troubles": shown.troubles, "said": shown.said}).encode()
        self._tag = f'<script src="/{SCRIPT_PATH}" data-seen="{self.id}" data-look="{look}" defer></script>'.encode()

    def page(self, path: str) -> bytes:
        """The file; a page with the script that follows, before its own: it knows which build it belongs to."""
        body = self.files[path]
        return body.replace(b"<script", self._tag + b"<script", 1) if path.endswith(".html") else body


class Answer(NamedTuple):
    """What goes back to the browser."""

    code: int
    body: bytes = b""
    kind: str = TYPES["txt"]
    location: str = ""


class Board:
    """Where the watcher pins what is shown, and where requests look it up or wait for news."""

    def __init__(self) -> None:
        self._now = Snapshot(Shown())
        self._news = Condition()
        self._script = SCRIPT.read_bytes()

    def show(self, shown: Shown) -> None:
        """From now on this is what browsers get; those that wait for news hear of it."""
        snapshot = Snapshot(shown)
        with self._news:
            self._now = snapshot
            self._news.notify_all()

    def status(self, seen: str) -> bytes:
        """The status as soon as it is another than the one seen, or after a while."""
        with self._news:
            self._news.wait_for(lambda: self._now.id != seen, timeout=HOLD_SECONDS)
            return self._now.status

    def answer(self, target: str) -> Answer:
        """The page, script or style that this target names: an exact name in a map, so there is no way out of it."""
        path, _, query = target.partition("?")
        try:
            name = unquote(path.removeprefix("/"), errors="strict")
        except UnicodeDecodeError:
            return Answer(404)
        if name == STATUS_PATH:
            return Answer(200, self.status(parse_qs(query).get("seen", [""])[0]), TYPES["json"])
        if name == SCRIPT_PATH:
            return Answer(200, self._script, TYPES["js"])
        return _from_map(self._now, name)


def _from_map(now: Snapshot, name: str) -> Answer:
    page = name + "index.html" if name.endswith("/") or not name else name
    if page in now.files:
        return Answer(200, now.page(page), TYPES.get(page.rpartition(".")[2], "application/octet-stream"))
    if f"{name}/index.html" in now.files:
        return Answer(302, location=f"/{quote(name)}/index.html")
    return Answer(404, b"There is no such page. The way home is /index.html\n")


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1 and nowhere else."""

    daemon_threads = True
    request_queue_size = 128  # twelve tabs ask at once
    allow_reuse_address = os.name != "nt"  # there it would let two programs have one port

    def __init__(self, board: Board, port: int) -> None:
        """Take the port, or raise OSError; 0 takes any."""
        super().__init__(("127.0.0.1", port), _Handler)
        self.board = board
        own = self.server_address[1]
        self.address = f"http://127.0.0.1:{own}/"
        self.hosts = frozenset(f"{name}:{own}" for name in ("localhost", "127.0.0.1", "[::1]"))

    def server_bind(self) -> None:
        """Bind, without asking a name server what this machine is called."""
        TCPServer.server_bind(self)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up in the middle is no news."""

    def start(self) -> None:
        """Answer in the background until the program ends."""
        Thread(target=self.serve_forever, daemon=True, name="server").start()


def refusal(method: str, target: str, headers: Mapping[str, list[str]], hosts: frozenset[str]) -> Answer | None:
    """Why this request gets nothing, judged before anything is looked up; None where it may pass."""
    host = headers.get("host", [])
    if len(host) != 1 or host[0].strip().lower() not in hosts or not target.startswith("/"):
        return Answer(403, b"This page is for this machine only.\n")
    if method not in ("GET", "HEAD"):
        return Answer(405, b"Pages here can only be read.\n")
    return None if _is_our_own(headers, hosts) else Answer(403, b"Another site asked for this page.\n")


def _is_our_own(headers: Mapping[str, list[str]], hosts: frozenset[str]) -> bool:
    origins = {urlsplit(origin).netloc for origin in headers.get("origin", [])}
    if not origins <= hosts:
        return False
    if not {"cross-site", "same-site"} & set(headers.get("sec-fetch-site", [])):
        return True
    opened = headers.get("sec-fetch-mode") == ["navigate"] and headers.get("sec-fetch-dest") == ["document"]
    return opened and not origins


class _Handler(BaseHTTPRequestHandler):
    """One request, one answer, and the connection is closed: nothing is held by a tab that asks for nothing."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "followup", ""
    timeout = IDLE_SECONDS

    def parse_request(self) -> bool:
        """Judge the request as soon as its headers are read, whatever its method; then answer it."""
        if not super().parse_request():
            return False
        self.close_connection = True
        headers = {name.lower(): self.headers.get_all(name, []) for name in self.headers}
        target = self.requestline.split()[1]
        self._send(refusal(self.command, target, headers, self.server.hosts) or self.server.board.answer(target))
        return False

    def handle_expect_100(self) -> bool:
        """Nobody is asked to send more."""
        return True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is no request gets as little as a refused one."""
        self._send(Answer(code))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.code)
        more = {"Content-Type": answer.kind, "Content-Length": str(len(answer.body))}
        more |= {"Location": answer.location} if answer.location else {}
        more |= {"Allow": "GET, HEAD"} if answer.code == 405 else {}
        for name, value in (HEADERS | more).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are no news either."""


def _digest(*parts: bytes) -> str:
    whole = sha256()
    for part in parts:
        whole.update(part)
    return whole.hexdigest()[:16]
