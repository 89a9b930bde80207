"""Other builders, at work on the same notes: a page a person, a list by the day they are due, and a page a tag."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from tests.bench.contender import Contender
from tests.bench.peers import eleventy, hugo, mkdocs, pelican


class Peer(Protocol):
    """A module of this package."""

    def version(self) -> str:
        """Which one is installed, or nothing."""

    def contender(self, notebook: Path, site: Path, slug: str) -> Contender:
        """Its site of a notebook's contacts; the one of that slug is edited."""


PEERS: dict[str, Peer] = {"hugo": hugo, "eleventy": eleventy, "pelican": pelican, "mkdocs": mkdocs}


def installed(names: Iterable[str]) -> dict[str, Peer]:
    """Those of the named that are here."""
    return {name: PEERS[name] for name in names if name and PEERS[name].version()}
