"""Where a build is shown: to the browsers at once, and whole on the disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from site_builder.files import Files
from site_builder.notebook.write import write_changes, write_early, write_whole
from site_builder.problems import Problem
from site_builder.serve.server import BUILD, Board, Shown
from site_builder.text.visible import visible


class Stage:
    """The preview server's board and the output folder of one notebook."""

    def __init__(self, board: Board, output: Path, notebook: Path) -> None:
        self._board, self._output, self._notebook = board, output, notebook
        self._written = Files({})

    def show(self, files: Mapping[str, bytes], troubles: Sequence[Problem], said: str) -> None:
        """Give the browsers these files, and tell them what is wrong and what has changed."""
        self._board.show(Shown(files=files, troubles=tuple(map(_told, troubles)), said=said))

    def write(self, files: Mapping[str, bytes]) -> None:
        """Make the output folder hold these files; raises OSError where it can't."""
        before, self._written = self._written, Files({})
        if self._is_there(before):
            write_changes(files, before, self._output, self._notebook)
        else:
            write_whole(files, self._output, self._notebook)
        self._written = Files.of(files)

    def begin(self, files: Files) -> None:
        """Write the pages that are waited for, before the whole site is there; what fails is left to the whole."""
        if self._is_there(self._written):
            with suppress(OSError):
                early = write_early(files, self._written, self._output)
                self._written = self._written.replaced(early, files)

    def _is_there(self, files: Mapping[str, bytes]) -> bool:
        """What we wrote last is still there: nobody has deleted it, and no other build has come between."""
        try:
            return BUILD in files and (self._output / BUILD).read_bytes() == files[BUILD]
        except OSError:
            return False


def _told(problem: Problem) -> Mapping[str, object]:
    """A problem as text for the strip on a page."""
    place, line = problem.place, visible(problem.line)
    caret = " " * (place.column - 1) + "^" * max(1, problem.width)
    return {
        "message": visible(problem.message),
        "place": visible(f"{place.path}:{place.line}:{place.column}"),
        "excerpt": f"{line}\n{caret}" if line.strip() else "",
        "hint": visible(problem.hint),
    }
