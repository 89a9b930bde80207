"""The encrypted file: known answers, lengths, and what is refused."""

from __future__ import annotations

import hashlib
import json
import random
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.publish import CannotPublish
from site_builder.publish.envelope import (
    Lock,
    Sealed,
    header_text,
    padded_length,
    read_header,
    seal,
    unlock,
    unseal,
    wrap,
)

VECTOR = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))
KEY = bytes.fromhex(VECTOR["key"])
CONTENT = bytes.fromhex(VECTOR["content"])
LOCK = Lock(salt=bytes.fromhex(VECTOR["salt"]), slots=tuple(map(bytes.fromhex, VECTOR["slots"])))
KIB = 1024
MIB = 1024 * KIB


def test_known_answer() -> None:
    sealed = seal(CONTENT, KEY, LOCK)
    found = sealed.header, hashlib.sha256(sealed.body.encode()).hexdigest(), sealed.checksum
    assert found == (VECTOR["header"], VECTOR["body_sha256"], VECTOR["checksum"])
    assert unseal(sealed, KEY) == CONTENT


@pytest.mark.parametrize(
    "passphrase",
    [
        pytest.param(VECTOR["passphrase"], id="as it was set"),
        pytest.param(unicodedata.normalize("NFD", VECTOR["passphrase"]), id="decomposed, as some keyboards do"),
        pytest.param(f" {VECTOR['passphrase']} \n", id="white space around it"),
    ],
)
def test_passphrase_opens_its_slot(passphrase: str) -> None:
    assert unlock(LOCK, passphrase) == KEY


def test_wrong_passphrase() -> None:
    with pytest.raises(CannotPublish, match="did not open"):
        unlock(LOCK, VECTOR["passphrase"].lower())


def test_another_key_is_refused() -> None:
    with pytest.raises(CannotPublish, match="does not open"):
        unseal(seal(CONTENT, KEY, LOCK), KEY[::-1])


def test_every_flipped_byte_of_the_header_is_refused() -> None:
    sealed = seal(CONTENT, KEY, LOCK)
    for at in range(len(sealed.header)):
        flipped = sealed.header[:at] + chr(ord(sealed.header[at]) ^ 1) + sealed.header[at + 1 :]
        with pytest.raises(CannotPublish):
            unseal(replace(sealed, header=flipped), KEY)


def test_flipped_bytes_of_the_body_are_refused() -> None:
    sealed, chance = seal(CONTENT, KEY, LOCK), random.Random(1)
    for at in chance.sample(range(len(sealed.body)), 200):
        other = chance.choice([char for char in "ABCabc019+/=" if char != sealed.body[at]])
        with pytest.raises(CannotPublish):
            unseal(replace(sealed, body=sealed.body[:at] + other + sealed.body[at + 1 :]), KEY)


@pytest.mark.parametrize("rounds", [0, 1000, 599_999, 20_000_001])
def test_rounds_beyond_the_bounds_are_refused(rounds: int) -> None:
    with pytest.raises(CannotPublish, match="rounds"):
        read_header(header_text(replace(LOCK, rounds=rounds), bytes(32)))


@pytest.mark.parametrize(
    "header",
    ["", "{}", "[]", "null", '{"version":2}', VECTOR["header"] + " ", "[" * 100_000],
    ids=lambda text: text[:14],
)
def test_what_is_no_header(header: str) -> None:
    with pytest.raises(CannotPublish, match="damaged"):
        read_header(header)


@pytest.mark.parametrize(
    ("length", "padded"),
    [
        pytest.param(1, 128 * KIB, id="the least"),
        pytest.param(128 * KIB, 128 * KIB, id="just full"),
        pytest.param(128 * KIB + 1, 256 * KIB, id="one more"),
        pytest.param(MIB, MIB, id="a mebibyte"),
        pytest.param(MIB + 1, MIB + 128 * KIB, id="above it, eighths of a mebibyte"),
        pytest.param(2 * MIB, 2 * MIB, id="two"),
        pytest.param(2 * MIB + 1, 2 * MIB + 256 * KIB, id="above two, eighths of two"),
        pytest.param(7 * MIB + 1, 7 * MIB + 512 * KIB, id="above seven, eighths of four"),
    ],
)
def test_padding(length: int, padded: int) -> None:
    assert padded_length(length) == padded


def test_same_content_same_bytes_and_else_another_key() -> None:
    other_reader = replace(LOCK, slots=(wrap(KEY, "another reader's words", LOCK.salt, 600_000), *LOCK.slots[1:]))
    first, again = seal(CONTENT, KEY, LOCK), seal(CONTENT, KEY, LOCK)
    changed, readers = seal(CONTENT + b"!", KEY, LOCK), seal(CONTENT, KEY, other_reader)
    assert first == again
    assert len({_tag(sealed) for sealed in (first, changed, readers)}) == 3
    assert len({len(sealed.body) for sealed in (first, changed, readers)}) == 1


def _tag(sealed: Sealed) -> bytes:
    return read_header(sealed.header)[1]


def test_no_bare_digest_of_the_content_is_published() -> None:
    sealed = seal(CONTENT, KEY, LOCK)
    text = sealed.header + sealed.body + sealed.checksum
    digests = [hashlib.new(name, CONTENT) for name in ("md5", "sha1", "sha256", "sha512")]
    assert not [digest.name for digest in digests if digest.hexdigest() in text]
