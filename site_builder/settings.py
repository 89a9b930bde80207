"""followup.yml as values: playbooks, circles and defaults (SPEC 5). Under each field stands what the manual says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from site_builder.days import Cadence, Season, Workdays
from site_builder.model import Contact

NEVER = Cadence(text="never")


def _months(count: int) -> Cadence:
    return Cadence(text=f"{count} months", months=count)


@dataclass(frozen=True, kw_only=True, slots=True)
class Playbook:
    """How to follow up with a kind of people; numbers are whole days unless a field says otherwise."""

    name: str = "default"
    family: str = "work"
    """Whose drafts it uses: work, personal or dating; the built-in playbook it comes from decides."""
    days: str = "work"
    """`work` moves steps to work days, `any` moves nothing."""
    refresher_within: int = 1
    """How soon after the first meeting a word belongs."""
    thank_within: int | None = 1
    """How soon after a talk a thank-you belongs; `never` for none."""
    waits: tuple[int, ...] = (7, 7, 14, 14)
    """How long to wait for an answer, attempt by attempt; the last serves for all later ones."""
    attempts_cold: int = 3
    """How many attempts before letting go, where they have never answered."""
    attempts_warm: int = 5
    """The same, where they have answered before."""
    rest_after: int = 3
    """How many days after the last attempt the cycle ends."""
    revive_after: Cadence = field(default_factory=lambda: _months(6))
    """How long to rest before a fresh start; `never` for none."""
    min_gap: int = 3
    """Attempts closer together than this make the next wait twice as long."""

    def wait(self, attempts: int) -> int:
        """How many days after that many attempts the next is due."""
        return self.waits[min(attempts, len(self.waits)) - 1]


BUILT_IN = {
    "default": Playbook(),
    "personal": Playbook(
        name="personal", family="personal", days="any", refresher_within=2, thank_within=None, waits=(14, 30),
        attempts_warm=4, rest_after=14, revive_after=_months(3), min_gap=7,
    ),
    "dating": Playbook(
        name="dating", family="dating", days="any", waits=(4, 7), attempts_cold=2, attempts_warm=3,
        revive_after=NEVER, min_gap=2,
    ),
    "job": Playbook(name="job", waits=(7, 7, 14), attempts_warm=4, rest_after=5, min_gap=4),
    "investor": Playbook(name="investor", waits=(7, 14, 21), rest_after=5, revive_after=_months(3), min_gap=5),
    "sales": Playbook(
        name="sales", waits=(3, 7, 7, 14, 14), attempts_cold=4, attempts_warm=6, revive_after=_months(3), min_gap=2,
    ),
    "partner": Playbook(name="partner", waits=(7, 10, 14), rest_after=5, min_gap=4),
}  # fmt: skip


class Circle(NamedTuple):
    """A group of people with one cadence and one playbook."""

    name: str
    every: Cadence | None = None
    playbook: str = ""


CIRCLES = {
    "inner": Circle(name="inner", every=Cadence(text="3 weeks", days=21), playbook="personal"),
    "friends": Circle(name="friends", every=_months(2), playbook="personal"),
    "partners": Circle(name="partners", every=Cadence(text="6 weeks", days=42), playbook="partner"),
}


class Me(NamedTuple):
    """The owner of the notebook."""

    name: str = ""
    """Your name; its first word signs the drafts."""
    email: str = ""
    """Your address."""
    timezone: str = ""
    """The time zone that decides what "today" is, in CI too: Europe/Berlin."""
    busy: tuple[Season, ...] = ()
    """Your own busy seasons, written as a contact's are."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """followup.yml, every key with its default."""

    title: str = "Followup"
    """What the site is called."""
    me: Me = field(default_factory=Me)
    """Who you are: name, email, timezone, busy."""
    workdays: frozenset[int] = frozenset(range(5))
    """The days of the week on which you work, 0 is Monday; mon to fri."""
    holidays: tuple[str, ...] = ()
    """Country or subdivision codes, such as DE-BE."""
    free_days: frozenset[date] = frozenset()
    """The single dates under `holidays`."""
    capacity: int = 8
    """How many outreach steps a day is good for."""
    contacts: str = "contacts"
    """The folder of the contacts."""
    output: str = "public"
    """The folder of the built site."""
    theme: str = "default"
    """The theme: a folder below themes/."""
    circles: dict[str, Circle] = field(default_factory=lambda: dict(CIRCLES))
    """Your circles, laid over the built-in ones."""
    playbooks: dict[str, Playbook] = field(default_factory=lambda: dict(BUILT_IN))
    """Your playbooks, laid over the built-in ones."""
    fields: dict[str, str] = field(default_factory=dict)
    """Names of your own for known keys: last_contacted: last_touch."""
    editor: str = ""
    """How pages link to files: vscode, obsidian, a URL pattern with {path}, {file} and {line}, or none."""
    exclude_tags: tuple[str, ...] = ()
    """`publish: exclude_tags`: people with these tags are left out of all that is published."""

    @cached_property
    def calendar(self) -> Workdays:
        """The work days of the owner."""
        return Workdays(weekdays=self.workdays, holidays=self.holidays, free=self.free_days)

    def circle_of(self, contact: Contact) -> Circle | None:
        """The contact's circle, where it is a known one; letter case does not matter."""
        return self.circles.get(contact.circle.lower())

    def playbook_of(self, contact: Contact) -> Playbook:
        """The contact's own playbook, else the circle's, else the default."""
        circle = self.circle_of(contact)
        for name in (contact.playbook.lower(), circle.playbook if circle else ""):
            if name in self.playbooks:
                return self.playbooks[name]
        return self.playbooks["default"]

    def cadence_of(self, contact: Contact) -> Cadence | None:
        """The contact's own cadence, else the circle's; none where it is `never`."""
        circle = self.circle_of(contact)
        every = contact.every or (circle.every if circle else None)
        return None if every is None or every.never else every
