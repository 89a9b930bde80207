"""A follow-up as a row: the summary that says who, what, why and when, and the panel that opens below it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from site_builder.drafts import Draft, Finding, Form, find_tone, write_draft
from site_builder.model import Contact, Event, FollowUp, Kind, Plan
from site_builder.plan.ahead import ahead
from site_builder.plan.wording import plain
from site_builder.site import words
from site_builder.site.book import View
from site_builder.site.editor import editor_url
from site_builder.site.gist import gist
from site_builder.site.links import Action, actions
from site_builder.site.paste import done_day, done_line, log_line, other_lines
from site_builder.site.sections import Section, section_of

STANDS_TWICE = frozenset({Kind.PROMISE, Kind.THEY_OWE, Kind.CONFIRM_MEETING, Kind.LOG_MEETING, Kind.DATE})
LATELY = 3
Steps = tuple[FollowUp, ...]


class Letter(NamedTuple):
    """A draft as the page shows it."""

    subject: str
    parts: tuple[str, ...]  # paragraphs, or points to say
    spoken: bool = False
    actions: tuple[Action, ...] = ()


class Paste(NamedTuple):
    """The lines to add to the file: where, and which; `day` only where it is not the day of writing."""

    place: str
    line: str
    day: date | None = None
    others: tuple[tuple[str, str], ...] = ()


class Line(NamedTuple):
    """One line of the log, shortened to who, when and what."""

    day: date
    side: str
    text: str


class Reason(NamedTuple):
    """Why a row stands here: the line quoted, and the words around it."""

    before: str
    quote: str
    after: str


class Panel(NamedTuple):
    """How to do it: what opens below a row, and stands on the person's page."""

    letter: Letter | None
    second: Letter | None
    hints: tuple[str, ...]
    tone: tuple[Finding, ...]  # what in the draft would cost goodwill
    paste: Paste
    after: str  # what follows if nobody answers


class Aside(NamedTuple):
    """What opens beside it: about the person, whose own page tells it at length."""

    lately: tuple[Line, ...]
    notes: str
    editor: str


class Row(NamedTuple):
    """One follow-up in a list."""

    id: str
    contact: Contact
    item: FollowUp
    section: Section
    under: str  # below the name: another spelling, the organisation
    icon: str
    label: str
    detail: str
    due: str
    moved: str  # the day it was moved from
    channel: tuple[str, str]
    reason: Reason
    unreachable: bool  # the find-a-way mark
    panel: Panel | None
    aside: Aside | None


class Step(NamedTuple):
    """One follow-up on the page of its person."""

    item: FollowUp
    label: str
    reason: Reason
    unreachable: bool
    panel: Panel


def row_id(plan: Plan, item: FollowUp) -> str:
    """`SLUG:KIND`, and `SLUG:KIND:LINE` for a kind that may stand twice."""
    name = f"{plan.contact.slug}:{item.kind}"
    return f"{name}:{item.source.line}" if item.kind in STANDS_TWICE else name


def row_of(plan: Plan, item: FollowUp, view: View, *, panel: bool = True) -> Row:
    """The row of one follow-up; without its panel where a list is long."""
    section = section_of(item, view.today)
    return Row(
        id=row_id(plan, item),
        contact=plan.contact,
        item=item,
        section=section,
        under=under_name(plan.contact),
        icon=words.kind_icon(item),
        label=words.label(item),
        detail=detail(item, view.today),
        due=_due(item, section, view.today),
        moved="" if section is Section.WAITING else _moved(item),
        channel=words.channel_words(item.channel),
        reason=reason_of(item),
        unreachable=_unreachable(plan, item),
        panel=_panel(plan, item, view) if panel else None,
        aside=_aside(plan, item, view) if panel else None,
    )


def step_of(plan: Plan, item: FollowUp, view: View, after: Steps) -> Step:
    """The same for the page of one person; `after`: what comes ahead, counted from the day it is due."""
    return Step(
        item=item,
        label=words.label(item),
        reason=reason_of(item),
        unreachable=_unreachable(plan, item),
        panel=_panel(plan, item, view, after),
    )


def _panel(plan: Plan, item: FollowUp, view: View, after: Steps | None = None) -> Panel:
    """The draft, what else to keep in mind, and the lines to paste."""
    contact = plan.contact
    draft = write_draft(plan, item, view.settings, view.today, view.messages)
    return Panel(
        letter=_letter(draft, contact, item.channel),
        second=_letter(draft.alternative, contact, None) if draft else None,
        hints=(*(draft.hints if draft else ()), *item.hints),
        tone=_tone(draft, item),
        paste=paste_of(contact, item),
        after=_after_words(plan, item, view, after),
    )


def _aside(plan: Plan, item: FollowUp, view: View) -> Aside:
    """What was said lately, what the notes begin with, and the file."""
    contact = plan.contact
    return Aside(
        lately=tuple(map(_line, islice(_past(plan, view.today), LATELY))),
        notes=gist(contact.notes),
        editor=editor_url(view.settings.editor, view.folder, contact.path, log_line(contact) or item.source.line),
    )


