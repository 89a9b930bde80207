"""The table between two `/---contact---/` lines, in which another tool keeps what others have as front matter."""

from __future__ import annotations

from site_builder.text.nodes import Keyed, Node, Text

FENCE = "/---contact---/"


def read_table(text: str) -> Keyed:
    """The rows of the table as keys and values; nothing where there is no table."""
    if not text.startswith(FENCE):
        return ()
    rows: dict[str, tuple[Text, Node]] = {}
    for number, line in enumerate(text.split("\n")[1:], 2):
        if line.strip() == FENCE:
            break
        cells = line.strip().removeprefix("|").removesuffix("|").split("|")
        if len(cells) == 2 and cells[0].strip().lower() not in ("", "key"):
            key, value = (Text(cell.strip(), number, line.find(cell) + _indent(cell) + 1) for cell in cells)
            rows.setdefault(key.value.lower(), (key, value))
    if "last name" in rows and "name" in rows:
        key, first = rows["name"]
        rows["name"] = (key._replace(value="first name"), first)
    return tuple(rows.values())


def _indent(cell: str) -> int:
    return len(cell) - len(cell.lstrip())
