"""Texts, made ready to be asked whether they hold any of a great many needles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder.publish.audit.folded import words_of
from site_builder.publish.audit.needles import Needle
from site_builder.publish.audit.readings import Reading

SURE = 7  # letters and digits in a row that are hardly there by chance
_SLICE, _OVERLAP = 1_000_000, 400  # letters that fit into memory with all their beginnings, and those read twice


@dataclass(frozen=True, kw_only=True, slots=True)
class Straw:
    """One reading of a file: its words apart, and run together, so that nothing between them hides any."""

    file: str
    coding: str
    noisy: bool
    apart: str
    together: str

    def holds(self, needle: Needle) -> bool:
        """The needle's words are in it, in a row; short ones only as whole words, and not where chance wrote."""
        together = "".join(needle.words)
        if is_sure(together):
            return together in self.together
        return not self.noisy and f" {' '.join(needle.words)} " in self.apart


def is_sure(together: str) -> bool:
    """So many letters are hardly there by chance; those beyond ASCII count as the bytes that they are."""
    return len(together) >= SURE or len(together.encode()) > len(together) + 3


class Haystack:
    """Some straws, and the beginnings of all that may be found in them."""

    def __init__(self, straws: list[Straw]) -> None:
        self._straws = straws
        self._starts = {
            straw.together[at : at + SURE] for straw in straws for at in range(len(straw.together) - SURE + 1)
        }
        self._words = {word for straw in straws for word in straw.apart.split()}

    def held(self, needles: Iterable[Needle]) -> Iterator[tuple[Needle, Straw]]:
        """The needles that are in it, each with the first straw that holds it."""
        for needle in needles:
            if self._may_hold(needle):
                yield from ((needle, straw) for straw in self._straws if straw.holds(needle))

    def _may_hold(self, needle: Needle) -> bool:
        together = "".join(needle.words)
        return (
            together[:SURE] in self._starts
            if len(together) >= SURE
            else (is_sure(together) or needle.words[0] in self._words)
        )


def haystacks(found: Iterable[tuple[str, Reading]]) -> Iterator[Haystack]:
    """The readings of files as haystacks of a size that memory holds."""
    straws: list[Straw] = []
    room = _SLICE
    for file, reading in found:
        for start in range(0, len(reading.text), _SLICE):
            words = words_of(reading.text[start : start + _SLICE + _OVERLAP])
            straws.append(_straw(file, reading, words))
            room -= len(straws[-1].together)
            if room < 0:
                yield Haystack(straws)
                straws, room = [], _SLICE
    yield Haystack(straws)


def _straw(file: str, reading: Reading, words: list[str]) -> Straw:
    apart = f" {' '.join(words)} "
    return Straw(file=file, coding=reading.coding, noisy=reading.noisy, apart=apart, together="".join(words))
