"""What costs goodwill is found, and ordinary sentences are left alone."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.drafts.tone import _expression, _triggered, find_tone
from site_builder.drafts.tone_table import ADVICE, PATTERNS, Slip

TABLES = Path(__file__).parent / "tone"


def _lines(name: str) -> list[str]:
    text = (TABLES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


FOUND = [tuple(line.split(" | ", 1)) for line in _lines("found.txt")]
ORDINARY = _lines("ordinary.txt")


@pytest.mark.parametrize(("slip", "sentence"), FOUND, ids=[sentence for _, sentence in FOUND])
def test_found(slip: str, sentence: str) -> None:
    assert [str(each.slip) for each in find_tone(sentence)] == [slip]


@pytest.mark.parametrize(("slip", "sentence"), FOUND, ids=[sentence for _, sentence in FOUND])
def test_found_wherever_its_lines_break(slip: str, sentence: str) -> None:
    assert [str(each.slip) for each in find_tone(sentence.replace(" ", " \n"))] == [slip]


@pytest.mark.parametrize("sentence", ORDINARY, ids=ORDINARY)
def test_left_alone(sentence: str) -> None:
    assert [sentence[each.start : each.end] for each in find_tone(sentence)] == []


@settings(max_examples=200, deadline=None)
@given(number=st.integers(0, len(PATTERNS) - 1), data=st.data())
def test_what_a_pattern_finds_has_one_of_its_triggers(number: int, data: st.DataObject) -> None:
    letters = st.characters(codec="ascii")
    text = data.draw(st.from_regex(_expression(number), alphabet=letters))
    assert number in _triggered(text)


def test_the_tables_are_long_enough() -> None:
    assert {slip for slip, _ in FOUND} == set(Slip)
    assert (len(FOUND) >= 60, len(ORDINARY) >= 120) == (True, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Hello Ada,\n\nI still haven’t heard back. Bye", ["still haven’t heard back"], id="a curly mark"),
        pytest.param("Sorry to\nbother you.", ["Sorry to\nbother you"], id="over a line's end"),
        pytest.param("Just checking in! Thoughts?", ["Just checking in", "Thoughts?"], id="two, in order"),
        pytest.param("Just checking in: the charts are attached.", [], id="not vague where something is brought"),
        pytest.param("Just checking in, asap! It is attached.", ["asap"], id="what else is wrong stays"),
        pytest.param("My third note, still no answer.", ["My third note", "still no answer"], id="both"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_places(text: str, words: list[str]) -> None:
    found = find_tone(text)
    assert [each.phrase for each in found] == words
    assert [text[each.start : each.end] for each in found] == words


def test_each_finding_says_why_and_what_instead() -> None:
    found = find_tone("Take it or leave it.")[0]
    assert (found.why, found.kinder) == (ADVICE[Slip.PRESSURE].why, ADVICE[Slip.PRESSURE].kinder)


def test_the_kinder_wordings_are_kind() -> None:
    assert [slip for slip in Slip if find_tone(" ".join(re.findall("“(.*?)”", ADVICE[slip].kinder)))] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("you have to " * 20_000, id="a beginning over and over"),
        pytest.param("I will " + "x" * 100_000 + " in ten minutes", id="one endless word"),
        pytest.param("I'll " + "a b " * 30_000, id="endless short words"),
        pytest.param("my " * 50_000 + "sixth", id="endless mys"),
        pytest.param(" \n" * 50_000 + "still " + " " * 50_000, id="endless spaces"),
        pytest.param("despite my " + "many several " * 20_000, id="endless adjectives"),
        pytest.param(" ".join(words.split("|")[0] for _, words, _ in PATTERNS) * 20, id="all triggers"),
    ],
)
def test_a_long_text_takes_no_time(text: str) -> None:
    before = time.process_time()
    find_tone(text)
    assert time.process_time() - before < 2
