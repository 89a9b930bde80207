"""What the search knows: an index of everybody for the pages, and the words of their notes for People."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from site_builder.model import Contact
from site_builder.text.slug import fold

EVERYWHERE = 300  # up to so many people every page holds the index, above that only People
WITH_NOTES = 1000  # up to so many people, People also finds words of notes
_LETTERS_OF_NOTES = 200_000  # in all, so that the page stays a page
_WORD = re.compile(r"[^\W_]+")
_SIGNS = str.maketrans({chr(sign): " " for sign in range(128) if not chr(sign).isalnum()})
_SHORTEST = 3  # letters of a word of notes
_LONG = 120  # letters of one field

Entry = tuple[str, ...]


def index(contacts: Iterable[Contact]) -> tuple[Entry, ...]:
    """Everybody, by name, slug, organisation, place, circle, tags and aliases; no states and no dates."""
    return tuple(entry(contact) for contact in contacts)


def entry(contact: Contact) -> Entry:
    """One person's line of the index; depends on that person only. Tags and aliases are parted by bars."""
    return (
        contact.name[:_LONG],
        contact.slug,
        contact.org[:_LONG],
        contact.location[:_LONG],
        contact.circle[:_LONG],
        "|".join(contact.tags)[:_LONG],
        "|".join(contact.aliases)[:_LONG],
    )


def words_of(contact: Contact) -> str:
    """The different words of one person's notes and log, in their order; depends on that person only."""
    said = " ".join([contact.notes, *[event.text for event in contact.log], contact.role])
    words = said.lower().translate(_SIGNS).split() if said.isascii() else _WORD.findall(fold(said))
    return " ".join([word for word in dict.fromkeys(words) if len(word) >= _SHORTEST])


def note_words(contacts: Sequence[Contact], words: Callable[[Contact], str] = words_of) -> tuple[str, ...]:
    """For each person the different words of notes and log, folded; empty texts in a large notebook."""
    if len(contacts) > WITH_NOTES:
        return ()
    room = _LETTERS_OF_NOTES // max(1, len(contacts))
    return tuple(_cut(words(contact), room) for contact in contacts)


def _cut(words: str, room: int) -> str:
    return words if len(words) <= room else words[:room].rpartition(" ")[0]
