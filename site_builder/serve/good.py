"""Last good versions: a note that can't be read any more is shown as it was, with what is wrong with it now."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.memory import Memory
from site_builder.model import Source
from site_builder.problems import Problem, errors
from site_builder.settings import Settings
from site_builder.text.contact import read_contact
from site_builder.text.front_matter import conflict_lines


class LastGood:
    """Remembers each note as it last made sense. It lives as long as the watcher; a build knows none."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._seen: dict[str, Source] = {}
        self._good: dict[str, Source] = {}
        self._broken: dict[str, tuple[Problem, ...]] = {}

    def choose(self, notes: Mapping[str, Source], settings: Settings) -> tuple[list[Source], list[Problem]]:
        """The note to show for each path, and what is wrong with those that are not shown as they are."""
        for path in self._seen.keys() - notes.keys():
            self._forget(path)
        for path, source in notes.items():
            if self._seen.get(path) is not source:
                self._look_at(source, settings)
        behind = {path: self._good[path] for path in sorted(self._broken) if path in self._good}
        sources = [behind.get(path, source) for path, source in notes.items()] if behind else list(notes.values())
        return sources, [problem for path in behind for problem in self._broken[path]]

    def _look_at(self, source: Source, settings: Settings) -> None:
        path = source.path
        self._seen[path] = source
        self._broken.pop(path, None)
        problems = self._what_breaks(source, settings)
        if problems:
            self._broken[path] = problems
        else:
            self._good[path] = source

    def _what_breaks(self, source: Source, settings: Settings) -> tuple[Problem, ...]:
        """The errors of a note that can't be read at all, or that a merge has left with its markers."""
        contact, problems = self._memory.ask(source.path, read_contact, source, settings)
        if contact and (contact.unreadable or conflict_lines(source.text, 1)):
            return tuple(errors(problems))
        return ()

    def _forget(self, path: str) -> None:
        for known in (self._seen, self._good, self._broken):
            known.pop(path, None)
