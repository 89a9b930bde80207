"""What a page is before it is rendered: a path, a template and its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page of the site; `values` are all that its template may use beside the globals of the theme."""

    path: str  # in the site: people/index.html
    template: str  # of the theme: people.html
    title: str  # without the site's name
    section: str = ""  # the entry of the navigation that is lit: today, people, agenda, insights, health
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The way from this page up to the site's own folder: "", "../", "../../"."""
        return "../" * self.path.count("/")
