"""Front matter as plain as most notes' is, read without a parser: a tenth of the time, and the same tree.

A key with one plain or simply quoted value, a list of such in brackets, a map of labels in braces, or `- ` items
below the key. Where one line is anything else, or wrong, nothing is read here and the parser has its say.
"""

from __future__ import annotations

import re

from site_builder.text.nodes import Items, Keyed, Node, Pairs, Text

LONGEST = 4_000  # characters: in fewer there can't be more values than the parser takes
_ODD = "\t\x85\u2028\u2029\ufeff"  # tabs, odd line ends and a mark of the byte order: for the parser
_PLAIN = r"[\w+(/][^:#\n]*(?:(?::(?=\S)|(?<=\S)#)[^:#\n]*)*"
_VALUE = rf"(?:{_PLAIN}|\"[^\"\\\n]*\" *|'[^'\n]*' *)"
_WORD = r"[^\W_][^,:#\[\]{}\"'\n]*"
_LIST = rf"\[ *(?:{_WORD}(?:, *{_WORD})*)?\] *"
_LABEL = r"[A-Za-z][A-Za-z0-9_-]*(?: [A-Za-z0-9_-]+)*"
_ENDS = r",:#\[\]{}\"'\n"  # in braces
_PART = rf"(?:[\w+][^{_ENDS}]*(?::(?=[^\s?{_ENDS}])[^{_ENDS}]*)*|\"[^\"\\\n]*\" *)"
_MAP = rf"\{{ *{_LABEL}: +{_PART}(?:, *{_LABEL}: +{_PART}){{0,20}}\}} *"
_ENTRY = re.compile(
    r"([A-Za-z_][\w-]*(?: [\w-]+)*):"
    rf"(?: +({_VALUE}|{_LIST}|{_MAP})| *(?:\n(( *)- +{_VALUE}(?:\n\4- +{_VALUE})*))?)(?:\n|\Z)"
)
_SKIPPED = re.compile(r"(?: *(?:#[^\n]*)?\n)+")
_WORDS = re.compile(_WORD)
_PAIRS = re.compile(rf"({_LABEL}): +({_PART})")


def read_plain_lines(text: str, first_line: int) -> Keyed | None:
    """What the plainest front matter says; None where a line wants the whole of YAML, or is wrong."""
    if len(text) > LONGEST or any(letter in text for letter in _ODD):
        return None
    entries: list[tuple[Text, Node]] = []
    number, position, end = first_line, 0, len(text)
    while position < end:
        if match := _ENTRY.match(text, position):
            key, value, below, indent = match.groups()
            if value is not None:
                node = _value(value, number, match.start(2) - position + 1)
            elif below is not None:
                node = _below(below.split("\n"), number + 1, len(indent))
            else:
                node = Text("", number, len(key) + 2)
            if node is None:
                return None
            entries.append((Text(key, number, 1), node))
            number += 1 if below is None else below.count("\n") + 2
        elif match := _SKIPPED.match(text, position):
            number += match[0].count("\n")
        else:
            return None
        position = match.end()
    return tuple(entries) if len({key.value for key, _ in entries}) == len(entries) else None


def _value(value: str, number: int, column: int) -> Node | None:
    sign = value[0]
    if sign == "{":
        return _map(value, number, column)
    if sign != "[":
        return _word(value, number, column)
    words = [Text(word[0].rstrip(), number, column + word.start()) for word in _WORDS.finditer(value)]
    return Items(tuple(words), number, column)


def _map(value: str, number: int, column: int) -> Pairs | None:
    entries = tuple(
        (Text(pair[1], number, column + pair.start()), _word(pair[2], number, column + pair.start(2)))
        for pair in _PAIRS.finditer(value)
    )
    return Pairs(entries, number, column) if len({key.value for key, _ in entries}) == len(entries) else None


def _below(lines: list[str], number: int, indent: int) -> Items:
    nodes: list[Node] = []
    for offset, line in enumerate(lines):
        value = line[indent + 1 :].lstrip(" ")
        nodes.append(_word(value, number + offset, len(line) - len(value) + 1))
    return Items(tuple(nodes), number, indent + 1)


def _word(raw: str, number: int, column: int) -> Text:
    raw = raw.rstrip(" ")
    return Text(raw[1:-1], number, column, True) if raw[0] in "\"'" else Text(raw, number, column)
