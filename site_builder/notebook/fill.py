"""Adds to a note what an import or a merge found: keys, items of lists, notes and lines of the log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from site_builder.exchange.card import LogLine
from site_builder.exchange.merge import Additions
from site_builder.exchange.note_out import bullet, labelled_value, safe_notes
from site_builder.model import Contact, Reach
from site_builder.notebook.edit import insert_lines, note_in, set_key
from site_builder.text.fields import labelled
from site_builder.text.front_matter import Note
from site_builder.text.keys import meaning
from site_builder.text.nodes import Items, Node, Text
from site_builder.text.sections import Bullet, log_sections
from site_builder.text.words import WordsError, read_day
from site_builder.text.yaml_out import yaml_value, yaml_word


def filled(data: bytes, contact: Contact, added: Additions) -> bytes:
    """The note of this contact with all of that added. Raises NotYaml where its front matter can't be read."""
    for key, value in (*added.texts.items(), *added.more.items()):
        data = set_key(data, key, value).data
    for key, items in added.items.items():
        data = _with_items(data, contact, key, items)
    if added.notes:
        data = _with_notes(data, added.notes)
    return with_log_lines(data, added.log) if added.log else data


def with_log_lines(data: bytes, lines: Sequence[LogLine]) -> bytes:
    """The note with these lines in its log, each at its day in the direction in which the log runs."""
    note = note_in(data)
    bullets = [bullet for section in log_sections(note.body) for bullet in section.bullets]
    if not bullets:
        return _with_first_lines(data, note, sorted(lines, key=_day))
    newest_first = _runs_backward([day for each in bullets if (day := _day_of(each.text))])
    at: dict[int, list[str]] = {}
    for line in sorted(lines, key=_day):
        place = _place(bullets, _day(line), newest_first=newest_first)
        text = _dressed(line, bullets[0])
        at[place] = [*text, *at.get(place, [])] if newest_first else [*at.get(place, []), *text]
    for place in sorted(at, reverse=True):
        data = insert_lines(data, note.body_line - 1 + place, at[place])
    return data


def _with_items(data: bytes, contact: Contact, key: str, items: Sequence[Reach]) -> bytes:
    note = note_in(data)
    entry = _entry(note, contact, key)
    if entry is None:
        return set_key(data, key, labelled_value(items)).data
    name, node = entry
    there = [Reach(label=label, value=leaf.value) for label, leaf in labelled(node, "") if isinstance(leaf, Text)]
    if isinstance(node, Text) or _is_flow(data, node):
        return set_key(data, name.value, labelled_value([*there, *items])).data
    indent = " " * (node.column - 1)
    if isinstance(node, Items):
        new = [f"{indent}- {yaml_value(labelled_value([each]))}" for each in items]
    else:
        new = [f"{indent}{yaml_word(label)}: {yaml_word(value)}" for label, value in _distinct(there, items)]
    return insert_lines(data, _end_of(data, note, name), new)


def _entry(note: Note, contact: Contact, key: str) -> tuple[Text, Node] | None:
    """The key that can take more of the same: the one that was read, unless its name says what its one value is."""
    line = contact.places[key].line if key in contact.places else 0
    for name, node in note.keyed:
        known = meaning(name.value)
        plain = "[" not in name.value and not (known and known.label)
        if name.line == line and plain:
            return name, node
    return next(((name, node) for name, node in note.keyed if name.value.lower() == key), None)


def _is_flow(data: bytes, node: Node) -> bool:
    line = _text_lines(data)[node.line - 1]
    return line[node.column - 1 : node.column] in ("[", "{")


def _end_of(data: bytes, note: Note, name: Text) -> int:
    """The line, from 0, after the last one of a key's value."""
    lines = _text_lines(data)
    later = [other.line - 1 for other, _ in note.keyed if other.line > name.line]
    end = min([*later, note.body_line - 2])
    while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
        end -= 1
    return end


def _text_lines(data: bytes) -> list[str]:
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def _distinct(there: Sequence[Reach], items: Sequence[Reach]) -> list[tuple[str, str]]:
    """Labels for a map, in which none may stand twice."""
    taken, pairs = {each.label for each in there}, []
    for each in items:
        plain = each.label or "other"
        label = next(name for n in range(1, 1000) if (name := plain if n == 1 else f"{plain} {n}") not in taken)
        taken.add(label)
        pairs.append((label, each.value))
    return pairs


def _with_notes(data: bytes, notes: str) -> bytes:
    """The notes above the log, with a blank line on both sides."""
    note = note_in(data)
    sections = log_sections(note.body)
    body = note.body.split("\n")
    at = sections[0].line if sections else len(_text_lines(data)) - note.body_line + (1 if body[-1] else 0)
    before = body[at - 1] if 0 < at <= len(body) else ""
    lines = [*([""] if before.strip() or at == 0 else []), *safe_notes(notes).split("\n"), *([""] if sections else [])]
    return insert_lines(data, note.body_line - 1 + at, lines)


def _with_first_lines(data: bytes, note: Note, lines: Sequence[LogLine]) -> bytes:
    """The first lines of a log: below its heading, or below a new one at the end."""
    text = "".join(map(bullet, lines)).rstrip("\n").split("\n")
    body, sections = note.body.split("\n"), log_sections(note.body)
    if not sections:
        last = len(_text_lines(data)) - (0 if body[-1] else 1)
        return insert_lines(data, last, [*([""] if "".join(body[-2:]).strip() else []), "## Log", "", *text])
    after = body[sections[0].start : sections[0].end]
    gap = len(after) > 1 and not after[0].strip()
    below = after[gap] if len(after) > gap else ""
    new = [*([] if gap else [""]), *text, *([""] if below.strip() else [])]
    return insert_lines(data, note.body_line - 1 + sections[0].start + gap, new)


def _place(bullets: Sequence[Bullet], day: date, *, newest_first: bool) -> int:
    """Before which line of the body a line of that day belongs."""
    if newest_first:
        older = (each.line for each in bullets if (_day_of(each.text) or date.max) <= day)
        return next(older, bullets[-1].end)
    before = [each.end for each in bullets if (_day_of(each.text) or date.max) <= day]
    return before[-1] if before else bullets[0].line


def _dressed(line: LogLine, like: Bullet) -> list[str]:
    text = bullet(line).rstrip("\n").split("\n")
    return [f"{like.indent}{like.mark}{text[0][1:]}", *(f"{like.indent}{each}".rstrip() for each in text[1:])]


def _runs_backward(days: Sequence[date]) -> bool:
    return sum((later > day) - (later < day) for day, later in pairwise(days)) < 0


def _day(line: LogLine) -> date:
    return _day_of(line.words) or date.max


def _day_of(words: str) -> date | None:
    """The day with which a line of the log begins."""
    first = words.lstrip("*_[").split(" ", 1)[0].rstrip("*_:],.")
    try:
        return read_day(first.partition("|")[0].rstrip("]"))
    except WordsError:
        return None
