"""A port to listen on: the one asked for, else the next that is free, with a word about who has it."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from site_builder.serve.server import Board, Server

TRIES = 20
LISTENS = "0A"  # the state of a listening socket in /proc/net/tcp
HOME = ("0100007F", "00000000")  # 127.0.0.1 and "any address", as written there


def listen(board: Board, port: int, say: Callable[[str], None]) -> Server:
    """A server on the port, or on the next free one, which it says; raises OSError where there is none."""
    for number in range(port, min(port + TRIES, 65535)):
        try:
            return Server(board, number)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            say(f"port {number} is taken by {holder_of(number) or 'another program'}; trying {number + 1}")
    return Server(board, min(port + TRIES, 65535))


def holder_of(port: int, proc: Path = Path("/proc")) -> str:
    """The program that listens on this port, where the system tells it: "python3 (process 4711)"."""
    try:
        sockets = _listening(port, (proc / "net/tcp").read_text())
        for pid in filter(lambda folder: folder.name.isdigit(), proc.iterdir()):
            if sockets & _sockets_of(pid):
                return f"{(pid / 'comm').read_text().strip()} (process {pid.name})"
    except OSError:
        return ""  # another system, or none of our business
    return ""


def _listening(port: int, table: str) -> set[str]:
    rows = [line.split() for line in table.splitlines()[1:]]
    mine = {f"{address}:{port:04X}" for address in HOME}
    return {f"socket:[{row[9]}]" for row in rows if row[1] in mine and row[3] == LISTENS}


def _sockets_of(process: Path) -> set[str]:
    found = set()
    with suppress(OSError):  # another user's, or just ended
        for handle in (process / "fd").iterdir():
            with suppress(OSError):  # just closed
                found.add(str(handle.readlink()))
    return found
