"""Half-saved files: a note that is suddenly missing, empty or cut off keeps its last good text a moment."""

from __future__ import annotations

from site_builder.model import Source
from site_builder.serve.clock import Clock

PATIENCE = 1.5  # seconds before it is believed


def looks_half_saved(source: Source | None) -> bool:
    """The file is missing, empty, or its front matter is opened and not closed."""
    if source is None:
        return True
    lines = source.text.removeprefix("\ufeff").splitlines()
    if not any(line.strip() for line in lines):
        return not source.failed
    return lines[0].rstrip() == "---" and not any(line.rstrip() in ("---", "...") for line in lines[1:])


class Hold:
    """Remembers since when a path has looked half-saved."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until: dict[str, float] = {}

    def ripe(self, path: str, source: Source | None) -> bool:
        """Whether to believe this reading of a file that was good before; False asks to look again later."""
        if not looks_half_saved(source):
            self.forget(path)
            return True
        until = self._until.setdefault(path, self._clock.running() + PATIENCE)
        if self._clock.running() < until:
            return False
        self.forget(path)
        return True

    def forget(self, path: str) -> None:
        """The file is as it was, or has been believed."""
        self._until.pop(path, None)

    def forget_all(self) -> None:
        """Nothing is held any more."""
        self._until.clear()

    @property
    def next_look(self) -> float | None:
        """When, on the running clock, the first of the held files is to be looked at again."""
        return min(self._until.values(), default=None)
