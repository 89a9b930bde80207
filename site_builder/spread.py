"""Work for every core: the answers of a pure function to many values, some of them found by other processes.

The values are cut into small parts. Each process takes the next one that nobody has taken yet, so that all of them are
done at the same time, however busy the machine is. The others begin at once, and this process when it is asked for the
answers: meanwhile it may do something else. What there is no room for in the pipe waits in the process that found it.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import FileIO
from itertools import chain
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_WORTH = 200  # values; fewer are done before another process is of any use
_MOST_PARTS = 5000  # their numbers fit into a pipe
_NUMBER = 4  # bytes
_SET_PIPE_SIZE, _PIPE = 1031, 1 << 20  # Linux: room for answers that are not asked for yet


def spread(function: Callable[[T], R], values: Sequence[T]) -> Iterator[R]:
    """`map(function, values)`, in as many processes as there are cores and as it is worth.

    What another process fails to do is done again in this one, in order: so an error is the same with and without it.
    """
    workers = min(os.cpu_count() or 1, len(values) // _WORTH)
    if workers < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return map(function, values)
    size = max(2, -(-len(values) // _MOST_PARTS))
    parts = [values[start : start + size] for start in range(0, len(values), size)]
    todo = _Todo(len(parts))
    others = [_Other(function, parts, todo) for _ in range(workers - 1)]
    return chain.from_iterable(_together(function, parts, todo, others))


def _together(
    function: Callable[[T], R], parts: Sequence[Sequence[T]], todo: _Todo, others: Sequence[_Other[R]]
) -> Iterator[list[R]]:
    """The answers to each part, in order, as soon as they are known."""
    found: dict[int, list[R]] = {}
    due = 0
    try:
        with suppress(Exception):  # it comes again below, in its turn
            for number in todo:
                found[number] = [function(value) for value in parts[number]]
                for other in others:
                    found.update(other.answers())
                while due in found:
                    yield found.pop(due)
                    due += 1
    finally:
        todo.drop()
        for other in others:
            found.update(other.end())
    for number in range(due, len(parts)):
        yield found.pop(number) if number in found else [function(value) for value in parts[number]]


class _Todo:
    """The numbers of parts that nobody has taken yet, for all processes together."""

    def __init__(self, count: int) -> None:
        self._pipe, writing = _pipe()
        writing.write(b"".join(number.to_bytes(_NUMBER, "big") for number in range(count)))
        writing.close()

    def __iter__(self) -> Iterator[int]:
        while number := self._pipe.read(_NUMBER):
            yield int.from_bytes(number, "big")

    def drop(self) -> None:
        """Leave nothing to do for anybody."""
        while self._pipe.read(_NUMBER * _MOST_PARTS):
            pass
        self._pipe.close()


class _Other(Generic[R]):
    """Another process, which inherits all that it needs."""

    def __init__(self, function: Callable[[T], R], parts: Sequence[Sequence[T]], todo: _Todo) -> None:
        self._pipe, answers = _pipe()
        self._unread = bytearray()
        self._child = os.fork()
        if not self._child:
            try:  # nothing of this process may reach the code that called us
                _work(function, parts, todo, answers)
            finally:
                os._exit(0)
        answers.close()
        os.set_blocking(self._pipe.fileno(), False)

    def answers(self) -> Iterator[tuple[int, list[R]]]:
        """What it has told and we have not heard yet: the numbers of parts, and the answers to them."""
        while told := self._pipe.read(_PIPE):
            self._unread += told
            while len(self._unread) >= _NUMBER:
                end = _NUMBER + int.from_bytes(self._unread[:_NUMBER], "big")
                if len(self._unread) < end:
                    break
                yield pickle.loads(self._unread[_NUMBER:end])
                del self._unread[:end]

    def end(self) -> Iterator[tuple[int, list[R]]]:
        """All the rest of what it ever tells."""
        os.set_blocking(self._pipe.fileno(), True)
        yield from self.answers()
        self._pipe.close()
        with suppress(ChildProcessError):
            os.waitpid(self._child, 0)


def _work(function: Callable[[T], R], parts: Sequence[Sequence[T]], todo: _Todo, answers: FileIO) -> None:
    """Answer to parts until none is left, and tell it as far as there is room."""
    unsent: deque[memoryview] = deque()
    os.set_blocking(answers.fileno(), False)
    for number in todo:
        told = pickle.dumps((number, [function(value) for value in parts[number]]), protocol=5)
        unsent.append(memoryview(len(told).to_bytes(_NUMBER, "big") + told))
        _send(unsent, answers)
    os.set_blocking(answers.fileno(), True)
    _send(unsent, answers)


def _send(unsent: deque[memoryview], pipe: FileIO) -> None:
    while unsent and (sent := pipe.write(unsent[0])):
        unsent[0] = unsent[0][sent:]
        if not unsent[0]:
            unsent.popleft()


def _pipe() -> tuple[FileIO, FileIO]:
    reading, writing = os.pipe()
    with suppress(ImportError, OSError):  # another system
        import fcntl

        fcntl.fcntl(reading, _SET_PIPE_SIZE, _PIPE)
    return FileIO(reading, "rb"), FileIO(writing, "wb")
