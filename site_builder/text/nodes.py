"""What YAML says, as words with places: no scalar is guessed to be a number, a day or a yes."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Text(NamedTuple):
    """A scalar as written, and where; `quoted` also for blocks of text."""

    value: str
    line: int
    column: int
    quoted: bool = False


class Items(NamedTuple):
    """A list."""

    nodes: tuple[Node, ...]
    line: int
    column: int


class Pairs(NamedTuple):
    """A mapping, in the file's order; no key stands twice."""

    entries: Keyed
    line: int
    column: int


Node: TypeAlias = Text | Items | Pairs
Keyed: TypeAlias = tuple[tuple[Text, Node], ...]


class Oddity(NamedTuple):
    """Something that was read all the same, but may not be what was meant."""

    message: str
    hint: str
    line: int
    column: int
    width: int
