"""What a memory gives back is what its functions would answer, in the order asked."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from site_builder.memory import Memory


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param({"a": 1, "b": 2}, {"a": 1, "b": 2}, id="the same"),
        pytest.param({"a": 1, "b": 2}, {"b": 2, "a": 1}, id="in another order"),
        pytest.param({"a": 1, "b": 2}, {"b": 2, "a": 3}, id="one is new, in another order"),
        pytest.param({"a": 1, "b": 2}, {"c": 1, "b": 2}, id="another key"),
        pytest.param({"a": 1, "b": 2}, {"b": 2}, id="one is gone"),
        pytest.param({}, {"a": 1}, id="the first"),
        pytest.param({"a": 1}, {}, id="nobody is left"),
    ],
)
def test_each_answers_as_without_a_memory(before: dict[str, int], now: dict[str, int]) -> None:
    memory = Memory()
    memory.each(str, before)
    assert list(memory.each(str, now).items()) == [(key, str(value)) for key, value in now.items()]


CHANGES = [
    pytest.param({"a": "tea", "b": "ink"}, {"a": "tea", "b": "ink"}, id="the same"),
    pytest.param({"a": "tea", "b": "ink"}, {"b": "ink", "a": "tea"}, id="in another order"),
    pytest.param({"a": "tea", "b": "ink"}, {"a": "eve", "b": "ink"}, id="one is another"),
    pytest.param({"a": "tea", "b": "ink"}, {"c": "tea", "b": "ink"}, id="another key"),
    pytest.param({"a": "tea", "b": "ink"}, {"b": "ink"}, id="one is gone"),
    pytest.param({"a": "tea"}, {"a": "tea", "b": "nine"}, id="one is new"),
    pytest.param({"a": "tea"}, {}, id="nobody is left"),
    pytest.param({"a": ""}, {"a": "a"}, id="one had nothing"),
    pytest.param({str(n): "tea" for n in range(200)}, {str(n): "ink" for n in range(200)}, id="all are others"),
    pytest.param({str(n): "tea" for n in range(200)}, {str(n): "tea" for n in range(50, 350)}, id="many go and come"),
]


@pytest.mark.parametrize(("before", "now"), CHANGES)
def test_things_are_counted_as_without_a_memory(before: dict[str, str], now: dict[str, str]) -> None:
    memory = Memory()
    memory.counted(list, before)
    assert dict(memory.counted(list, now)) == dict(Counter("".join(now.values())))


@pytest.mark.parametrize(("before", "now"), CHANGES)
def test_entries_are_in_order_as_without_a_memory(before: dict[str, str], now: dict[str, str]) -> None:
    def letters(person: tuple[str, str]) -> list[tuple[str, str, int]]:
        return [(letter, person[0], place) for place, letter in enumerate(person[1])]

    memory, people = Memory(), {person: person for person in [*before.items(), *now.items()]}
    memory.in_order(letters, {key: people[key, word] for key, word in before.items()})
    found = memory.in_order(letters, {key: people[key, word] for key, word in now.items()})
    assert found == sorted(letter for person in now.items() for letter in letters(person))


def lengths(person: tuple[str, int]) -> list[tuple[int, str]]:
    return [(person[1], person[0])] * bool(person[1])


def digits(person: tuple[str, int]) -> str:
    return str(person[1])


def cut(person: tuple[str, int]) -> tuple[str, int]:
    return (person[0], person[1] // 4)


@pytest.mark.parametrize("seed", range(20))
def test_answers_about_answers_are_those_of_a_new_memory(seed: int) -> None:
    chance, memory = random.Random(seed), Memory()
    people = {f"p{n:03}": (f"p{n:03}", n % 9) for n in range(150)}
    for _ in range(12):
        people = dict(people)
        for key in chance.choices([*people, "a", "p075a", "z"], k=chance.choice((0, 1, 3, 120))):
            people[key] = (key, chance.randrange(9))
        if chance.random() < 0.3:
            people.pop(chance.choice(list(people)))
        found, anew = memory.each(cut, people), Memory().each(cut, people)
        assert list(found.items()) == list(anew.items())
        if chance.random() < 0.7:  # not everything is asked for each time
            assert list(memory.each(digits, found).items()) == list(Memory().each(digits, anew).items())
        assert memory.counted(digits, found) == Memory().counted(digits, anew)
        assert memory.in_order(lengths, found) == Memory().in_order(lengths, anew)
