"""The built-in messages, and a notebook's own laid over them: all that the drafts are written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from site_builder.drafts.draft import BUILT_IN

_FOLDER = Path(__file__).parent.parent / "drafts" / "messages"  # importlib.resources is slow to import


def with_built_in(own: Mapping[str, str]) -> dict[str, str]:
    """A notebook's messages, by their name below messages/ (`sales/refresher.md`), and the built-in ones."""
    return {**built_in_messages(), **own}


@cache
def built_in_messages() -> Mapping[str, str]:
    """The messages that come with the program, by `built-in:` and their name (`built-in:personal/refresher.md`)."""
    return {f"{BUILT_IN}{name}": text for name, text in sorted(_texts(_FOLDER, ""))}


def _texts(folder: Path, above: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        name = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _texts(entry, f"{name}/")
        elif name.endswith(".md"):
            yield name, entry.read_text(encoding="utf-8")
