"""They wrote: it is your turn.

An answer belongs within a work day. It need not be the whole answer: a line that says
when the rest comes is a promise with room.
"""

from __future__ import annotations

from site_builder.model import FollowUp, Kind, Verb, Window
from site_builder.plan.case import Case, from_line
from site_builder.plan.wording import quoted, weekday_words


def find(case: Case) -> FollowUp | None:
    """A reply, where the newest touch is theirs."""
    event = case.history.last_touch
    if event is None or event.verb is not Verb.HEARD:
        return None
    window = Window(earliest=event.day, latest=case.calendar.after(event.day))
    reason = f"{quoted(event)}, they wrote on {weekday_words(event.day)}; it is your turn, within a work day."
    return from_line(Kind.REPLY, event, window, reason)
