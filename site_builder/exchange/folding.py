"""How vCard and iCalendar break long lines."""

from __future__ import annotations


def folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, cut between characters, with its line end."""
    data = line.encode("utf-8", "replace")
    if len(data) <= 75:
        return f"{data.decode()}\r\n"
    pieces: list[bytes] = []
    while len(data) > 75:
        cut = 75 if not pieces else 74
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(data[:cut])
        data = data[cut:]
    return b"\r\n ".join([*pieces, data]).decode() + "\r\n"
