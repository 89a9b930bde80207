"""`followup merge`: two notes of one person into one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from site_builder.cli import FINE, WRONG_USAGE, Stop
from site_builder.cli.book import the_notebook
from site_builder.cli.changes import Change, check_committed, say_how_back, write_changes
from site_builder.cli.clock import today_in
from site_builder.cli.terminal import say, show
from site_builder.cli.who import find_contact
from site_builder.exchange.links import relinked
from site_builder.exchange.merge import Additions, is_lost
from site_builder.exchange.together import together
from site_builder.model import Contact, Source
from site_builder.notebook.edit import set_key
from site_builder.notebook.fill import filled
from site_builder.notebook.folder import Notebook
from site_builder.notebook.read import read_bytes, source_of
from site_builder.settings import Settings
from site_builder.text.contact import read_contact
from site_builder.text.names import Directory
from site_builder.text.visible import visible
from site_builder.text.yaml_words import NotYaml


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("a", metavar="A", help="whose note stays")
    parser.add_argument("b", metavar="B", help="whose note goes into it")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be changed and write nothing")
    parser.add_argument("--force", action="store_true", help="also where changes are not committed yet")


def run(args: Namespace) -> int:
    """Merge the note of B into that of A: what A has stays, what it lacks is added, the logs are woven together.

    Links to B lead to A from then on, and B's note is removed. What the two tell differently is a line of the log.
    """
    notebook = the_notebook(args)
    read = [(source, read_contact(source, notebook.settings)[0]) for source in notebook.sources()]
    people = [(source, contact) for source, contact in read if contact]
    contacts = [contact for _, contact in people]
    one, other = find_contact(contacts, args.a), find_contact(contacts, args.b)
    if one.path == other.path:
        raise Stop(f"{args.a} and {args.b} are one note already, {one.path}", WRONG_USAGE)
    changes = _changes(notebook, people, one, other, today_in(notebook.settings.me.timezone))
    if not args.dry_run:
        check_committed(args, notebook.root, changes)
        write_changes(args, notebook.root, changes)
    for change in changes:
        done = "removed" if change.new is None else "merged" if change.path == one.path else "linked"
        show(f"{done:8}  {visible(change.path)}")
    if args.dry_run:
        say(args, "nothing was written: this was a dry run")
    else:
        say_how_back(args, notebook.root, len(changes), f"Merge {other.slug} into {one.slug}")
    return FINE


def _changes(
    notebook: Notebook, people: list[tuple[Source, Contact]], one: Contact, other: Contact, today: date
) -> list[Change]:
    """A's note first, then those with links to B, and last B's, which goes."""
    texts = {contact.path: source.text for source, contact in people}
    directory = Directory([contact for _, contact in people])
    old = {path: _bytes(notebook, path) for path in (one.path, other.path)}
    added = together(one, texts[one.path], other, texts[other.path], today)
    merged = _merged(old[one.path], one, added, notebook.settings)
    changes = [Change(path=one.path, old=old[one.path], new=relinked(merged, directory, one, other))]
    for _, contact in people:
        if contact.path not in old and (change := _relinked(notebook, contact, directory, one, other)):
            changes.append(change)
    return [*changes, Change(path=other.path, old=old[other.path], new=None)]


def _merged(data: bytes, one: Contact, added: Additions, settings: Settings) -> bytes:
    try:
        new = filled(data, one, added)
    except NotYaml as error:
        raise Stop(f"{one.path} can't be read: {error.message}") from None
    after = read_contact(source_of(one.path, new), settings)[0]
    if after is None or after.unreadable or is_lost(one, after):
        raise Stop(f"{one.path} can't take it as it is written: nothing was written, merge them by hand")
    return new


def _relinked(
    notebook: Notebook, contact: Contact, directory: Directory, one: Contact, other: Contact
) -> Change | None:
    if contact.unreadable:
        return None
    old = _bytes(notebook, contact.path)
    new = relinked(old, directory, one, other)
    if contact.introduced_by and directory.find(contact.introduced_by) is other:
        after = read_contact(source_of(contact.path, new), notebook.settings)[0]
        if after and directory.find(after.introduced_by) is other:  # a name without brackets
            new = set_key(new, "introduced_by", one.name).data
    return None if new == old else Change(path=contact.path, old=old, new=new)


def _bytes(notebook: Notebook, path: str) -> bytes:
    return read_bytes(str((notebook.root / path).resolve()))
