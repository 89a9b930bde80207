"""Why: the rules in words, with the article each comes from, and the numbers that they go by.

The words of a rule are the docstring of its module; what moves a day has its words here.
"""

from __future__ import annotations

from inspect import cleandoc
from types import ModuleType
from typing import NamedTuple

from site_builder.days import Cadence
from site_builder.model import Kind
from site_builder.plan import find_a_way
from site_builder.plan.duties import anniversary, check_in, meetings, promise, they_owe
from site_builder.plan.outreach import (
    asked_for,
    catch_up,
    first_message,
    nothing,
    refresher,
    reply,
    rest,
    silence,
    standing,
    thank_you,
)
from site_builder.settings import Playbook, Settings
from site_builder.site.page import Page
from site_builder.site.words import KINDS, capital


class Article(NamedTuple):
    """Somebody else's text from which rules come."""

    title: str
    author: str = ""


ART = Article(title="The Art of Follow-Up", author="Judy Garmaise")
BASICS = Article(title="Contact follow-up basics")
CALL = Article(title="Call Me Maybe? 4 Ways to Perfect Your Follow-up")
MONTH = Article(title="Follow up next month")
SHOT = Article(title="Always Give It One More Shot", author="Larissa Weinstein")
ARTICLES = (ART, BASICS, CALL, MONTH, SHOT)

RULES: tuple[tuple[ModuleType, tuple[Kind, ...], Article], ...] = (
    (promise, (Kind.PROMISE,), ART),
    (refresher, (Kind.REFRESHER,), BASICS),
    (thank_you, (Kind.THANK_YOU,), CALL),
    (first_message, (Kind.FIRST_MESSAGE,), MONTH),
    (reply, (Kind.REPLY,), ART),
    (asked_for, (Kind.ASKED_FOR,), MONTH),
    (silence, (Kind.SECOND_MESSAGE, Kind.NEXT_MESSAGE, Kind.ONE_MORE_SHOT), SHOT),
    (rest, (Kind.RESTING, Kind.FRESH_START), BASICS),
    (catch_up, (Kind.CATCH_UP,), ART),
    (meetings, (Kind.CONFIRM_MEETING, Kind.LOG_MEETING), BASICS),
    (they_owe, (Kind.THEY_OWE,), CALL),
    (check_in, (Kind.CHECK_IN,), ART),
    (anniversary, (Kind.BIRTHDAY, Kind.DATE), ART),
    (find_a_way, (Kind.FIND_A_WAY,), BASICS),
    (standing, (Kind.CLOSED, Kind.PAUSED, Kind.INBOX), SHOT),
    (nothing, (Kind.NONE,), SHOT),
)

MOVES: tuple[tuple[str, str, Article, str], ...] = (
    ("days", "agenda", MONTH, """
        Work days: what falls on a weekend or a holiday waits for the next work day.

        A confirmation, and the first day of a promise, go to the work day before. A promise's own date never
        moves, nor a birthday, nor a day that somebody named. Playbooks with `days: any` move nothing."""),
    ("busy", "hourglass", MONTH, """
        Busy seasons: what falls in theirs, or in yours, waits for the first work day after both.

        So do second and later messages, fresh starts, catch-ups and check-ins. What they asked for themselves
        is taken at its word."""),
    ("pace", "wave", CALL, """
        Pace: two messages in a hurry make the next wait twice as long.

        Before an appointment there are two quiet weeks, too: nobody is reminded of you three days before you
        meet."""),
    ("load", "rows", ART, """
        Room: a day is good for so many steps, and what can wait a little goes on to a day with room.

        Only catch-ups, fresh starts and a vague `next year` move, by a tenth of their rhythm at most. Those you
        were in touch with most recently go first. What is done keeps its room."""),
)  # fmt: skip


class Rule(NamedTuple):
    """One entry of the page; in its texts every second piece is code."""

    anchors: tuple[str, ...]
    icon: str
    title: str
    lead: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]  # paragraphs
    article: Article


def why_page(settings: Settings) -> Page:
    """The rules, the numbers of each playbook, and the circles."""
    rules = [*(_of_module(*row) for row in RULES), *(_of_move(*row) for row in MOVES)]
    return Page(
        path="why/index.html",
        template="why.html",
        title="The rules",
        values={
            "rules": rules,
            "articles": ARTICLES,
            "playbooks": [_numbers(book) for book in settings.playbooks.values()],
            "circles": [
                (circle.name, circle.every.text if circle.every else "never", circle.playbook or "default")
                for circle in settings.circles.values()
            ],
            "capacity": settings.capacity,
        },
    )


def _of_module(module: ModuleType, kinds: tuple[Kind, ...], article: Article) -> Rule:
    return _rule(tuple(kinds), KINDS[kinds[0]][1], article, module.__doc__ or "")


def _of_move(anchor: str, icon: str, article: Article, text: str) -> Rule:
    return _rule((anchor,), icon, article, text)


def _rule(anchors: tuple[str, ...], icon: str, article: Article, text: str) -> Rule:
    first, *rest = cleandoc(text).split("\n\n")
    title, colon, lead = " ".join(first.split()).partition(": ")
    return Rule(
        anchors=anchors,
        icon=icon,
        title=title if colon else title.rstrip("."),
        lead=_pieces(capital(lead)),
        body=tuple(_pieces(paragraph) for paragraph in rest),
        article=article,
    )


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(" ".join(text.split()).split("`")) if text else ()


def _numbers(book: Playbook) -> tuple[str, ...]:
    """One playbook's row: name, days, refresher, thanks, waits, attempts, rest, revival, gap."""
    return (
        book.name,
        book.days,
        str(book.refresher_within),
        "never" if book.thank_within is None else str(book.thank_within),
        ", ".join(map(str, book.waits)),
        f"{book.attempts_cold} / {book.attempts_warm}",
        str(book.rest_after),
        _cadence(book.revive_after),
        str(book.min_gap),
    )


def _cadence(every: Cadence) -> str:
    return "never" if every.never else every.text
