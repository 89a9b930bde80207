"""`followup log`: one line into somebody's log."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from site_builder.cli import FINE, WRONG_USAGE, Stop
from site_builder.cli.book import the_notebook
from site_builder.cli.clock import today_in
from site_builder.cli.options import a_day
from site_builder.cli.report import told
from site_builder.cli.terminal import painted, say, show
from site_builder.cli.who import find_contact
from site_builder.model import Contact, Verb
from site_builder.notebook.edit import Edited, add_log_line
from site_builder.notebook.folder import Notebook
from site_builder.notebook.notes import Changed, rewrite_note
from site_builder.notebook.read import read_bytes, source_of
from site_builder.plan import plan
from site_builder.problems import Problem, errors
from site_builder.site.health import said_once
from site_builder.site.words import due_words, label
from site_builder.text.clean import removed
from site_builder.text.contact import read_contact
from site_builder.text.visible import visible


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("who", metavar="WHO", help="a slug, name, alias, or a part of one that nobody else has")
    parser.add_argument("line", metavar="LINE", help='what happened: "sent email: the deck"')
    parser.add_argument("--next", metavar="WHEN", help='when to get back to them: "next month"')
    parser.add_argument("--date", metavar="D", type=a_day, help="the day it happened, such as 2026-12-01; else today")


def run(args: Namespace) -> int:
    """Add one line to somebody's log, at the end that its direction asks for.

    Nothing is written where the line can't be read, or WHO fits several people.
    """
    notebook = the_notebook(args)
    today = today_in(notebook.settings.me.timezone)
    contacts = [read_contact(source, notebook.settings)[0] for source in notebook.sources()]
    contact = find_contact((each for each in contacts if each), args.who)
    file = notebook.root / contact.path
    old = read_bytes(str(file.resolve()))
    arrow = f" -> {removed(' '.join(args.next.split()))}" if args.next else ""
    line = f"{args.date or today} {_words(args.line)}{arrow}"
    edited = add_log_line(old, line, newest_first=contact.newest_first)
    after = _read_again(args, notebook, contact, edited)
    _write(file, old, edited.data)
    show(f"{visible(contact.path)}:{edited.line}: - {visible(line)}")
    found = plan(after, notebook.settings, today)
    _tell(args, [problem for problem in found.problems if problem.place.line == edited.line])
    step = found.outreach
    when = f", {due_words(step.window.earliest, step.window.latest, today)}" if step.window else ""
    say(args, f"Next for {contact.name}: {label(step)}{when}")
    return FINE


def _words(line: str) -> str:
    """What happened, in one line that says something and has no date of its own."""
    words = removed(" ".join(line.split()))
    if not words:
        raise Stop('there is nothing to note: say what happened, such as "sent email: the deck"', WRONG_USAGE)
    dated = re.match(r"(?:[-*+] )?([0-9]+[-/.][0-9]+[-/.][0-9]+)", words)
    if dated:
        raise Stop(f"leave out the date, and say --date {dated[1]} instead", WRONG_USAGE)
    return words


def _read_again(args: Namespace, notebook: Notebook, contact: Contact, edited: Edited) -> Contact:
    """The note as it will be. What is wrong with the new line is told; an error ends the command."""
    after, problems = read_contact(source_of(contact.path, edited.data), notebook.settings)
    found = [problem for problem in problems if problem.place.line == edited.line]
    _tell(args, found)
    if errors(found) or after is None or after.unreadable:
        raise Stop("nothing was written: mend the line and try again", WRONG_USAGE)
    event = next((event for event in after.log if event.place.line == edited.line), None)
    if event and event.verb is Verb.NOTE and not event.word and not found:
        say(args, "the line begins with no verb of the log, such as sent or talked: it is a note, and no touch")
    return after


def _tell(args: Namespace, problems: Sequence[Problem]) -> None:
    if not args.quiet or errors(problems):
        for said in said_once(problems):
            print(painted(told(said), sys.stderr), file=sys.stderr)


def _write(file: Path, old: bytes, new: bytes) -> None:
    try:
        rewrite_note(file, old, new)
    except Changed as changed:
        raise Stop(str(changed)) from None
