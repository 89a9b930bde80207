"""What the watcher looks at: the notes, drafts, settings and themes of a notebook, and which folders hold them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from site_builder.model import Source
from site_builder.notebook.folder import open_notebook
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
        self._by_disk: dict[str, File] = {}
        self._git = next((folder / ".git" for folder in (root, *root.parents) if (folder / ".git").is_dir()), None)

    def list(self) -> Listing:
        """All files that a build reads; raises GoneError while the contacts are not to be seen."""
        tree = list_tree(self._root, self._contacts(), str(self._output))
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
            info = _stat(disk, follow=False) if file else None
            if not file or not info or not stat.S_ISREG(info.st_mode):
                return None
            stamps[file.path] = stamp(info)
        return stamps

    def read(self, path: str) -> Source | None:
        """The file's text, or the reason why it has none; None where it is gone."""
        file = self._files[path]
        source = read_source(file)
        return None if source.failed and file.disk and not os.path.lexists(file.disk) else source

    def is_read_again(self, path: str) -> bool:
        """A note's text is handed to the builder; settings, messages and themes it opens itself."""
        return not is_note(path)

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
        info = _stat(str(self._git / "index.lock"), follow=False) if self._git else None
        return info is not None and abs(now - info.st_mtime) < GIT_PATIENCE

    def _contacts(self) -> str:
        """The folder that the settings name; where it can't be seen, they may have changed since they were read."""
        named = self._settings().contacts
        if not (trouble := self._trouble_with(named)):
            return named
        now = open_notebook(self._root).settings.contacts
        if self._trouble_with(now):
            raise GoneError(f"the folder {named}/ can't be seen: {trouble}")
        return now

    def _trouble_with(self, contacts: str) -> str:
        try:
            os.scandir(self._root / contacts).close()
        except OSError as error:
            return error.strerror or str(error)
        return ""


def is_note(path: str) -> bool:
    """It is neither the settings nor a message nor part of a theme."""
    return path != SETTINGS and path.partition("/")[0] not in (MESSAGES, THEMES)


def _theme_files(themes: Path) -> Iterator[File]:
    for folder, inner, names in os.walk(themes):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            disk = os.path.join(folder, name)
            info = None if is_noise(name) else _stat(disk)
            if info and stat.S_ISREG(info.st_mode):
                yield File((THEMES / Path(disk).relative_to(themes)).as_posix(), disk, stamp(info))


def _stat(disk: str, *, follow: bool = True) -> os.stat_result | None:
    try:
        return os.stat(disk, follow_symlinks=follow)
    except OSError:
        return None  # it vanished, or its link leads nowhere
