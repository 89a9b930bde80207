"""You met: a refresher within a day.

A short word of appreciation soon after the first meeting, naming one thing you talked
about. It keeps a good conversation from fading while both hold the other's card.
"""

from __future__ import annotations

from site_builder.days import add_days
from site_builder.model import FollowUp, Kind, Verb, Window
from site_builder.plan.case import Case, from_line
from site_builder.plan.wording import days_words, quoted, weekday_words


def find(case: Case) -> FollowUp | None:
    """A refresher, where the first meeting is the newest touch."""
    event, within = case.history.last_touch, case.book.refresher_within
    if event is None or event.verb is not Verb.MET or event is not case.history.first_met:
        return None
    window = Window(earliest=event.day, latest=add_days(event.day, within))
    said = f", {quoted(event)}," if event.text else ""
    soon = f"within {days_words(within)}" if within else "the same day"
    reason = (
        f"You met on {weekday_words(event.day)}{said} and nothing has gone out since; a first message belongs {soon}."
    )
    return from_line(Kind.REFRESHER, event, window, reason)
