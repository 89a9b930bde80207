"""It has arrived: ask how it works, and for nothing else.

Two or three days after something you sold, lent or sent has reached them, a word with
nothing to sell shows that you care how it does.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.days import add_days
from site_builder.model import TOUCHES, FollowUp, Kind, Lane, Verb, Window
from site_builder.plan.case import Case, from_line
from site_builder.plan.moves import out_of_season, to_workdays
from site_builder.plan.wording import quoted, weekday_words


def find(case: Case) -> Iterator[FollowUp]:
    """A check-in for the newest delivery, where there was no touch since."""
    index = case.history.newest.get(Verb.DELIVERED)
    if index is None or case.history.newest_of(TOUCHES) > index:
        return
    event = case.history.events[index]
    window = Window(earliest=add_days(event.day, 2), latest=add_days(event.day, 3))
    rule = "after two or three days ask how it works, nothing more"
    reason = f"{quoted(event)}, delivered on {weekday_words(event.day)}; {rule}."
    step = from_line(Kind.CHECK_IN, event, window, reason, lane=Lane.DUTIES)
    yield out_of_season(to_workdays(step, case), case)
