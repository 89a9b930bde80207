"""The encrypted file: a header that anyone may read, and a body that nobody can (docs/publish-format.md).

Content is padded, so that its length says little, and sealed under a key made for it alone: derived from the site
key and a keyed tag of header and content. So the same content gives the same bytes, and no nonce is used twice.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass

from site_builder.publish import CannotPublish
from site_builder.publish.passphrase import normal

VERSION = 1
KDF = "PBKDF2-HMAC-SHA256"
ROUNDS = 2_000_000
LEAST_ROUNDS = 600_000
MOST_ROUNDS = 20_000_000  # more would only keep the reader waiting
SLOTS = 8
SALT_LENGTH = 32
WRAPPED_LENGTH = 40  # AES-KW of a 32-byte key
TAG_LENGTH = 32
GCM_TAG_LENGTH = 16
NONCE = bytes(12)  # each key seals one content, so it may stay the same
_KIB = 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Lock:
    """What a passphrase needs to find the site key: salt, rounds and eight wrapped copies of it, or random bytes."""

    salt: bytes
    slots: tuple[bytes, ...]
    rounds: int = ROUNDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealed:
    """The encrypted file's texts: header (JSON), body (base64), and a checksum that tells damage from a slip."""

    header: str
    body: str

    @property
    def checksum(self) -> str:
        """Of what is published, not of what is inside."""
        return text_of(hashlib.sha256(f"{self.header}\n{self.body}".encode()).digest())


def wrap(key: bytes, passphrase: str, lock_salt: bytes, rounds: int = ROUNDS) -> bytes:
    """The site key as that passphrase locks it."""
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap

    return aes_key_wrap(_key_of(passphrase, lock_salt, rounds), key)


def unlock(lock: Lock, passphrase: str) -> bytes:
    """The site key, from the slot that the passphrase opens."""
    from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

    wrapping = _key_of(passphrase, lock.salt, lock.rounds)
    for slot in lock.slots:
        try:
            return aes_key_unwrap(wrapping, slot)
        except InvalidUnwrap:
            continue
    raise CannotPublish("that passphrase did not open it", "look for a capital letter or a missing word")


def _key_of(passphrase: str, salt: bytes, rounds: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", normal(passphrase).encode(), salt, rounds)


def seal(content: bytes, key: bytes, lock: Lock) -> Sealed:
    """The content, padded and encrypted for the readers of that lock."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    plain = pad(content)
    untagged = header_text(lock, b"")
    tag = hmac.digest(_derived(key, b"", b"v1 tag"), _framed(untagged.encode()) + plain, "sha256")
    header = header_text(lock, tag)
    body = AESGCM(_derived(key, tag, b"v1 content")).encrypt(NONCE, plain, header.encode())
    return Sealed(header=header, body=text_of(body))


def unseal(sealed: Sealed, key: bytes) -> bytes:
    """The content; refused where a byte of header or body was changed, or the key is another."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    _, tag = read_header(sealed.header)
    try:
        plain = AESGCM(_derived(key, tag, b"v1 content")).decrypt(NONCE, data_of(sealed.body), sealed.header.encode())
    except InvalidTag:
        raise CannotPublish("the key does not open this file, or the file is damaged") from None
    return unpad(plain)


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose).derive(key)


def keyed_id(key: bytes, name: str) -> str:
    """A short name that stays the same, and tells nothing to who lacks the key."""
    return base64.urlsafe_b64encode(hmac.digest(_derived(key, b"", b"v1 name"), name.encode(), "sha256")[:9]).decode()


def header_text(lock: Lock, tag: bytes) -> str:
    """The header as it stands in the page; just these bytes are authenticated."""
    fields = {
        "version": VERSION,
        "kdf": KDF,
        "rounds": lock.rounds,
        "salt": text_of(lock.salt),
        "slots": [text_of(slot) for slot in lock.slots],
        "tag": text_of(tag),
    }
    return json.dumps(fields, separators=(",", ":"))


def read_header(header: str) -> tuple[Lock, bytes]:
    """Lock and tag; refused where anything is not as this program writes it, or costs a guesser too little."""
    try:
        fields = json.loads(header)
        slots = tuple(data_of(slot) for slot in fields["slots"])
        lock = Lock(salt=data_of(fields["salt"]), slots=slots, rounds=fields["rounds"])
        tag = data_of(fields["tag"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise damaged() from None
    sizes = [len(lock.salt), len(tag), *map(len, slots)]
    if sizes != [SALT_LENGTH, TAG_LENGTH, *[WRAPPED_LENGTH] * SLOTS] or header != header_text(lock, tag):
        raise damaged()
    if not LEAST_ROUNDS <= lock.rounds <= MOST_ROUNDS:
        raise CannotPublish(f"the file asks for {lock.rounds} rounds, and {LEAST_ROUNDS} are the least")
    return lock, tag


def pad(content: bytes) -> bytes:
    """Its length, the content, and zeros up to a length that many contents share."""
    framed = _framed(content)
    return framed + bytes(padded_length(len(framed)) - len(framed))


def unpad(plain: bytes) -> bytes:
    """The content again."""
    length = int.from_bytes(plain[:8], "big")
    return plain[8 : 8 + length]


def padded_length(length: int) -> int:
    """The next 128 KiB; above 1 MiB the next eighth of the power of two below."""
    step = 128 * _KIB if length <= _KIB * _KIB else 1 << (length.bit_length() - 4)
    return -(-length // step) * step


def _framed(content: bytes) -> bytes:
    return len(content).to_bytes(8, "big") + content


def data_of(text: str) -> bytes:
    """The bytes of a base64 text that is written as this program writes it."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError, TypeError):
        raise damaged() from None
    if text_of(data) != text:
        raise damaged()
    return data


def text_of(data: bytes) -> str:
    """The bytes as base64."""
    return base64.b64encode(data).decode()


def damaged() -> CannotPublish:
    """What is said of a file that is not as it was written."""
    return CannotPublish("the file is damaged", "fetch it again, or publish once more")
