"""`followup export`: people for other programs, follow-ups for calendars."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from site_builder.cli import FINE, WRONG_USAGE, Stop
from site_builder.cli.book import the_book, the_notebook
from site_builder.cli.options import today_option
from site_builder.cli.terminal import say
from site_builder.cli.who import find_contact
from site_builder.exchange.card import Card
from site_builder.exchange.note_in import card_of
from site_builder.model import Contact
from site_builder.notebook.notes import replace_file
from site_builder.site.book import Book
from site_builder.site.feeds import calendar, events_of
from site_builder.site.words import count

_FORMATS = ("vcard", "ics", "csv", "json")


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("format", choices=_FORMATS, help="people as vcard, csv or json; follow-ups as ics")
    parser.add_argument("who", metavar="WHO", nargs="*", help="only these people; else everybody")
    parser.add_argument("--output", metavar="FILE", help="the file to write; else the standard output")
    parser.add_argument("--private", action="store_true", help="private contacts, too")
    today_option(parser)


def run(args: Namespace) -> int:
    """Write people as vCard 4.0, CSV or JSON, which `import` reads back the same, or follow-ups as iCalendar.

    Private contacts are left out unless --private asks for them. A WHO in quotes may be a name with blanks.
    """
    if args.output and not Path(args.output).absolute().parent.is_dir():
        raise Stop(f"there is no folder for {args.output}: make it first", WRONG_USAGE)
    book = the_book(args, the_notebook(args))
    wanted = _wanted(args, book)
    text = _text(args.format, book, wanted)
    if args.output:
        replace_file(Path(args.output), text.encode("utf-8", "replace"))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    say(args, f"{count(len(wanted), 'contact')} exported{_left_out(args, book)}")
    return FINE


def _wanted(args: Namespace, book: Book) -> list[Contact]:
    """Those asked for, in the order of their slugs."""
    everybody = [plan.contact for plan in book.plans]
    if not args.who:
        return [contact for contact in everybody if args.private or not contact.private]
    found = {contact.slug: contact for who in args.who for contact in (find_contact(everybody, who),)}
    private = next((contact for contact in found.values() if contact.private and not args.private), None)
    if private:
        raise Stop(f"{private.name} is private: --private exports them all the same", WRONG_USAGE)
    return [found[slug] for slug in sorted(found)]


def _text(format_: str, book: Book, wanted: Sequence[Contact]) -> str:
    if format_ == "ics":
        slugs = {contact.slug for contact in wanted}
        plans = [plan for plan in book.plans if plan.contact.slug in slugs]
        return calendar(map(events_of, plans), book.settings.title)
    return _people(format_, [card_of(contact, book.texts[contact.path]) for contact in wanted])


def _people(format_: str, cards: Sequence[Card]) -> str:
    if format_ == "vcard":
        from site_builder.exchange.vcard_out import vcard_file

        return vcard_file(cards)
    if format_ == "csv":
        from site_builder.exchange.csv_own import csv_file

        return csv_file(cards)
    from site_builder.exchange.json_cards import json_file

    return json_file(cards)


def _left_out(args: Namespace, book: Book) -> str:
    """Who is not in it, though everybody was asked for."""
    private = sum(plan.contact.private for plan in book.plans) if not args.who and not args.private else 0
    said = [f"{private} private left out" if private else ""]
    said.append(f"{len(book.unreadable)} can't be read" if book.unreadable and not args.who else "")
    return "".join(f"; {words}" for words in said if words)
