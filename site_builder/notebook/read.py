"""From the bytes of a note to its text, or to the reason why it is no text."""

from __future__ import annotations

import os
import stat

from site_builder.model import Source
from site_builder.notebook.tree import File

LIMIT, LONGEST_LINE = 5_000_000, 1_000_000  # bytes
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAVE_AS = "open it in an editor and save it as UTF-8"


def read_source(file: File) -> Source:
    """The file's text. Whatever is in its way is told by `failed`: a file may vanish or change at any time."""
    if not file.disk:
        return Source(
            path=file.path, failed="The file is not downloaded to this machine.", hint="open it once in iCloud Drive"
        )
    try:
        return source_of(file.path, read_bytes(file.disk))
    except FileNotFoundError:
        return Source(path=file.path, failed="The file vanished while it was read.", hint="build again")
    except TooLarge:
        hint = "keep what belongs to a person here, and the rest in a file of its own"
        return Source(path=file.path, failed="The file is larger than 5 MB.", hint=hint)
    except OSError as error:
        return Source(
            path=file.path, failed=f"The file can't be read: {error.strerror}.", hint="look at its permissions"
        )


class TooLarge(OSError):
    """The file is over the limit; it was not read."""


def read_bytes(disk: str) -> bytes:
    """The bytes of a regular file of reasonable size; never waits on a pipe and never follows a link."""
    handle = os.open(disk, _FLAGS)
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            raise OSError(0, "it is no regular file")
        if info.st_size > LIMIT:
            raise TooLarge
        data = _read_all(handle, info.st_size)
    finally:
        os.close(handle)
    if len(data) > LIMIT:
        raise TooLarge
    return data


def _read_all(handle: int, size: int) -> bytes:
    data = os.read(handle, size + 1)
    while size < len(data) <= LIMIT and (more := os.read(handle, LIMIT)):  # it grows while we read
        data += more
    return data


def source_of(path: str, data: bytes) -> Source:
    """The bytes as text with `\\n` line ends and no byte order mark."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Source(path=path, failed=f"The file looks like {name}, not UTF-8.", hint=_SAVE_AS)
    if b"\0" in data:
        return _with_nul(path, data)
    if len(data) >= LONGEST_LINE and (number := _line_past_reason(data)):
        return Source(
            path=path, failed=f"Line {number} is 1 MB long.", hint="keep pictures and data in files of their own"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Source(path=path, failed=_no_utf8(data, error.start), hint=_SAVE_AS)
    return Source(path=path, text=text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text)


def _with_nul(path: str, data: bytes) -> Source:
    start = data[:1000]
    if 3 * start.count(0) > len(start):  # every second byte of plain English in UTF-16
        return Source(path=path, failed="The file looks like UTF-16, not UTF-8.", hint=_SAVE_AS)
    line = _line(data, data.index(0))
    hint = "delete that character; a crash or a sync tool may have left it"
    return Source(path=path, failed=f"There is a NUL byte on line {line}.", hint=hint)


def _no_utf8(data: bytes, start: int) -> str:
    line = _line(data, start)
    if data[start] == 0xED and data[start + 1 : start + 2] >= b"\xa0":
        return f"There is half a character (a lone surrogate) on line {line}, which is no UTF-8."
    name = "Windows-1252" if any(0x80 <= byte < 0xA0 for byte in data) else "Latin-1"
    return f"The file looks like {name}: line {line} is no UTF-8."


def _line_past_reason(data: bytes) -> int | None:
    """The number of the first line that nobody can have typed."""
    return next((number for number, line in enumerate(data.splitlines(), 1) if len(line) >= LONGEST_LINE), None)


def _line(data: bytes, index: int) -> int:
    before = data[:index].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1
