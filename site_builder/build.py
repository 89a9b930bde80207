"""From plain text to pages: the story of a build, with nothing in it but the story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from site_builder.model import Contact, Plan, Source
from site_builder.plan import level, plan
from site_builder.problems import Problem, Severity
from site_builder.settings import Settings
from site_builder.site.book import Book
from site_builder.text.contact import read_contact

Read = Callable[[Source, Settings], tuple[Contact | None, list[Problem]]]
PlanOne = Callable[[Contact, Settings, date], Plan]


@dataclass(frozen=True, kw_only=True)
class Steps:
    """The two steps that cost the most a note; a memory may hand in the same functions, remembered."""

    read: Read = read_contact
    plan: PlanOne = plan


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a notebook is asked: by which settings, for which day, in which dress."""

    settings: Settings
    today: date
    problems: Sequence[Problem] = ()  # found before: in the settings, in the folder
    messages: Mapping[str, str] = field(default_factory=dict)
    fixed_day: bool = False
    folder: str = ""


def read_book(sources: Iterable[Source], request: Request, steps: Steps | None = None) -> Book:
    """Read and plan everybody. Opens no file and reads no clock."""
    steps = steps or Steps()
    settings, today = request.settings, request.today
    contacts, problems = _read_all(sources, settings, steps.read)
    plans = level([steps.plan(each, settings, today) for each in contacts if not each.unreadable], settings, today)
    return Book(
        settings=settings,
        today=today,
        plans=tuple(plans),
        unreadable=tuple(each for each in contacts if each.unreadable),
        problems=(*request.problems, *problems),
        messages=request.messages,
        fixed_day=request.fixed_day,
        folder=request.folder,
    )
