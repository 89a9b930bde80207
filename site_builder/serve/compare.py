"""What is different in the tree since it was last believed: first by the times of files, then by their content."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from site_builder.model import Source
from site_builder.problems import Problem
from site_builder.serve.clock import Clock
from site_builder.serve.hold import Hold, looks_half_saved

INODE = 3  # its place in a stamp
YOUNG = 2.0  # seconds: a file that changed this shortly before it was read may change again under the same stamp


Stamp = tuple[int, int, int, int]  # mtime and ctime in ns, size, inode: what the system says without opening a file


class GoneError(OSError):
    """The folder of the contacts is not there, or can't be listed; the message says so."""


class Listing(NamedTuple):
    """What there is to read, and what was refused."""

    stamps: Mapping[str, Stamp]  # by path in the notebook
    problems: tuple[Problem, ...] = ()


class Tree(Protocol):
    """The files that a site is made from."""

    def list(self) -> Listing:
        """What is there now; raises GoneError where there is no telling."""

    def glance(self, hinted: Collection[str]) -> Mapping[str, Stamp] | None:
        """The same of some files alone, where all that was hinted at are files listed before that are still there."""

    def read(self, path: str) -> Source | None:
        """The text of a file listed last, or the reason why it has none; None where it is gone."""

    def is_read_again(self, path: str) -> bool:
        """The builder opens this file itself: another stamp is news, even where the text is as it was before."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file as it was last believed."""

    stamp: Stamp
    content: int  # the hash of its text: a watcher does not hold the notebook twice
    good: bool  # it did not look half-saved
    young: bool


class Comparison:
    """Holds what is believed of the tree, and finds what differs from it."""

    def __init__(self, tree: Tree, clock: Clock) -> None:
        self._tree, self._clock = tree, clock
        self._known: dict[str, Known] = {}
        self.hold = Hold(clock)
        self.problems: tuple[Problem, ...] = ()  # what the last listing refused

    def differences_at(self, hinted: Collection[str]) -> dict[str, Source | None]:
        """The same, but what is not hinted at may be left for later: a save should not cost a look at everybody."""
        stamps = self._tree.glance(hinted)
        return self.differences() if stamps is None else self._changed(stamps)

    def differences(self) -> dict[str, Source | None]:
        """The files that are new, changed or gone (None), from now on believed; held ones come with a later call."""
        try:
            stamps, self.problems = self._tree.list()
        except OSError:
            self.hold.forget_all()  # there is nothing to look at again until the folder is back
            raise
        found: dict[str, Source | None] = dict.fromkeys(self._gone(stamps))
        return found | self._changed(stamps)

    def doubt(self) -> None:
        """Read every file again at the next comparison: times can't be trusted after the clock was set."""
        self._known = {
            path: Known(stamp=known.stamp, content=known.content, good=known.good, young=True)
            for path, known in self._known.items()
        }

    def _gone(self, stamps: Mapping[str, Stamp]) -> list[str]:
        missing = [path for path in self._known if path not in stamps]
        if not missing:
            return []
        elsewhere = {stamp[INODE] for path, stamp in stamps.items() if path not in self._known}
        gone = [path for path in missing if self._believes_gone(path, elsewhere)]
        for path in gone:
            del self._known[path]
            self.hold.forget(path)
        return gone

    def _believes_gone(self, path: str, elsewhere: set[int]) -> bool:
        known = self._known[path]
        renamed = known.stamp[INODE] in elsewhere
        return renamed or not known.good or self.hold.ripe(path, None)

    def _changed(self, stamps: Mapping[str, Stamp]) -> dict[str, Source | None]:
        found: dict[str, Source | None] = {}
        for path, stamp in stamps.items():
            known = self._known.get(path)
            if known and known.stamp == stamp and not known.young:
                self.hold.forget(path)
                continue
            source = self._tree.read(path)
            if source and self._believes(path, stamp, source, known):
                found[path] = source
        return found

    def _believes(self, path: str, stamp: Stamp, source: Source, known: Known | None) -> bool:
        if known and known.good and hash(source) != known.content and not self.hold.ripe(path, source):
            return False
        self.hold.forget(path)
        self._known[path] = Known(
            stamp=stamp, content=hash(source), good=not looks_half_saved(source), young=self._is_young(stamp)
        )
        return not known or known.content != hash(source) or (known.stamp != stamp and self._tree.is_read_again(path))

    def _is_young(self, stamp: Stamp) -> bool:
        return abs(self._clock.wall() - max(stamp[0], stamp[1]) / 1e9) < YOUNG
