"""Front matter as plain as most notes' is, read without a parser: a tenth of the time, and the same tree.

A key with one plain or simply quoted value, a list of such in brackets, or `- ` items below the key. Where one line
is anything else, or wrong, nothing is read here and the parser has its say.
"""

from __future__ import annotations

import re

from site_builder.text.nodes import Items, Keyed, Node, Text

_OUT = r"\n\t\x85\u2028\u2029\ufeff"  # ends a line, or needs the parser
_PLAIN = rf"[\w+(/][^:#{_OUT}]*(?:(?::(?=[^\s{_OUT}])|(?<=[^\s])#)[^:#{_OUT}]*)*"
_VALUE = rf"(?:{_PLAIN}|\"[^\"\\{_OUT}]*\" *|'[^'{_OUT}]*' *)"
_WORD = rf"[^\W_][^,:#\[\]{{}}\"'{_OUT}]*"
_LIST = rf"\[ *(?:{_WORD}(?:, *{_WORD})*)?\] *"
_ENTRY = re.compile(
    r"([A-Za-z_][\w-]*(?: [\w-]+)*):"
    rf"(?: +({_VALUE}|{_LIST})| *(?:\n(( *)- +{_VALUE}(?:\n\4- +{_VALUE})*))?)(?:\n|\Z)"
)
_SKIPPED = re.compile(rf"(?: *(?:#[^{_OUT}]*)?\n)+")
_WORDS = re.compile(_WORD)


def read_plain_lines(text: str, first_line: int) -> Keyed | None:
    """What the plainest front matter says; None where a line wants the whole of YAML, or is wrong."""
    entries: list[tuple[Text, Node]] = []
    number, position, end = first_line, 0, len(text)
    while position < end:
        if match := _ENTRY.match(text, position):
            entries.append((Text(match[1], number, 1), _plain_node(match, number)))
        elif not (match := _SKIPPED.match(text, position)):
            return None
        number, position = number + match[0].count("\n"), match.end()
    return tuple(entries) if len({key.value for key, _ in entries}) == len(entries) else None


def _plain_node(match: re.Match[str], number: int) -> Node:
    key, value, below, indent = match.groups()
    if below is not None:
        return _below(below.split("\n"), number + 1, len(indent))
    if value is None:
        return Text("", number, len(key) + 2)
    column = match.start(2) - match.start() + 1
    if value[0] != "[":
        return _word(value, number, column)
    words = [Text(word[0].rstrip(), number, column + word.start()) for word in _WORDS.finditer(value)]
    return Items(tuple(words), number, column)


def _below(lines: list[str], number: int, indent: int) -> Items:
    nodes: list[Node] = []
    for offset, line in enumerate(lines):
        value = line[indent + 1 :].lstrip(" ")
        nodes.append(_word(value, number + offset, len(line) - len(value) + 1))
    return Items(tuple(nodes), number, indent + 1)


def _word(raw: str, number: int, column: int) -> Text:
    raw = raw.rstrip(" ")
    return Text(raw[1:-1], number, column, True) if raw[0] in "\"'" else Text(raw, number, column)
