"""`followup due`: what is to be done, in the terminal."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Collection
from datetime import date
from itertools import groupby

from site_builder.cli import FINE
from site_builder.cli.answer import due_items, the_answer
from site_builder.cli.options import today_option
from site_builder.cli.terminal import paint, say, show, wrapped
from site_builder.model import Kind, State
from site_builder.site.due import DueItem, chosen, due_json
from site_builder.site.words import due_words, full_day
from site_builder.text.visible import visible

_HEADINGS: dict[str, tuple[str, str]] = {
    State.OVERDUE: ("Overdue", "red"),
    State.DUE: ("Today", "yellow"),
    State.UPCOMING: ("To come", "cyan"),
    State.RESTING: ("Resting", "dim"),
    State.INBOX: ("Inbox", "dim"),
    State.PAUSED: ("Paused", "dim"),
    State.CLOSED: ("Closed", "dim"),
    State.NONE: ("No next step", "dim"),
}
_ORDER = list(map(str, _HEADINGS))
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
    answer = the_answer(args)
    today, everybody = date.fromisoformat(answer.day), due_items(answer)
    items = chosen(everybody, today, args.within, everything=args.all, circles=args.circle or ())
    _tell_empty(args, everybody)
    if args.json:
        show(due_json(items, today, answer.errors).rstrip("\n"))
        return FINE
    show(paint(full_day(today), "bold"))
    rows = [item for item in items if item.kind != Kind.FIND_A_WAY]
    _show(rows, today)
    if not rows:
        show(f"Nothing is due.{_next(everybody, today, args.circle or ())}")
    if answer.summary:
        say(args, f"{answer.summary} in the notebook: `followup check` lists them")
    return FINE


def _tell_empty(args: Namespace, everybody: list[DueItem]) -> None:
    """A circle without anybody may be a slip."""
    circles = {item.circle.lower() for item in everybody}
    for name in args.circle or ():
        if name.lower() not in circles:
            say(args, f'nobody is in the circle "{name}"')


def _days(text: str) -> int:
    match = re.fullmatch(r"\s*(\d{1,5})\s*([a-z]*)\s*", text.lower())
    if not match or match[2] not in _DAYS:
        raise ArgumentTypeError(f'"{text}" is no number of days, such as 7d')
    return int(match[1]) * _DAYS[match[2]]


def _show(items: list[DueItem], today: date) -> None:
    items.sort(key=lambda item: _ORDER.index(item.state))  # stable: within a state they stay by day
    for state, group in groupby(items, key=lambda item: item.state):
        _show_group(state, list(group), today)


def _show_group(state: str, items: list[DueItem], today: date) -> None:
    heading, colour = _HEADINGS[state]
    show()
    show(f"{paint(heading, colour)} {paint(str(len(items)), 'dim')}")
    days = [_when(item, today) for item in items]
    width = max(map(len, days))
    for item, day, following in zip(items, days, (*items[1:], None), strict=True):
        channel = f" · {visible(item.channel)}" if item.channel else ""
        name = paint(visible(item.name), "bold")
        show(f"  {paint(day.ljust(width), colour)}  {name} · {visible(item.label)}{paint(channel, 'dim')}")
        if following is None or following.reason != item.reason:  # what many have in common is said once, below them
            show(paint(wrapped(item.reason, width + 4), "dim"))
        if item.unreachable:
            show(paint(wrapped("There is no address, number or link yet: find a way to reach them.", width + 4), "dim"))


def _when(item: DueItem, today: date) -> str:
    if item.earliest is None or item.latest is None:
        return ""
    return due_words(date.fromisoformat(item.earliest), date.fromisoformat(item.latest), today)


def _next(everybody: list[DueItem], today: date, circles: Collection[str]) -> str:
    """What comes next, where nothing is due now."""
    all_items = chosen(everybody, today, everything=True, circles=circles)
    coming = next((item for item in all_items if item.state == State.UPCOMING), None)
    return visible(f" Next: {coming.name}, {coming.label}, {_when(coming, today)}.") if coming else ""
