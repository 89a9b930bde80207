"""The values of the field: a contact, what happened, what is to be done. Nothing here opens a file or reads a clock.

Those that a notebook holds by the ten thousand are named tuples, which are made in a quarter of the time; written with
their names, and changed by `_replace`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from site_builder.days import Cadence, Season

if TYPE_CHECKING:
    from site_builder.problems import Problem

Choice = TypeVar("Choice", bound=StrEnum)


class Place(NamedTuple):
    """Where a value was read: path in the notebook, line and column, both from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


def at_hand(kind: type[Choice]) -> type[Choice]:
    """The same choices, each an attribute of its class; before Python 3.12 a slow function looks them up."""
    for name, choice in kind.__members__.items():
        type.__setattr__(kind, name, choice)
    return kind


@at_hand
class Verb(StrEnum):
    """What a log line says happened (SPEC 3); other words for the same are read as these."""

    MET = "met"
    TALKED = "talked"
    SENT = "sent"
    TRIED = "tried"
    GAVE = "gave"
    HEARD = "heard"
    MEETING = "meeting"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    PROMISED = "promised"
    KEPT = "kept"
    LATE = "late"
    WAITING = "waiting"
    RECEIVED = "received"
    DELIVERED = "delivered"
    SUGGESTED = "suggested"
    SNOOZED = "snoozed"
    PAUSED = "paused"
    RESUMED = "resumed"
    CLOSED = "closed"
    REOPENED = "reopened"
    NOTE = "note"


TOUCHES = frozenset({Verb.MET, Verb.TALKED, Verb.SENT, Verb.TRIED, Verb.GAVE, Verb.HEARD, Verb.KEPT, Verb.LATE})
ATTEMPTS = frozenset({Verb.SENT, Verb.TRIED})
CONVERSATIONS = frozenset({Verb.MET, Verb.TALKED, Verb.HEARD})
ANSWERS = frozenset({Verb.TALKED, Verb.HEARD, Verb.WAITING, Verb.RECEIVED})


class When(NamedTuple):
    """A date in words and the day it means (SPEC 2)."""

    text: str
    day: date
    names_day: bool = False  # a date, a weekday, tomorrow or today: such a day does not move (SPEC 4.3)
    next_year: bool = False  # "next year" may be levelled over the first two weeks of January (SPEC 4.6)


class Event(NamedTuple):
    """One line of the log, or a `met` or `last_touch` key that stands for one."""

    day: date
    verb: Verb
    place: Place
    word: str = ""  # the verb as it was written: "emailed"
    text: str = ""  # what follows the colon, joined, without arrow and tags; markup as written
    time: str = ""  # "15:00"
    channel: str = ""  # email, phone, text, whatsapp, signal, in person ... as written, lower case
    whom: str = ""  # what stands after `by` or `with`
    tags: tuple[str, ...] = ()  # without the hash, but for ask and gave
    when: When | None = None  # what the arrow says, or the `by` of a promise
    made: date | None = None  # a meeting's `(set ...)`: it counts from then on
    ask: bool = False
    gift: bool = False
    key: str = ""  # the front-matter key it stands for: "met", "last_touch"
    more: tuple[str, ...] = ()  # lines below it that are only shown

    @property
    def is_touch(self) -> bool:
        """You or they were in touch by this line."""
        return self.verb in TOUCHES

    @property
    def is_attempt(self) -> bool:
        """You wrote or called, and an answer is due from them."""
        return self.verb in ATTEMPTS

    @property
    def is_conversation(self) -> bool:
        """They were there: met, talked or heard."""
        return self.verb in CONVERSATIONS

    @property
    def is_yours(self) -> bool:
        """A touch that came from you."""
        return self.verb in TOUCHES and self.verb != Verb.HEARD


class Reach(NamedTuple):
    """One way to reach a person: an address, a number or a link, with its label (may be empty)."""

    label: str
    value: str


class Anniversary(NamedTuple):
    """A day of every year: a birthday, or one of `dates`."""

    label: str  # "birthday", "wedding"
    month: int
    day: int
    place: Place
    year: int | None = None

    def in_year(self, year: int) -> date:
        """That year's day; 29 February is kept on the 28th where there is none."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, 2, 28)


@at_hand
class Status(StrEnum):
    """The `status` key."""

    ACTIVE = "active"
    INBOX = "inbox"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """One person, as one Markdown file tells it; the log runs oldest first."""

    slug: str
    name: str
    path: str  # in the notebook: contacts/ada-okafor.md
    aliases: tuple[str, ...] = ()
    email: tuple[Reach, ...] = ()
    phone: tuple[Reach, ...] = ()
    links: tuple[Reach, ...] = ()
    prefers: str = ""
    org: str = ""
    role: str = ""
    location: str = ""
    timezone: str = ""  # a name that zoneinfo knows, or empty
    tags: tuple[str, ...] = ()
    circle: str = ""  # as written; Settings.circle_of says whether it is known
    playbook: str = ""
    every: Cadence | None = None  # their own cadence; `never` is a Cadence, too
    introduced_by: str = ""  # as written, without the brackets
    birthday: Anniversary | None = None
    dates: tuple[Anniversary, ...] = ()
    busy: tuple[Season, ...] = ()
    follow_up: When | None = None
    status: Status = Status.ACTIVE
    private: bool = False
    more: tuple[tuple[str, str], ...] = ()  # unknown keys and their values as text, in the file's order
    places: dict[str, Place] = field(default_factory=dict, hash=False)  # where each known key stands
    log: tuple[Event, ...] = ()
    newest_first: bool = False  # the direction in which the file's list runs
    notes: str = ""  # the Markdown below the front matter without the log sections
    notes_line: int = 1  # the file's line on which `notes` begins
    unreadable: bool = False  # front matter, encoding or a slug that is taken: named by its file, never planned

    def place(self, key: str) -> Place:
        """Where that key stands, else the file's first line."""
        return self.places.get(key, Place(path=self.path))

    @property
    def reachable(self) -> bool:
        """There is an e-mail address, a phone number or a link."""
        return bool(self.email or self.phone or self.links)


