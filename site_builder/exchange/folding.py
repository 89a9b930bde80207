"""How vCard and iCalendar break long lines."""

from __future__ import annotations


def folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, cut between characters, with its line end."""
    if len(line) <= 75 and line.isascii():
        return f"{line}\r\n"
    data = line.encode("utf-8", "replace")
    pieces: list[bytes] = []
    room = 75
    while len(data) > room:
        cut = room
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(data[:cut])
        data = data[cut:]
        room = 74  # beside the space that begins the line
    return b"\r\n ".join([*pieces, data]).decode() + "\r\n"
