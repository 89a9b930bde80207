"""A cadence: stay in touch with those you chose to stay in touch with.

One round after the last touch it is time for a word again. Who has never been written
to is due at once, spread over a whole round so that three hundred imported people are
no wall.
"""

from __future__ import annotations

from site_builder.days import Cadence
from site_builder.model import FollowUp, Kind
from site_builder.plan.case import Case, from_key, from_line, one_day
from site_builder.plan.wording import quoted, weekday_words


def find(case: Case) -> FollowUp | None:
    """A catch-up, where the person or their circle has a cadence."""
    every = case.settings.cadence_of(case.contact)
    if every is None:
        return None
    rhythm = rhythm_words(every)
    event = case.history.last_touch
    if event is None:
        key = "every" if case.contact.every else "circle"
        reason = f"You like to be in touch {rhythm}, and the log has no word yet; any day is a good one."
        return from_key(Kind.CATCH_UP, case.contact.place(key), one_day(case.today), reason)._replace(detail=rhythm)
    day = every.after(event.day)
    said = f"{quoted(event)}, you noted on" if event.text else "You were last in touch on"
    reason = f"{said} {weekday_words(event.day, day)}; you like to be in touch {rhythm}."
    return from_line(Kind.CATCH_UP, event, one_day(day), reason, detail=rhythm)


def rhythm_words(every: Cadence) -> str:
    """Every 6 weeks, every week, twice a year: the cadence as one says it."""
    text = every.text.strip().lower()
    if text.endswith("ly") or "times" in text or "twice" in text or text.startswith("every "):
        return text
    return f"every {text} days" if text.isdigit() else f"every {text}"
