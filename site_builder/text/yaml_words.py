"""What is wrong with YAML, in plain words, at the place where it can be mended."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from yaml import YAMLError


class NotYaml(ValueError):
    """Text that can't be read as keys and values; line and column are those of the file."""

    def __init__(self, message: str, hint: str, line: int, column: int = 1, width: int = 1) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
        self.line, self.column, self.width = line, column, width


def explain(error: YAMLError, text: str, first_line: int) -> NotYaml:
    """The parser's error for somebody who has never heard of scalars and tokens."""
    spot = _spot(error, text.split("\n"))
    said = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}"
    found = next(filter(None, (rule(spot) for phrase, rule in _RULES if phrase in said)), None) or _unclear(spot)
    found.line += first_line
    found.column += 1
    return found


def in_quotes(value: str) -> str:
    """The value as a quoted YAML scalar."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def line_in_quotes(line: str) -> str:
    """A `key: value` or `- value` line with its value in quotes."""
    begin = re.match(r"\s*(?:- +)?(?:[^:\"']*:\s+)?", line)
    head = begin.group() if begin else ""
    value = line[len(head) :].strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    return (head + in_quotes(value)).strip()


class _Spot(NamedTuple):
    """Where the parser stopped, and where what it was reading began; lines and columns from 0."""

    lines: list[str]
    line: int
    column: int
    begin_line: int
    begin_column: int

    @property
    def text(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def char(self) -> str:
        return self.text[self.column : self.column + 1]

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def begin(self) -> str:
        return self.lines[self.begin_line] if self.begin_line < len(self.lines) else ""

    def error(self, message: str, hint: str, width: int = 1) -> NotYaml:
        return NotYaml(message, hint, self.line, self.column, width)

    def error_at_begin(self, message: str, hint: str, width: int = 1) -> NotYaml:
        return NotYaml(message, hint, self.begin_line, self.begin_column, width)


def _spot(error: YAMLError, lines: list[str]) -> _Spot:
    mark = getattr(error, "problem_mark", None)
    begin = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    begin_line, begin_column = (begin.line, begin.column) if begin else (0, 0)
    return _Spot(lines=lines, line=line, column=column, begin_line=begin_line, begin_column=begin_column)


def _tab(spot: _Spot) -> NotYaml | None:
    if spot.char == "\t" and not spot.before.strip():
        return spot.error("A tab where YAML wants spaces.", "indent with spaces")
    return None


def _second_colon(spot: _Spot) -> NotYaml | None:
    above = next((n for n in range(spot.line - 1, -1, -1) if spot.lines[n].strip()), None)
    if ": " in spot.before or spot.before.endswith(":"):
        return spot.error("A colon and a space in the middle of a value.", line_in_quotes(spot.text))
    if above is not None and not re.search(r":(\s|$)", spot.lines[above]):
        return _no_key(spot.lines, above)
    if above is not None and _indent(spot.text) > _indent(spot.lines[above]):
        return NotYaml("This line is indented further than the one above it.", "begin it in the same column",
                       spot.line, _indent(spot.text), max(1, len(spot.before.strip())))  # fmt: skip
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _no_colon(spot: _Spot) -> NotYaml | None:
    return _no_key(spot.lines, spot.begin_line)


def _no_key(lines: list[str], number: int) -> NotYaml:
    line = lines[number] if number < len(lines) else ""
    place = (number, _indent(line), max(1, len(line.strip())))
    if tight := re.match(r"\s*([\w-]+):(?=\S)(?!//)", line):
        return NotYaml("There is no space after the colon.", f"{tight.group(1)}: {line[tight.end() :].strip()}", *place)
    return NotYaml("A line without a key.", "a key is followed by a colon and a space: name: Ada", *place)


def _bracket(spot: _Spot) -> NotYaml | None:
    opening = spot.begin[spot.begin_column : spot.begin_column + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "")
    if not closing:
        return None
    if closing in spot.begin[spot.begin_column :]:
        hint = f"separate with commas, and put in quotes what holds one of , : [ ] {{ }}: {line_in_quotes(spot.begin)}"
        return spot.error_at_begin(f"What stands between {opening} and {closing} can't be read.", hint)
    return spot.error_at_begin(f"The {opening} is never closed.", f"add {closing}, or put the value in quotes")


def _open_quote(spot: _Spot) -> NotYaml | None:
    return spot.error_at_begin("The quote that opens here is never closed.", "add the closing quote, or leave out both")


def _escape(spot: _Spot) -> NotYaml | None:
    escape = spot.text[spot.column : spot.column + 2]
    return spot.error(
        f'"{escape}" means nothing in double quotes.', r"use single quotes, or write \\ for a backslash", 2
    )


def _no_character(spot: _Spot) -> NotYaml | None:
    return spot.error("This escape stands for no character.", r"type the character itself, or write \\ for a backslash")


def _sign(spot: _Spot) -> NotYaml | None:
    sign = spot.begin[spot.begin_column : spot.begin_column + 1]
    return spot.error_at_begin(f"YAML keeps {sign} for itself at the start of a value.", line_in_quotes(spot.begin))


def _after_the_end(spot: _Spot) -> NotYaml | None:
    if spot.char == "-":
        return spot.error("A list item where a key is wanted.", "give the list a key of its own: tags: [a, b]")
    if spot.char == ":" and not spot.before.strip():
        return spot.error("A colon without a key.", "write the key before it: name: Ada")
    ended = spot.before.rstrip()[-1:]
    if ended in ("]", "}", '"', "'"):
        what = "bracket" if ended in "]}" else "quote"
        return spot.error(f"Text after the closing {what}.", line_in_quotes(spot.text), len(spot.text) - spot.column)
    return spot.error("A key was expected here.", "begin every key in the same column, as in name: Ada")


def _no_item(spot: _Spot) -> NotYaml | None:
    return spot.error("A list began above, and this line is no item of it.", "give the list a key: tags: [a, b]")


def _stray(spot: _Spot) -> NotYaml | None:
    return spot.error(f"A value can't begin with {spot.char}" if spot.char else "A value is missing.",
                      line_in_quotes(spot.text))  # fmt: skip


def _list_on_the_line(spot: _Spot) -> NotYaml | None:
    return spot.error("A list can't begin on the line of its key.", "begin it on the next line, or write [a, b]")


def _block_of_text(spot: _Spot) -> NotYaml | None:
    return spot.error_at_begin("A block of text begins on the line below its | or >.", line_in_quotes(spot.begin))


def _indented_start(spot: _Spot) -> NotYaml | None:
    first = next((n for n, line in enumerate(spot.lines) if line.strip()), 0)
    if _indent(spot.lines[first]):
        return NotYaml("The first key is indented, and the others are not.", "begin every key in the first column",
                       first, 0, _indent(spot.lines[first]))  # fmt: skip
    return None


def _unclear(spot: _Spot) -> NotYaml:
    return spot.error("This can't be read as keys and values.", f"put the value in quotes: {line_in_quotes(spot.text)}")


_RULES: tuple[tuple[str, Callable[[_Spot], NotYaml | None]], ...] = (
    ("", _tab),
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _no_colon),
    ("parsing a flow", _bracket),
    ("found unexpected end of stream", _open_quote),
    ("unknown escape", _escape),
    ("Unicode character escape", _no_character),
    ("hexdecimal number", _no_character),
    ("scanning an alias", _sign),
    ("scanning an anchor", _sign),
    (" tag", _sign),
    ("did not find expected key", _after_the_end),
    ("expected '-' indicator", _no_item),
    ("expected node content", _stray),
    ("block sequence entries are not allowed", _list_on_the_line),
    ("scanning a block scalar", _block_of_text),
    ("expected <document start>", _indented_start),
)
