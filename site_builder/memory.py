"""Remembers what pure functions answered, so that one save costs one person and not everybody."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, TypeVarTuple

Answer = TypeVar("Answer")
Arguments = TypeVarTuple("Arguments")


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
        known = self._answers.get(place)
        if known is not None and _same(known[0], arguments):
            return known[1]  # type: ignore[no-any-return]
        answer = function(*arguments)
        self._answers[place] = (arguments, answer)
        return answer

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
