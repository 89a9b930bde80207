"""What a memory gives back is what its functions would answer, in the order asked."""

from __future__ import annotations

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
