"""WHO: the one person that a word on the command line means."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.cli import WRONG_USAGE, Stop
from site_builder.model import Contact
from site_builder.text.names import Directory
from site_builder.text.slug import fold


def find_contact(contacts: Iterable[Contact], who: str) -> Contact:
    """By slug, name or alias, else by a part of one; ends the command where that is nobody, or several."""
    everybody = list(contacts)
    exact = Directory(everybody).find(who)
    found = (exact,) if isinstance(exact, Contact) else exact or _by_part(everybody, who)
    if len(found) > 1:
        listed = ", ".join(f"{contact.name} ({contact.slug})" for contact in found[:10])
        raise Stop(f'"{who}" may be {listed}{" …" if len(found) > 10 else ""}: say which', WRONG_USAGE)
    if not found:
        raise Stop(f'there is nobody called "{who}"{_nearest(everybody, who)}', WRONG_USAGE)
    if found[0].unreadable:
        raise Stop(f"{found[0].path} can't be read: `followup check` says what to mend")
    return found[0]


def _by_part(contacts: list[Contact], who: str) -> tuple[Contact, ...]:
    part = fold(who)
    return tuple(each for each in contacts if part and any(part in name for name in _names(each)))


def _names(contact: Contact) -> list[str]:
    return [contact.slug, *(fold(name) for name in (contact.name, *contact.aliases))]


def _nearest(contacts: list[Contact], who: str) -> str:
    from difflib import get_close_matches

    names = {name: contact.name for contact in contacts for name in _names(contact)}
    close = get_close_matches(fold(who), names, 1)
    return f": did you mean {names[close[0]]}?" if close else ": `followup due --all` lists everybody"
