"""The times of a notebook's files: by them a command sees, without opening one, that nothing has changed.

This is most of the work of a build with nothing changed. So it is done with plain tuples, and looks at no name
but to leave out what is never read; which of the others are people is for `tree` to say.
"""

from __future__ import annotations

import os
from operator import attrgetter

from site_builder.notebook.where import MESSAGES, NOT_CONTACTS, SETTINGS, THEMES

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from collections.abc import Callable

Stamp = tuple[int, int, int, int]  # mtime and ctime in ns, size, inode: one differs, then the file may
Stamped = tuple[str, int, int, int, int]  # a path on the disk, and its stamp
_NOTES = (".md", ".icloud")
_ALL = ("",)

stamp: Callable[[os.stat_result], Stamp] = attrgetter("st_mtime_ns", "st_ctime_ns", "st_size", "st_ino")
"""By what a file is known without opening it."""


def stamps_of(root: str, contacts: str, output: str, theme: str) -> list[Stamped]:
    """Each file that an answer or a site depends on, in the order in which the system lists them."""
    walk = _Walk(os.path.realpath(root))
    walk.skip(output, *NOT_CONTACTS)
    walk.add(SETTINGS, _NOTES)
    walk.add(contacts, _NOTES)
    walk.add(MESSAGES, _NOTES)
    walk.add(os.path.join(THEMES, theme), _ALL)
    return walk.found


class _Walk:
    """Gathers stamps in `found`; a folder is walked once, so that no link can hold us."""

    def __init__(self, root: str) -> None:
        self.found: list[Stamped] = []
        self._root, self._done = root, set[str]()
        self._skipped: set[str] = set()

    def skip(self, *folders: str) -> None:
        """Walk into these only where they are asked for by name."""
        self._skipped = {os.path.normpath(os.path.join(self._root, folder)) for folder in folders}

    def add(self, name: str, endings: tuple[str, ...]) -> None:
        """A file of the notebook, or all files in a folder whose names end so; of a link also what is behind it."""
        todo = self._behind(os.path.normpath(os.path.join(self._root, name)))
        while todo:
            folder = todo.pop()
            if folder not in self._done:
                self._done.add(folder)
                todo += self._folder(folder, endings)

    def _folder(self, folder: str, endings: tuple[str, ...]) -> list[str]:
        """Its files are added; its folders are returned."""
        folders: list[str] = []
        try:
            with os.scandir(folder) as entries:
                self.found.append((folder, 0, 0, 0, 0))
                for entry in entries:
                    if entry.is_symlink():
                        folders += self._behind(entry.path)
                    elif entry.is_dir():
                        if endings is _ALL or not (entry.name.startswith(".") or entry.path in self._skipped):
                            folders.append(entry.path)
                    elif entry.name.endswith(endings):
                        self.found.append((entry.path, *stamp(entry.stat())))
        except OSError as error:
            self.found.append((folder, error.errno or 0, 0, 0, 0))
        return folders

    def _behind(self, path: str) -> list[str]:
        """A file is added, a folder of the notebook returned; where a link leads counts as well."""
        disk = os.path.realpath(path)
        if disk != path:
            self.found.append((path, 0, 0, 0, 0))
        try:
            info = os.stat(disk)
        except OSError as error:
            self.found.append((disk, error.errno or 0, 0, 0, 0))
            return []
        if os.path.isdir(disk):
            return [disk] if os.path.join(disk, "").startswith(os.path.join(self._root, "")) else []
        self.found.append((disk, *stamp(info)))
        return []
