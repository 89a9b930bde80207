"""Everybody at one day: what pages that list people are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from site_builder.model import Contact, Plan
from site_builder.problems import Problem
from site_builder.settings import Settings

if TYPE_CHECKING:
    from site_builder.site.relations import Relations


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """What one person's part of the site depends on beside that person: no other note is in it."""

    settings: Settings
    today: date
    messages: Mapping[str, str] = field(default_factory=dict)  # the notebook's drafts: "sales/refresher.md" -> text
    folder: str = ""  # the notebook's absolute path, for links into an editor; empty where published


@dataclass(frozen=True, kw_only=True)
class Book:
    """The notebook, read and planned for one day."""

    settings: Settings
    today: date
    plans: tuple[Plan, ...]  # levelled, by slug
    unreadable: tuple[Contact, ...] = ()  # files whose person could not be read, by path
    problems: tuple[Problem, ...] = ()
    messages: Mapping[str, str] = field(default_factory=dict)  # the notebook's drafts: "sales/refresher.md" -> text
    ties: Mapping[str, Relations] = field(default_factory=dict)  # who belongs to whom, by slug
    texts: Mapping[str, str] = field(default_factory=dict)  # the notes as written, by path: what a person's page shows
    fixed_day: bool = False  # built with --today: the pages stay on that day
    folder: str = ""  # the notebook's absolute path, for links into an editor; empty where published
    published: bool = False  # no editor links, no feeds

    @cached_property
    def view(self) -> View:
        """What is the same for everybody."""
        folder = "" if self.published else self.folder
        return View(settings=self.settings, today=self.today, messages=self.messages, folder=folder)

    @cached_property
    def by_slug(self) -> Mapping[str, Plan]:
        """Each person's plan."""
        return {plan.contact.slug: plan for plan in self.plans}
