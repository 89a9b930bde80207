"""What must not be readable: names, addresses, numbers, organisations, slugs, tags, and any five words in a row."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.model import Contact, Source
from site_builder.publish.audit.folded import words_of
from site_builder.settings import Settings

RUN = 5  # words
_PART = 4  # letters of a part of a name
_SHORTEST = 3  # letters of anything else
_DIGITS = 8  # of a telephone number, counted from its end, where countries write the start in different ways
_DIGESTS = ("md5", "sha1", "sha256", "sha512")


@dataclass(frozen=True, kw_only=True, slots=True)
class Needle:
    """Words in a row, folded, what they are, and the file that they stand in."""

    words: tuple[str, ...]
    what: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Needles:
    """All that a notebook holds and nobody else may read; made anew each time it is gone through."""

    contacts: Sequence[Contact]
    sources: Sequence[Source]
    settings: Settings

    def __iter__(self) -> Iterator[Needle]:
        me = self.settings.me
        yield from _needle(me.name, "the owner's name", "followup.yml")
        yield from _needle(me.email, "the owner's address", "followup.yml")
        for contact in self.contacts:
            for value, what in _values(contact):
                yield from _needle(value, what, contact.path)
        for source in self.sources:
            yield from _digests(source)
            yield from _runs(source)


def _values(contact: Contact) -> Iterator[tuple[str, str]]:
    names = [contact.name, *contact.aliases]
    yield from ((name, "a name") for name in names)
    yield from ((part, "a part of a name") for name in names for part in name.split() if len(part) >= _PART)
    yield from ((reach.value, "an address") for reach in (*contact.email, *contact.links))
    yield from ((_digits(reach.value), "a number") for reach in contact.phone)
    yield from ((tag, "a tag") for tag in contact.tags)
    yield from ((part, "a file name") for part in (contact.path, *contact.slug.split("/")))
    yield contact.org, "an organisation"
    yield contact.location, "a place"
    yield contact.role, "a role"
    yield contact.circle, "a circle"
    yield from ((text, "a key of its own") for pair in contact.more for text in pair)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)[-_DIGITS:]


def _needle(value: str, what: str, path: str) -> Iterator[Needle]:
    words = tuple(words_of(value))
    if sum(len(word.encode()) for word in words) >= _SHORTEST:
        yield Needle(words=words, what=what, path=path)


def _runs(source: Source) -> Iterator[Needle]:
    words = words_of(source.text)
    for at in range(len(words) - RUN + 1):
        yield Needle(words=tuple(words[at : at + RUN]), what="five words in a row", path=source.path)


def _digests(source: Source) -> Iterator[Needle]:
    """A bare digest lets anyone who guesses the text see that the guess is right."""
    for name in _DIGESTS:
        digest = hashlib.new(name, source.text.encode(), usedforsecurity=False).digest()
        yield from _needle(digest.hex(), "a digest of the file", source.path)
        yield from _needle(base64.b64encode(digest).decode(), "a digest of the file", source.path)
