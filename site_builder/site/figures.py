"""The figures of Insights: from the record to findings in words, with a picture and the numbers behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from statistics import median
from typing import NamedTuple

from site_builder.model import Event, Plan
from site_builder.plan.record import Attempt, answers_by, by_month, by_number, word_by_month
from site_builder.plan.wording import MONTHS, number_words
from site_builder.site import charts
from site_builder.site.activity import months_before
from site_builder.site.charts import percent
from site_builder.site.svg import Picture
from site_builder.site.words import count

NUMBERS = ("First message", "Second message", "Third message", "Fourth message", "Later messages")
FEW = 3  # of a thing, before it is worth a finding
_DAYS = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 10), (11, 14), (15, 10**6))
_WEEKS = ((0, 7), (8, 14), (15, 21), (22, 28), (29, 42), (43, 56), (57, 84), (85, 10**6))

Month = tuple[int, int]  # year and month


class Figure(NamedTuple):
    """A finding: its title in words, a remark, a picture, and the numbers behind it (the first row names them)."""

    name: str
    title: str
    note: str
    picture: Picture
    table: tuple[tuple[str, ...], ...]


def year_figure(days: Sequence[date], today: date) -> Figure:
    """When you were in touch: a square a day."""
    counts, months = Counter(days), Counter((day.year, day.month) for day in days)
    busiest = sorted(sorted(months, key=lambda month: (-months[month], month))[:2])
    title = f"In touch {count(len(days), 'time')} on {count(len(counts), 'day')}"
    note = f"Busiest in {' and '.join(month_name(month) for month in busiest)}."
    return Figure(
        name="year",
        title=title,
        note=note,
        picture=charts.year(counts, today, f"{title} in the last 12 months. {note}"),
        table=(("Month", "In touch"), *((month_name(month), str(months[month])) for month in months_before(today))),
    )


def attempts_figure(attempts: Sequence[Attempt]) -> Figure | None:
    """How many first, second and later messages were answered."""
    found = answers_by(attempts, lambda attempt: min(by_number(attempt), len(NUMBERS)))
    if not found:
        return None
    rows = [(NUMBERS[number - 1], answered, made) for number, (made, answered) in found.items()]
    says = "Answers by attempt: " + "; ".join(f"{name} {part} of {whole}" for name, part, whole in rows)
    title, note = _attempt_words(found)
    return Figure(
        name="attempts",
        title=title,
        note=note,
        picture=charts.shares(rows, says),
        table=(
            ("Message", "Sent", "Answered", "Share"),
            *((name, str(whole), str(part), percent(part, whole)) for name, part, whole in rows),
        ),
    )


def _attempt_words(found: Mapping[int, tuple[int, int]]) -> tuple[str, str]:
    """What the second message brought; what came of the first, where there was no second to speak of."""
    sent, answered = sum(made for made, _ in found.values()), sum(heard for _, heard in found.values())
    made, heard = found.get(2, (0, 0))
    all_told = f"In the end {answered} of {count(found[min(found)][0], 'conversation')} went on."
    if made < FEW:
        return (f"{answered} of {count(sent, 'message')} answered", "No answer for a week? A second one is fair.")
    if heard < 0.1 * made:
        return ("A second message is seldom answered", f"{heard} of {made} so far. {all_told}")
    one_in = round(made / heard)
    often = f"One in {number_words(one_in)} is answered." if one_in > 1 else "Most of them are answered."
    return ("A second message is worth writing", f"{often} {all_told}")


def days_figure(attempts: Sequence[Attempt]) -> Figure | None:
    """How long answers took."""
    days = sorted(attempt.days for attempt in attempts if attempt.days is not None)
    if len(days) < FEW:
        return None
    half, most = int(median(days)), days[int(0.9 * (len(days) - 1))]
    spans = _DAYS if half <= 10 else _WEEKS
    rows = [(_span(first, last), sum(first <= day <= last for day in days)) for first, last in spans]
    column = next(at for at, (first, last) in enumerate(spans) if first <= half <= last)
    says = "Days until an answer: " + ", ".join(f"{name}: {number}" for name, number in rows)
    return Figure(
        name="days",
        title="Half of all answers come " + (f"within {count(half, 'day')}" if half else "on the same day"),
        note=f"Nine in ten within {count(max(1, most), 'day')}: a little patience is part of it.",
        picture=charts.histogram(rows, column, says),
        table=(("Days", "Answers"), *((name, str(number)) for name, number in rows)),
    )


def months_figure(attempts: Sequence[Attempt], today: date) -> Figure | None:
    """How often you wrote or called in each month, and how often it was answered."""
    found = answers_by(attempts, by_month)
    rows = [(month, *found.get(_iso(month), (0, 0))) for month in months_before(today)]
    written = [row for row in rows if row[1]]
    if len(written) < 2:
        return None
    made = sum(number for _, number, _ in written)
    most = max(written, key=lambda row: row[1])
    says = "; ".join(f"{month_name(month)} {heard} of {number}" for month, number, heard in rows)
    return Figure(
        name="months",
        title=f"You wrote {count(made, 'time')}, most often in {MONTHS[most[0][1] - 1]}",
        note="A column is a month’s messages, filled as far as they were answered.",
        picture=charts.columns(
            [(_letter(month), heard, number) for month, number, heard in rows], f"Messages answered by month: {says}"
        ),
        table=(
            ("Month", "Sent", "Answered"),
            *((month_name(month), str(number), str(heard)) for month, number, heard in rows),
        ),
    )


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}+" if last > 99 else f"{first}–{last}"


class Kept(NamedTuple):
    """How many promises of a month, or of a year, were kept on time, with notice, or late."""

    on_time: int = 0
    with_notice: int = 0
    late: int = 0

    @property
    def kept(self) -> int:
        """On time, or announced in time."""
        return self.on_time + self.with_notice

    @property
    def settled(self) -> int:
        """All that are not open."""
        return self.kept + self.late


def word_by_months(plans: Iterable[Plan], today: date) -> dict[Month, Kept]:
    """The owner's word in each of the last twelve months."""
    found = word_by_month(plans)
    months: dict[Month, Kept] = {}
    for year, month in months_before(today):
        word = found.get(_iso((year, month)))
        months[year, month] = (
            Kept(on_time=word.on_time, with_notice=word.with_notice, late=word.late) if word else Kept()
        )
    return months


