"""Proves that nothing readable is left: looks in every byte of a folder for what a notebook holds (SPEC 10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from site_builder.publish import CannotPublish
from site_builder.publish.audit.haystack import haystacks
from site_builder.publish.audit.needles import Needle
from site_builder.publish.audit.randomness import looks_random
from site_builder.publish.audit.readings import Reading, readings
from site_builder.publish.envelope import data_of
from site_builder.publish.page import taken_apart


@dataclass(frozen=True, kw_only=True, slots=True)
class Leak:
    """Something of the notebook that can be read in the folder: in which file, by which coding, and what it is."""

    file: str
    coding: str
    needle: Needle


def first_leak(files: Mapping[str, bytes], needles: Iterable[Needle], empty: Mapping[str, bytes]) -> Leak | None:
    """The first thing of the notebook that these files tell; what an empty notebook's would hold as well is none.

    The needles are gone through more than once.
    """
    suspects = {path: _readable(data) for path, data in files.items()}
    harmless = {path: _readable(data) for path, data in empty.items()}
    suspects = {path: data for path, data in suspects.items() if harmless.get(path) != data}
    if not suspects:
        return None
    common = {needle.words for haystack in haystacks(_readings(harmless)) for needle, _ in haystack.held(needles)}
    for haystack in haystacks(_readings(suspects)):
        for needle, straw in haystack.held(needles):
            if needle.words not in common:
                return Leak(file=straw.file, coding=straw.coding, needle=needle)
    return None


def _readable(data: bytes) -> bytes:
    """The file without what is sealed in it: once that has the exact form and looks random, nobody can read it."""
    try:
        page = taken_apart(data)
        return page.shell.encode() if looks_random(data_of(page.sealed.body)) else data
    except CannotPublish:
        return data


def _readings(files: Mapping[str, bytes]) -> Iterator[tuple[str, Reading]]:
    """All texts in the files and their names."""
    for path, data in sorted(files.items()):
        for content in (path.encode(), data):
            yield from ((path, reading) for reading in readings(content))
