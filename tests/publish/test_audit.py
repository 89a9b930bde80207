"""The audit: it finds a canary in every place and coding, and gives no false alarm."""

from __future__ import annotations

import base64
import bz2
import gzip
import hashlib
import html
import io
import json
import lzma
import quopri
import random
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from urllib.parse import quote

import pytest

from site_builder.build import build_site
from site_builder.model import Source
from site_builder.publish.audit import first_leak
from site_builder.publish.audit.needles import Needles
from site_builder.publish.envelope import pad, text_of
from site_builder.publish.folder import PAGE
from site_builder.publish.page import taken_apart
from site_builder.publish.readers import new_readers
from site_builder.publish.redact import redact
from site_builder.publish.story import empty_folder, encrypted
from site_builder.reading import Request, read_book
from site_builder.settings import Me, Settings
from site_builder.theme import Theme, built_in_themes, load_theme
from tests.publish.sites import words

CANARY = """---
name: Zoë Quasselbrück
aliases: [Quassi]
email: zoe.q@kanari.example
phone: "+44 (0)20 7946-0991"
links: {mastodon: https://social.example/@zoequ}
org: Vogelwarte
role: Ornithologin
location: Zugdorf
tags: [gefiedert]
circle: inner
secret_key: Eierschale
---

She keeps seven finches and one very old parrot.

## Log

- 2026-11-18 met: at the aviary, behind the tall cedar tree
"""
NAME = "Zoë Quasselbrück"
SETTINGS = Settings(me=Me(name="Robin Steinhauer", email="robin@steinhauer.example"))
KEY = bytes(range(100, 132))


def needles(texts: dict[str, str]) -> Needles:
    sources = [Source(path=path, text=text) for path, text in texts.items()]
    book = read_book(sources, Request(settings=SETTINGS, today=date(2026, 12, 1)))
    return Needles(contacts=[plan.contact for plan in book.plans], sources=sources, settings=SETTINGS)


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme([built_in_themes() / "default"])


@pytest.fixture(scope="module")
def empty(theme: Theme) -> dict[str, bytes]:
    return empty_folder(theme)


def published(texts: dict[str, str], theme: Theme, empty: dict[str, bytes]) -> dict[str, bytes]:
    sources = [Source(path=path, text=text) for path, text in texts.items()]
    book = redact(read_book(sources, Request(settings=SETTINGS, today=date(2026, 12, 1))))
    return {**empty, PAGE: encrypted(build_site(book, theme).files, theme, KEY, new_readers(KEY).lock)}


@pytest.mark.parametrize(
    "text",
    [
        NAME, "ZOË QUASSELBRÜCK", "Zoe Quasselbruck", "quasselbruck", "Quassi", "zoe.q@kanari.example",
        "https://social.example/@zoequ", "(020) 7946 0991", "0044.20.7946.0991", "Vogelwarte", "ornithologin",
        "Zugdorf",
        "gefiedert", "zoe-quasselbruck", "contacts/zoe-quasselbruck.md", "secret_key", "Eierschale",
        "seven finches and one very", "aviary, behind the tall cedar", "Robin Steinhauer", "robin@steinhauer.example",
    ],
)  # fmt: skip
def test_every_kind_of_needle(text: str, empty: dict[str, bytes]) -> None:
    planted = {**empty, "robots.txt": f"User-agent: *\n# {text} .\n".encode()}
    assert first_leak(planted, needles({"contacts/zoe-quasselbruck.md": CANARY}), empty) is not None


def _escaped(form: str) -> Callable[[str], bytes]:
    return lambda text: "".join(form.format(ord(char)) for char in text).encode()


