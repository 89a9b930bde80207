"""Circles, tags and organisations: a page for each, with its people. Names that make the same address share it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from site_builder.model import Contact, Plan
from site_builder.settings import Settings
from site_builder.site.book import Book
from site_builder.site.page import Page, group_path
from site_builder.site.paged import Part, paged
from site_builder.site.table import ROOT
from site_builder.site.words import count

PER_PAGE = 400

KINDS: tuple[tuple[str, str, str, Callable[[Contact], Iterable[str]]], ...] = (
    ("circles", "Circles", "Circle", lambda contact: (contact.circle,)),
    ("tags", "Tags", "Tag", lambda contact: contact.tags),
    ("orgs", "Organisations", "Organisation", lambda contact: (contact.org,)),
)


class Group(NamedTuple):
    """Some people with one thing in common."""

    path: str  # of its page
    name: str  # as it is mostly written
    plans: tuple[Plan, ...]


Groups = Sequence[tuple[str, Sequence[Group]]]
"""Those of each kind under its title."""


def groups(plans: Sequence[Plan]) -> Groups:
    """Circles, tags and organisations under their headings, the largest first; their people in the order given."""
    return [(title, _groups(plans, folder, names)) for folder, title, _, names in KINDS]


def group_pages(book: Book, found: Groups, rows: Mapping[str, str]) -> list[Page]:
    """The page of every circle, tag and organisation; `rows` holds each person's row as HTML, by slug."""
    return [
        page
        for (_, of_kind), (*_, kind, _) in zip(found, KINDS, strict=True)
        for group in of_kind
        for page in _pages(book, group, kind, rows)
    ]


def _groups(plans: Iterable[Plan], folder: str, names: Callable[[Contact], Iterable[str]]) -> list[Group]:
    members: defaultdict[str, dict[str, Plan]] = defaultdict(dict)
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for plan in plans:
        for name in filter(None, names(plan.contact)):
            path = group_path(folder, name)
            members[path][plan.contact.slug] = plan
            spelled[path][name] += 1
    found = [
        Group(path=path, name=spelled[path].most_common(1)[0][0], plans=tuple(of.values()))
        for path, of in members.items()
    ]
    return sorted(found, key=lambda group: (-len(group.plans), group.path))


def _pages(book: Book, group: Group, kind: str, rows: Mapping[str, str]) -> Iterable[Page]:
    listed = [rows[plan.contact.slug] for plan in group.plans]
    for part in paged(listed, PER_PAGE, group.path.removesuffix("/index.html")):
        yield _page(book, group, kind, part)


def _page(book: Book, group: Group, kind: str, part: Part[str]) -> Page:
    return Page(
        path=part.path,
        template="group.html",
        title=group.name if part.number == 1 else f"{group.name}, part {part.number}",
        section="people",
        badge=len(book.problems),
        built=book.today,
        values={
            "part": part,
            "root_mark": ROOT,
            "kind": kind,
            "name": group.name,
            "headline": f"{count(len(group.plans), 'person', 'people')} in {group.name}",
            "about": _about(book.settings, group.name) if kind == "Circle" else "",
        },
    )


def _about(settings: Settings, name: str) -> str:
    """The rhythm and the playbook of a circle."""
    circle = settings.circles.get(name.lower())
    if circle is None:
        return "followup.yml does not know this circle, so it sets no rhythm."
    rhythm = f"A word every {circle.every.text.removeprefix('every ')}" if circle.every else "No rhythm"
    return f"{rhythm}, with the playbook {circle.playbook or 'default'}."
