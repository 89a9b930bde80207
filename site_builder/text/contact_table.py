"""The table between two `/---contact---/` lines, in which another tool keeps what others have as front matter."""

from __future__ import annotations

import re

from site_builder.text.nodes import Keyed, Node, Text

FENCE = "/---contact---/"
_ROW = re.compile(r"[ \t]*\|[ \t]*([\w -]*\w)[ \t]*\|[ \t]*([^|]*?)[ \t]*\|?[ \t]*")


def read_table(text: str) -> Keyed:
    """The rows of the table as keys and values; nothing where there is no table."""
    if not text.startswith(FENCE):
        return ()
    rows: dict[str, tuple[Text, Node]] = {}
    for number, line in enumerate(text.split("\n")[1:], 2):
        if line.strip() == FENCE:
            break
        match = _ROW.fullmatch(line)
        if match and match[1].lower() != "key":
            key = Text(match[1], number, match.start(1) + 1)
            rows.setdefault(match[1].lower(), (key, Text(match[2], number, match.start(2) + 1)))
    if "last name" in rows and "name" in rows:
        key, value = rows["name"]
        rows["name"] = (key._replace(value="first name"), value)
    return tuple(rows.values())
