"""The preview server, asked as no browser would: over a bare socket."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from threading import Thread
from time import monotonic

import pytest

from site_builder.serve.server import HEADERS, Board, Server, Shown

HOME = b"<!doctype html><title>Today</title>"
FILES = {
    "index.html": HOME,
    "people/index.html": b"people",
    "contacts/zoë/index.html": b"zoe",
    "contacts/a b+c/index.html": b"spaced",
    "theme.css": b"a{}",
    "build.js": b"1",
    "followups.ics": b"BEGIN:VCALENDAR",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    board = Board()
    board.show(Shown(files=FILES))
    with Server(board, 0) as server:
        server.start()
        yield server
        server.shutdown()


def ask(
    server: Server, request: str, *headers: str, host: str | None = "127.0.0.1"
) -> tuple[int, dict[str, str], bytes]:
    """The answer to a request line and headers, taken to the letter."""
    port = server.server_address[1]
    own = [] if host is None else [f"Host: {host}:{port}"]
    lines = [request, *own, *(header.replace("PORT", str(port)) for header in headers), "", ""]
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall("\r\n".join(lines).encode("latin-1"))
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *rest = head.decode().split("\r\n")
    return int(first.split()[1]), {name: value for name, _, value in (line.partition(": ") for line in rest)}, body


def get(server: Server, target: str, *headers: str) -> tuple[int, bytes]:
    code, _, body = ask(server, f"GET {target} HTTP/1.1", *headers)
    return code, body


@pytest.mark.parametrize(
    ("target", "code", "body"),
    [
        ("/", 200, HOME),
        ("/index.html", 200, HOME),
        ("/index.html?x=1", 200, HOME),
        ("/people/", 200, b"people"),
        ("/people/index.html", 200, b"people"),
        ("/contacts/zo%C3%AB/index.html", 200, b"zoe"),
        ("/contacts/a%20b+c/index.html", 200, b"spaced"),
        ("/theme.css", 200, b"a{}"),
    ],
)
def test_what_the_build_made(server: Server, target: str, code: int, body: bytes) -> None:
    assert get(server, target) == (code, body)


def test_a_folder_without_its_slash_is_sent_on(server: Server) -> None:
    code, headers, _ = ask(server, "GET /contacts/zo%C3%AB HTTP/1.1")
    assert (code, headers["Location"]) == (302, "/contacts/zo%C3%AB/index.html")


@pytest.mark.parametrize(
    "target",
    [
        "/../index.html", "/people/../index.html", "/%2e%2e/index.html", "/people/%2e%2e/index.html",
        "/%252e%252e/index.html", "/..%2findex.html", "/..%5cindex.html", "/..\\index.html", "/./index.html",
        "//index.html", "/people//index.html", "/index.html%00", "/%00", "/INDEX.HTML", "/index.html/", "/index.html.",
        "/people", "/%ff", "/%C3", "/zo\xeb", "/etc/passwd", "//etc/passwd", "/%2fetc%2fpasswd", "/C:/Windows/win.ini",
        "/.followup-site", "/followup.yml", "/contacts/ada.md", "/" + "a" * 60_000, "/" + "%2e%2e%2f" * 5000, "/;",
    ],
)  # fmt: skip
def test_what_the_build_did_not_make(server: Server, target: str) -> None:
    code, body = get(server, target)
    if target == "/people":
        assert (code, body) == (302, b"")
    else:
        assert (code, b"people" in body, HOME in body) == (404, False, False)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LocalHost"])
def test_hosts_of_this_machine(server: Server, host: str) -> None:
    assert ask(server, "GET / HTTP/1.1", host=host)[::2] == (200, HOME)


@pytest.mark.parametrize(
    "hosts",
    [
        pytest.param([], id="missing"),
        pytest.param(["Host:"], id="empty"),
        pytest.param(["Host: evil.example"], id="foreign"),
        pytest.param(["Host: evil.example:PORT"], id="foreign, our port"),
        pytest.param(["Host: 127.0.0.1"], id="without the port"),
        pytest.param(["Host: 127.0.0.1:80"], id="another port"),
        pytest.param(["Host: 127.0.0.1:PORT.evil.example"], id="longer than ours"),
        pytest.param(["Host: 127.0.0.1.evil.example:PORT"], id="begins like ours"),
        pytest.param(["Host: evil.localhost:PORT"], id="ends like ours"),
        pytest.param(["Host: localhost.:PORT"], id="a dot at its end"),
        pytest.param(["Host: user@127.0.0.1:PORT"], id="with a user"),
        pytest.param(["Host: 0.0.0.0:PORT"], id="any address"),
        pytest.param(["Host: 127.1:PORT"], id="short for ours"),
        pytest.param(["Host: 2130706433:PORT"], id="ours as a number"),
        pytest.param(["Host: 127.0.0.1:PORT", "Host: evil.example"], id="ours, then a foreign one"),
        pytest.param(["Host: evil.example", "Host: 127.0.0.1:PORT"], id="a foreign one, then ours"),
        pytest.param(["Host: 127.0.0.1:PORT", "host: 127.0.0.1:PORT"], id="ours twice"),
        pytest.param(["Host: 127.0.0.1:PORT, evil.example"], id="two in one"),
        pytest.param(["X: 1", " Host: 127.0.0.1:PORT"], id="folded into another header"),
    ],
)
@pytest.mark.parametrize(
    "request_line",
    ["GET / HTTP/1.1", "GET /none HTTP/1.0", "GET /_/build HTTP/1.1", "POST / HTTP/1.1", "BREW / HTTP/1.1"],
)
def test_any_other_host_gets_nothing_whatever_it_asks(server: Server, hosts: list[str], request_line: str) -> None:
    code, _, body = ask(server, request_line, *hosts, host=None)
    assert (code, body) == (403, b"This page is for this machine only.\n")


@pytest.mark.parametrize(
    "line", ["GET http://127.0.0.1/ HTTP/1.1", "GET http://evil.example/ HTTP/1.1", "OPTIONS * HTTP/1.1"]
)
def test_targets_of_proxies_get_nothing(server: Server, line: str) -> None:
    assert ask(server, line)[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"])
def test_pages_can_only_be_read(server: Server, method: str) -> None:
    code, headers, body = ask(server, f"{method} / HTTP/1.1")
    assert (code, headers["Allow"], HOME in body) == (405, "GET, HEAD", False)


@pytest.mark.parametrize(
    "line", ["nonsense", "GET /", "GET / HTTP/9.9", "GET / HTTP/1.1 more", "GET  / FTP/1.1", "\x00\x01"]
)
def test_what_is_no_request_gets_nothing(server: Server, line: str) -> None:
    port = server.server_address[1]
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(f"{line}\r\nHost: evil.example:{port}\r\n\r\n".encode())
        assert HOME not in b"".join(iter(lambda: connection.recv(65536), b""))


def test_head_is_get_without_the_body(server: Server) -> None:
    code, headers, body = ask(server, "HEAD / HTTP/1.1")
    assert (code, headers["Content-Length"], body) == (200, str(len(HOME)), b"")


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        pytest.param(
            ["Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"], 200, id="our page"
        ),
        pytest.param(["Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"], 200, id="typed"),
        pytest.param(
            ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"],
            200,
            id="a link to us",
        ),
        pytest.param(
            ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"], 403, id="script"
        ),
        pytest.param(
            ["Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"], 403, id="image"
        ),
        pytest.param(["Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"], 403, id="fetch"),
        pytest.param(
            ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"], 403, id="a frame"
        ),
        pytest.param(
            ["Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: embed"], 403, id="embedded"
        ),
        pytest.param(["Origin: http://127.0.0.1:PORT"], 200, id="our own origin"),
        pytest.param(["Origin: http://127.0.0.1:1"], 403, id="another port's origin"),
        pytest.param(["Origin: https://evil.example"], 403, id="a foreign origin"),
        pytest.param(["Origin: null"], 403, id="an origin that hides"),
    ],
)
def test_other_sites_get_nothing_but_a_visit(server: Server, headers: list[str], code: int) -> None:
    for target in ("/", "/_/build", "/followups.ics"):
        assert ask(server, f"GET {target} HTTP/1.1", *headers)[0] == code


@pytest.mark.parametrize(
    "request_line", ["GET / HTTP/1.1", "GET /none HTTP/1.1", "POST / HTTP/1.1", "GET /%ff HTTP/1.0"]
)
def test_every_answer_keeps_to_itself(server: Server, request_line: str) -> None:
    _, headers, _ = ask(server, request_line)
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert [name for name in headers if name.lower().startswith("access-control")] == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("theme.css", "text/css; charset=utf-8"),
        ("build.js", "text/javascript; charset=utf-8"),
        ("followups.ics", "text/calendar; charset=utf-8"),
    ],
)
def test_kinds(server: Server, path: str, kind: str) -> None:
    assert ask(server, f"GET /{path} HTTP/1.1")[1]["Content-Type"] == kind


def test_news_are_answered_when_there_are_some() -> None:
    board = Board()
    board.show(Shown(files={"build.js": b"1"}))
    with Server(board, 0) as server:
        server.start()
        first = json.loads(get(server, "/_/build?seen=")[1])
        answers: list[tuple[float, str]] = []
        waiting = Thread(
            target=lambda: answers.append((monotonic(), get(server, f"/_/build?seen={first['id']}")[1].decode()))
        )
        asked = monotonic()
        waiting.start()
        waiting.join(0.3)
        assert answers == []
        board.show(Shown(files={"build.js": b"2"}, said="1 page"))
        waiting.join(5)
        server.shutdown()
    told = json.loads(answers[0][1])
    assert (told["id"] == first["id"], told["said"], told["look"] == first["look"]) == (False, "1 page", True)
    assert asked <= answers[0][0] < asked + 5


def test_thirty_who_wait_for_news_hold_nobody_up(server: Server) -> None:
    seen = json.loads(get(server, "/_/build")[1])["id"]
    port = server.server_address[1]
    waiting = [socket.create_connection(("127.0.0.1", port)) for _ in range(30)]
    for connection in waiting:
        connection.sendall(f"GET /_/build?seen={seen} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    assert get(server, "/") == (200, HOME)
    for connection in waiting:
        connection.close()


def test_only_this_machine_is_listened_to(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
