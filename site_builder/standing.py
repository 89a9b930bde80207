"""Pages that stand already: the last build wrote them, made of just what they would be made of now.

Only digests are compared. Equal values make equal digests almost always; where they do not, a page is made again.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from typing import Any, NamedTuple


class Stood(NamedTuple):
    """A page as it stands on the disk."""

    made_of: bytes
    digest: bytes  # of its bytes


class Standing(NamedTuple):
    """What stands, by its path in the site."""

    made_by: bytes  # what all pages are made by and with: the theme, and the versions of the program and the libraries
    pages: Mapping[str, Stood]

    def beside(self, *values: object) -> Standing:
        """The same, where all pages are made with these values too."""
        return self._replace(made_by=made_of(self.made_by, *values))

    def has(self, path: str, made_of: bytes) -> bool:
        """That page stands, made of this."""
        return path in self.pages and self.pages[path].made_of == made_of


def digest(data: bytes | memoryview) -> bytes:
    """By which bytes are known again."""
    return blake2b(data, digest_size=16).digest()


def made_of(*values: object) -> bytes:
    """By which values are known again, in another process too."""
    written = BytesIO()
    pickler = _Pickler(written, protocol=5)
    pickler.fast = True  # no memo: one word twice and two equal words are the same, whoever has made them
    pickler.dump(values)
    return digest(written.getbuffer())


class _Pickler(pickle.Pickler):
    """Pickles that nobody reads: a dataclass or named tuple is its class and its values, which takes half the time."""

    def reducer_override(self, value: object) -> Any:
        kind: Any = type(value)
        parts = _parts_of(kind)
        return (kind, parts(value)) if parts else NotImplemented


@cache
def _parts_of(kind: type) -> Callable[[Any], tuple[object, ...]] | None:
    if issubclass(kind, tuple):  # a named one
        return tuple
    return attrgetter("__class__", *(field.name for field in fields(kind))) if is_dataclass(kind) else None
