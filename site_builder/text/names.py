"""Who is meant by `[[Ben Ito]]`, `introduced_by` or a name: by slug, file name, name or alias."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from site_builder.model import Contact
from site_builder.text.slug import fold

LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")


class Link(NamedTuple):
    """A wiki link: what it points to, without heading or block, and the words that it shows."""

    target: str
    label: str


def split_link(text: str) -> Link:
    """The two halves of `[[ben-ito#Log|Ben]]`, with or without its brackets: `ben-ito` and `Ben`."""
    inner = text.strip().removeprefix("[[").removesuffix("]]")
    target, _, label = inner.partition("|")
    target = re.split(r"[#^]", target.removesuffix("\\"), maxsplit=1)[0].strip()
    return Link(target, label.strip() or target or inner.strip())


class Directory:
    """Everybody, to be found by what people call them; letter case and accents don't matter."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        everybody = tuple(contacts)
        self._tables = tuple(_table(everybody, keys) for keys in (_slugs, _file_names, _names, _aliases))

    def find(self, name: str) -> Contact | tuple[Contact, ...] | None:
        """The contact that fits, several where the first kind of name that fits is not one person's, or None."""
        wanted = fold(split_link(name).target)
        for table in self._tables:
            if found := table.get(wanted):
                return found[0] if len(found) == 1 else found
        return None


def _slugs(contact: Contact) -> tuple[str, ...]:
    return (contact.slug,)


def _file_names(contact: Contact) -> tuple[str, ...]:
    """`Ben Ito`, and with its folders as vaults write it in full."""
    stem = contact.path[:-3] if contact.path.lower().endswith(".md") else contact.path
    return (stem.rpartition("/")[2], stem, f"{stem}.md", contact.path.rpartition("/")[2])


def _names(contact: Contact) -> tuple[str, ...]:
    return (contact.name,)


def _aliases(contact: Contact) -> tuple[str, ...]:
    return contact.aliases


def _table(contacts: tuple[Contact, ...], keys: Callable[[Contact], tuple[str, ...]]) -> dict[str, tuple[Contact, ...]]:
    table: dict[str, tuple[Contact, ...]] = {}
    for contact in contacts:
        for key in {fold(key) for key in keys(contact)}:
            table[key] = (*table.get(key, ()), contact)
    return table
