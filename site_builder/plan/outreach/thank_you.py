"""You talked: thank them while it is fresh.

After a talk, or after meeting again, a word of thanks for one particular thing belongs
within the playbook's days. Friends thank nobody for coffee.
"""

from __future__ import annotations

from site_builder.days import add_days
from site_builder.model import Event, FollowUp, Kind, Verb, Window
from site_builder.plan.case import Case, from_line
from site_builder.plan.wording import days_words, quoted, weekday_words


def find(case: Case) -> FollowUp | None:
    """A thank-you, where the newest touch is a talk."""
    within, event = case.book.thank_within, case.history.last_touch
    if within is None or event is None or not _is_talk(case, event):
        return None
    window = Window(earliest=event.day, latest=add_days(event.day, within))
    soon = f"within {days_words(within)}" if within else "the same day"
    did = "met again" if event.verb is Verb.MET else "talked"
    reason = f"You {did} on {weekday_words(event.day)}, {quoted(event)}; a word of thanks belongs {soon}."
    return from_line(Kind.THANK_YOU, event, window, reason)


def _is_talk(case: Case, event: Event) -> bool:
    if event.verb is Verb.TALKED:
        return not event.key
    return event.verb is Verb.MET and event is not case.history.first_met
