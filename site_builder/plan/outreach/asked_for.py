"""They named a time: take people at their word.

When somebody says "next month", that is what they mean: the first work day of the next
month goes into the calendar, and busy seasons do not move it. A date fixed by hand with
`follow_up` goes first. It is answered when you write on that day, or talk before it; a
quick "sounds good, I will" leaves it open.
"""

from __future__ import annotations

from datetime import date

from site_builder.days import Workdays, add_days
from site_builder.model import CONVERSATIONS, Event, FollowUp, Kind, Verb, When
from site_builder.plan.case import Case, from_key, from_line, one_day
from site_builder.plan.wording import quoted, weekday_words

_OWN_MEANING = frozenset({Verb.PROMISED, Verb.WAITING, Verb.LATE, Verb.CANCELLED, Verb.SNOOZED, Verb.PAUSED})


def find(case: Case) -> FollowUp | None:
    """The date fixed by hand while it is open, else the newest arrow that nothing has answered."""
    return _by_hand(case) or _by_arrow(case)


def _by_hand(case: Case) -> FollowUp | None:
    when = case.contact.follow_up
    if when is None or _kept(case, when.day):
        return None
    reason = f"You set this day yourself: follow_up says {weekday_words(when.day)}."
    step = from_key(Kind.ASKED_FOR, case.contact.place("follow_up"), one_day(when.day), reason)
    return step._replace(detail=when.text)


def _kept(case: Case, day: date) -> bool:
    return any(event.day >= day and (event.is_attempt or event.is_conversation) for event in case.history.events)


def _by_arrow(case: Case) -> FollowUp | None:
    """A talk answers all before it, so that only what stands from the newest one on may be open."""
    said = case.history.events[max(case.history.newest_of(CONVERSATIONS), 0) :]
    arrows = [index for index, line in enumerate(said) if line.when and line.verb not in _OWN_MEANING]
    for index in reversed(arrows):
        event = said[index]
        if event.when and not any(_answers(later, event, event.when, case.calendar) for later in said[index + 1 :]):
            return from_line(Kind.ASKED_FOR, event, one_day(event.when.day), _reason(event, event.when))._replace(
                detail=event.when.text,
            )
    return None


def _answers(later: Event, line: Event, when: When, calendar: Workdays) -> bool:
    if not later.is_attempt or (later.day == line.day and line.day != when.day):
        return False
    return later.day >= calendar.on_or_before(add_days(when.day, -1))


def _reason(event: Event, when: When) -> str:
    who = "they said" if event.verb is Verb.HEARD else "you noted"
    meant = f"“{when.text}” means {weekday_words(when.day, event.day)}"
    return f"{quoted(event)}, {who} on {weekday_words(event.day, when.day)}; {meant}, so take them at their word."
