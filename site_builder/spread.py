"""Work for every core: the answers of a pure function to many values, some of them found by other processes.

The values are cut into small parts. Each process takes the next one that nobody has taken yet, so that all of them are
done at the same time, however busy the machine is; answers are handed over as they are found, so that none piles up.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_WORTH = 200  # values; fewer are done before another process is of any use
_MOST_PARTS = 5000  # their numbers fit into a pipe
_NUMBER = 4  # bytes
_SET_PIPE_SIZE, _PIPE = 1031, 1 << 20  # Linux: room for answers that are not asked for yet


def spread(function: Callable[[T], R], values: Sequence[T]) -> list[R]:
    """`[function(value) for value in values]`, in as many processes as there are cores and as it is worth.

    Where anything fails all is done again in this process, so that an error is the same with and without others.
    """
    workers = min(os.cpu_count() or 1, len(values) // _WORTH)
    if workers < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return [function(value) for value in values]
    size = max(2, -(-len(values) // _MOST_PARTS))
    parts = [values[start : start + size] for start in range(0, len(values), size)]
    answers = _together(function, parts, workers)
    if len(answers) < len(parts):
        return [function(value) for value in values]
    return [answer for number in range(len(parts)) for answer in answers[number]]


def _together(function: Callable[[T], R], parts: Sequence[Sequence[T]], workers: int) -> dict[int, list[R]]:
    """The answers to each part by its number; some are missing where something failed."""
    todo, found = _Todo(len(parts)), dict[int, list[R]]()
    others = [_Other(function, parts, todo) for _ in range(workers - 1)]
    with suppress(Exception):  # it comes again when all is done in this process
        for number in todo:
            found[number] = [function(value) for value in parts[number]]
            for other in others:
                found.update(other.answers(wait=False))
    todo.drop()
    for other in others:
        found.update(other.answers(wait=True))
        other.end()
    return found


class _Todo:
    """The numbers of parts that nobody has taken yet, for all processes together."""

    def __init__(self, count: int) -> None:
        self._pipe, writing = os.pipe()
        os.write(writing, b"".join(number.to_bytes(_NUMBER, "big") for number in range(count)))
        os.close(writing)

    def __iter__(self) -> Iterator[int]:
        while number := os.read(self._pipe, _NUMBER):
            yield int.from_bytes(number, "big")

    def drop(self) -> None:
        """Leave nothing to do for anybody."""
        while os.read(self._pipe, _NUMBER * _MOST_PARTS):
            pass
        os.close(self._pipe)


class _Other(Generic[T, R]):
    """Another process, which inherits all that it needs."""

    def __init__(self, function: Callable[[T], R], parts: Sequence[Sequence[T]], todo: _Todo) -> None:
        from multiprocessing import Pipe

        self._answers, answers = Pipe(duplex=False)
        with suppress(ImportError, OSError):  # another system
            import fcntl

            fcntl.fcntl(answers.fileno(), _SET_PIPE_SIZE, _PIPE)
        self._child = os.fork()
        if not self._child:
            try:  # nothing of this process may reach the code that called us
                for number in todo:
                    answers.send((number, [function(value) for value in parts[number]]))
            finally:
                os._exit(0)
        answers.close()

    def answers(self, *, wait: bool) -> Iterator[tuple[int, list[R]]]:
        """What it has found out so far; all that it ever will, where we can wait."""
        with suppress(EOFError, OSError):
            while wait or self._answers.poll():
                yield self._answers.recv()

    def end(self) -> None:
        """It has said all."""
        self._answers.close()
        with suppress(ChildProcessError):
            os.waitpid(self._child, 0)
