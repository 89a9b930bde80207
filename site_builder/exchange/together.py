"""Two notes of one person as one: all that the second adds to the first, with nothing of it lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from site_builder.exchange.card import LogLine
from site_builder.exchange.merge import Additions, additions, difference_note, plain_words
from site_builder.exchange.note_in import card_of
from site_builder.model import Contact, Reach
from site_builder.text.slug import fold


def together(one: Contact, one_text: str, other: Contact, other_text: str, today: date) -> Additions:
    """What `one` gets from `other`: names as aliases, whole notes, each line of the log, and a line on what differs."""
    theirs, mine = card_of(other, other_text), card_of(one, one_text)
    found = additions(one, other, theirs.log, mine.log)
    different = [words for words in found.differences if not words.startswith(("name ", "notes "))]
    lines = [*found.log, *_last_touch(one, other, found)]
    if different:
        lines.append(LogLine(f"{today} {difference_note(different, other.path)}"))
    notes = "" if " ".join(other.notes.split()) in " ".join(one.notes.split()) else theirs.notes
    return replace(found, items=_with_name(found, one, other), log=tuple(lines), notes=notes, differences=())


def _with_name(found: Additions, one: Contact, other: Contact) -> dict[str, tuple[Reach, ...]]:
    """The other's name is an alias from now on, so that who is called by it is still found."""
    if fold(other.name) in {fold(name) for name in (one.name, *one.aliases)}:
        return found.items
    return found.items | {"aliases": (Reach(label="", value=other.name), *found.items.get("aliases", ()))}


def _last_touch(one: Contact, other: Contact, found: Additions) -> list[LogLine]:
    """A day that stood as the last touch and is none any more is a line of the log."""
    days = {event.day for event in one.log if event.is_touch and event.key != "last_touch"}
    events = [event for event in other.log if event.key == "last_touch" and "last_touch" not in found.texts]
    return [LogLine(plain_words(f"{event.day} talked")) for event in events if event.day not in days]