def _tone(draft: Draft | None, item: FollowUp) -> tuple[Finding, ...]:
    """What would cost goodwill, in the promise's own line, in the draft and in its alternative; each phrase once."""
    found = find_tone(_promised(item.event)) if item.kind is Kind.PROMISE and item.event else []
    for each in (draft, draft.alternative if draft else None):
        found += each.tone if each else ()
    return tuple({finding.phrase: finding for finding in reversed(found)}.values())[::-1]


def _promised(event: Event) -> str:
    return f"{event.text} by {event.when.text}" if event.when else event.text


def paste_of(contact: Contact, item: FollowUp) -> Paste:
    """What to add to the file when it is done, and its line, where there is a log."""
    line = log_line(contact)
    place = f"{contact.path}:{line}" if line else contact.path
    return Paste(place=place, line=done_line(item), day=done_day(item), others=other_lines(item))


def reason_of(item: FollowUp) -> Reason:
    """The reason, taken apart around its quotation; the quotation goes first where the sentence has none."""
    before, found, after = item.reason.partition(f"“{item.quote}”")
    if not found and item.quote and item.reason.startswith(item.quote):
        before, after = "", item.reason.removeprefix(item.quote)
    elif not found:
        before, after = "", f"{': ' if item.quote else ''}{item.reason}"
    return Reason(before=words.unbroken(before), quote=item.quote, after=words.unbroken(after))


def _after_words(plan: Plan, item: FollowUp, view: View, after: Steps | None) -> str:
    """What follows the next step if nobody answers: "No answer? One more shot on Wed 2 Dec, then let it go".

    It counts from today where the step is late. What is known ahead counts from the day it was due, and says so:
    it stands on a page that does not age.
    """
    if item is not plan.outreach or item.latest is None:
        return "Any answer clears this row" if item.kind is Kind.THEY_OWE else ""
    steps = ahead(plan, view.settings, max(item.latest, view.today)) if after is None else after
    then = next(iter(steps), None)
    if then is None or then.latest is None:
        return ""
    name = words.label(then)
    ends = ", then let it go" if then.kind is Kind.ONE_MORE_SHOT else ""
    done = f"Done on {words.weekday_words(item.latest, view.today)} and no answer" if after else "No answer"
    return f"{done}? {name} on {words.weekday_words(then.latest, view.today)}{ends}"


def under_name(contact: Contact) -> str:
    """What stands below a name: a spelling in Latin letters, the organisation or else the role."""
    latin = "" if contact.name.isascii() else next((alias for alias in contact.aliases if alias.isascii()), "")
    return " · ".join(part for part in (latin, contact.org or contact.role) if part)


def detail(item: FollowUp, today: date | None = None) -> str:
    """The small words beside the kind: which step, for when, since when."""
    event, day = item.event, words.weekday_words
    if item.step and item.of:
        return f"{item.step} of {item.of}"
    match item.kind:
        case Kind.PROMISE if item.latest:
            return f"for {day(item.latest, today)}"
        case Kind.CONFIRM_MEETING | Kind.LOG_MEETING | Kind.CATCH_UP:
            return item.detail
        case Kind.BIRTHDAY | Kind.DATE:
            return item.quote.rpartition(", ")[2] if ", " in item.quote else ""
        case Kind.CHECK_IN if event:
            return f"since {day(event.day, today)}"
        case Kind.REFRESHER if event:
            return f"met {day(event.day, today)}"
        case Kind.THANK_YOU if event:
            return f"talked {day(event.day, today)}"
        case Kind.REPLY if event:
            return f"they wrote {day(event.day, today)}"
        case Kind.THEY_OWE:
            return "their move"
        case Kind.ASKED_FOR:
            return "taken at their word" if event else "a day of your own"
    return ""


def _due(item: FollowUp, section: Section, today: date) -> str:
    if item.window is None:
        return ""
    return words.due_words(item.window.earliest, item.window.latest, today, waiting=section is Section.WAITING)


def _moved(item: FollowUp) -> str:
    if item.moved is None or item.latest is None:
        return ""
    return words.weekday(item.moved.day) if abs((item.latest - item.moved.day).days) < 7 else ""


def _unreachable(plan: Plan, item: FollowUp) -> bool:
    return item is plan.outreach and any(duty.kind is Kind.FIND_A_WAY for duty in plan.duties)


def _past(plan: Plan, today: date) -> Iterator[Event]:
    """The lines of the log from that day back; not the appointments to come."""
    return (event for event in reversed(plan.known) if event.day <= today and not event.key)


def _line(event: Event) -> Line:
    return Line(day=event.day, side=words.side(event), text=plain(event.text) or event.word)


def _letter(draft: Draft | None, contact: Contact, channel: str | None) -> Letter | None:
    if draft is None:
        return None
    spoken = draft.form is Form.CALL
    return Letter(
        subject=draft.subject,
        parts=draft.parts,
        spoken=spoken,
        actions=tuple(actions(contact, channel, *(("", "") if spoken else (draft.subject, draft.body)))),
    )
