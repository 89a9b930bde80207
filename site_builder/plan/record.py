"""What the record shows: attempts and answers, asks and gifts, promises kept (SPEC 4.7)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from statistics import median
from typing import NamedTuple, TypeVar

from site_builder.days import add_months
from site_builder.model import ANSWERS, ATTEMPTS, CONVERSATIONS, Event, FollowUp, Outcome, Plan, Promise, Verb
from site_builder.plan.channel import channel_of

Key = TypeVar("Key", int, str)
_ENDS = CONVERSATIONS | ANSWERS | {Verb.REOPENED}


class Attempt(NamedTuple):
    """One attempt of a chain (those of one day count once) and whether it was the one they answered."""

    slug: str
    circle: str
    number: int  # in its chain, from 1
    day: date
    channel: str  # empty where the line does not say
    answered: date | None = None

    @property
    def days(self) -> int | None:
        """How many days the answer took."""
        return (self.answered - self.day).days if self.answered else None


class Word(NamedTuple):
    """How promises were kept; `with_notice` are those of which a `late` line told in time."""

    on_time: int = 0
    with_notice: int = 0
    late: int = 0
    open: int = 0

    @property
    def settled(self) -> int:
        """All that are not open any more."""
        return self.on_time + self.with_notice + self.late


class Record(NamedTuple):
    """The record of one person."""

    attempts: tuple[Attempt, ...] = ()
    asks: int = 0  # in the past year
    gifts: int = 0  # in the past year
    word: Word = Word()
    yours: bool | None = None  # it is your turn, theirs (False), or nobody's

    @property
    def answers(self) -> int:
        """How many attempts they answered."""
        return sum(1 for attempt in self.attempts if attempt.answered)

    @property
    def days_to_answer(self) -> float | None:
        """The median of the days that answers took."""
        days = [attempt.days for attempt in self.attempts if attempt.days is not None]
        return median(days) if days else None


def record_of(plan: Plan, today: date) -> Record:
    """One person's record, as known on the day of the plan."""
    year_ago = add_months(today, -12)
    recent = [event for event in plan.known if event.day > year_ago]
    return Record(
        attempts=tuple(_attempts(plan)),
        asks=sum([event.ask for event in recent]),
        gifts=sum([event.gift for event in recent]),
        word=word_of(plan.promises),
        yours=_turn(plan.last_touch),
    )


def by_number(attempt: Attempt) -> int:
    """First, second, third attempt of a chain."""
    return attempt.number


def by_channel(attempt: Attempt) -> str:
    """E-mail, phone, text ..., empty where the log does not say."""
    return attempt.channel


def by_circle(attempt: Attempt) -> str:
    """The person's circle, empty where there is none."""
    return attempt.circle


def by_month(attempt: Attempt) -> str:
    """The month it was made in: 2026-11."""
    return attempt.day.isoformat()[:7]


def answers_by(attempts: Iterable[Attempt], key: Callable[[Attempt], Key]) -> dict[Key, tuple[int, int]]:
    """How many attempts there were, and how many of them were answered, by a key in its order."""
    attempts = list(attempts)
    made = Counter(map(key, attempts))
    answered = Counter(key(attempt) for attempt in attempts if attempt.answered)
    return {each: (made[each], answered[each]) for each in sorted(made)}


def word_by_month(plans: Iterable[Plan]) -> dict[str, Word]:
    """How promises were kept, by the month in which they were due."""
    months: defaultdict[str, list[Promise]] = defaultdict(list)
    for plan in plans:
        for promise in plan.promises:
            months[promise.first_due.isoformat()[:7]].append(promise)
    return {month: word_of(months[month]) for month in sorted(months)}


def word_of(promises: Iterable[Promise]) -> Word:
    """How these promises were kept."""
    outcomes = [promise.outcome for promise in promises]
    return Word(
        on_time=outcomes.count(Outcome.ON_TIME),
        with_notice=outcomes.count(Outcome.WITH_NOTICE),
        late=outcomes.count(Outcome.LATE),
        open=outcomes.count(Outcome.OPEN),
    )


def bring_something(step: FollowUp, asks: int) -> FollowUp:
    """The step with the hint to bring something, after two asks in a row with no gift since."""
    if asks < 2 or step.window is None:
        return step
    return step._replace(hints=(*step.hints, "You have asked twice in a row: bring something this time."))


def _turn(last_touch: Event | None) -> bool | None:
    if last_touch is None:
        return None
    if last_touch.verb is Verb.HEARD:
        return True
    return False if last_touch.is_attempt else None


def _attempts(plan: Plan) -> Iterator[Attempt]:
    """Each chain's attempts; the last one before an answer is the one that was answered."""
    chain: dict[date, Event] = {}
    for event in plan.known:
        if event.verb in ATTEMPTS:
            chain[event.day] = event
        elif chain and event.verb in _ENDS:
            yield from _chain(plan, chain.values(), event.day if event.verb in ANSWERS else None)
            chain = {}
    yield from _chain(plan, chain.values(), None)


def _chain(plan: Plan, chain: Collection[Event], answered: date | None) -> Iterator[Attempt]:
    for number, event in enumerate(chain, 1):
        yield Attempt(
            slug=plan.contact.slug,
            circle=plan.contact.circle,
            number=number,
            day=event.day,
            channel=channel_of(event),
            answered=answered if number == len(chain) else None,
        )
