"""The outreach lane, rule by rule, at both sides of each boundary; the worked examples hold the rest."""

from __future__ import annotations

import pytest

from .plans import plan_of

MET = "- 2026-11-18 met: trade fair\n"
SENT = "- 2026-11-18 sent email: the offer\n"
HEARD = "- 2026-11-18 heard email: yes please\n"
TALKED = "- 2026-11-18 talked: her plans\n"


def step(log: str, today: str, front: str = "email: a@b.example", settings: str = "") -> str:
    """Kind, latest day and state of the next step, as one reads it."""
    found = plan_of(log, today, front, settings).outreach
    return f"{found.kind} {found.latest} {found.state}"


@pytest.mark.parametrize(
    ("log", "today", "expected"),
    [
        pytest.param(TALKED, "2026-12-03", "thank-you 2026-11-19 overdue", id="a thank-you stands for 14 days"),
        pytest.param(TALKED, "2026-12-04", "none None none", id="and lapses on the 15th"),
        pytest.param(MET, "2026-12-19", "refresher 2026-11-19 overdue", id="a refresher stands for 30 days"),
        pytest.param(MET, "2026-12-20", "none None none", id="and lapses on the 31st"),
        pytest.param(HEARD, "2027-02-17", "reply 2026-11-19 overdue", id="a reply stands for 90 days"),
        pytest.param(HEARD, "2027-02-18", "none None none", id="and lapses on the 91st"),
        pytest.param(SENT, "2027-02-23", "second-message 2026-11-25 overdue", id="a message stands for 90 days"),
        pytest.param(SENT, "2027-02-24", "none None none", id="and lapses on the 91st day"),
        pytest.param(
            "- 2026-11-18 suggested: kites\n", "2027-02-17", "first-message 2026-11-19 overdue", id="so does a first"
        ),
        pytest.param("- 2026-11-18 suggested: kites\n", "2027-02-18", "none None none", id="and lapses"),
    ],
)
def test_what_was_left_undone_lapses(log: str, today: str, expected: str) -> None:
    assert step(log, today) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("", "asked-for 2026-12-01 upcoming", id="their word stands"),
        pytest.param("- 2026-11-20 sent: sounds good\n", "asked-for 2026-12-01 upcoming", id="a quick yes leaves it"),
        pytest.param("- 2026-11-27 sent: before its time\n", "asked-for 2026-12-01 upcoming", id="too early leaves it"),
        pytest.param(
            "- 2026-11-30 sent: as you said\n", "second-message 2026-12-07 upcoming", id="the work day before"
        ),
        pytest.param("- 2026-11-23 talked: on the stairs\n", "thank-you 2026-11-24 overdue", id="a talk answers it"),
        pytest.param("- 2026-11-23 gave: a book\n", "asked-for 2026-12-01 upcoming", id="a gift leaves it"),
        pytest.param("- 2026-11-24 note: fair -> Dec 20\n", "asked-for 2026-12-20 upcoming", id="a newer arrow wins"),
    ],
)
def test_an_arrow_is_open_until_answered(lines: str, expected: str) -> None:
    log = "- 2026-11-20 heard: slammed -> next month\n" + lines
    today = "2026-11-30"
    assert step(log, today) == expected


def test_an_answered_arrow_uncovers_an_older_one() -> None:
    log = "- 2026-11-02 note: her book -> 2027-01-15\n- 2026-11-03 note: the fair -> Nov 10\n"
    log += "- 2026-11-10 sent: the fair\n"
    assert step(log, "2026-11-11") == "asked-for 2027-01-15 upcoming"


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        pytest.param("", "asked-for 2026-12-01 upcoming", id="open"),
        pytest.param("- 2026-11-30 sent: early\n", "asked-for 2026-12-01 upcoming", id="the day before leaves it"),
        pytest.param(
            "- 2026-12-01 sent: on the day\n", "second-message 2026-12-08 upcoming", id="an attempt on the day"
        ),
        pytest.param("- 2026-12-01 gave: a book\n", "asked-for 2026-12-01 upcoming", id="a gift does not answer it"),
        pytest.param("- 2026-12-01 heard: hello\n", "reply 2026-12-02 upcoming", id="a conversation on the day"),
    ],
)
def test_follow_up_is_answered_on_its_day(log: str, expected: str) -> None:
    kind, latest, _ = step(log, "2026-12-01", "email: a@b.example\nfollow_up: 2026-12-01").split()
    assert (kind, latest) == tuple(expected.split()[:2])


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        pytest.param("- 2026-11-10 paused -> Nov 20\n", "paused None paused", id="until its day"),
        pytest.param("- 2026-11-10 paused -> Nov 19\n", "none None none", id="over on its day"),
        pytest.param("- 2026-11-10 paused\n", "paused None paused", id="without a day it holds"),
        pytest.param("- 2026-11-10 paused\n- 2026-11-12 resumed\n", "none None none", id="until resumed"),
        pytest.param("- 2026-11-10 closed\n", "closed None closed", id="closed rests"),
        pytest.param(
            "- 2026-11-10 closed\n- 2026-11-11 sent: a card\n", "closed None closed", id="an attempt opens nothing"
        ),
        pytest.param(
            "- 2026-11-10 closed\n- 2026-11-18 heard: hello\n", "reply 2026-11-19 due", id="a word of theirs does"
        ),
        pytest.param("- 2026-11-10 closed\n- 2026-11-11 reopened\n", "none None none", id="so does reopened"),
    ],
)
def test_people_who_are_left_alone(log: str, expected: str) -> None:
    assert step(log, "2026-11-19") == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("status: inbox", "inbox", id="not yet sorted"),
        pytest.param("status: inbox\ncircle: inner", "catch-up", id="a circle sorts them"),
        pytest.param("status: inbox\nevery: month", "catch-up", id="so does a cadence"),
        pytest.param("status: inbox\ncircle: nobody-knows", "inbox", id="an unknown circle counts as not there"),
        pytest.param("status: paused", "paused", id="paused by its key"),
        pytest.param("status: closed\nevery: week", "closed", id="closed by its key"),
    ],
)
def test_status(front: str, expected: str) -> None:
    assert plan_of("", "2026-11-19", f"email: a@b.example\n{front}").outreach.kind == expected


