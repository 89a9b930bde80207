"""Insights: what the record of the last twelve months shows, each part under a title that says what it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from site_builder.days import add_months
from site_builder.model import Contact
from site_builder.plan.record import Attempt, Record, answers_by, by_channel, by_circle, by_number
from site_builder.plan.wording import MONTHS, WEEKDAYS, number_words
from site_builder.site import charts, figures, words
from site_builder.site.activity import months_before
from site_builder.site.book import Book
from site_builder.site.charts import percent
from site_builder.site.drifting import Drift
from site_builder.site.figures import FEW, Figure, Kept
from site_builder.site.page import Page
from site_builder.site.svg import Picture

DRIFTING = 6
_MOST_KEPT = 0.9  # of the promises: then you keep your word
_WORKS = 0.2  # of the second messages answered: then they work


class Bar(NamedTuple):
    """A line of a list, with a small picture or a share."""

    name: str
    says: str
    share: str = ""
    icon: str = ""
    contact: Contact | None = None
    picture: Picture | None = None


class Ranking(NamedTuple):
    """Shares of answered messages, best first, under a title that says what came first."""

    name: str
    title: str
    note: str
    bars: tuple[Bar, ...]


def insights_page(book: Book, records: Iterable[Record], drifts: Iterable[Drift]) -> Page:
    """Everybody's record, one for each plan, and who has drifted; what has no numbers is left out."""
    since = add_months(book.today, -12)
    attempts = [attempt for record in records for attempt in record.attempts if attempt.day > since]
    first = charts.first_of_year(book.today)
    days = [event.day for plan in book.plans for event in plan.known if event.day >= first and event.is_touch]
    word = figures.word_by_months(book.plans, book.today)
    adrift = sorted(drifts, key=_longest_first)
    return Page(
        path="insights/index.html",
        template="insights.html",
        title="Insights",
        section="insights",
        badge=len(book.problems),
        built=book.today,
        values={
            "headline": _headline(figures.in_all(word.values()), attempts) if days else "Nothing to show so far",
            "year": figures.year_figure(days, book.today) if days else None,
            "months": tuple(MONTHS[month - 1] for _, month in months_before(book.today)),
            "weekdays": _weekdays(days) if days else (),
            "figures": _figures(book, attempts, figures.word_figure(word)),
            "adrift": _adrift(adrift[:DRIFTING]),
            "adrift_title": _adrift_title(len(adrift)),
            "rankings": _rankings(attempts),
        },
    )


def _headline(word: Kept, attempts: Sequence[Attempt]) -> str:
    """The two findings that matter most, where there is enough to go by."""
    made, answered = answers_by(attempts, by_number).get(2, (0, 0))
    first = "you keep your word" if word.settled >= FEW and word.kept >= _MOST_KEPT * word.settled else ""
    second = "the second message works" if made >= FEW and answered >= _WORKS * made else ""
    return words.capital(", and ".join(filter(None, (first, second)))) or "What your record shows"


def _figures(book: Book, attempts: Sequence[Attempt], word: Figure | None) -> list[Figure]:
    events = (event for plan in book.plans for event in plan.known if event.gift or event.ask)
    found = (
        figures.attempts_figure(attempts),
        figures.days_figure(attempts),
        figures.months_figure(attempts, book.today),
        word,
        figures.balance_figure(events, book.today),
    )
    return [figure for figure in found if figure is not None]


def _weekdays(days: Iterable[date]) -> tuple[Bar, ...]:
    counts = Counter(day.weekday() for day in days)
    most = max(counts.values())
    return tuple(
        Bar(name=name, says=str(counts[at]), picture=charts.bar(counts[at], most)) for at, name in enumerate(WEEKDAYS)
    )


def _rankings(attempts: Sequence[Attempt]) -> list[Ranking]:
    """Channels and circles by the share of messages that were answered; one circle alone is no ranking."""
    channels, circles = _best_first(attempts, by_channel), _best_first(attempts, by_circle)
    found = []
    if channels:
        bars = tuple(_bar(*words.channel_words(name), *counts) for name, counts in channels.items())
        note = "Messages that were answered, by channel, best first."
        title = _title(channels, bars, "{} opens most doors", "What opens doors")
        found.append(Ranking(name="channels", title=title, note=note, bars=bars))
    if len(circles) > 1:
        bars = tuple(_bar(words.capital(name), "", *counts) for name, counts in circles.items())
        note = "Messages that were answered, by circle, best first."
        title = _title(circles, bars, "{}: most often answered", "Who answers")
        found.append(Ranking(name="circles", title=title, note=note, bars=bars))
    return found


def _best_first(attempts: Sequence[Attempt], key: Callable[[Attempt], str]) -> dict[str, tuple[int, int]]:
    """How many messages there were, and how many were answered, by a name, those without one left out."""
    found = [(name, counts) for name, counts in answers_by(attempts, key).items() if name]
    return dict(sorted(found, key=lambda row: (-row[1][1] / row[1][0], -row[1][0], row[0])))


def _bar(title: str, icon: str, made: int, heard: int) -> Bar:
    return Bar(name=title, icon=icon, says=f"{heard} of {made}", share=percent(heard, made))


def _title(found: Mapping[str, tuple[int, int]], bars: Sequence[Bar], finding: str, plain: str) -> str:
    """The finding, where the first of them was tried often enough to be one."""
    made, heard = next(iter(found.values()))
    return finding.format(bars[0].name) if heard and made >= FEW else plain


def _adrift(adrift: Sequence[Drift]) -> list[Bar]:
    longest = max((drift.silence for drift in adrift), default=0)
    return [
        Bar(
            name=drift.plan.contact.name,
            contact=drift.plan.contact,
            says=_silence_words(drift),
            picture=charts.silence(drift.silence, drift.usual, longest),
        )
        for drift in adrift
    ]


def _silence_words(drift: Drift) -> str:
    """`21 weeks, usually 12`; in days, where they were frequent."""
    if drift.usual < 14:
        return f"{words.count(drift.silence, 'day')}, usually {round(drift.usual)}"
    return f"{words.count(drift.silence // 7, 'week')}, usually {round(drift.usual / 7)}"


def _adrift_title(number: int) -> str:
    people = "one person is" if number == 1 else f"{number_words(number)} people are"
    return f"{words.capital(people)} quieter than usual"


def _longest_first(drift: Drift) -> tuple[int, str]:
    return (-drift.silence, drift.plan.contact.slug)
