"""The site as one compressed text: what pages share is packed once, and each page is put together when it is opened.

    content = length of the index (4 bytes) | index | chunk | chunk | …      each of them zlib-compressed JSON

The index holds the styles, the shared pieces, and for each page its keyed id and its chunk; a chunk holds some pages
as lists of pieces: a text of their own, or the number of a shared one.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from site_builder.publish.envelope import keyed_id

START = "index.html"
_CHUNK = 256 * 1024  # letters of pages that are opened together
_EDGES = ("<title>", "</title>", "<body", "<main", "</main>")
Piece = int | str


def pack(files: Mapping[str, bytes], key: bytes) -> bytes:
    """Pages and styles of a site as one text of bytes; the same files and key give the same bytes."""
    paths = sorted(path for path in files if path.endswith(".html"))
    shared = _Shared(files[path] for path in paths)
    chunks: list[bytes] = []
    pages: dict[str, list[str | int]] = {}
    for number, chunk in enumerate(_chunks(files, paths, shared)):
        chunks.append(_packed(chunk))
        pages |= {path: [keyed_id(key, path), number] for path in chunk}
    index = {
        "pages": pages,
        "chunks": [len(data) for data in chunks],
        "shared": list(shared.numbers),
        "styles": {path: files[path].decode() for path in sorted(files) if path.endswith(".css")},
    }
    head = _packed(index)
    return b"".join((len(head).to_bytes(4, "big"), head, *chunks))


def unpack(content: bytes) -> dict[str, bytes]:
    """The same pages and styles again, byte for byte."""
    length = int.from_bytes(content[:4], "big")
    index = json.loads(zlib.decompress(content[4 : 4 + length]))
    files, at = {path: text.encode() for path, text in index["styles"].items()}, 4 + length
    for size in index["chunks"]:
        for path, pieces in json.loads(zlib.decompress(content[at : at + size])).items():
            texts = (index["shared"][piece] if isinstance(piece, int) else piece for piece in pieces)
            files[path] = "".join(texts).encode()
        at += size
    return files


class _Shared:
    """The pieces that several pages have, numbered in the order in which they are met."""

    def __init__(self, pages: Iterable[bytes]) -> None:
        # counted by their hash: all texts of a large site would be in memory once more
        self._uses = Counter(hash(piece) for page in pages for piece in _pieces(page))
        self.numbers: dict[str, int] = {}

    def piece(self, text: str) -> Piece:
        """The piece's number, or its text where no other page has it."""
        return self.numbers.setdefault(text, len(self.numbers)) if self._uses[hash(text)] > 1 else text


def _pieces(page: bytes) -> list[str]:
    """A page cut where what is its own begins and ends: title, body and main part."""
    text = page.decode()
    found = ((text.find(mark), len(mark) if mark.startswith("</") else 0) for mark in _EDGES)
    cuts = sorted({0, len(text), *(at + after for at, after in found if at >= 0)})
    return [text[start:end] for start, end in pairwise(cuts)]


def _chunks(files: Mapping[str, bytes], paths: list[str], shared: _Shared) -> Iterator[dict[str, list[Piece]]]:
    """The pages in groups of about one size."""
    chunk: dict[str, list[Piece]] = {}
    room = _CHUNK
    for path in paths:
        chunk[path] = [shared.piece(piece) for piece in _pieces(files[path])]
        room -= sum(len(piece) for piece in chunk[path] if isinstance(piece, str))
        if room < 0:
            yield chunk
            chunk, room = {}, _CHUNK
    if chunk:
        yield chunk


def _packed(value: object) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 9)
