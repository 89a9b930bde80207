"""An import, worked out: who each person is, and what becomes of which note. Nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from site_builder.cli import WRONG_USAGE, Stop
from site_builder.cli.changes import Change
from site_builder.cli.gather import Gathered
from site_builder.cli.progress import Progress
from site_builder.exchange.card import Card, LogLine, tidy
from site_builder.exchange.identity import region_of
from site_builder.exchange.match import People
from site_builder.exchange.merge import Additions, additions, difference_note, is_lost
from site_builder.exchange.note_in import card_of
from site_builder.exchange.note_out import contact_of, note_text
from site_builder.model import Contact, Status
from site_builder.notebook.fill import filled
from site_builder.notebook.folder import Notebook
from site_builder.notebook.read import read_bytes, source_of
from site_builder.problems import errors
from site_builder.settings import Settings
from site_builder.text.contact import read_contact
from site_builder.text.slug import slug_of, slug_part
from site_builder.text.yaml_words import NotYaml


class Outcome(NamedTuple):
    """What became of one person: new, filled in, unchanged, unclear or skipped."""

    kind: str
    place: str  # the note, else the place in the file
    name: str = ""
    detail: str = ""


@dataclass
class TakingIn:
    """The notebook as it will be when everybody is in."""

    notebook: Notebook
    today: date
    folder: str
    circle: str
    people: People
    old: dict[str, bytes | None] = field(default_factory=dict)  # by path: the notes that were looked at
    new: dict[str, bytes] = field(default_factory=dict)
    slugs: set[str] = field(default_factory=set)

    @classmethod
    def into(cls, notebook: Notebook, today: date, progress: Progress, into: str, circle: str) -> TakingIn:
        """The notebook as it is; new people go into that folder below contacts/, and that circle."""
        settings = notebook.settings
        people = People(region=region_of(settings))
        taking = cls(notebook, today, _folder(settings, into), tidy(circle), people)
        sources = progress.each(notebook.sources(), "Reading notes", len(notebook.tree.contacts))
        for source in sources:
            contact = read_contact(source, settings)[0]
            taking.slugs.add(slug_of(source.path.removeprefix(settings.contacts.strip("/") + "/")))
            if contact and not contact.unreadable:
                people.add(contact)
        return taking

    def take(self, gathered: Gathered, progress: Progress) -> list[Outcome]:
        """Work out everybody, in the order of the files."""
        cards = progress.each(gathered.cards, "Preparing people", len(gathered.cards))
        coming = [(file, place, card, _contact(card, self.notebook.settings)) for file, place, card in cards]
        self.people.look_through(contact for _, _, _, contact in coming if contact)
        outcomes = [Outcome("skipped", place, "", why) for place, why in gathered.skipped]
        for file, place, card, contact in progress.each(coming, "Matching people", len(coming)):
            outcomes.append(self._take(file, place, card, contact))
        return outcomes

    def changes(self) -> list[Change]:
        """The notes that differ, in the order of their paths."""
        return [Change(path=path, old=self.old[path], new=self.new[path]) for path in sorted(self.new)]

    def _take(self, file: str, place: str, card: Card, contact: Contact | None) -> Outcome:
        if contact is None:
            return Outcome("skipped", place, card.name, "it can't be written as a note")
        match = self.people.match(contact)
        if match.why:
            named = ", ".join(f"{each.name} ({each.path})" for each in match.candidates[:5])
            return Outcome("unclear", place, contact.name, f"{match.why}: {named}")
        if match.contact is None:
            return self._make(card, contact)
        return self._fill(file, place, match.contact, card, contact)

    def _make(self, card: Card, contact: Contact) -> Outcome:
        slug, path = self._free(contact.name)
        status = contact.status if card.status else Status.ACTIVE if self.circle else Status.INBOX
        circle = card.circle or self.circle
        made = replace(card, status="" if status is Status.ACTIVE else status.value, circle=circle)
        self.old[path], self.new[path] = None, note_text(made).encode()
        self.people.add(replace(contact, slug=slug, path=path, status=status, circle=circle), new=True)
        return Outcome("new", path, contact.name)

    def _fill(self, file: str, place: str, known: Contact, card: Card, contact: Contact) -> Outcome:
        old = self._data(known.path)
        wanted = additions(known, contact, card.log, _lines_beside(card, known, old))
        if not wanted:
            return Outcome("unchanged", known.path, known.name)
        try:
            new = filled(old, known, self._with_note(wanted, tidy(file)))
        except NotYaml as error:
            return Outcome("unclear", place, contact.name, f"{known.path} can't be read: {error.message}")
        after = self._read_again(known.path, old, new)
        if (
            after is None
            or is_lost(known, after)
            or additions(after, contact, card.log, _lines_beside(card, after, new))
        ):
            return Outcome(
                "unclear", place, contact.name, f"{known.path} can't take it as it is written: add it by hand"
            )
        self.old.setdefault(known.path, old)
        self.new[known.path] = new
        self.people.add(after)
        return Outcome("filled in", known.path, known.name, ", ".join(wanted.words))

    def _with_note(self, wanted: Additions, file: str) -> Additions:
        if not wanted.differences:
            return wanted
        line = LogLine(f"{self.today} {difference_note(wanted.differences, file)}")
        return replace(wanted, log=(*wanted.log, line))

    def _data(self, path: str) -> bytes:
        return self.new[path] if path in self.new else read_bytes(str((self.notebook.root / path).resolve()))

    def _read_again(self, path: str, old: bytes, new: bytes) -> Contact | None:
        """The person as the new bytes tell; none where they have an error more than the old ones."""
        after, found = self._read(path, new)
        if after is None or after.unreadable or (found and found > self._read(path, old)[1]):
            return None
        return after

    def _read(self, path: str, data: bytes) -> tuple[Contact | None, int]:
        contact, problems = read_contact(source_of(path, data), self.notebook.settings)
        return contact, len(errors(problems))

    def _free(self, name: str) -> tuple[str, str]:
        """A slug that nobody has, and the path of its note."""
        part = slug_part(name)
        top = self.notebook.settings.contacts.strip("/")
        for number in range(1, 100_000):
            path = f"{self.folder}{part if number == 1 else f'{part}-{number}'}.md"
            slug = slug_of(path.removeprefix(f"{top}/"))
            if slug not in self.slugs:
                self.slugs.add(slug)
                return slug, path
        raise Stop(f"too many people are called {name}")


def _lines_beside(card: Card, contact: Contact, data: bytes) -> Sequence[LogLine]:
    """The lines of a note's log, where there are any of the card to compare with them."""
    return card_of(contact, source_of(contact.path, data).text).log if card.log else ()


def _contact(card: Card, settings: Settings) -> Contact | None:
    contact = contact_of(card, settings)[0]
    return None if contact is None or contact.unreadable else contact


def _folder(settings: Settings, into: str) -> str:
    """The folder of new notes with a slash at its end; nothing that leads out of the contacts."""
    path = PurePosixPath(into.replace("\\", "/"))
    if path.is_absolute() or any(part.startswith(".") for part in path.parts):
        raise Stop(f'"{into}" is no folder below {settings.contacts}/: name one, such as --into work', WRONG_USAGE)
    below = "".join(f"{part}/" for part in path.parts)
    return below if settings.contacts == "." else f"{settings.contacts.strip('/')}/{below}"
