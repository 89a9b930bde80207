"""`followup triage`: through the inbox, one key a person."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.cli import FINE, Stop
from site_builder.cli.book import the_book, the_notebook
from site_builder.cli.keys import read_keys
from site_builder.cli.options import today_option
from site_builder.cli.terminal import paint, say, show
from site_builder.model import Contact, Kind
from site_builder.notebook.edit import remove_key, set_key
from site_builder.notebook.folder import Notebook
from site_builder.notebook.notes import Changed, rewrite_note
from site_builder.notebook.read import read_bytes
from site_builder.plan.wording import plain
from site_builder.text.visible import visible
from site_builder.text.yaml_words import NotYaml

_CADENCES = {"w": "weekly", "m": "monthly", "q": "quarterly", "h": "6 months", "y": "yearly"}
_LATER, _NOBODY, _ACTIVE, _UNDO, _END = "l", "x", "a", "u", "e"
_ENDS = frozenset({_END, "\x1b", "\x04", "\x03"})


class Given(NamedTuple):
    """What a key gives: the key of the note and its value."""

    key: str
    value: str


class Done(NamedTuple):
    """A note as it was before a key was pressed, and as it is since; both nothing for `later`."""

    contact: Contact
    old: bytes | None
    new: bytes | None


@dataclass
class Inbox:
    """Those still to be sorted, and what was done so far."""

    notebook: Notebook
    waiting: list[Contact]
    done: list[Done] = field(default_factory=list)
    at: int = 0

    @property
    def sorted(self) -> int:
        """How many got something."""
        return sum(each.new is not None for each in self.done)

    def later(self) -> None:
        """Leave this one in the inbox."""
        self.done.append(Done(self.waiting[self.at], None, None))
        self.at += 1

    def give(self, given: Given) -> None:
        """Write it into the note, in which the line with the status gives way."""
        contact = self.waiting[self.at]
        file = self.notebook.root / contact.path
        try:
            old = read_bytes(str(file.resolve()))
            new = _sorted(old, given)
            rewrite_note(file, old, new)
        except NotYaml as error:
            raise Stop(f"{contact.path} can't be read: {error.message}") from None
        except Changed as changed:
            raise Stop(str(changed)) from None
        self.done.append(Done(contact, old, new))
        self.at += 1

    def undo(self) -> None:
        """Take back the last key; nothing where there is none."""
        if not self.done:
            return
        contact, old, new = self.done.pop()
        self.at -= 1
        if old is not None and new is not None:
            try:
                rewrite_note(self.notebook.root / contact.path, new, old)
            except Changed as changed:
                raise Stop(str(changed)) from None


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    today_option(parser)


def run(args: Namespace) -> int:
    """Sort the inbox: one key gives a person a circle, a cadence, or says that it is nobody to follow up.

    Each key is written at once and can be taken back. Keys may come from a pipe, too.
    """
    notebook = the_notebook(args)
    plans = the_book(args, notebook).plans
    inbox = Inbox(notebook, [plan.contact for plan in plans if plan.outreach.kind is Kind.INBOX])
    if not inbox.waiting:
        say(args, "the inbox is empty")
        return FINE
    keys = _keys(notebook)
    _show_legend(keys)
    _go_through(inbox, keys, read_keys())
    say(args, f"{inbox.sorted} sorted, {len(inbox.waiting) - inbox.sorted} left in the inbox")
    return FINE


def _go_through(inbox: Inbox, keys: dict[str, Given], pressed: Iterator[str]) -> None:
    _show(inbox)
    for key in pressed:
        if key in _ENDS or (inbox.at == len(inbox.waiting) and key != _UNDO):
            return
        if key == _UNDO:
            inbox.undo()
        elif key in (_LATER, " "):
            inbox.later()
        elif key in keys:
            show(f"    {keys[key].key}: {visible(keys[key].value)}")
            inbox.give(keys[key])
        else:
            _show_legend(keys)
            continue
        _show(inbox)


def _keys(notebook: Notebook) -> dict[str, Given]:
    """Digits give circles, in the order of the settings; letters give cadences and the rest."""
    circles = dict(zip("123456789", notebook.settings.circles, strict=False))
    given = {key: Given("circle", name) for key, name in circles.items()}
    given |= {key: Given("every", words) for key, words in _CADENCES.items()}
    return given | {_ACTIVE: Given("status", "active"), _NOBODY: Given("status", "closed")}


def _show_legend(keys: dict[str, Given]) -> None:
    circles = [f"{key} {given.value}" for key, given in keys.items() if given.key == "circle"]
    cadences = [f"{key} {words}" for key, words in _CADENCES.items()]
    rest = ["a no cadence", "l later", "x not a person", "u undo", "e end"]
    for line in (f"circle: {', '.join(circles)}", f"every: {', '.join(cadences)}", ", ".join(rest)):
        show(visible(line))


def _show(inbox: Inbox) -> None:
    """One person in a few lines."""
    if inbox.at == len(inbox.waiting):
        show("\nThat was everybody: u takes the last one back, any other key ends.")
        return
    contact = inbox.waiting[inbox.at]
    show()
    count = paint(f"{inbox.at + 1} of {len(inbox.waiting)}", "dim")
    show(f"{count}  {paint(visible(contact.name), 'bold')}")
    about = (contact.role, contact.org, contact.location, ", ".join(contact.tags))
    reach = tuple(each.value for each in (*contact.email, *contact.phone, *contact.links)[:3])
    said = contact.log[-1] if contact.log else None
    log = f"{said.day} {said.word} {plain(said.text)}" if said else ""
    notes = next((line.strip() for line in contact.notes.split("\n") if line.strip()), "")
    for line in (" · ".join(filter(None, about)), " · ".join(reach), notes[:100], log[:100]):
        if line:
            show(f"    {visible(line)}")


def _sorted(data: bytes, given: Given) -> bytes:
    if given.key == "status":
        return set_key(data, "status", given.value).data
    return set_key(remove_key(data, "status"), given.key, given.value).data
