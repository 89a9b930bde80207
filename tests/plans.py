"""For tests: a person's plan from what a user would type."""

from __future__ import annotations

from datetime import date

from site_builder.model import FollowUp, Kind, Plan, Source
from site_builder.reading import Request, read_book
from site_builder.settings import Settings
from site_builder.site.book import Book
from site_builder.text.settings import read_settings


def settings_of(text: str) -> Settings:
    """Settings from the text of a followup.yml; there must be no problem in it."""
    settings, problems = read_settings(Source(path="followup.yml", text=text))
    assert not problems, problems
    return settings


def note(log: str = "", front: str = "email: a@b.example", name: str = "Ada Okafor") -> str:
    """A note with these lines of front matter and this log."""
    return f"---\nname: {name}\n{front}\n---\n## Log\n{log}"


def book(notes: dict[str, str], today: str, settings: str = "") -> Book:
    """A notebook of these files, planned for that day."""
    sources = [Source(path=path, text=text) for path, text in notes.items()]
    return read_book(sources, Request(settings=settings_of(settings), today=date.fromisoformat(today)))


def plan_of(log: str, today: str, front: str = "email: a@b.example", settings: str = "") -> Plan:
    """The plan of one person, levelled alone."""
    return book({"contacts/ada.md": note(log, front)}, today, settings).plans[0]


def duty(plan: Plan, kind: Kind) -> FollowUp | None:
    """The plan's first duty of that kind."""
    return next((item for item in plan.duties if item.kind is kind), None)
