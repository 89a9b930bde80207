"""What the record shows: attempts and answers, whose turn it is, asks and gifts, promises."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.plan.record import Word, answers_by, by_channel, by_circle, by_month, by_number, record_of

from .plans import plan_of

TODAY = "2026-11-23"
LOG = (
    "- 2026-09-01 asked email: a favour\n- 2026-09-08 sent text: again\n- 2026-09-11 heard: yes\n"
    "- 2026-09-12 gave: a book\n- 2026-10-01 promised: a map by Oct 5\n- 2026-10-05 kept: the map\n"
    "- 2026-11-02 sent email: hello\n"
)


def test_one_record() -> None:
    record = record_of(plan_of(LOG, TODAY, "email: a@b.example\ncircle: friends"), date(2026, 11, 23))
    assert (len(record.attempts), record.answers, record.days_to_answer) == (3, 1, 3)
    assert (record.asks, record.gifts, record.word) == (1, 1, Word(on_time=1))
    assert answers_by(record.attempts, by_number) == {1: (2, 0), 2: (1, 1)}
    assert answers_by(record.attempts, by_channel) == {"email": (2, 0), "text": (1, 1)}
    assert answers_by(record.attempts, by_circle) == {"friends": (3, 1)}
    assert answers_by(record.attempts, by_month) == {"2026-09": (2, 1), "2026-11": (1, 0)}


@pytest.mark.parametrize(
    ("line", "yours"),
    [
        pytest.param("heard: yes", True, id="they wrote last: yours"),
        pytest.param("sent: hello", False, id="you wrote last: theirs"),
        pytest.param("gave: a book", None, id="nobody owes a word"),
    ],
)
def test_whose_turn_it_is(line: str, yours: bool | None) -> None:
    assert record_of(plan_of(f"- 2026-11-20 {line}\n", TODAY), date(2026, 11, 23)).yours is yours
