"""Closed, paused, not yet sorted: some people are to be left alone, and the page says so.

Who is closed rests for good, until you talk again or the log says `reopened`. A pause
keeps everything quiet but your own promises, until its day or a `resumed` line. An
imported person waits in the inbox until you give them a circle, a cadence or a status.
"""

from __future__ import annotations

from site_builder.model import Event, FollowUp, Kind, Place, Status, Verb
from site_builder.plan.case import Case, from_key, from_line
from site_builder.plan.pause import newest_pause, pause_end
from site_builder.plan.wording import quoted, weekday_words

_OPENS_AND_CLOSES = frozenset({Verb.CLOSED, Verb.REOPENED, Verb.MET, Verb.TALKED, Verb.HEARD})


def find(case: Case) -> FollowUp | None:
    """Closed, else paused, else in the inbox; nothing where the person is to be planned."""
    return _closed(case) or _paused(case) or _inbox(case)


def _closed(case: Case) -> FollowUp | None:
    contact = case.contact
    if contact.status is Status.CLOSED:
        return from_key(Kind.CLOSED, contact.place("status"), None, "The status of this person is closed; let it rest.")
    if Verb.CLOSED not in case.history.newest:
        return None
    event = case.history.events[case.history.newest_of(_OPENS_AND_CLOSES)]
    if event.verb is not Verb.CLOSED:
        return None
    return from_line(
        Kind.CLOSED, event, None, f"You closed this on {weekday_words(event.day)}{_said(event)}; let it rest."
    )


def _paused(case: Case) -> FollowUp | None:
    contact = case.contact
    if contact.status is Status.PAUSED:
        return from_key(
            Kind.PAUSED, contact.place("status"), None, "The status of this person is paused; nothing is due."
        )
    event = newest_pause(case.history)
    if event is None:
        return None
    end = pause_end(case.history)
    if end is not None and end <= case.today:
        return None
    until = f"until {weekday_words(end, event.day)}" if end else "until a resumed line"
    return from_line(Kind.PAUSED, event, None, f"Paused since {weekday_words(event.day)}{_said(event)}; quiet {until}.")


def _said(event: Event) -> str:
    return f", {quoted(event)}" if event.text else ""


def _inbox(case: Case) -> FollowUp | None:
    contact = case.contact
    if contact.status is not Status.INBOX or contact.every or case.settings.circle_of(contact):
        return None
    place: Place = contact.place("status")
    reason = "Imported and not yet sorted; a circle, a cadence or a status brings this person into your days."
    return from_key(Kind.INBOX, place, None, reason)
