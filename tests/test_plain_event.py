"""The short way for plain log lines reads what the long way reads."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.days import Workdays
from site_builder.model import Event
from site_builder.text.line import LogFile, read_any_line
from site_builder.text.log import log_sections
from site_builder.text.plain_event import plain_event
from site_builder.text.sections import Bullet
from site_builder.text.verbs import CHANNELS, VERBS
from site_builder.text.when import read_when
from tests.bench.notebook import note


def bullets(body: str) -> list[Bullet]:
    return [bullet for section in log_sections(body) for bullet in section.bullets]


def log_of(body: str) -> LogFile:
    return LogFile(path="contacts/ada.md", first_line=5, body=body,
                   reader=lambda text, said: read_when(text, said, Workdays()))  # fmt: skip


def short_way(bullet: Bullet, log: LogFile) -> Event | None:
    _, line, column = bullet.parts[0]
    return plain_event(bullet.text, line, column, bullet.more, log)


def disagree(body: str) -> list[str]:
    """The bullets that the two ways read differently, or of which the long way has something to say."""
    log = log_of(body)
    read = [(bullet, event) for bullet in bullets(body) if (event := short_way(bullet, log))]
    return [bullet.text for bullet, event in read if event != read_any_line(bullet, log) or log.problems]


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("2026-11-20 sent: the deck", True),
        ("2026-11-20 sent email: the deck: all of it", True),
        ("2026-11-20 emailed:   the deck", True),
        ("2026-11-20 called phone: she will look at it", True),
        ("2026-11-20 called: No answer", False),
        ("2026-11-20 called off: too early", False),
        ("2026-11-20 sent:the deck", False),
        ("2026-11-20 sent to Ben: the deck", False),
        ("2026-11-20 sent: the deck #ask", False),
        ("2026-11-20 sent: the deck -> next week", True),
        ("2026-11-20 sent: the deck -> last week", False),
        ("2026-11-20 sent: the deck -> 2026-11-19", False),
        ("2026-11-20 sent: a -> b -> next week", False),
        ("2026-11-20 sent: the deck-> next week", False),
        ("2026-11-20 sent: the deck => next week", False),
        ("2026-11-20 promised: the deck by Friday", False),
        ("2026-11-20 promised: the deck -> Friday", True),
        ("2026-11-20 meeting: the deck -> Friday", False),
        ("2026-11-31 sent: the deck", False),
    ],
)
def test_which_lines_are_plain(line: str, plain: bool) -> None:
    (bullet,) = bullets(f"## Log\n- {line}\n")
    assert (short_way(bullet, log_of("")) is not None) == plain


WORDS = st.sampled_from((
    *VERBS, *CHANNELS, "off", "on", "by", "with Ben", "to", "15:00", ":", ": ", ":  ", " : ", "the deck",
    "no answer", "voicemail", "(set 2026-11-01)", "#ask", "-> Friday", "->", "→", "https://a.example", "Met", "é",
    "\u00a0",
))  # fmt: skip
LINE = st.tuples(
    st.sampled_from(("2026-11-20", "2026-02-30", "0000-01-01", "20.11.2026", "2026-11-20T10:00")),
    st.lists(WORDS, max_size=5).map(" ".join),
    st.sampled_from(
        (": the deck", ":the deck", "", ": no answer", ":", ": the deck -> Friday", ": -> 2026-11-01", ": a ->")
    ),
).map(lambda parts: f"- {parts[0]} {parts[1]}{parts[2]}")


@settings(max_examples=300, deadline=None)
@given(st.lists(LINE, max_size=6))
def test_both_ways_read_the_same(lines: list[str]) -> None:
    assert disagree("\n".join(["## Log", *lines])) == []


def test_both_ways_read_the_same_in_generated_notes() -> None:
    bodies = [note("Ada", random.Random(seed)).partition("---\n\n")[2] for seed in range(200)]
    assert [line for body in bodies for line in disagree(body)] == []
