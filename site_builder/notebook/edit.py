"""Changes lines of a note and no others: every byte that is not meant survives, line ends and all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.notebook.read import source_of
from site_builder.text.front_matter import Note, read_note
from site_builder.text.log import Bullet, Section, log_sections
from site_builder.text.yaml_out import Value, yaml_value, yaml_word

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_END = re.compile(rb"(?:\r\n|\r|\n)\Z")
_BOM = b"\xef\xbb\xbf"
_PAIR = re.compile(  # a key and its value on one line, and what stands after them
    r"(?P<head>[^:]*:[ \t]+)"
    r"(?P<value>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[[^\[\]#]*\]|\{[^{}#]*\}|[^\s\"'\[{|>&*!].*?)"
    r"(?P<tail>[ \t]*(?:[ \t]#.*)?)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Edited:
    """A note as it will be, and the number of the line that was added or changed."""

    data: bytes
    line: int


def add_log_line(data: bytes, words: str, *, newest_first: bool) -> Edited:
    """Add a line (without its bullet) to the log, at the end that its direction asks for; a heading where none is.

    Raises NotYaml where the front matter can't be read.
    """
    note = note_in(data)
    sections = log_sections(note.body)
    bullets = [bullet for section in sections for bullet in section.bullets]
    first = note.body_line - 1
    if bullets:
        at, new = _beside(bullets, words, newest_first=newest_first)
    elif sections:
        at, new = _below_heading(sections[0], note.body.split("\n"), words)
    else:
        lines = _lines(data)
        at, new = len(lines) - first, ["## Log", "", f"- {words}"]
        if lines and lines[-1].strip():
            new.insert(0, "")
    number = first + at + 1 + next(index for index, line in enumerate(new) if line.endswith(words))
    return Edited(data=insert_lines(data, first + at, new), line=number)


def set_key(data: bytes, key: str, value: Value) -> Edited:
    """Give a key of the front matter this value, on the line where it stands or on a new last one.

    Raises NotYaml where the front matter can't be read.
    """
    note = note_in(data)
    if not note.given:
        return Edited(data=_with_front_matter(data, key, value), line=2)
    keys = [name for name, _ in note.keyed]
    for number, name in enumerate(keys):
        if _same(name.value, key):
            end = keys[number + 1].line if number + 1 < len(keys) else note.body_line - 1
            return Edited(data=_replace(data, name.line - 1, end - 1, value), line=name.line)
    at = note.body_line - 2
    return Edited(data=insert_lines(data, at, [f"{yaml_word(key)}: {yaml_value(value)}"]), line=at + 1)


def remove_key(data: bytes, key: str) -> bytes:
    """The note without that key and its value; as it is where the key is not there."""
    note = note_in(data)
    keys = [name for name, _ in note.keyed]
    for number, name in enumerate(keys):
        if _same(name.value, key):
            end = keys[number + 1].line if number + 1 < len(keys) else note.body_line - 1
            lines = _lines(data)
            return b"".join([*lines[: name.line - 1], *lines[_value_end(lines, name.line - 1, end - 1) :]])
    return data


def note_in(data: bytes) -> Note:
    """Both halves of a note; raises NotYaml where the front matter can't be read."""
    return read_note(source_of("", data).text)


def _beside(bullets: Sequence[Bullet], words: str, *, newest_first: bool) -> tuple[int, list[str]]:
    """Before the first bullet or after the last one, in its dress."""
    bullet = bullets[0 if newest_first else -1]
    return (bullet.line if newest_first else bullet.end), [f"{bullet.indent}{bullet.mark} {words}"]


def _below_heading(section: Section, body: Sequence[str], words: str) -> tuple[int, list[str]]:
    """The first bullet of an empty log, with a blank line on both sides."""
    after = body[section.start : section.end]
    gap = bool(after) and not after[0].strip()
    at = section.start + gap
    below = body[at] if at < len(body) else ""
    return at, [*([] if gap else [""]), f"- {words}", *([""] if below.strip() else [])]


def _lines(data: bytes) -> list[bytes]:
    return _LINE.findall(data)


def insert_lines(data: bytes, at: int, new: Sequence[str]) -> bytes:
    """New lines before that one (from 0), with its neighbours' line ends; a missing last one stays missing."""
    lines = _lines(data)
    end = _line_end(lines, at)
    added = [line.encode("utf-8", "replace") + end for line in new]
    if at >= len(lines) and lines and not _END.search(lines[-1]):
        lines[-1] += end
        added[-1] = added[-1][: -len(end)]
    return b"".join([*lines[:at], *added, *lines[at:]])


def _line_end(lines: Sequence[bytes], at: int) -> bytes:
    """How the line before ends; else the first that ends at all."""
    found = (_END.search(line) for line in (*lines[max(at - 1, 0) : at], *lines))
    return next((match[0] for match in found if match), b"\n")


def _replace(data: bytes, first: int, end: int, value: Value) -> bytes:
    """Another value for the key on line `first`; its old one may run on up to line `end`."""
    lines = _lines(data)
    end = _value_end(lines, first, end)
    ending = _END.search(lines[first])
    line = lines[first].decode("utf-8").rstrip("\r\n")
    match = _PAIR.fullmatch(line) if end == first + 1 else None
    tail = match["tail"] if match else ""
    head = match["head"] if match else line[: line.index(":") + 1] + " "
    lines[first:end] = [f"{head}{yaml_value(value)}{tail}".encode() + (ending[0] if ending else b"")]
    return b"".join(lines)


def _value_end(lines: Sequence[bytes], first: int, end: int) -> int:
    """The line after the value of the key on line `first`: what stands between two keys belongs to the second."""
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith(b"#")):
        end -= 1
    return end


def _with_front_matter(data: bytes, key: str, value: Value) -> bytes:
    bom = _BOM if data.startswith(_BOM) else b""
    end = _line_end(_lines(data), 0)
    front = "---", f"{yaml_word(key)}: {yaml_value(value)}", "---"
    return bom + b"".join(line.encode() + end for line in front) + data.removeprefix(bom)


def _same(written: str, key: str) -> bool:
    """Letter case, `-`, `_` and blanks in a key don't matter."""
    return re.sub(r"[-_ ]", "", written).lower() == re.sub(r"[-_ ]", "", key).lower()
