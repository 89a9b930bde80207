"""Our own CSV: a row a person, a column a key. Cells with several values have one on each line, `label: value`.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula and runs it. Such a cell gets an
apostrophe in front, numbers of phones aside, and loses it when it is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from site_builder.exchange.card import Card, LogLine, listed, log_line, tidy, tidy_notes
from site_builder.model import Reach

_TEXTS = ("prefers", "org", "role", "location", "timezone", "circle", "playbook", "every", "met", "met_at",
          "introduced_by", "birthday", "follow_up", "last_touch", "status", "private")  # fmt: skip
_LISTS = ("aliases", "tags", "busy")
_REACHES = ("email", "phone", "links", "dates", "more")
COLUMNS = ("name", "aliases", "email", "phone", "links", "prefers", "org", "role", "location", "timezone", "tags",
           "circle", "playbook", "every", "met", "met_at", "introduced_by", "birthday", "dates", "busy", "follow_up",
           "last_touch", "status", "private", "more", "notes", "log")  # fmt: skip
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+\d][\d ()./-]*")


def csv_file(cards: Iterable[Card]) -> str:
    """A file with all of them."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(_cell(card, key)) for key in COLUMNS] for card in cards)
    return out.getvalue()


def is_own(header: Sequence[str]) -> bool:
    """These columns are those of `csv_file`."""
    return set(header) == set(COLUMNS)


def own_card(row: Mapping[str, str]) -> Card:
    """The card of a row."""
    cells = {key: _unguarded(row.get(key, "")).replace("\r\n", "\n") for key in COLUMNS}
    values: dict[str, Any] = {key: tidy(cells[key]) for key in ("name", *_TEXTS)}
    values |= {key: listed(cells[key].split("\n")) for key in _LISTS}
    values |= {key: tuple(_reach(line) for line in cells[key].split("\n") if line) for key in _REACHES}
    return Card(notes=tidy_notes(cells["notes"]), log=tuple(_log(cells["log"])), **values)


def _cell(card: Card, key: str) -> str:
    value = getattr(card, key)
    if key in _LISTS:
        return "\n".join(value)
    if key in _REACHES:
        return "\n".join(map(_labelled, value))
    if key == "log":
        return "\n".join("\n".join((line.words, *(f"  {more}" for more in line.more))) for line in value)
    return str(value)


def _labelled(each: Reach) -> str:
    """A colon in a label is escaped; a value that has one gets an empty label."""
    label = each.label.replace("\\", "\\\\").replace(":", "\\:")
    return f"{label}: {each.value}" if label or ": " in each.value else each.value


def _reach(line: str) -> Reach:
    match = re.match(r"((?:[^\\:]|\\.)*): ", line)
    if not match:
        return Reach(label="", value=tidy(line))
    label = re.sub(r"\\(.)", r"\1", match[1])
    return Reach(label=label, value=tidy(line[match.end() :]))


def _log(cell: str) -> Iterator[LogLine]:
    """What is indented, or empty, belongs to the line above it."""
    entry: list[str] = []
    for line in cell.split("\n"):
        if entry and not line.startswith("  ") and line:
            yield log_line("\n".join(entry))
            entry = []
        entry.append(line[2:] if entry else line)
    if any(entry):
        yield log_line("\n".join(entry))


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
