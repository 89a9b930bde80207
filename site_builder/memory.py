"""Remembers what pure functions answered, so that one save costs one person and not everybody."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar, TypeVarTuple

Answer = TypeVar("Answer")
Value = TypeVar("Value")
Key = TypeVar("Key", bound=Hashable)
Arguments = TypeVarTuple("Arguments")


class Spread(Protocol):
    """Asks a function for its answer to each of many values, in one process or in several."""

    def __call__(self, function: Callable[[Value], Answer], values: Sequence[Value], /) -> Iterable[Answer]:
        """The answers, in the order of the values."""


class Memory:
    """The last answer of each function for each key, with the arguments that it was given.

    An answer is given again only for equal arguments, so that with and without a memory every byte agrees.
    What a whole build did not ask for is forgotten at its end (`forget_unasked`).
    """

    def __init__(self) -> None:
        self._answers: dict[tuple[Hashable, Hashable], tuple[tuple[Any, ...], Any]] = {}
        self._asked: set[tuple[Hashable, Hashable]] = set()

    def ask(self, key: Hashable, function: Callable[[*Arguments], Answer], *arguments: *Arguments) -> Answer:
        """What the function answers to these arguments; `key` is whom or what it is about."""
        place = (function, key)
        self._asked.add(place)
        if self._knows(place, arguments):
            return self._answers[place][1]  # type: ignore[no-any-return]
        answer = function(*arguments)
        self._answers[place] = (arguments, answer)
        return answer

    def ask_each(
        self, function: Callable[[Value], Answer], values: Mapping[Key, Value], spread: Spread
    ) -> dict[Key, Answer]:
        """What the function answers to each value, by its key; what is not known yet is found out all at once."""
        new = {key: value for key, value in values.items() if not self._knows((function, key), (value,))}
        found = dict(zip(new, spread(function, list(new.values())), strict=True))
        for key, value in new.items():
            self._answers[function, key] = ((value,), found[key])
        self._asked.update((function, key) for key in values)
        return {key: self._answers[function, key][1] for key in values}

    def _knows(self, place: tuple[Hashable, Hashable], arguments: tuple[Any, ...]) -> bool:
        known = self._answers.get(place)
        return known is not None and _same(known[0], arguments)

    def keep(self, key: Hashable, value: Answer) -> Answer:
        """The value itself, or the equal one kept before: so that to compare it with itself costs nothing."""
        return self.ask(key, _itself, value)

    def forget_unasked(self) -> None:
        """Drop what nothing has asked for since the last call."""
        for place in self._answers.keys() - self._asked:
            del self._answers[place]
        self._asked.clear()


def _itself(value: Answer) -> Answer:
    return value


def _same(known: tuple[Any, ...], arguments: tuple[Any, ...]) -> bool:
    return all(one is other or one == other for one, other in zip(known, arguments, strict=True))
