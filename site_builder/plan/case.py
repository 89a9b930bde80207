"""One person on one day: all that a rule looks at."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from site_builder.days import Workdays
from site_builder.model import Contact, Event, FollowUp, Kind, Lane, Place, Window
from site_builder.plan.channel import channels
from site_builder.plan.history import History, known
from site_builder.plan.ledger import Ledger, settle
from site_builder.plan.wording import quote_of
from site_builder.settings import Playbook, Settings


class Case(NamedTuple):
    """A contact as known on a day, with the settings that hold for them."""

    contact: Contact
    settings: Settings
    today: date
    history: History
    ledger: Ledger
    book: Playbook
    calendar: Workdays  # the owner's
    channels: tuple[str, ...]  # by which to reach them, the best first


def case_of(contact: Contact, settings: Settings, today: date) -> Case:
    """Look up what is known of a contact on that day."""
    history = known(contact, today)
    calendar = settings.calendar
    return Case(
        contact=contact,
        settings=settings,
        today=today,
        history=history,
        ledger=settle(history, calendar),
        book=settings.playbook_of(contact),
        calendar=calendar,
        channels=channels(contact, history),
    )


def from_line(
    kind: Kind,
    event: Event,
    window: Window | None,
    reason: str,
    *,
    lane: Lane = Lane.OUTREACH,
    step: int | None = None,
    of: int | None = None,
    hints: tuple[str, ...] = (),
    detail: str = "",
) -> FollowUp:
    """A follow-up that a line of the log causes."""
    return FollowUp(
        kind=kind, lane=lane, source=event.place, window=window, reason=reason, event=event, quote=quote_of(event),
        step=step, of=of, hints=hints, detail=detail,
    )  # fmt: skip


def from_key(kind: Kind, place: Place, window: Window | None, reason: str, *, lane: Lane = Lane.OUTREACH) -> FollowUp:
    """A follow-up that a key of the front matter causes, or the file as a whole."""
    return FollowUp(kind=kind, lane=lane, source=place, window=window, reason=reason)


def one_day(day: date) -> Window:
    """A window of a single day."""
    return Window(earliest=day, latest=day)
