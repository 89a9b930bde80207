"""The files of a site in memory: as they are, or packed where there are so many that it matters."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_QUICK = 1  # of zlib: a quarter of the size, for a small part of what it costs to make a page


class Packed(NamedTuple):
    """A file that takes less room; equal files are packed to equal bytes."""

    data: bytes


Held = bytes | Packed


class Files(Mapping[str, bytes]):
    """The bytes of each file by its path; a packed one is unpacked whenever it is asked for."""

    def __init__(self, held: Mapping[str, Held]) -> None:
        self._held = held

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> Files:
        """The same files, from whatever they stand in."""
        return files if isinstance(files, Files) else cls(files)

    def __getitem__(self, path: str) -> bytes:
        held = self._held[path]
        return zlib.decompress(held.data) if isinstance(held, Packed) else held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, path: object) -> bool:
        return path in self._held

    def differing(self, before: Files) -> list[str]:
        """The paths of those that are not among the files before, or are others there; nothing is unpacked."""
        known = before._held
        return [path for path, held in self._held.items() if known.get(path) != held]

    def replaced(self, paths: list[str], other: Files) -> Files:
        """These files, but for those at these paths, which come from the others."""
        return Files({**self._held, **{path: other._held[path] for path in paths}})


def packed(data: bytes) -> Packed:
    """The file, for as long as nobody asks for it."""
    return Packed(zlib.compress(data, _QUICK))
