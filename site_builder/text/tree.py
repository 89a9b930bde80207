"""YAML as a tree of words with places, read event by event.

So nesting, size and aliases past reason end the reading, not the program; and all that is said stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from site_builder.text.nodes import Items, Keyed, Node, Oddity, Pairs, Text
from site_builder.text.plain_lines import read_plain_lines
from site_builder.text.yaml_words import NotYaml, explain, in_quotes

if TYPE_CHECKING:
    from yaml import CollectionStartEvent, Event, NodeEvent, ScalarEvent

DEEPEST = 20
MOST_NODES = 2_000

# YAML reserves three signs at the start of a word, and ends lines where no editor does. Stand-ins, which are no
# characters, let `handle: @jane` be read as it was meant.
_RESERVED = re.compile(r"(?:[:,\-?]\s+|[\[{])[@`%]|[\u2028\u2029]")
_STAND_INS = str.maketrans("@`%\u2028\u2029", "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4")
_SIGNS = {code: sign for sign, code in _STAND_INS.items()}


def read_pairs(text: str, first_line: int = 1) -> tuple[Keyed, list[Oddity]]:
    """The keys and values of a YAML mapping that begins on that line of its file; raises NotYaml."""
    plain = read_plain_lines(text, first_line)
    return (plain, []) if plain is not None else read_any_yaml(text, first_line)


def read_any_yaml(text: str, first_line: int) -> tuple[Keyed, list[Oddity]]:
    """The same by the parser's events, for all of YAML that has a meaning here."""
    from yaml import CBaseLoader, YAMLError, parse  # most notes never need it

    tree = _Tree(first_line=first_line)
    try:
        tree.grow(parse(text.translate(_STAND_INS) if _RESERVED.search(text) else text, Loader=CBaseLoader))
    except YAMLError as error:
        raise explain(error, text, first_line) from None
    return tree.keyed(), tree.odd


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen."""

    line: int
    column: int
    is_map: bool
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Tree:
    """What the events so far amount to."""

    first_line: int
    odd: list[Oddity] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    root: Node | None = None
    count: int = 0

    def grow(self, events: Iterable[Event]) -> None:
        from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent, ScalarEvent

        for event in events:
            if isinstance(event, NodeEvent):
                self._refuse(event, isinstance(event, AliasEvent))
            if isinstance(event, ScalarEvent):
                self._add(self._text(event))
            elif isinstance(event, CollectionStartEvent):
                self._begin(event, is_map=event.__class__.__name__.startswith("Mapping"))
            elif isinstance(event, CollectionEndEvent):
                self._end()

    def keyed(self) -> Keyed:
        """The root's keys and values."""
        if isinstance(self.root, Pairs):
            return self.root.entries
        if self.root is None or (isinstance(self.root, Text) and not self.root.value):
            return ()
        what = "a list" if isinstance(self.root, Items) else "text without a key"
        raise NotYaml(f"This is {what}.", "write key, colon, space, value: name: Ada", self.root.line, self.root.column)

    def _refuse(self, event: NodeEvent, is_alias: bool) -> None:
        if event.anchor is not None:
            sign = "*" if is_alias else "&"
            hint = f"put it in quotes: {in_quotes(sign + event.anchor)}"
            raise NotYaml(f"YAML takes {sign} for a reference.", hint, *self._place(event), len(event.anchor) + 1)

    def _text(self, event: ScalarEvent) -> Text:
        value, (line, column) = event.value, self._place(event)
        if not value.isascii():
            value = value.translate(_SIGNS)
        if not event.style and value[:1] in ("@", "`", "%"):
            hint = f"put it in quotes, other programs can't read it: {in_quotes(value)}"
            self.odd.append(Oddity(f"YAML keeps {value[0]} at the start of a value for itself.", hint,
                                   line, column, len(value)))  # fmt: skip
        if event.tag and event.tag != "tag:yaml.org,2002:str":
            self._note_tag(event.tag, line, column)
        return Text(value, line, column, bool(event.style))

    def _note_tag(self, tag: str, line: int, column: int) -> None:
        written = "!!" + tag.rpartition(":")[2] if tag.startswith("tag:yaml.org,2002:") else tag
        self.odd.append(Oddity(f"YAML takes {written} for the kind of what follows, and it is not read.",
                               "leave it out, or put the value in quotes", line, column, len(written)))  # fmt: skip

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            raise NotYaml(f"More than {MOST_NODES:,} values.", "keep what is long below the front matter",
                          node.line, node.column)  # fmt: skip
        if self.open:
            self.open[-1].nodes.append(node)
        elif self.root is not None:
            raise NotYaml("A second document begins here.", "delete the --- line above it", node.line, node.column)
        else:
            self.root = node

    def _begin(self, event: CollectionStartEvent, is_map: bool) -> None:
        line, column = self._place(event)
        if len(self.open) >= DEEPEST:
            raise NotYaml(f"Lists nested more than {DEEPEST} deep.", "put text that holds brackets in quotes",
                          line, column)  # fmt: skip
        if event.tag:
            self._note_tag(event.tag, line, column)
        self.open.append(_Open(line=line, column=column, is_map=is_map))

    def _end(self) -> None:
        done = self.open.pop()
        nodes = done.nodes
        if done.is_map:
            self._add(Pairs(_paired(done), done.line, done.column))
        elif len(nodes) == 1 and isinstance(nodes[0], Items) and (link := _link(nodes[0], done)):
            self._add(link)
        else:
            self._add(Items(tuple(nodes), done.line, done.column))

    def _place(self, event: Event) -> tuple[int, int]:
        mark = event.start_mark
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)


def _link(inner: Items, outer: _Open) -> Text | None:
    """`[[Jane Doe]]` without quotes is a list in a list to YAML, and a link to everybody else."""
    words = [node.value for node in inner.nodes if isinstance(node, Text) and not node.quoted]
    if len(words) != len(inner.nodes) or (inner.line, inner.column) != (outer.line, outer.column + 1):
        return None
    return Text(f"[[{', '.join(words)}]]", outer.line, outer.column)


def _paired(done: _Open) -> Keyed:
    pairs: list[tuple[Text, Node]] = []
    seen: dict[str, Text] = {}
    for key, value in zip(done.nodes[::2], done.nodes[1::2], strict=True):
        if not isinstance(key, Text):
            raise NotYaml("A key must be words; {{ is left over from a template.",
                          "fill it in, or put it in quotes", done.line, done.column, 2)  # fmt: skip
        if (first := seen.setdefault(key.value, key)) is not key:
            raise NotYaml(f'The key "{key.value}" stands on line {first.line} and again on line {key.line}.',
                          "keep one of the two", key.line, key.column, len(key.value))  # fmt: skip
        pairs.append((key, value))
    return tuple(pairs)
