"""docs/publish-format.md is enough to read a published file: this reader follows it and nothing of the program."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
import zlib
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

from site_builder.publish.bundle import pack
from site_builder.publish.envelope import Lock, seal
from site_builder.publish.page import published_page
from site_builder.theme import Theme
from tests.publish.conftest import KEY, PASSPHRASE
from tests.publish.sites import site


def read(page: str, passphrase: str) -> dict[str, str]:
    """The pages and styles of a published page."""
    header, body, checksum = re.findall(r'id="sealed-(?:header|body|sum)">([^<]*)<', page)
    assert base64.b64encode(hashlib.sha256(f"{header}\n{body}".encode()).digest()).decode() == checksum
    fields = json.loads(header)
    key = site_key(fields, passphrase)
    content_key = HKDF(SHA256(), 32, base64.b64decode(fields["tag"]), b"v1 content").derive(key)
    plain = AESGCM(content_key).decrypt(bytes(12), base64.b64decode(body), header.encode())
    content = plain[8 : 8 + int.from_bytes(plain[:8], "big")]
    return unpacked(content)


def site_key(fields: dict[str, Any], passphrase: str) -> bytes:
    words = unicodedata.normalize("NFKC", passphrase).strip(" \t\r\n").encode()
    derived = hashlib.pbkdf2_hmac("sha256", words, base64.b64decode(fields["salt"]), fields["rounds"])
    for slot in fields["slots"]:
        try:
            return aes_key_unwrap(derived, base64.b64decode(slot))
        except InvalidUnwrap:
            continue
    raise AssertionError("no slot opens")


def unpacked(content: bytes) -> dict[str, str]:
    at = 4 + int.from_bytes(content[:4], "big")
    index = json.loads(zlib.decompress(content[4:at]))
    files = dict(index["styles"])
    for size in index["chunks"]:
        for path, pieces in json.loads(zlib.decompress(content[at : at + size])).items():
            files[path] = "".join(index["shared"][piece] if isinstance(piece, int) else piece for piece in pieces)
        at += size
    return files


def test_read_by_the_document_alone(theme: Theme, lock: Lock) -> None:
    files = site(30)
    page = published_page(theme, files, seal(pack(files, KEY), KEY, lock))
    wanted = {path: data.decode() for path, data in files.items() if not path.endswith(".js")}
    assert read(page, PASSPHRASE) == wanted


def test_document_names_the_numbers() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "publish-format.md").read_text(encoding="utf-8")
    assert not [
        word
        for word in ("2000000", "600000", "20000000", "v1 tag", "v1 content", "v1 name", "128 KiB")
        if word not in text
    ]
