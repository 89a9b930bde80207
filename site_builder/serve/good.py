"""Last good versions: a note that can't be read any more is shown as it was, with what is wrong with it now."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.memory import Memory
from site_builder.model import Contact, Source
from site_builder.problems import Problem, errors
from site_builder.settings import Settings
from site_builder.text.contact import read_contact
from site_builder.text.front_matter import conflict_lines


class LastGood:
    """Remembers each note as it last made sense. It lives as long as the watcher; a build knows none."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._seen: dict[str, tuple[Contact | None, list[Problem]]] = {}
        self._good: dict[str, Source] = {}
        self._broken: dict[str, tuple[Problem, ...]] = {}

    def choose(self, notes: Mapping[str, Source], settings: Settings) -> tuple[list[Source], list[Problem]]:
        """The note to show for each path, and what is wrong with those that are not shown as they are."""
        for path in self._seen.keys() - notes.keys():
            self._forget(path)
        for path, reading in self._memory.each(read_contact, notes, settings).items():
            if self._seen.get(path) is not reading:
                self._seen[path] = reading
                self._look_at(notes[path], *reading)
        behind = {path: self._good[path] for path in sorted(self._broken) if path in self._good}
        sources = [behind.get(path, source) for path, source in notes.items()] if behind else list(notes.values())
        return sources, [problem for path in behind for problem in self._broken[path]]

    def _look_at(self, source: Source, contact: Contact | None, problems: list[Problem]) -> None:
        """Good is what is neither unreadable nor left with its markers by a merge."""
        breaks = contact and (contact.unreadable or conflict_lines(source.text, 1))
        if breaks and (found := tuple(errors(problems))):
            self._broken[source.path] = found
        else:
            self._broken.pop(source.path, None)
            self._good[source.path] = source

    def _forget(self, path: str) -> None:
        for known in (self._seen, self._good, self._broken):
            known.pop(path, None)
