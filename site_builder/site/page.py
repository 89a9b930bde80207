"""What a page is before it is rendered: a path, a template and its values; and what all pages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from urllib.parse import quote

from site_builder.text.slug import slug_part


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page of the site; `values` are all that its template may use beside the globals of the theme."""

    path: str  # in the site: people/index.html
    template: str  # of the theme: people.html
    title: str  # without the site's name
    section: str = ""  # the entry of the navigation that is lit: today, people, agenda, insights, health
    values: Mapping[str, object] = field(default_factory=dict)
    badge: int = 0  # the count beside Health: only on Today and on pages that list people or problems
    built: date | None = None  # the day that the page counts from, where it holds words that age

    @property
    def root(self) -> str:
        """The way from this page up to the site's own folder: "", "../", "../../"."""
        return "../" * self.path.count("/")


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What every page of one site shares; nothing in it may change with a log line or a new day."""

    title: str = "Followup"
    zone: str = ""  # the time zone that decides what today is; the reader's own where empty
    fixed: date | None = None  # a site built with --today stays on that day
    index: tuple[tuple[str, ...], ...] = ()  # everybody, for the search on every page; empty in a large notebook
    published: bool = False  # nothing that follows a build, no link into an editor


@lru_cache(maxsize=20_000)
def href(path: str) -> str:
    """A path of the site as a link, below whatever root: everything but letters and digits of ASCII is URL-coded."""
    return quote(path, safe="/#=:")


def person_path(slug: str) -> str:
    """Where a person's page stands."""
    return f"contacts/{slug}/index.html"


@cache
def group_path(folder: str, name: str) -> str:
    """Where the page of a circle, a tag or an organisation stands; folder is circles, tags or orgs."""
    return f"{folder}/{slug_part(name)}/index.html"