def _zipped(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", text)
    return file.getvalue()


CODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": str.encode,
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "Latin-1": lambda text: text.encode("latin-1"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 big end first": lambda text: text.encode("utf-16-be"),
    "UTF-16 at an odd place": lambda text: b"\x01" + text.encode("utf-16-le"),
    "URL": lambda text: quote(text).encode(),
    "URL, each byte": lambda text: "".join(f"%{byte:02x}" for byte in text.encode()).encode(),
    "HTML, decimal": _escaped("&#{};"),
    "HTML, hexadecimal": _escaped("&#x{:x};"),
    "HTML, by name": lambda text: html.escape(text).replace("ë", "&euml;").replace("ü", "&uuml;").encode(),
    "JSON": lambda text: json.dumps(text).encode(),
    "JSON, each letter": _escaped("\\u{:04x}"),
    "JavaScript": _escaped("\\x{:02x}"),
    "CSS": _escaped("\\{:06x}"),
    "quoted-printable": lambda text: quopri.encodestring(text.encode()),
    "hex": lambda text: text.encode().hex().encode(),
    "hex in pairs": lambda text: text.encode().hex(" ").upper().encode(),
    "hex after half a byte": lambda text: b"a" + text.encode().hex().encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64 after a byte": lambda text: base64.b64encode(b"x" + text.encode()),
    "base64 after two": lambda text: base64.b64encode(b"xx" + text.encode()),
    "base64, cut at its start": lambda text: base64.b64encode(text.encode())[1:],
    "base64 for URLs": lambda text: base64.urlsafe_b64encode(b"\xff\xff" + text.encode()),
    "base64 in lines": lambda text: base64.encodebytes(text.encode() * 4),
    "base64 of UTF-16": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "gzip": lambda text: gzip.compress(text.encode()),
    "zlib": lambda text: zlib.compress(text.encode()),
    "zip": _zipped,
    "bzip2": lambda text: bz2.compress(text.encode()),
    "xz": lambda text: lzma.compress(text.encode()),
    "base64 of gzip": lambda text: base64.b64encode(gzip.compress(text.encode())),
    "gzip of base64": lambda text: gzip.compress(base64.b64encode(text.encode())),
    "URL of HTML": lambda text: quote(_escaped("&#{};")(text)).encode(),
    "tags between": lambda text: "".join(f"<b>{char}</b>" for char in text).encode(),
    "hyphens between": lambda text: "-".join(text).encode(),
}


@pytest.mark.parametrize("coding", CODINGS)
def test_every_coding(coding: str, empty: dict[str, bytes]) -> None:
    found = [
        first_leak(
            {**empty, "a": b"<p>\n " + CODINGS[coding](name) + b" \n"}, needles({"contacts/zoe.md": CANARY}), empty
        )
        for name in (NAME, "Kaï Nirgendwö und Sonstwer")
    ]
    assert [leak is not None for leak in found] == [True, False]


def _png(text: str) -> bytes:
    data = b"Comment\0\0" + zlib.compress(text.encode())
    chunk = struct.pack(">I", len(data)) + b"zTXt" + data + struct.pack(">I", zlib.crc32(b"zTXt" + data))
    return b"\x89PNG\r\n\x1a\n" + chunk


def _jpeg(text: str) -> bytes:
    exif = b"Exif\0\0II*\0\x08\0\0\0" + bytes(20) + text.encode("utf-16-le") + b"\0\0"
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + random.Random(1).randbytes(5000)


PLACES: dict[str, Callable[[dict[str, bytes]], dict[str, bytes]]] = {
    "title": lambda made: {PAGE: made[PAGE].replace(b"<title>Locked", f"<title>{NAME}".encode())},
    "alternative text": lambda made: {PAGE: made[PAGE] + f'<img alt="{NAME}">'.encode()},
    "comment": lambda made: {PAGE: made[PAGE] + f"<!--{NAME}-->".encode()},
    "name of a class": lambda made: {PAGE: made[PAGE] + b"<style>.zoe-quasselbruck{}</style>"},
    "address": lambda made: {PAGE: made[PAGE] + b'<a href="contacts/zoe-quasselbruck/index.html">x</a>'},
    "camel case": lambda made: {PAGE: made[PAGE] + b"<script>let zoeQuasselbruck;</script>"},
    "file name": lambda _: {"zoe-quasselbruck.vcf": b""},
    "folder's name": lambda _: {"contacts/Quasselbrück/index.html": b""},
    "source map": lambda _: {"app.js.map": json.dumps({"sourcesContent": [NAME]}).encode()},
    "text of a picture": lambda _: {"a.png": _png(NAME)},
    "data of a photo": lambda _: {"a.jpg": _jpeg(NAME)},
    "hidden file": lambda _: {".git/logs/HEAD": f"commit: {NAME}".encode()},
    "body that is not encrypted": lambda made: {PAGE: _with_body(made[PAGE], pad(zlib.compress(CANARY.encode() * 9)))},
    "header": lambda made: {PAGE: made[PAGE].replace(b'{"version"', b'{"reader":"Quasselbruck","version"')},
}


def _with_body(page: bytes, body: bytes) -> bytes:
    sealed = taken_apart(page).sealed
    other = type(sealed)(header=sealed.header, body=text_of(body))
    text = page.decode().replace(sealed.checksum, other.checksum)
    return text.replace(sealed.body, other.body).encode()


@pytest.mark.parametrize("place", PLACES)
def test_every_place(place: str, empty: dict[str, bytes]) -> None:
    planted = empty | PLACES[place](empty)
    assert first_leak(planted, needles({"contacts/zoe.md": CANARY}), empty) is not None


def test_a_digest_of_a_note_is_a_leak(empty: dict[str, bytes]) -> None:
    name = f"{hashlib.md5(CANARY.encode()).hexdigest()}.js"
    leak = first_leak({**empty, name: b""}, needles({"contacts/zoe.md": CANARY}), empty)
    assert leak is not None
    assert leak.needle.what == "a digest of the file"


@pytest.fixture(scope="module")
def thousand(theme: Theme, empty: dict[str, bytes]) -> tuple[Needles, dict[str, bytes]]:
    texts = notebook_of(1000)
    return needles(texts), published(texts, theme, empty)


def test_clean_page_of_a_thousand_people(thousand: tuple[Needles, dict[str, bytes]], empty: dict[str, bytes]) -> None:
    wanted, made = thousand
    assert first_leak(made, wanted, empty) is None


def test_clean_page_of_another_version_of_the_program(
    thousand: tuple[Needles, dict[str, bytes]], empty: dict[str, bytes]
) -> None:
    """Where the page around the lock is another, it is searched; words that the empty one has as well are none."""
    wanted, made = thousand
    other = made[PAGE].replace(b"<main>", b'<main data-version="2">')
    assert first_leak({**made, PAGE: other}, wanted, empty) is None


def notebook_of(people: int) -> dict[str, str]:
    """People with short names and names that are words; and May, who is both."""
    chance, texts = random.Random(3), {}
    for number in range(people):
        name = (
            chance.choice(["May", "Mark", "Will", "Rose", "Art", "Grace", "Bo", "Anna", "Ed"]) + f" {words(chance, 1)}"
        )
        tags = chance.choice(["script", "input", "people", "lock"])
        texts[f"contacts/p{number}.md"] = (
            f"---\nname: {name.title()}\ntags: [{tags}]\norg: {words(chance, 2)}\n"
            f"phone: '{chance.randrange(10**9)}'\n---\n\n"
            f"{words(chance, 30)}\n\n## Log\n\n- 2026-11-18 met: {words(chance, 8)}\n"
        )
    return texts | {"contacts/may.md": "---\nname: May\ntags: [open]\n---\n"}
