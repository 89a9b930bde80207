"""Who in the notebook an imported person is: by e-mail, phone, profile address, then name.

A key that unlike names share (an office's number, a family's address) tells nobody apart. Where a name alone must do,
it does for one person in the file and one in the notebook; of several, the one of whom nothing says otherwise. All
that is left is unclear: it is told with its candidates, and nothing is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.exchange.identity import alike, keys_of, names_of
from site_builder.exchange.merge import additions
from site_builder.model import Contact
from site_builder.text.slug import fold


class Match(NamedTuple):
    """Nobody (both empty), one person, or why it is unclear and who it may be."""

    contact: Contact | None = None
    why: str = ""
    candidates: tuple[Contact, ...] = ()


@dataclass
class People:
    """Everybody in the notebook, those of this import too, to be found by what identifies them."""

    region: str = ""
    by_slug: dict[str, Contact] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)  # slugs of those that this import made
    _keys: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # key -> slugs
    _names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _shared: set[str] = field(default_factory=set)
    _twice: set[str] = field(default_factory=set)

    def add(self, contact: Contact, *, new: bool = False) -> None:
        """Know this person, or what has become of them."""
        self.by_slug[contact.slug] = contact
        if new:
            self.new.add(contact.slug)
        for table, words in ((self._keys, keys_of(contact, self.region)), (self._names, names_of(contact))):
            for word in words:
                if contact.slug not in table[word]:
                    table[word].append(contact.slug)

    def look_through(self, coming: Iterable[Contact]) -> None:
        """See what the people of a file share before any of them is matched."""
        owners: dict[str, Contact] = {}
        for contact in coming:
            for key in keys_of(contact, self.region):
                if key in owners and not alike(owners[key], contact):
                    self._shared.add(key)
                owners.setdefault(key, contact)
            name = fold(contact.name)
            if name in owners and not _agree(owners[name], contact, self.region):
                self._twice.add(name)
            owners.setdefault(name, contact)

    def match(self, contact: Contact) -> Match:
        """Who this is."""
        sure, maybe = self._by_keys(contact)
        named = {slug: each for slug, each in sure.items() if fold(each.name) == fold(contact.name)}
        if len(named) == 1 or len(sure) == 1:
            return Match(contact=next(iter((named if len(named) == 1 else sure).values())))
        if sure:
            return Match(why="its addresses and numbers belong to several people", candidates=tuple(sure.values()))
        found = self._by_name(contact)
        if maybe and not found.contact:
            return Match(why="the number fits, the name is another", candidates=tuple(maybe.values()))
        return found

    def _by_keys(self, contact: Contact) -> tuple[dict[str, Contact], dict[str, Contact]]:
        """Those whom a key finds, and those of whom only the number is the same."""
        sure: dict[str, Contact] = {}
        maybe: dict[str, Contact] = {}
        for key in keys_of(contact, self.region):
            slugs = self._keys.get(key, ())
            for slug in slugs:
                known = self.by_slug[slug]
                lone = len(slugs) == 1 and key not in self._shared and slug not in self.new
                if alike(known, contact) or (lone and not key.startswith("phone:")):
                    sure[slug] = known
                elif lone:
                    maybe[slug] = known
        return sure, maybe

    def _by_name(self, contact: Contact) -> Match:
        known = [self.by_slug[slug] for slug in self._names.get(fold(contact.name), ())]
        if not known:
            return Match()
        fits = [each for each in known if self._may_be(each, contact)]
        if len(known) > 1:
            fits = [each for each in fits if not additions(each, contact).differences]
        if len(fits) == 1:
            return Match(contact=fits[0])
        if all(each.slug in self.new for each in known) and not fits:
            return Match()
        return Match(why="only the name fits", candidates=tuple(known))

    def _may_be(self, known: Contact, contact: Contact) -> bool:
        if known.slug not in self.new and fold(contact.name) not in self._twice:
            return True
        return _agree(known, contact, self.region) and not additions(known, contact).differences


def _agree(one: Contact, other: Contact, region: str) -> bool:
    """They have a key in common, or one has none: nothing says that they are two."""
    mine, theirs = set(keys_of(one, region)), set(keys_of(other, region))
    return not mine or not theirs or bool(mine & theirs)
