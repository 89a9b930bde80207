"""What a person is called: by a key, by its parts, by the first heading, or by the file."""

from __future__ import annotations

import re

from site_builder.text import clean
from site_builder.text.fields import Fields
from site_builder.text.front_matter import Note
from site_builder.text.names import LINK, split_link
from site_builder.text.nodes import Pairs

LONGEST = 200
_NO_MARKUP = str.maketrans("", "", "*`")
_HEADING = re.compile(r"^#[ \t]+(\S.*)$", re.MULTILINE)
_LOG_HEADING = re.compile(r"log|history|interactions|timeline|\d{4}-\d\d-\d\d", re.IGNORECASE)
_DENOTE = re.compile(r"\d{8}T\d{6}(?:==[^-]*)?--(.+?)(?:__.*)?")


def name_of(fields: Fields, note: Note, path: str) -> str:
    """The person's name, cut where it is no name any more; a warning where the front matter has none."""
    name = _by_keys(fields)
    if not name and not note.given:
        name = _by_heading(note.body)
    if not name:
        name = name_of_file(path)
        if note.given:
            fields.findings.warning(f"There is no name, so this is {name}, after the file.", f"name: {name}")
    return _cut(name, fields)


def name_of_file(path: str) -> str:
    """The file's name as a person's: `ada-okafor.md` is Ada Okafor."""
    file = " ".join(clean.removed(path.rpartition("/")[2]).split())
    stem = file[:-3] if file.lower().endswith(".md") else file
    if denote := _DENOTE.fullmatch(stem):
        stem = denote[1]
    words = re.sub(r"[-_]+", " ", stem) if stem == stem.lower() else stem.replace("_", " ")
    if words == words.lower():
        words = " ".join(word[:1].upper() + word[1:] for word in words.split())
    return words.strip() or file or path


def _by_keys(fields: Fields) -> str:
    node = fields.node("name")
    if isinstance(node, Pairs):
        return " ".join(filter(None, (fields.line_of(value) for _, value in node.entries)))
    if node is not None:
        return fields.line_of(node)
    if "first_name" in fields or "last_name" in fields:
        return f"{fields.text('first_name')} {fields.text('last_name')}".strip()
    return fields.text("title") if title_is_name(fields) else ""


def title_is_name(fields: Fields) -> bool:
    """`title` is the name where no other key is, and it is not the job.

    The job it is beside an org that has no role of its own, and in notes whose keys begin with `prm-`.
    """
    named = any(key in fields for key in ("name", "first_name", "last_name"))
    return not named and ("role" in fields or ("org" not in fields and not fields.any_key("prm-")))


def _by_heading(body: str) -> str:
    heading = _HEADING.search(body)
    if heading is None or _LOG_HEADING.match(heading[1]):
        return ""
    words = LINK.sub(lambda link: split_link(link[0]).label, heading[1].rstrip().rstrip("#"))
    return " ".join(clean.removed(words.translate(_NO_MARKUP)).split())


def _cut(name: str, fields: Fields) -> str:
    if len(name) <= LONGEST:
        return name
    place = fields.places.get("name")
    fields.findings.warning(f"This name has {len(name):,} characters; the first {LONGEST} are kept.", "shorten it",
                            line=place.line if place else 1, column=place.column if place else 1)  # fmt: skip
    return name[:LONGEST].rstrip() + "…"
