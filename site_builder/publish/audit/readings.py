"""Every way in which bytes may hold a text: encoded, escaped, compressed, and one inside the other."""

from __future__ import annotations

import base64
import bz2
import html
import lzma
import quopri
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote

DEPTH = 2  # codings inside a coding: the base64 of a compressed text
_MOST = 32 * 1024 * 1024  # bytes of one decompressed member: a bomb is cut
_MOST_MEMBERS = 2000
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{8,}(?:\r?\n[ \t]*[A-Za-z0-9+/_-]+)*")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}[ :,-]?){4,}")
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{1,6})[ \t\n]?")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_MEMBER = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]|PK\x03\x04|BZh[1-9]1AY|\xfd7zXZ\x00")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One text that bytes hold, and by which coding; a noisy one is mostly chance, so short words in it say nothing."""

    text: str
    coding: str
    noisy: bool = False


def readings(data: bytes, coding: str = "", depth: int = DEPTH) -> Iterator[Reading]:
    """All texts that the bytes hold."""
    yield from _texts(data, coding)
    if not depth:
        return
    for name, inner in _decoded(data):
        yield from readings(inner, f"{coding}{name} ", depth - 1)


def _texts(data: bytes, coding: str) -> Iterator[Reading]:
    text, noisy = data.decode("utf-8", "replace"), not _is_text(data)
    yield Reading(text=text, coding=coding or "plain text", noisy=noisy)
    if noisy:
        yield Reading(text=data.decode("latin-1"), coding=f"{coding}Latin-1", noisy=True)
        for name in ("utf-16-le", "utf-16-be"):
            for start in (0, 1):
                wide = data[start:].decode(name, "replace")
                yield Reading(text=wide, coding=f"{coding}{name.upper()}", noisy=True)
    for name, other in _unescaped(text):
        yield Reading(text=other, coding=f"{coding}{name}", noisy=noisy)


def _is_text(data: bytes) -> bool:
    """UTF-8 without control characters."""
    try:
        text = data.decode()
    except UnicodeError:
        return False
    return not any(char < " " and char not in "\t\n\r\f" for char in set(text))


def _unescaped(text: str) -> Iterator[tuple[str, str]]:
    """The text with its escapes resolved, where it has any, and with its tags taken out."""
    ways: dict[str, Callable[[str], str]] = {
        "URL escapes": lambda text: unquote(text.replace("+", " ")),
        "HTML escapes": html.unescape,
        "backslash escapes": lambda text: _ESCAPE.sub(_character, text),
        "quoted-printable": lambda text: quopri.decodestring(text.encode()).decode("utf-8", "replace"),
        "markup between": lambda text: _TAG.sub("", text),
    }
    every = text
    for name, way in ways.items():
        if (other := way(text)) != text:
            yield name, other
        every = way(every)
    yield "several escapes", every


def _character(escape: re.Match[str]) -> str:
    code = int(next(group for group in escape.groups() if group), 16)
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else escape[0]


def _decoded(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes inside: base64 from each of four starts, hex from both, and compressed members."""
    runs = [re.sub(rb"\s", b"", run).translate(bytes.maketrans(b"-_", b"+/")) for run in _BASE64.findall(data)]
    for start in range(4):
        yield from _sorted_by_sense("base64", [_from_base64(run[start:]) for run in runs])
    pairs = [re.sub(rb"[^0-9a-fA-F]", b"", run) for run in _HEX.findall(data)]
    for start in range(2):
        yield from _sorted_by_sense("hex", [_from_hex(run[start:]) for run in pairs])
    for found, _ in zip(_MEMBER.finditer(data), range(_MOST_MEMBERS), strict=False):
        if inner := _decompressed(data[found.start() :]):
            yield "compressed", inner


def _sorted_by_sense(name: str, parts: list[bytes]) -> Iterator[tuple[str, bytes]]:
    """What reads as text, and apart from it what does not."""
    sense = [part for part in parts if _is_text(part)]
    chance = [part for part in parts if len(part) > 8 and not _is_text(part)]
    for group in (sense, chance):
        if group:
            yield name, b"\n".join(group)


def _from_base64(run: bytes) -> bytes:
    return base64.b64decode(run[: len(run) - len(run) % 4] + _rest(run[len(run) - len(run) % 4 :]))


def _rest(end: bytes) -> bytes:
    """The last characters with their padding; one alone stands for no byte."""
    return end + b"=" * (4 - len(end)) if len(end) > 1 else b""


def _from_hex(run: bytes) -> bytes:
    return bytes.fromhex(run[: len(run) - len(run) % 2].decode())


def _decompressed(data: bytes) -> bytes:
    with suppress(zlib.error, OSError, lzma.LZMAError, EOFError, ValueError):
        if data.startswith(b"PK"):
            start = 30 + int.from_bytes(data[26:28], "little") + int.from_bytes(data[28:30], "little")
            return zlib.decompressobj(-15).decompress(data[start:], _MOST)
        if data.startswith(b"BZ"):
            return bz2.BZ2Decompressor().decompress(data, _MOST)
        if data.startswith(b"\xfd"):
            return lzma.LZMADecompressor().decompress(data, _MOST)
        return zlib.decompressobj(47).decompress(data, _MOST)
    return b""
