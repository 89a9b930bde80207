"""Lines of a vCard file as properties, tolerant of what address books write.

Our own reader, because `vobject` (which the tests use as the independent reader) stops at the first broken line of a
file, guesses at 2.1, decodes every photo, and takes a minute for what must take seconds. This one reads 2.1, 3.0 and
4.0 alike: folded and quoted-printable lines, groups, bare parameters, a character set for each line, lines that lost
their fold, cards that never end. Pictures, sounds and keys are passed over without being kept.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BEGINS = re.compile(r"(?:[\w-]+\.)?[A-Za-z][\w-]*[ \t]*[;:]", re.ASCII)
_HEAD = re.compile(r'[^:"]*(?:"[^"]*"[^:"]*)*:')
_PARAMETER = re.compile(r'(?:[^;"]|"[^"]*"?)+')
_QUOTED_OR_NOT = re.compile(r'"[^"]*"|[^",]+')
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})
MEDIA = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-APPLE-MEMOJI", "X-IMAGE", "X-MS-CARDPICTURE"})
_LONGEST = 300_000  # characters of a property
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}


class Property(NamedTuple):
    """One property; the value is text, its escapes still in it."""

    name: str
    value: str
    params: dict[str, list[str]]
    group: str = ""

    @property
    def types(self) -> list[str]:
        """What kind it is, in lower case: home, work, cell ..."""
        return [each.strip().lower() for value in self.params.get("TYPE", ()) for each in value.split(",")]

    def words(self) -> str:
        """The value without its escapes."""
        return unescaped(self.value)

    def parts(self, sign: str = ";") -> list[str]:
        """The parts of a structured value, without their escapes."""
        return [unescaped(part) for part in split(self.value, sign)]


@dataclass(slots=True)
class VCard:
    """The properties of one card and the line on which it begins."""

    line: int
    version: str = ""
    properties: list[Property] = field(default_factory=list)


def read_vcards(data: bytes) -> Iterator[VCard]:
    """The cards of a file in their order; one that never ends is over where the next begins."""
    card: VCard | None = None
    depth = 0
    for number, line in _unfolded(_as_utf8(data)):
        mark = line[:12].strip().upper()
        if mark == "BEGIN:VCARD":
            nested = card is not None and bool(card.properties) and card.properties[-1][:2] == ("AGENT", "")
            if card is not None and nested:
                depth += 1
                continue
            if card is not None:
                yield card
            card, depth = VCard(line=number), 0
        elif mark == "END:VCARD" and depth:
            depth -= 1
        elif mark == "END:VCARD":
            if card is not None:
                yield card
            card = None
        elif card is not None and not depth and (found := _property(line)):
            card.properties.append(found)
            card.version = found.value.strip() if found.name == "VERSION" else card.version
    if card is not None:
        yield card


def split(value: str, sign: str) -> list[str]:
    """The parts between signs that are not escaped."""
    if "\\" not in value:
        return value.split(sign)
    parts, begin, at = [], 0, 0
    while at < len(value):
        if value[at] == sign:
            parts.append(value[begin:at])
            begin = at + 1
        at += 2 if value[at] == "\\" else 1
    return [*parts, value[begin:]]


def unescaped(value: str) -> str:
    """`\\n`, `\\,`, `\\;` and `\\\\` as what they stand for."""
    if "\\" not in value:
        return value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL)


def _as_utf8(data: bytes) -> bytes:
    for bom, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(bom):
            return data.decode(name, "replace").encode()
    return data


@dataclass(slots=True)
class _Open:
    """A property that may run on over the next lines."""

    number: int
    parts: list[str]
    quoted: bool
    media: bool
    size: int = 0

    @classmethod
    def at(cls, number: int, line: str) -> _Open:
        """The property that begins on this line; of a picture only its head is kept."""
        head = line.partition(":")[0].upper()
        media = head.partition(";")[0].rpartition(".")[2].strip() in MEDIA
        start = line[: len(head) + 1] if media else line
        return cls(number, [start], "QUOTED-PRINTABLE" in head, media, len(start))

    def more(self, line: str, gap: str) -> str | None:
        """What the line adds to it; None where the line begins another one."""
        if self.quoted and self.parts[-1].endswith("="):
            self.parts[-1] = self.parts[-1][:-1]
            return line
        if not line.strip():
            return ""
        if line[0] in " \t":
            return line if self.quoted else gap + line[1:]
        if _BEGINS.match(line):
            return None
        self.parts[-1] = self.parts[-1].removesuffix("\\")
        return f"\\n{line}"

    def add(self, text: str) -> None:
        """Keep that, unless it is a picture's, or more than any person's."""
        if not self.media and self.size < _LONGEST:
            self.parts.append(text)
            self.size += len(text)


def _unfolded(data: bytes) -> Iterator[tuple[int, str]]:
    """Logical lines with their numbers; bytes stand as Latin-1, so that a fold within a letter does no harm."""
    open_: _Open | None = None
    gap = ""
    for number, match in enumerate(_LINE.finditer(data), 1):
        line = match[0].rstrip(b"\r\n").decode("latin-1")
        more = open_.more(line, gap) if open_ else None
        if open_ and more is not None:
            open_.add(more)
        elif line.strip():
            if open_:
                yield open_.number, "".join(open_.parts)
            open_, gap = _Open.at(number, line), _gap(line, gap)
    if open_:
        yield open_.number, "".join(open_.parts)


def _gap(line: str, gap: str) -> str:
    """What a fold leaves between two lines: in 2.1 the blank belongs to the text."""
    start = line[:12].upper()
    if start.startswith("VERSION:"):
        return " " if start.startswith("VERSION:2") else ""
    return "" if start.startswith("BEGIN:VCARD") else gap


def _property(line: str) -> Property | None:
    match = _HEAD.match(line)
    head, value = (line[: match.end() - 1], line[match.end() :]) if match else line.partition(":")[::2]
    named, *rest = _PARAMETER.findall(head) or [""]
    group, _, name = named.strip().rpartition(".")
    params: dict[str, list[str]] = {}
    for each in rest:
        key, values = _parameter(each)
        params.setdefault(key, []).extend(values)
    text = _decoded(value, params)
    return Property(name.strip().upper(), text.strip() if name.upper() != "NOTE" else text, params, group.upper())


def _parameter(text: str) -> tuple[str, list[str]]:
    key, equals, value = text.partition("=")
    if not equals:
        bare = key.strip()
        return ("ENCODING" if bare.upper() in _ENCODINGS else "TYPE"), [bare]
    values = [each.strip().strip('"') for each in _QUOTED_OR_NOT.findall(value)]
    return key.strip().upper(), [re.sub(r"\^[n^']", lambda found: _CARET[found[0]], _text(each)) for each in values]


def _decoded(value: str, params: dict[str, list[str]]) -> str:
    """The value as text: quoted-printable or not, in the character set that it names or seems to be in."""
    encoding = [each.upper() for each in params.get("ENCODING", ())]
    if "QUOTED-PRINTABLE" in encoding:
        data = binascii.a2b_qp(value.encode("latin-1"))
        return _text(data.decode("latin-1"), params).replace("\r\n", "\n").replace("\r", "\n")
    if value.isascii() and "CHARSET" not in params:
        return value
    return _text(value, params)


def _text(raw: str, params: dict[str, list[str]] | None = None) -> str:
    data = raw.encode("latin-1")
    for charset in (*(params or {}).get("CHARSET", ()), "utf-8", "cp1252"):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return raw