def chain(count: int, answered: bool = False) -> str:
    first = "- 2026-01-01 talked: once\n" if answered else ""
    return first + "".join(f"- 2026-02-{1 + 5 * number:02} sent: word {number}\n" for number in range(count))


@pytest.mark.parametrize(
    ("count", "answered", "expected"),
    [
        pytest.param(1, False, ("second-message", 2, 3), id="one, cold"),
        pytest.param(2, False, ("one-more-shot", 3, 3), id="two, cold"),
        pytest.param(3, False, ("resting", None, None), id="three, cold"),
        pytest.param(1, True, ("second-message", 2, 5), id="one, warm"),
        pytest.param(3, True, ("next-message", 4, 5), id="three, warm"),
        pytest.param(4, True, ("one-more-shot", 5, 5), id="four, warm"),
        pytest.param(5, True, ("resting", None, None), id="five, warm"),
    ],
)
def test_a_chain_counts_to_its_limit(count: int, answered: bool, expected: tuple[str, int | None, int | None]) -> None:
    found = plan_of(chain(count, answered), f"2026-02-{1 + 5 * (count - 1):02}").outreach
    assert (found.kind, found.step, found.of) == expected


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        pytest.param(0, "fresh-start", id="after the cycle"),
        pytest.param(1, "fresh-start", id="after one fresh start"),
        pytest.param(2, "resting", id="after two they rest for good"),
    ],
)
def test_two_fresh_starts_are_enough(starts: int, expected: str) -> None:
    log = chain(3) + "".join(f"- 2026-{8 + number}-03 sent: anew\n" for number in range(starts))
    assert plan_of(log, "2027-06-01").outreach.kind == expected


@pytest.mark.parametrize(
    ("log", "front", "channel"),
    [
        pytest.param(SENT, "email: a@b.example", "email", id="what there is"),
        pytest.param(SENT, "email: a@b.example\nphone: '1'\nprefers: text", "text", id="what they like goes first"),
        pytest.param(SENT, "phone: '1'\nprefers: email", "phone", id="where it exists"),
        pytest.param(
            "- 2026-11-01 heard phone: yes\n" + SENT,
            "email: a@b.example\nphone: '1'",
            "phone",
            id="what they answered by",
        ),
        pytest.param(SENT, "links: {signal: ada.01}", "signal", id="a link"),
        pytest.param(
            "- 2026-11-11 sent email: first\n" + SENT,
            "email: a@b.example\nphone: '1'",
            "phone",
            id="the last goes another way",
        ),
        pytest.param("- 2026-11-11 sent email: first\n" + SENT, "email: a@b.example", "email", id="where there is one"),
        pytest.param(SENT, "org: Lumen", None, id="no way at all"),
    ],
)
def test_channel(log: str, front: str, channel: str | None) -> None:
    assert plan_of(log, "2026-11-20", front).outreach.channel == channel


def test_two_asks_in_a_row_bring_something() -> None:
    asked = "- 2026-11-01 asked: a favour\n- 2026-11-18 asked: another\n"
    gave = asked.replace("another", "another") + "- 2026-11-18 gave: a book\n"
    assert any("bring something" in hint for hint in plan_of(asked, "2026-11-19").outreach.hints)
    assert not any("bring something" in hint for hint in plan_of(gave, "2026-11-19").outreach.hints)
