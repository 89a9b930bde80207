"""The filters of the templates: what a template writes as `{{ value|filter }}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import count
from operator import add
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from site_builder.model import Contact
from site_builder.note_html import note_html
from site_builder.site import words
from site_builder.site.page import href, person_path


def escaped(value: object) -> str:
    """A value as text of a page: what `escape` gives, which however makes new Markup of all that needs none."""
    if type(value) is str:
        plain = not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value)
        return value if plain else Markup(_written(value))
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else escape(value)


def _written(text: str) -> str:
    """With references for the signs of HTML; for a long text, such as a whole message, faster than `escape`."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;").replace("'", "&#39;")


@cache
def _icon(name: str) -> Markup:
    """An icon of icons.html; the word beside it says the same."""
    return Markup('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>').format(name)


@cache
def _data(value: tuple[Any, ...]) -> Markup:
    """A value as JSON that may stand inside a script element."""
    return htmlsafe_json_dumps(value, ensure_ascii=False, separators=(",", ":"))


def _note(text: str, links: Mapping[str, str], root: str) -> Markup:
    """A note's Markdown as safe HTML; `links` are the pages of those it names, by the name it uses."""
    return note_html(text, lambda name: root + href(links[name]) if name in links else None)


def _named(name: str) -> str:
    """A name that keeps its own direction, where it may have another than the page."""
    return escaped(name) if name.isascii() else Markup(f"<bdi>{escaped(name)}</bdi>")


def _linked(parts: Sequence[tuple[str, str]], root: str, between: str = "") -> str:
    """Words, each of them a link where it has a page."""
    if len(parts) == 1 and not parts[0][1]:  # as most lines of a log
        return escaped(parts[0][0])
    links = [f'<a href="{root}{href(path)}">{escaped(text)}</a>' if path else escaped(text) for text, path in parts]
    return Markup(between.join(links))


def _people(contacts: Iterable[Contact], root: str) -> Markup:
    """Names, each a link to their page."""
    return Markup(", ".join([f'<a href="{root}{_person(each.slug)}">{_named(each.name)}</a>' for each in contacts]))


def _numbered(lines: Iterable[str]) -> Markup:
    """The lines of a file with their numbers, each an anchor: `L21`."""
    shown = _written("\n".join(lines)).split("\n")
    return Markup("\n".join(map(add, map(_number, count(1)), shown)))


@cache
def _number(line: int) -> str:
    return f'<i id="L{line}">{line:3}</i>  '


def _rooted(rows: Iterable[str], mark: str, root: str) -> Markup:
    """Rows of a table, each on its line, with the way to the site's own folder where they have a mark for it."""
    return Markup("\n".join([*map(escaped, rows), ""]).replace(mark, root))


@lru_cache(maxsize=10_000)
def _time(day: date) -> Markup:
    """A day without its year, which is said elsewhere, and for programs with it."""
    return Markup(f'<time datetime="{day.isoformat()}">{words.short_day(day)}</time>')


@lru_cache(maxsize=20_000)
def _person(slug: str) -> str:
    """Where somebody's page stands."""
    return href(person_path(slug))


FILTERS = {
    "data": _data,
    "day": words.day,
    "full_day": words.full_day,
    "href": href,
    "icon": _icon,
    "initials": words.initials,
    "iso": date.isoformat,
    "linked": _linked,
    "named": _named,
    "note": _note,
    "numbered": _numbered,
    "people": _people,
    "person": _person,
    "rooted": _rooted,
    "short_day": words.short_day,
    "time": _time,
    "weekday": words.weekday,
}
