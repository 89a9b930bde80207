"""A note's two halves: the keys between the two `---` lines, and the Markdown below them."""

from __future__ import annotations

import re
from typing import NamedTuple

from site_builder.text.contact_table import read_table
from site_builder.text.nodes import Keyed, Oddity
from site_builder.text.tree import read_pairs
from site_builder.text.yaml_words import NotYaml

MOST_BYTES = 64 * 1024
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
_NO_KEY = re.compile(r"^(?:#{1,6} .*|[ \t]*)$", re.MULTILINE)
_MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_SIGNS = tuple(sign * 7 for sign in "<|=>")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


class Note(NamedTuple):
    """A file's keys and its Markdown; the body begins on that line of the file."""

    keyed: Keyed
    odd: list[Oddity]
    body: str
    body_line: int
    given: bool  # there was front matter, if only an empty one


def read_note(text: str) -> Note:
    """Both halves of a note; raises NotYaml where the keys can't be read."""
    opening = _OPENING.match(text)
    if not opening:
        return _without_keys(text.removeprefix("\ufeff"))
    start = opening.end()
    closing = _CLOSING.search(text, start - 1)
    if not closing:
        raise _never_closed(text, start)
    front = text[start : closing.start() + 1]
    _refuse_large(front)
    _refuse_conflict(front, 2)
    keyed, odd = read_pairs(front, 2)
    line = front.count("\n") + 3
    return Note(keyed=keyed, odd=odd, body=text[closing.end() + 1 :], body_line=line, given=True)


def _without_keys(text: str) -> Note:
    if text.startswith("<<<<<<< "):
        raise unresolved(conflict_lines(text, 1))
    return Note(keyed=read_table(text), odd=[], body=text, body_line=1, given=False)


def conflict_lines(text: str, first_line: int) -> list[int]:
    """The lines of the file on which a merge left its markers, code blocks aside."""
    if not (("<" in text and "<<<<<<<" in text) or (">" in text and ">>>>>>>" in text)):  # one sign is found sooner
        return []
    found: list[tuple[str, int]] = []
    fence = ""
    for number, line in enumerate(text.split("\n"), first_line):
        if mark := _FENCE.match(line):
            fence = _fence_after(fence, mark[1])
        elif not fence and _MARKER.match(line):
            found.append((line[0], number))
    return _conflict(found)


def _fence_after(fence: str, mark: str) -> str:
    if not fence:
        return mark
    return "" if mark.startswith(fence) else fence


def _conflict(found: list[tuple[str, int]]) -> list[int]:
    """A heading may be underlined by `=======` and a quotation seven deep; both sides of a merge are neither."""
    signs = "".join(sign for sign, _ in found)
    return [line for _, line in found] if "<" in signs or "=>" in signs else []


def _refuse_conflict(text: str, first_line: int) -> None:
    """Among keys a single marker is enough: none of them is YAML."""
    if not any(sign in text for sign in _SIGNS):
        return
    lines = [text.count("\n", 0, match.start()) + first_line for match in _MARKER.finditer(text)]
    if lines:
        raise unresolved(lines)


def unresolved(lines: list[int]) -> NotYaml:
    """The error that names the lines."""
    listed = ", ".join(map(str, lines[:-1])) + f" and {lines[-1]}" if len(lines) > 1 else str(lines[0])
    markers = f"lines {listed} are its markers" if len(lines) > 1 else f"line {listed} is a marker of it"
    return NotYaml(f"A merge was never finished: {markers}.", "keep what is right of both sides and delete the markers",
                   lines[0], 1, 7)  # fmt: skip


def _refuse_large(front: str) -> None:
    size = len(front.encode(errors="replace"))
    if size > MOST_BYTES:
        raise NotYaml(f"The front matter is {size // 1024} KB long; at most {MOST_BYTES // 1024} are read.",
                      "move what is long below the second ---", 1, 1, 3)  # fmt: skip


def _never_closed(text: str, start: int) -> NotYaml:
    end = _NO_KEY.search(text, start)
    line = text.count("\n", 0, end.start()) + 1 if end and end.start() < len(text) else 0
    hint = "put --- on a line of its own where the keys end" + (f", it seems before line {line}" if line else "")
    return NotYaml("The front matter is never closed.", hint, 1, 1, 3)
