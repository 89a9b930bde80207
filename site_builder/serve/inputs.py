"""What the watcher looks at: the notes, drafts, settings and themes of a notebook, and which folders hold them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from site_builder.model import Source
from site_builder.notebook.read import read_source
from site_builder.notebook.stamps import stamp
from site_builder.notebook.tree import File, find_file, is_noise, list_tree
from site_builder.notebook.where import MESSAGES, SETTINGS, THEMES
from site_builder.problems import Problem
from site_builder.serve.compare import GoneError, Listing, Stamp
from site_builder.settings import Settings

GIT_PATIENCE = 5.0  # seconds


class Inputs:
    """The files of one notebook; where its settings move the folder of the contacts, it looks there from then on."""

    def __init__(self, root: Path, settings: Callable[[], Settings], output: Path) -> None:
        self._root, self._settings, self._output = root, settings, output
        self._files: dict[str, File] = {}
        self._git = next((folder / ".git" for folder in (root, *root.parents) if (folder / ".git").is_dir()), None)

    def list(self) -> Listing:
        """All files that a build reads; raises GoneError while the contacts are not to be seen."""
        contacts = self._settings().contacts
        self._look_into(contacts)
        tree = list_tree(self._root, contacts, str(self._output))
        alone = find_file(self._root, SETTINGS)
        settings = [alone] if isinstance(alone, File) else []
        refused = (alone,) if isinstance(alone, Problem) else ()
        files = [*tree.contacts, *tree.messages, *settings, *_theme_files(self._root / THEMES)]
        self._files = {file.path: file for file in files}
        self._by_disk = {file.disk: file for file in files if file.disk}
        return Listing({file.path: file.stamp for file in files}, tree.problems + refused)

    def glance(self, hinted: Collection[str]) -> dict[str, Stamp] | None:
        """The stamps of these files alone; None where one of them is not known, or no file any more."""
        stamps = {}
        for disk in hinted:
            file = self._by_disk.get(disk)
            info = _lstat(disk) if file else None
            if not file or not info or not stat.S_ISREG(info.st_mode):
                return None
            stamps[file.path] = stamp(info)
        return stamps

    def read(self, path: str) -> Source | None:
        """The file's text, or the reason why it has none; None where it is gone."""
        file = self._files[path]
        source = read_source(file)
        return None if source.failed and file.disk and not os.path.lexists(file.disk) else source

    def folders(self) -> Iterator[tuple[Path, bool]]:
        """The folders to be told about, each with whether its sub-folders count."""
        contacts = self._root / self._settings().contacts
        yield self._root, contacts == self._root
        for folder in (contacts, self._root / MESSAGES, self._root / THEMES):
            if folder != self._root:
                yield folder, True

    def wakes(self, path: str) -> bool:
        """A change at this path may change the site: no noise, no hidden folder, nothing that we write ourselves."""
        try:
            inside = Path(path).relative_to(self._root)
        except ValueError:
            return False
        ours = Path(path).is_relative_to(self._output)
        hidden = any(part.startswith(".") for part in inside.parts[:-1])
        top = inside.parts[0] if inside.parts else ""
        return not (ours or hidden or is_noise(inside.name)) and (path.endswith(".md") or top in (SETTINGS, THEMES))

    def git_is_at_work(self, now: float) -> bool:
        """Git holds the lock of its index: a checkout or a merge is writing files, and more are to come.

        A lock that is older than some seconds may be left from a crash, or be held by an open editor.
        """
        info = _lstat(str(self._git / "index.lock")) if self._git else None
        return info is not None and abs(now - info.st_mtime) < GIT_PATIENCE

    def _look_into(self, contacts: str) -> None:
        try:
            os.scandir(self._root / contacts).close()
        except OSError as error:
            raise GoneError(f"the folder {contacts}/ can't be seen: {error.strerror}") from None


def _theme_files(themes: Path) -> Iterator[File]:
    for folder, inner, names in os.walk(themes):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            disk = os.path.join(folder, name)
            if not is_noise(name) and os.path.isfile(disk):
                yield File((THEMES / Path(disk).relative_to(themes)).as_posix(), disk, stamp(os.stat(disk)))


def _lstat(disk: str) -> os.stat_result | None:
    try:
        return os.lstat(disk)
    except OSError:
        return None
