"""A CSV file as rows by their column names, whatever program wrote it: any encoding, any separator, any preamble."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from site_builder.exchange.card import NoCards

_MOST_PREAMBLE = 30  # lines
_FIELD = 10_000_000  # characters
_SEPARATORS = ",;\t|"


class Row(NamedTuple):
    """The cells of a row and the line on which it begins."""

    line: int
    cells: list[str]
    last: int  # the line on which it ends
    slipped: bool = False  # a quote in it ends where no cell does


class Table(NamedTuple):
    """The header of a file, its rows, and what stands between their cells."""

    header: tuple[str, ...]
    rows: Iterator[Row]
    separator: str


def read_table(data: bytes, is_header: Callable[[Sequence[str]], bool]) -> Table:
    """The table below the first row that is a header; raises NoCards where there is none.

    Reading its rows raises NoCards where the file ends within quotes: one that is never closed swallows all the rows
    below it.
    """
    text = as_text(data).replace("\0", "")
    csv.field_size_limit(_FIELD)
    why = "no line of it has names of columns that I know, such as Name or E-mail"
    for separator in sorted(_SEPARATORS, key=lambda sign: -text[:5_000].count(sign)):
        rows = _rows(text, separator)
        try:
            for row in islice(rows, _MOST_PREAMBLE):
                header = tuple(" ".join(cell.split()) for cell in row.cells)
                if is_header(header):
                    return Table(header, rows, separator)
        except NoCards as open_quote:
            why = str(open_quote)
    raise NoCards(why)


def as_text(data: bytes) -> str:
    """The file's text: UTF-8, UTF-16 with its mark, else what Windows writes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


@dataclass(slots=True)
class _Lines:
    """The lines of a text, those of the row that is being read kept; `over` once a row wanted one more."""

    text: str
    of_row: list[str] = field(default_factory=list)
    over: bool = False

    def __iter__(self) -> Iterator[str]:
        for line in io.StringIO(self.text, newline=""):
            self.of_row.append(line)
            yield line
        self.over = True


def _rows(text: str, separator: str) -> Iterator[Row]:
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator)
    while True:
        line = reader.line_num + 1
        lines.of_row.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise NoCards(f"the cell on line {line} is longer than any of a person: is its quote closed?") from None
        if lines.over:
            raise NoCards(_never_closed(cells[-1], reader.line_num, text))
        yield Row(line, cells, reader.line_num, _is_slipped(lines.of_row, separator))


def _never_closed(cell: str, last: int, text: str) -> str:
    """Why a file is refused whose last cell runs from an open quote to the end."""
    line = last - max(cell.count("\n"), cell.count("\r")) + text.endswith(("\n", "\r"))
    return f'the quote that opens on line {line} is never closed: close it, or write "" for a quote that is text'


def _is_slipped(lines: Sequence[str], separator: str) -> bool:
    if not any('"' in line for line in lines):
        return False
    try:
        for _ in csv.reader(lines, delimiter=separator, strict=True):
            pass
    except csv.Error:
        return True
    return False
