"""Your word first: keep what you promised, or say in time that it will be late.

A promise shows the day before its date, while there is still room. If it can't be done,
telling them now, with a new date, keeps your word good. Its date never moves by itself.
Without a date a promise is due two work days later.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.days import DAY
from site_builder.model import FollowUp, Kind, Lane, Outcome, Promise, Window
from site_builder.plan.case import Case, from_line
from site_builder.plan.wording import quoted, weekday_words


def find(case: Case) -> Iterator[FollowUp]:
    """Each promise of yours that is open."""
    for promise in case.ledger.promises:
        if promise.outcome is Outcome.OPEN:
            yield _step(promise, case)


def _step(promise: Promise, case: Case) -> FollowUp:
    made = promise.made
    said = f"{quoted(made)}, you promised on {weekday_words(made.day, promise.due)}"
    dated = (
        f"for {weekday_words(promise.due)}" if promise.dated else f"with no date, so by {weekday_words(promise.due)}"
    )
    late = ", as you told them" if promise.postponed else ""
    reason = f"{said}, {dated}{late}; your word comes before everything else."
    window = _window(promise, case)
    hints = tuple(_hints(promise, window, case))
    return from_line(Kind.PROMISE, made, window, reason, lane=Lane.DUTIES, hints=hints, detail=promise.text)


def _window(promise: Promise, case: Case) -> Window:
    """From the day before, not before the line that gave the date, to the date itself."""
    line = promise.postponed[-1] if promise.postponed else promise.made
    first = promise.due - DAY
    if case.book.days == "work":
        first = case.calendar.on_or_before(first)
    return Window(earliest=min(max(first, line.day), promise.due), latest=promise.due)


def _hints(promise: Promise, window: Window, case: Case) -> Iterator[str]:
    if not promise.dated:
        yield "Give it a date: a promise with a day is easier to keep and to believe."
    if window.earliest <= case.today < promise.due:
        yield "If it can't be done by then, tell them now, with a new date."
    for season in case.settings.me.busy:
        run = season.holding(promise.due)
        if run:
            yield f"Its date falls in your own busy season, from {weekday_words(run[0])}; settle it before."
