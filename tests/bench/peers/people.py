"""The notes of a notebook as a peer reads them: front matter with a title and a day, and the rest as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

KEYS = ("due", "last", "email", "phone", "org", "location", "tags", "circle", "playbook", "birthday", "busy")
_LOG = "\n## Log\n\n"


@dataclass(frozen=True, kw_only=True)
class Person:
    """One note, its keys as written; but `name` is `title`, and `due` and `last` (the last line of the log) are new."""

    slug: str
    keys: Mapping[str, str]
    body: str

    @property
    def tags(self) -> list[str]:
        """The tags, one by one."""
        return self.keys["tags"].strip("[]").split(", ")

    def note(self) -> str:
        """The note with YAML front matter."""
        front = "".join(f"{key}: {value}\n" for key, value in self.keys.items())
        return f"---\n{front}---\n{self.body}"


def people(notebook: Path) -> Iterator[Person]:
    """Everybody in a notebook; no program but ours finds out when each is due, so each is given a day of the year."""
    for number, path in enumerate(sorted((notebook / "contacts").iterdir())):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        keys = dict(line.split(": ", 1) for line in front.splitlines())
        due = date(2026, 1, 1) + timedelta(days=number * 37 % 365)
        last = body.partition(_LOG)[2].rstrip("\n").rpartition("\n")[2]
        title = {"title": keys.pop("name"), "due": f'"{due}"', "last": json.dumps(last)}
        yield Person(slug=path.stem, keys=title | keys, body=body)


def tags(everybody: Iterable[Person]) -> list[str]:
    """All tags that somebody has."""
    return sorted({tag for person in everybody for tag in person.tags})


def write(site: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
