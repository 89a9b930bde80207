"""A CSV file as rows by their column names, whatever program wrote it: any encoding, any separator, any preamble."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from site_builder.exchange.card import NoCards

_MOST_PREAMBLE = 30  # lines
_FIELD = 10_000_000  # characters
_SEPARATORS = ",;\t|"


class Table(NamedTuple):
    """The header of a file, and its rows with the lines on which they end."""

    header: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]


def read_table(data: bytes, is_header: Callable[[Sequence[str]], bool]) -> Table:
    """The table below the first row that is a header; raises NoCards where there is none."""
    text = as_text(data).replace("\0", "")
    csv.field_size_limit(_FIELD)
    for separator in sorted(_SEPARATORS, key=lambda sign: -text[:5_000].count(sign)):
        rows = _rows(text, separator)
        for _ in range(_MOST_PREAMBLE):
            _, row = next(rows, (0, None))
            if row is None:
                break
            header = tuple(" ".join(cell.split()) for cell in row)
            if is_header(header):
                return Table(header, rows)
    raise NoCards("no line of it has names of columns that I know, such as Name or E-mail")


def as_text(data: bytes) -> str:
    """The file's text: UTF-8, UTF-16 with its mark, else what Windows writes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        try:
            yield reader.line_num + 1, next(reader)
        except StopIteration:
            return
        except csv.Error:  # a field longer than any of a person
            continue
