"""Notes that seem to be one person's: by e-mail, phone, profile address, or the same name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.exchange.identity import alike, keys_of
from site_builder.model import Contact
from site_builder.problems import Problem, Severity
from site_builder.text.slug import fold


def duplicates(contacts: Iterable[Contact], region: str = "") -> list[Problem]:
    """A warning for each contact that may be one before it, in the order of their paths; each is looked at once.

    A number counts only where the names may be one person's: offices and families share theirs.
    """
    first: dict[str, Contact] = {}
    problems = []
    for contact in sorted(contacts, key=lambda each: each.path):
        told: set[str] = set()
        for key, place, what in _signs(contact, region):
            other = first.setdefault(key, contact)
            if other is contact or other.path in told or (place == "phone" and not alike(other, contact)):
                continue
            told.add(other.path)
            problems.append(_problem(contact, other, place, what))
    return problems


def _signs(contact: Contact, region: str) -> Iterator[tuple[str, str, str]]:
    """Keys, the key of the note that each comes from, and how to speak of it; the name last."""
    for key in keys_of(contact, region):
        kind, _, value = key.partition(":")
        yield key, {"link": "links"}.get(kind, kind), f"{value} is theirs, too"
    yield f"name:{fold(contact.name)}", "name", "the name is the same"


def _problem(contact: Contact, other: Contact, key: str, what: str) -> Problem:
    return Problem(
        place=contact.place(key),
        severity=Severity.WARNING,
        message=f"{contact.name} may be the person of {other.path}: {what}.",
        hint=f"if so: followup merge {other.slug} {contact.slug}",
    )