@at_hand
class Lane(StrEnum):
    """Whose need: one outreach step a person, and any number of duties beside it."""

    DUTIES = "duties"
    OUTREACH = "outreach"


@at_hand
class Kind(StrEnum):
    """What a follow-up is; each has its entry on `why/`."""

    CLOSED = "closed"
    PAUSED = "paused"
    INBOX = "inbox"
    ASKED_FOR = "asked-for"
    REPLY = "reply"
    THANK_YOU = "thank-you"
    REFRESHER = "refresher"
    FIRST_MESSAGE = "first-message"
    SECOND_MESSAGE = "second-message"
    NEXT_MESSAGE = "next-message"
    ONE_MORE_SHOT = "one-more-shot"
    RESTING = "resting"
    FRESH_START = "fresh-start"
    CATCH_UP = "catch-up"
    NONE = "none"
    CONFIRM_MEETING = "confirm-meeting"
    LOG_MEETING = "log-meeting"
    PROMISE = "promise"
    THEY_OWE = "they-owe"
    CHECK_IN = "check-in"
    BIRTHDAY = "birthday"
    DATE = "date"
    FIND_A_WAY = "find-a-way"


@at_hand
class State(StrEnum):
    """How a follow-up stands on the day asked at; the last five have no dates (`resting` may)."""

    OVERDUE = "overdue"
    DUE = "due"
    UPCOMING = "upcoming"
    RESTING = "resting"
    CLOSED = "closed"
    PAUSED = "paused"
    INBOX = "inbox"
    NONE = "none"


class Window(NamedTuple):
    """The days on which a step is right, both included."""

    earliest: date
    latest: date


class Moved(NamedTuple):
    """From which day a step was moved, and why: a sentence for each move that made the difference."""

    day: date
    because: str


class FollowUp(NamedTuple):
    """One thing to do for one person, with its window, its reason and the line that caused it."""

    kind: Kind
    lane: Lane
    source: Place
    reason: str  # one sentence: it quotes the line and says the rule
    window: Window | None = None
    state: State = State.NONE
    step: int | None = None
    of: int | None = None
    rule: str = ""  # the anchor on why/; the kind, unless the file says otherwise
    channel: str | None = None  # email, phone, text, whatsapp, signal, in person, link label ...
    moved: Moved | None = None
    hints: tuple[str, ...] = ()
    event: Event | None = None  # the line it speaks of, where it is a log line
    quote: str = ""  # that line's words, shortened
    detail: str = ""  # what it is about: a promise's text, a date's label, the WHEN they named

    @property
    def earliest(self) -> date | None:
        """The first day on which it is right."""
        return self.window.earliest if self.window else None

    @property
    def latest(self) -> date | None:
        """The day it is due."""
        return self.window.latest if self.window else None


@at_hand
class Outcome(StrEnum):
    """How a promise ended (SPEC 4.7)."""

    OPEN = "open"
    ON_TIME = "on time"
    WITH_NOTICE = "with notice"  # after its first date, announced by a `late` line on or before it
    LATE = "late"


class Promise(NamedTuple):
    """Something promised: yours (a `promised` line) or theirs (a `waiting` line)."""

    made: Event
    text: str
    due: date  # the date that holds now, after any `late` line
    first_due: date
    dated: bool  # a WHEN was given; otherwise the date is the rule's
    postponed: tuple[Event, ...] = ()  # the `late` lines
    settled: Event | None = None  # the `kept` or `received` line
    outcome: Outcome = Outcome.OPEN


class Appointment(NamedTuple):
    """A meeting on a day, from a `meeting` line or a `cancelled` one with an arrow."""

    day: date
    event: Event
    time: str = ""
    made: date | None = None
    confirmed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """All that is to be done for one person, as asked at one day."""

    contact: Contact
    outreach: FollowUp
    reach: int = 0  # how many days later the step may go where its day is full
    duties: tuple[FollowUp, ...] = ()
    known: tuple[Event, ...] = ()  # the lines that count on the day asked at, oldest first
    in_touch: tuple[date, ...] = ()  # the days on which you spoke with them, wrote or gave: they took room
    promises: tuple[Promise, ...] = ()
    waiting: tuple[Promise, ...] = ()
    appointments: tuple[Appointment, ...] = ()  # not cancelled, past and to come, by day
    problems: tuple[Problem, ...] = ()  # what depends on the day asked at: lines of the future

    @property
    def items(self) -> tuple[FollowUp, ...]:
        """Outreach and duties together, in no particular order."""
        return (self.outreach, *self.duties)

    @property
    def last_touch(self) -> Event | None:
        """The newest touch, yours or theirs."""
        return next((event for event in reversed(self.known) if event.verb in TOUCHES), None)


class Source(NamedTuple):
    """A file of the notebook as text with `\\n` line ends, or the reason why it could not be read as text."""

    path: str
    text: str = ""
    failed: str = ""  # "it looks like UTF-16", "it is larger than 5 MB"
    hint: str = ""
