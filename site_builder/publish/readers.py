"""Who can open the page: `readers.json` of the notebook, with salt and slots. No secret, so it may be committed."""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass, replace

from site_builder.publish import CannotPublish
from site_builder.publish.envelope import (
    LEAST_ROUNDS,
    ROUNDS,
    SALT_LENGTH,
    SLOTS,
    WRAPPED_LENGTH,
    Lock,
    data_of,
    text_of,
    wrap,
)

FILE = "readers.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """One of the eight slots; without a name it is free and holds random bytes."""

    name: str
    wrapped: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Readers:
    """The readers of one site; always eight slots, so that nobody can count them."""

    salt: bytes
    check: bytes  # shows to who has the site key that these slots are made for it
    slots: tuple[Reader, ...]
    rounds: int = ROUNDS

    @property
    def names(self) -> tuple[str, ...]:
        """Who can open the page."""
        return tuple(reader.name for reader in self.slots if reader.name)

    @property
    def lock(self) -> Lock:
        """What is published of it: no names."""
        return Lock(salt=self.salt, slots=tuple(reader.wrapped for reader in self.slots), rounds=self.rounds)


def new_readers(key: bytes) -> Readers:
    """Eight free slots for that site key."""
    salt = secrets.token_bytes(SALT_LENGTH)
    return Readers(salt=salt, check=_check(key, salt), slots=tuple(_free() for _ in range(SLOTS)))


def with_reader(readers: Readers, name: str, passphrase: str, key: bytes) -> Readers:
    """One reader more, who opens the page with that passphrase."""
    require_key(readers, key)
    if name in readers.names:
        raise CannotPublish("there is a reader of that name", "choose another name, or remove the old one first")
    for index, slot in enumerate(readers.slots):
        if not slot.name:
            wrapped = wrap(key, passphrase, readers.salt, readers.rounds)
            return _with_slot(readers, index, Reader(name=name, wrapped=wrapped))
    raise CannotPublish(f"all {SLOTS} places are taken", "remove a reader first")


def without_reader(readers: Readers, name: str) -> Readers:
    """That reader's slot, filled with random bytes. What they have read or saved before stays theirs."""
    for index, slot in enumerate(readers.slots):
        if slot.name and slot.name == name:
            return _with_slot(readers, index, _free())
    raise CannotPublish("there is no reader of that name", "`followup publish reader list` shows them")


def _with_slot(readers: Readers, index: int, slot: Reader) -> Readers:
    return replace(readers, slots=(*readers.slots[:index], slot, *readers.slots[index + 1 :]))


def _free() -> Reader:
    return Reader(name="", wrapped=secrets.token_bytes(WRAPPED_LENGTH))


def require_key(readers: Readers, key: bytes) -> None:
    """Refuses a key that these slots were not made for: the page could not be opened."""
    if not hmac.compare_digest(readers.check, _check(key, readers.salt)):
        raise CannotPublish(
            f"the key is not the one that {FILE} was made for",
            "after `followup publish rotate` the new key must be set everywhere",
        )


def _check(key: bytes, salt: bytes) -> bytes:
    return hmac.digest(key, b"v1 readers" + salt, "sha256")


def readers_text(readers: Readers) -> str:
    """The file's text."""
    slots = [{"name": reader.name, "wrapped": text_of(reader.wrapped)} for reader in readers.slots]
    fields = {"rounds": readers.rounds, "salt": text_of(readers.salt), "check": text_of(readers.check), "slots": slots}
    return json.dumps(fields, indent=2, ensure_ascii=False) + "\n"


def read_readers(text: str) -> Readers:
    """The file's value; refused where it is not of its form."""
    try:
        fields = json.loads(text)
        slots = tuple(Reader(name=str(slot["name"]), wrapped=data_of(slot["wrapped"])) for slot in fields["slots"])
        salt, check, rounds = data_of(fields["salt"]), data_of(fields["check"]), int(fields["rounds"])
    except (ValueError, KeyError, TypeError, RecursionError, CannotPublish):
        raise _malformed() from None
    sizes = [len(salt), len(check), *(len(slot.wrapped) for slot in slots)]
    if sizes != [SALT_LENGTH, 32, *[WRAPPED_LENGTH] * SLOTS] or rounds < LEAST_ROUNDS:
        raise _malformed()
    return Readers(salt=salt, check=check, slots=slots, rounds=rounds)


def _malformed() -> CannotPublish:
    return CannotPublish(
        f"{FILE} is not of its form", "take it from the last commit, or begin anew with `publish rotate`"
    )
