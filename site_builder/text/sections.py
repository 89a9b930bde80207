"""Where the log stands in a note's Markdown: its headings, its sections and their bullets, by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

NAMES = frozenset({"log", "history", "interactions", "timeline"})

_BULLET = re.compile(r"([ \t]*)([-*+])(?:[ \t]+|$)")
_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_HEADING_LINE = re.compile(r"\n[^\S\n]*(?:#|=+[^\S\n]*(?=\n|\Z)|-+[^\S\n]*(?=\n|\Z))")
_COMMENT, _COMMENT_END = "<!--", "-->"


class Bullet(NamedTuple):
    """A top-level bullet. Lines count from 0 in the body; `end` is the line after its last one that is not blank."""

    line: int
    end: int
    indent: str
    mark: str  # -, * or +
    text: str  # its words, lines that run on joined to them
    parts: tuple[tuple[int, int, int], ...]  # where the text comes from: its offset, and that line and column (from 0)
    more: tuple[str, ...] = ()  # what stands below a blank line or in a nested bullet

    def locate(self, offset: int) -> tuple[int, int]:
        """The body's line and the column, both from 0, of a place in the text."""
        start, line, column = self.parts[0]
        if offset and len(self.parts) > 1:
            start, line, column = next(part for part in reversed(self.parts) if part[0] <= offset)
        return line, column + offset - start


