"""Remembers what pure functions answered, so that one save costs one person and not everybody."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any, Protocol, TypeVar, TypeVarTuple

Answer = TypeVar("Answer")
Value = TypeVar("Value")
Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing", bound=Hashable)
Entry = TypeVar("Entry")
Arguments = TypeVarTuple("Arguments")


class Spread(Protocol):
    """Asks a function for its answer to each of many values, in one process or in several."""

    def __call__(self, function: Callable[[Value], Answer], values: Sequence[Value], /) -> Iterable[Answer]:
        """The answers, in the order of the values."""


class _Answers(dict[Key, Answer]):
    """Answers that know in which of them they differ from those before."""

    def __init__(self, answers: Mapping[Key, Answer] = MappingProxyType({})) -> None:
        super().__init__(answers)
        self.name, self.before = object(), object()  # what tells these answers, and those before, from all others
        self.new: Collection[Key] = ()

    def changed(self, new: Mapping[Key, Answer]) -> _Answers[Key, Answer]:
        """The same but for these; the very same, where these are as they were."""
        if all(key in self and self[key] == answer for key, answer in new.items()):
            return self
        answers = _Answers(self)
        answers.update(new)
        answers.before, answers.new = self.name, new.keys()
        return answers


@dataclass(slots=True)
class _Round:
    """What a function was last asked about many values: the values, what was the same for all, and its answers."""

    values: Mapping[Any, Any]
    same: tuple[Any, ...]
    answers: _Answers[Any, Any]


class Memory:
    """The last answer of each function for each key, with the arguments that it was given.

    An answer is given again only for equal arguments, so that with and without a memory every byte agrees.
    What a whole build did not ask for is forgotten: at once by `each`, at its end by `forget_unasked`.
    """

    def __init__(self) -> None:
        self._answers: dict[tuple[Hashable, Hashable], tuple[tuple[Any, ...], Any]] = {}
        self._asked: set[tuple[Hashable, Hashable]] = set()
        self._rounds: dict[Hashable, _Round] = {}
        self._counts: dict[Hashable, tuple[Mapping[Any, Any], Counter[Any]]] = {}
        self._lists: dict[Hashable, tuple[Mapping[Any, Any], list[Any]]] = {}

    def ask(self, key: Hashable, function: Callable[[*Arguments], Answer], *arguments: *Arguments) -> Answer:
        """What the function answers to these arguments; `key` is whom or what it is about."""
        place = (function, key)
        self._asked.add(place)
        known = self._answers.get(place)
        if known is not None and known[0] == arguments:
            return known[1]  # type: ignore[no-any-return]
        answer = function(*arguments)
        self._answers[place] = (arguments, answer)
        return answer

    def each(
        self,
        function: Callable[[Value, *Arguments], Answer],
        values: Mapping[Key, Value],
        *same: *Arguments,
    ) -> Mapping[Key, Answer]:
        """What the function answers to each value, by its key and in their order; `same` is given with all of them.

        To find out that nothing has changed costs a comparison of identities for each value; and nothing at all where
        they are answers themselves. Nobody may change these.
        """
        return self.begin(function, values, *same)()

    def begin(
        self,
        function: Callable[[Value, *Arguments], Answer],
        values: Mapping[Key, Value],
        *same: *Arguments,
        spread: Spread = map,
        heed: Callable[[Key, Answer], Answer] | None = None,
    ) -> Callable[[], Mapping[Key, Answer]]:
        """The same, in two steps: other processes may begin at once, this one when it is asked for the answers.

        `heed` is given each new answer as it comes, and what it gives back is the answer from then on.
        """
        last = self._rounds.get(function)
        if last is None or last.same != same:
            last = _Round({}, same, _Answers())
        new = _new(last.values, values)
        if not new and (values is last.values or list(values) == list(last.values)):
            return lambda: last.answers
        unknown = [key for key in new if key not in last.values or last.values[key] != values[key]]
        found = spread(lambda value: function(value, *same), [values[key] for key in unknown])

        def answers() -> Mapping[Key, Answer]:
            new = zip(unknown, found, strict=True)
            known = last.answers.changed({key: heed(key, answer) for key, answer in new} if heed else dict(new))
            if list(known) != list(values):
                known = _Answers({key: known[key] for key in values})
            self._rounds[function] = _Round(_held(values), same, known)
            return known

        return cache(answers)

    def counted(self, found: Callable[[Value], Iterable[Thing]], values: Mapping[Key, Value]) -> Counter[Thing]:
        """How often each thing is found in all the values together, in no order."""
        before, count = self._counts.get(found, ({}, Counter()))
        gone, come = _exchanged(before, values)
        count = count.copy()
        count.update(chain.from_iterable(map(found, come)))
        for thing in chain.from_iterable(map(found, gone)):
            count[thing] -= 1
            if not count[thing]:
                del count[thing]
        self._counts[found] = (_held(values), count)
        return count

    def in_order(self, found: Callable[[Value], Iterable[Entry]], values: Mapping[Key, Value]) -> list[Entry]:
        """All that is found in the values, in its order. It is sorted once; then only what has changed is put in place.

        No two entries may be equal.
        """
        before, entries = self._lists.get(found, ({}, []))
        gone, come = _exchanged(before, values)
        if len(come) > _FEW or len(gone) > _FEW:
            entries = sorted(chain.from_iterable(map(found, values.values())))
        else:
            entries = entries.copy()
            for entry in chain.from_iterable(map(found, gone)):
                del entries[bisect_left(entries, entry)]
            for entry in chain.from_iterable(map(found, come)):
                insort(entries, entry)
        self._lists[found] = (_held(values), entries)
        return entries

    def keep(self, key: Hashable, value: Answer) -> Answer:
        """The value itself, or the equal one kept before: so that to compare it with itself costs nothing."""
        return self.ask(key, itself, value)

    def forget_unasked(self) -> None:
        """Drop what nothing has asked for since the last call."""
        for place in self._answers.keys() - self._asked:
            del self._answers[place]
        self._asked.clear()


_NEVER = object()
_FEW = 100  # values; where more of them have changed, all is sorted anew


def _new(before: Mapping[Key, Value], now: Mapping[Key, Value]) -> Collection[Key]:
    """The keys whose value is not the one it was."""
    if isinstance(before, _Answers) and isinstance(now, _Answers) and before.name in (now.name, now.before):
        return now.new if before.name is now.before else ()
    return [key for key, value in now.items() if before.get(key, _NEVER) is not value]


def _held(values: Mapping[Key, Value]) -> Mapping[Key, Value]:
    """The values as they are now, whatever becomes of the mapping."""
    return values if isinstance(values, _Answers) else dict(values)


def _exchanged(before: Mapping[Key, Value], now: Mapping[Key, Value]) -> tuple[list[Value], list[Value]]:
    """The values that are no more, and those that are new."""
    new = _new(before, now)
    gone = [key for key in new if key in before]
    if len(before) + len(new) - len(gone) > len(now):
        gone += before.keys() - now.keys()
    return [before[key] for key in gone], [now[key] for key in new]


def itself(value: Answer) -> Answer:
    """The value; asked of a memory, it is the equal one of before where there is one."""
    return value
