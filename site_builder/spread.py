"""Work for every core: the answers of a pure function to many values, a part of them found by a second process."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_WORTH = 200  # values; fewer are done before another process is of any use


def spread(function: Callable[[T], R], values: Sequence[T]) -> list[R]:
    """`[function(value) for value in values]`, in as many processes as there are cores and as it is worth.

    What fails in another process is done again in this one, so that an error is the same with and without it.
    """
    workers = min(os.cpu_count() or 1, len(values) // _WORTH)
    if workers < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return [function(value) for value in values]
    size = -(-len(values) // workers)
    parts = [values[start : start + size] for start in range(0, len(values), size)]
    others = [_Part(function, part) for part in parts[1:]]
    answers = [function(value) for value in parts[0]]
    for other in others:
        answers += other.answers()
    return answers


class _Part(Generic[T, R]):
    """Some of the values, given to a process of its own that inherits all it needs."""

    def __init__(self, function: Callable[[T], R], values: Sequence[T]) -> None:
        self._function, self._values = function, values
        self._pipe, writing = os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(self._pipe)
            self._work(writing)
        os.close(writing)

    def _work(self, writing: int) -> None:
        """In the other process: nothing of it may reach the code that called us."""
        try:
            answers = pickle.dumps([self._function(value) for value in self._values], protocol=5)
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(answers)
        finally:
            os._exit(0)

    def answers(self) -> list[R]:
        """What it found out; found out here where it could not."""
        with os.fdopen(self._pipe, "rb") as pipe:
            data = pipe.read()
        with suppress(ChildProcessError):
            os.waitpid(self._child, 0)
        try:
            answers: list[R] = pickle.loads(data)
        except (pickle.UnpicklingError, EOFError):
            return [self._function(value) for value in self._values]
        return answers