class Section(NamedTuple):
    """A part of the log: the heading on `line`, what it heads from `start` to `end` (not included), and its bullets."""

    line: int
    start: int
    end: int
    bullets: tuple[Bullet, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()  # the headings inside it: first line and the line after


class _Heading(NamedTuple):
    level: int
    name: str
    line: int
    end: int


def log_sections(body: str) -> list[Section]:
    """The log's sections in the order of the body; code blocks and comments are not searched."""
    lines = body.split("\n")
    code = _code_lines(lines) if may_hold_code(body) else frozenset()
    headings = list(_headings(body, lines, code))
    found: list[Section] = []
    for number, heading in enumerate(headings):
        if heading.name in NAMES and (not found or heading.line >= found[-1].end):
            inside = _below(headings, number)
            after = number + 1 + len(inside)
            end = headings[after].line if after < len(headings) else len(lines)
            bullets = tuple(_bullets(lines, code, heading.end, end))
            spans = tuple((other.line, other.end) for other in inside)
            found.append(Section(line=heading.line, start=heading.end, end=end, bullets=bullets, headings=spans))
    return found


def may_hold_code(body: str) -> bool:
    """Whether there may be code blocks or comments, in which nothing is found."""
    # To seek one sign is quicker.
    return ("`" in body and "```" in body) or ("~" in body and "~~~" in body) or ("<" in body and _COMMENT in body)


def _below(headings: Sequence[_Heading], number: int) -> list[_Heading]:
    """The headings that stand under that one."""
    end = number + 1
    while end < len(headings) and headings[end].level > headings[number].level:
        end += 1
    return list(headings[number + 1 : end])


def without_log(body: str, sections: Sequence[Section]) -> str:
    """The body without the log's headings and bullets; what else stands among them stays."""
    lines, kept, done = body.split("\n"), [], 0
    for section in sections:
        kept += lines[done : section.line]
        left = _left(lines, section)
        if any(map(str.strip, left)):
            kept += left
        done = section.end
    return "\n".join(kept + lines[done:])


def _left(lines: Sequence[str], section: Section) -> list[str]:
    """The section's lines that are in none of its bullets, and no heading."""
    gone = [(bullet.line, bullet.end) for bullet in section.bullets]
    left: list[str] = []
    at = section.start
    for first, end in sorted((*gone, *section.headings)) if section.headings else gone:
        left += lines[at:first]
        at = max(at, end)
    return [*left, *lines[at : section.end]]


def _code_lines(lines: Sequence[str]) -> frozenset[int]:
    """The lines of fenced code blocks and of comments that run over several lines."""
    code, closing, inside, item = set(), "", -1, -1
    for number, line in enumerate(lines):
        bare = line.lstrip()
        indent = len(line) - len(bare)
        if closing and not (bare and indent <= inside):
            code.add(number)
            closing = "" if _closes(bare, closing) else closing
        elif opening := (_opening(bare) if indent <= 3 or item >= 0 else ""):
            code.add(number)
            closing, inside = opening, item if indent > item else -1
        else:
            closing = ""  # the list item that held the block is over
            item = _item(line, indent, item)
    return frozenset(code)


def _item(line: str, indent: int, item: int) -> int:
    """The indent of the list item that goes on after this line; -1 where there is none."""
    if _BULLET.match(line) and (item < 0 or indent < item + 2):
        return indent
    return item if indent > item or not line.strip() else -1


def _opening(bare: str) -> str:
    """What closes the block that this line opens, or nothing."""
    if bare.startswith(_COMMENT):
        return "" if _COMMENT_END in bare else _COMMENT_END
    fence = _FENCE.match(bare)
    return fence[0] if fence else ""


def _closes(bare: str, closing: str) -> bool:
    if closing == _COMMENT_END:
        return _COMMENT_END in bare
    return bare.startswith(closing) and not bare.strip().strip(closing[0])


def _headings(body: str, lines: Sequence[str], code: frozenset[int]) -> Iterator[_Heading]:
    for number in _heading_lines(body):
        line = lines[number]
        bare = line.strip()
        if number in code or line[:4].isspace():
            continue
        if bare[0] == "#":
            level = len(bare) - len(bare.lstrip("#"))
            if level <= 6 and (len(bare) == level or bare[level] in " \t"):
                yield _Heading(level=level, name=_name(bare), line=number, end=number + 1)
        elif _underlined(lines, code, number):
            level = 1 if bare[0] == "=" else 2
            yield _Heading(level=level, name=_name(lines[number - 1]), line=number - 1, end=number + 1)


def _heading_lines(body: str) -> Iterator[int]:
    """The lines that begin with a # or consist of = or -."""
    text, number, at = "\n" + body, 0, 0
    for found in _HEADING_LINE.finditer(text):
        number += text.count("\n", at, found.start())
        at = found.start()
        yield number


def _name(heading: str) -> str:
    return heading.strip("# \t*_:").lower()


def _underlined(lines: Sequence[str], code: frozenset[int], number: int) -> bool:
    """The line above is one line of plain text that stands alone."""
    above, before = lines[max(number - 1, 0)], lines[number - 2] if number > 1 else ""
    plain = bool(above.strip()) and above[0] not in "#>|" and not above[:4].isspace() and not _BULLET.match(above)
    return number > 0 and plain and number - 1 not in code and (not before.strip() or before.startswith("#"))


def _bullets(lines: Sequence[str], code: frozenset[int], start: int, end: int) -> Iterator[Bullet]:
    """The top-level bullets: each runs to the next one, or to text that is not indented below it."""
    first, indent, last = -1, 0, start
    for number in range(start, end):
        line = lines[number]
        if line[:2] == "- " and line[2:3].isalnum() and number not in code:  # as most are
            if first >= 0:
                yield _bullet(lines, code, first, last + 1)
            first, indent, last = number, 0, number
            continue
        bare = line.lstrip()
        if not bare:
            continue
        depth = len(line[: len(line) - len(bare)].expandtabs(4)) if len(bare) < len(line) else 0
        bullet = number not in code and bool(_BULLET.match(line)) and not _is_rule(bare)
        if first >= 0 and depth > indent + bullet:
            last = number
            continue
        if first >= 0:
            yield _bullet(lines, code, first, last + 1)
        first, indent, last = number if bullet and depth <= 3 else -1, depth, number
    if first >= 0:
        yield _bullet(lines, code, first, last + 1)


def _is_rule(bare: str) -> bool:
    """`* * *` and `---` are rules across the page, no bullets."""
    return not bare.strip(bare[0] + " \t") and bare.count(bare[0]) >= 3


def _bullet(lines: Sequence[str], code: frozenset[int], first: int, end: int) -> Bullet:
    if end == first + 1 and lines[first][:2] == "- " and lines[first][2:3].isalnum():
        return plain_bullet(first, lines[first][2:].rstrip())
    indent, mark, begin = _mark(lines[first])
    words, parts, line = [lines[first][begin:].rstrip()], [(0, first, begin)], first + 1
    offset = len(words[0]) + 1
    while line < end and lines[line].strip() and line not in code and not _BULLET.match(lines[line]):
        text = lines[line].strip()
        words.append(text)
        parts.append((offset, line, len(lines[line]) - len(lines[line].lstrip())))
        offset, line = offset + len(text) + 1, line + 1
    more = _dedented(lines[line:end]) if line < end else ()
    text = " ".join(words)
    return Bullet(line=first, end=end, indent=indent, mark=mark, text=text, parts=tuple(parts), more=more)


def plain_bullet(line: int, text: str) -> Bullet:
    """A bullet as most are: one line that begins with a dash and a blank."""
    return Bullet(line, line + 1, "", "-", text, ((0, line, 2),))


def _mark(line: str) -> tuple[str, str, int]:
    """A bullet's indent, its mark and the column at which its words begin."""
    rest = line.lstrip()
    indent = line[: len(line) - len(rest)]
    return indent, rest[0], len(line) - len(rest[1:].lstrip())


def _dedented(lines: Sequence[str]) -> tuple[str, ...]:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    depth = min((len(lines[number]) - len(lines[number].lstrip()) for number in filled), default=0)
    return tuple(line[depth:].rstrip() for line in lines[filled[0] :]) if filled else ()
