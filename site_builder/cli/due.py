"""`followup due`: what is to be done, in the terminal."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from site_builder.cli import FINE
from site_builder.cli.book import the_book, the_notebook
from site_builder.cli.options import today_option
from site_builder.cli.report import summary
from site_builder.cli.terminal import paint, say, show, wrapped
from site_builder.model import Kind, Plan, State
from site_builder.problems import errors
from site_builder.site.book import Book
from site_builder.site.feeds import Item, due_items, due_json
from site_builder.site.health import visible
from site_builder.site.words import due_words, full_day, label

_HEADINGS = {
    State.OVERDUE: ("Overdue", "red"),
    State.DUE: ("Today", "yellow"),
    State.UPCOMING: ("To come", "cyan"),
    State.RESTING: ("Resting", "dim"),
    State.INBOX: ("Inbox", "dim"),
    State.PAUSED: ("Paused", "dim"),
    State.CLOSED: ("Closed", "dim"),
    State.NONE: ("No next step", "dim"),
}
_ORDER = list(_HEADINGS)
_DAYS = {"": 1, "d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    today_option(parser)
    parser.add_argument("--within", metavar="7d", type=_days, default=0, help="also what begins within so many days")
    parser.add_argument("--all", action="store_true", help="everybody: also what is far off, and who has no step")
    parser.add_argument("--circle", metavar="NAME", action="append", help="only this circle; may be given again")
    parser.add_argument("--json", action="store_true", help="print them for a program to read")


def run(args: Namespace) -> int:
    """Show whom to get back to: what is overdue and what is due."""
    book = the_book(args, the_notebook(args))
    plans = list(_in_circles(book.plans, args.circle))
    if args.json:
        wrong = len(errors(book.problems))
        show(due_json(plans, book.today, wrong, args.within, everything=args.all).rstrip("\n"))
        return FINE
    _show(book, plans, due_items(plans, book.today, args.within, everything=args.all))
    if book.problems:
        say(args, f"{summary(book.problems)} in the notebook: `followup check` lists them")
    return FINE


def _days(text: str) -> int:
    match = re.fullmatch(r"\s*(\d{1,5})\s*([a-z]*)\s*", text.lower())
    if not match or match[2] not in _DAYS:
        raise ArgumentTypeError(f'"{text}" is no number of days, such as 7d')
    return int(match[1]) * _DAYS[match[2]]


def _in_circles(plans: Iterable[Plan], circles: list[str] | None) -> Iterable[Plan]:
    wanted = {name.lower() for name in circles or ()}
    return (plan for plan in plans if not wanted or plan.contact.circle.lower() in wanted)


def _show(book: Book, plans: list[Plan], items: list[Item]) -> None:
    rows = [(plan, item) for plan, item in items if item.kind is not Kind.FIND_A_WAY]
    show(paint(full_day(book.today), "bold"))
    if not rows:
        show(f"Nothing is due.{_next(book, plans)}")
    rows.sort(key=lambda row: _ORDER.index(row[1].state))  # stable: within a state they stay by day
    for state, group in groupby(rows, key=lambda row: row[1].state):
        _show_group(state, list(group), book.today)


def _show_group(state: State, rows: list[Item], today: date) -> None:
    heading, colour = _HEADINGS[state]
    show()
    show(f"{paint(heading, colour)} {paint(str(len(rows)), 'dim')}")
    days = [_when(row, today) for row in rows]
    width = max(map(len, days))
    for (plan, item), day in zip(rows, days, strict=True):
        channel = f" · {visible(item.channel)}" if item.channel else ""
        name = paint(visible(plan.contact.name), "bold")
        show(f"  {paint(day.ljust(width), colour)}  {name} · {visible(label(item))}{paint(channel, 'dim')}")
        show(paint(wrapped(item.reason, width + 4), "dim"))
        if any(duty.kind is Kind.FIND_A_WAY for duty in plan.duties) and item is plan.outreach:
            show(paint(wrapped("There is no address, number or link yet: find a way to reach them.", width + 4), "dim"))


def _when(row: Item, today: date) -> str:
    window = row[1].window
    return due_words(window.earliest, window.latest, today) if window else ""


def _next(book: Book, plans: list[Plan]) -> str:
    """What comes next, where nothing is due now."""
    coming = [row for row in due_items(plans, book.today, everything=True) if row[1].state is State.UPCOMING]
    if not coming:
        return ""
    plan, item = coming[0]
    return visible(f" Next: {plan.contact.name}, {label(item)}, {_when(coming[0], book.today)}.")
