"""A note's keys by our names: each is converted when it is asked for; what nobody asks for is kept as `more`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from site_builder.model import Place, Reach
from site_builder.text import clean
from site_builder.text.findings import Findings
from site_builder.text.keys import Meaning, meaning, slip, squeezed
from site_builder.text.names import LINK, split_link
from site_builder.text.nodes import Items, Keyed, Node, Pairs, Text
from site_builder.text.words import WordsError
from site_builder.text.yaml_words import in_quotes

T = TypeVar("T")


class Fields:
    """Typed access to the keys of one note; problems go to the findings."""

    def __init__(self, keyed: Keyed, own: Mapping[str, Meaning], findings: Findings) -> None:
        self.findings = findings
        self.places: dict[str, Place] = {}
        self._unread: dict[str, tuple[Text, Node]] = {}  # by the key as written, in the file's order
        self._meant: dict[str, list[tuple[Meaning, Text, Node]]] = {}
        self._written = keyed
        for written in keyed:
            key, node = written
            self._unread[key.value] = written
            known = (own.get(squeezed(key.value)) if own else None) or meaning(key.value)
            if _is_empty(node):
                self._note_comment(key, node)
            elif known:
                self._meant.setdefault(known.key, []).append((known, key, node))

    def __contains__(self, key: str) -> bool:
        return key in self._meant

    def any_key(self, beginning: str) -> bool:
        """Whether a key begins so, as written."""
        return any(key.value.startswith(beginning) for key, _ in self._written)

    def node(self, key: str) -> Node | None:
        """The value of the name that is believed first; the other names for the same thing stay unread."""
        meant = self._meant.get(key)
        if not meant:
            return None
        _, name, node = meant[0] if len(meant) == 1 else min(meant, key=lambda one: one[0].rank)
        self._read(key, name)
        return node

    def text(self, key: str) -> str:
        """The value in one line; several are joined with commas, a link is its words."""
        node = self.node(key)
        return "" if node is None else self.line_of(node)

    def texts(self, key: str) -> tuple[str, ...]:
        """The values of a list, or the one value."""
        node = self.node(key)
        return () if node is None else tuple(filter(None, map(self.line_of, listed(node))))

    def read(self, key: str, convert: Callable[[str], T]) -> T | None:
        """The value as `convert` understands it; what it can't read is an error, and counts as not there."""
        node = self.node(key)
        return None if node is None else self.convert(node, convert)

    def convert(self, node: Node, convert: Callable[[str], T]) -> T | None:
        """One value converted, or an error at its place."""
        try:
            return convert(self.line_of(node))
        except WordsError as error:
            self.error(node, sentence(error.message), error.hint)
            return None

    def reaches(self, key: str) -> tuple[Reach, ...]:
        """Ways to reach them, of all names for that key: text, a list or a map of labels.

        Each value once; of links once a label, for one handle may serve on several networks.
        """
        found: dict[str, Reach] = {}
        for known, name, node in self._meant.get(key, ()):
            self._read(key, name)
            for label, leaf in labelled(node, known.label):
                value = self.line_of(leaf)
                mark = f"{label}: {value}" if key == "links" else value
                if value and mark not in found:
                    found[mark] = Reach(label, value)
        return tuple(found.values())

    def more(self) -> tuple[tuple[str, str], ...]:
        """The keys that nobody asked for and their values, in the file's order; a likely slip gets a warning."""
        rest = [(key, node) for key, node in self._unread.values() if not _is_empty(node)]
        for key, _ in self._unread.values():
            self._note_slip(key)
        return tuple((label_of(key), self.line_of(node)) for key, node in rest)

    def line_of(self, node: Node) -> str:
        """A value of any shape as one line of text that holds nothing hidden."""
        if isinstance(node, Text):
            value = node.value.strip()
            if value.isprintable() and value.isascii() and "[[" not in value:
                return value
            return self._cleaned(node, value)
        if isinstance(node, Items):
            sign = "; " if any(isinstance(item, Pairs) for item in node.nodes) else ", "
            return sign.join(filter(None, map(self.line_of, node.nodes)))
        return ", ".join(f"{label_of(key)}: {self.line_of(value)}" for key, value in node.entries)

    def error(self, node: Node, message: str, hint: str) -> None:
        """An error at a value."""
        self.findings.error(message, hint, line=node.line, column=node.column, width=width_of(node))

    def warning(self, node: Node, message: str, hint: str) -> None:
        """A warning at a value."""
        self.findings.warning(message, hint, line=node.line, column=node.column, width=width_of(node))

    def _read(self, key: str, name: Text) -> None:
        self._unread.pop(name.value, None)
        if key not in self.places:
            self.places[key] = Place(self.findings.path, name.line, name.column)

    def _cleaned(self, node: Text, value: str) -> str:
        value = _without_brackets(" ".join(value.split()))
        hidden = clean.HIDDEN.search(value)
        if hidden:
            message = f"There is a hidden character here, {clean.name_of(hidden[0])}."
            self.warning(node, message, "it is left out; type the value anew")
        plain = clean.removed(value)
        return plain if plain == value else " ".join(plain.split())

    def _note_comment(self, key: Text, node: Node) -> None:
        """`tags: #family` has no value: to YAML it is a comment."""
        if not isinstance(node, Text) or node.quoted:
            return
        rest = self.findings.written(node.line)[node.column - 1 :]
        comment = rest.strip()
        if comment[:1] == "#" and comment[1:2].strip():
            column = node.column + len(rest) - len(rest.lstrip())
            hint = f"{key.value}: {in_quotes(comment)}, or without the #"
            self.findings.warning(f"YAML takes {comment.split()[0]} for a comment.", hint, line=node.line,
                                  column=column, width=len(comment))  # fmt: skip

    def _note_slip(self, key: Text) -> None:
        meant = "" if meaning(key.value) else slip(key.value)
        if meant and meant not in self._meant:
            self.findings.warning(f'The key "{key.value}" is not known.', f"did you mean {meant}?", line=key.line,
                                  column=key.column, width=len(key.value))  # fmt: skip


def listed(node: Node) -> tuple[Node, ...]:
    """The items of a list, or the one value."""
    return node.nodes if isinstance(node, Items) else (node,)


def sentence(message: str) -> str:
    """The message with a capital and a full stop."""
    return message[:1].upper() + message[1:] + ("" if message.endswith((".", "?", "!")) else ".")


def width_of(node: Node) -> int:
    """How many columns of its line a value takes."""
    return len(node.value) + 2 * node.quoted if isinstance(node, Text) else 1


def _is_empty(node: Node) -> bool:
    if isinstance(node, Text):
        return not node.value or node.value.isspace()
    if isinstance(node, Items):
        return all(map(_is_empty, node.nodes))
    return all(_is_empty(value) for _, value in node.entries)


def label_of(key: Text) -> str:
    """A key as a word for pages: one line that holds nothing hidden."""
    label = key.value
    return label if label.isascii() and label.isprintable() else " ".join(clean.removed(label).split())


def labelled(node: Node, label: str) -> list[tuple[str, Node]]:
    """The single values of text, a list or a map of labels, each with its label."""
    if isinstance(node, Items):
        return [leaf for item in node.nodes for leaf in labelled(item, label)]
    if isinstance(node, Pairs):
        return [leaf for key, value in node.entries for leaf in labelled(value, label_of(key))]
    return [(label, node)]


def _without_brackets(text: str) -> str:
    return LINK.sub(lambda match: split_link(match[0]).label, text)
