"""`followup digest`: the day or the week, for a mail."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import groupby

from site_builder.cli import FINE
from site_builder.cli.answer import due_items, the_answer
from site_builder.cli.options import today_option
from site_builder.cli.terminal import show
from site_builder.model import Kind, State
from site_builder.site.due import DueItem, chosen
from site_builder.site.words import due_words, full_day
from site_builder.text.visible import visible

_DAYS = 6  # after today: a week in all
_TITLES: dict[str, str] = {State.OVERDUE: "Overdue", State.DUE: "Today", State.UPCOMING: "This week"}
_ORDER = list(map(str, _TITLES))
_PAGE = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>\n'
    '<body style="font: 16px/1.5 sans-serif; max-width: 40em; margin: 1em auto; padding: 0 1em">\n'
    "<h1>{title}</h1>\n{body}</body></html>"
)
_ROW = '<li style="margin-bottom: .75em"><strong>{name}</strong>: {what}<br>{reason}</li>\n'


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--week", action="store_true", help="the next seven days; else what is due today")
    parser.add_argument("--html", action="store_true", help="a page for a mail; else plain text")
    today_option(parser)


def run(args: Namespace) -> int:
    """Print the day, or the week, as text or as HTML for a mail.

    In a crontab: followup digest --html | mail -a "Content-Type: text/html; charset=utf-8" -s Followup you@example.org
    """
    answer = the_answer(args)
    today = date.fromisoformat(answer.day)
    items = chosen(due_items(answer), today, _DAYS if args.week else 0)
    rows = sorted((item for item in items if item.kind != Kind.FIND_A_WAY), key=lambda item: _ORDER.index(item.state))
    show(as_html(rows, today) if args.html else as_text(rows, today))
    return FINE


def as_text(items: Sequence[DueItem], today: date) -> str:
    """The items, overdue first, as plain text."""
    lines = [full_day(today)]
    for title, rows in _groups(items):
        lines += ["", f"{title} ({len(rows)})", ""]
        for item in rows:
            lines += [visible(f"- {item.name}: {_what(item, today)}"), visible(f"  {item.reason}")]
    return _plain("\n".join(lines if items else [*lines, "", "Nothing is due."]))


def as_html(items: Sequence[DueItem], today: date) -> str:
    """The same as a page that mail programs show: no script, no style sheet, nothing from elsewhere."""
    parts = [f"<h2>{title} ({len(rows)})</h2>\n<ul>\n{''.join(_row(item, today) for item in rows)}</ul>\n"
             for title, rows in _groups(items)]  # fmt: skip
    return _PAGE.format(title=escape(_plain(full_day(today))), body="".join(parts) or "<p>Nothing is due.</p>\n")


def _groups(items: Sequence[DueItem]) -> Iterator[tuple[str, list[DueItem]]]:
    return ((_TITLES[state], list(rows)) for state, rows in groupby(items, key=lambda item: item.state))


def _row(item: DueItem, today: date) -> str:
    name, what, reason = (escape(visible(text)) for text in (item.name, _plain(_what(item, today)), item.reason))
    return _ROW.format(name=name, what=what, reason=reason)


def _what(item: DueItem, today: date) -> str:
    """Second message, 3 days overdue, email."""
    when = ""
    if item.earliest and item.latest:
        when = due_words(date.fromisoformat(item.earliest), date.fromisoformat(item.latest), today)
    return ", ".join(filter(None, (item.label, when, item.channel)))


def _plain(text: str) -> str:
    """Blanks that do not break are for pages."""
    return text.replace("\u00a0", " ")