def in_all(months: Iterable[Kept]) -> Kept:
    """The months as one."""
    months = list(months)
    return Kept(
        on_time=sum(word.on_time for word in months),
        with_notice=sum(word.with_notice for word in months),
        late=sum(word.late for word in months),
    )


def word_figure(months: Mapping[Month, Kept]) -> Figure | None:
    """How you kept your word, by the month in which it was due."""
    year = in_all(months.values())
    if not year.settled:
        return None
    says = "; ".join(
        f"{month_name(month)} {word.on_time}, {word.with_notice} and {word.late}" for month, word in months.items()
    )
    told = f", {year.with_notice} of them as you had announced" if year.with_notice else ""
    return Figure(
        name="word",
        title=f"{year.on_time} of {count(year.settled, 'promise')} kept on time",
        note=f"Each dot is a promise; the hollow ones came later{told}.",
        picture=charts.dots(
            [(_letter(month), word.on_time, word.with_notice, word.late) for month, word in months.items()],
            f"Promises by month, kept on time, later with notice, and late: {says}",
        ),
        table=(
            ("Month", "On time", "With notice", "Late"),
            *(
                (month_name(month), str(word.on_time), str(word.with_notice), str(word.late))
                for month, word in months.items()
            ),
        ),
    )


def balance_figure(events: Iterable[Event], today: date) -> Figure | None:
    """What you gave and what you asked for."""
    given: Counter[Month] = Counter()
    asked: Counter[Month] = Counter()
    for event in events:
        given[event.day.year, event.day.month] += event.gift
        asked[event.day.year, event.day.month] += event.ask
    rows = [(month, given[month], asked[month]) for month in months_before(today)]
    gifts, asks = sum(more for _, more, _ in rows), sum(less for *_, less in rows)
    if not gifts and not asks:
        return None
    says = "; ".join(f"{month_name(month)} {more} and {less}" for month, more, less in rows)
    return Figure(
        name="balance",
        title=f"You gave {count(gifts, 'time')} and asked {count(asks, 'time')}",
        note="Given above the line, asked below" + (f": {gifts / asks:.1f} to 1." if asks else "."),
        picture=charts.give_and_ask(
            [(_letter(month), more, less) for month, more, less in rows], f"Given and asked by month: {says}"
        ),
        table=(("Month", "Given", "Asked"), *((month_name(month), str(more), str(less)) for month, more, less in rows)),
    )


def month_name(month: Month) -> str:
    """`Nov 2026`."""
    return f"{MONTHS[month[1] - 1]} {month[0]}"


def _iso(month: Month) -> str:
    return f"{month[0]}-{month[1]:02}"


def _letter(month: Month) -> str:
    return MONTHS[month[1] - 1][0]
