"""The site as one compressed text: what pages share is packed once, and each page is put together when it is opened.

    content = length of the index (4 bytes) | index | chunk | chunk | …      each of them zlib-compressed JSON

The index holds the styles, the shared pieces, and for each page its keyed id and its chunk; a chunk holds some pages
as lists of pieces: a text of their own, or the number of a shared one.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping

from site_builder.publish.envelope import keyed_id

START = "index.html"
_CHUNK = 256 * 1024  # letters of pages that are opened together
_EDGES = re.compile(r"(?=<title>)|(?<=</title>)|(?=<body)|(?=<main[ >])|(?<=</main>)")
Piece = int | str


def pack(files: Mapping[str, bytes], key: bytes) -> bytes:
    """Pages and styles of a site as one text of bytes; the same files and key give the same bytes."""
    paths = sorted(path for path in files if path.endswith(".html"))
    shared = _shared(files, paths)
    chunks: list[bytes] = []
    pages: dict[str, list[str | int]] = {}
    for number, chunk in enumerate(_chunks(files, paths, shared)):
        data = _packed(chunk)
        pages |= {path: [keyed_id(key, path), number] for path in chunk}
        chunks.append(data)
    index = {
        "pages": pages,
        "chunks": [len(data) for data in chunks],
        "shared": list(shared),
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


def _shared(files: Mapping[str, bytes], paths: list[str]) -> dict[str, int]:
    """The pieces that several pages have, in the order of their first page, and their numbers."""
    count = Counter(piece for path in paths for piece in _pieces(files[path]))
    return {piece: number for number, piece in enumerate(piece for piece, uses in count.items() if uses > 1)}


def _pieces(page: bytes) -> list[str]:
    """A page cut where what is its own begins and ends: title, body and main part."""
    return [piece for piece in _EDGES.split(page.decode()) if piece]


def _chunks(
    files: Mapping[str, bytes], paths: list[str], shared: Mapping[str, int]
) -> Iterator[dict[str, list[Piece]]]:
    """The pages in groups of about one size."""
    chunk: dict[str, list[Piece]] = {}
    room = _CHUNK
    for path in paths:
        chunk[path] = [shared.get(piece, piece) for piece in _pieces(files[path])]
        room -= sum(len(piece) for piece in chunk[path] if isinstance(piece, str))
        if room < 0:
            yield chunk
            chunk, room = {}, _CHUNK
    if chunk:
        yield chunk


def _packed(value: object) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 9)
