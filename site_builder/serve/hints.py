"""File events, made into hints: which folders are watched, which events wake, and what is said when there are none."""

from __future__ import annotations

import errno
import logging
import os
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from site_builder.serve.quiet import Hint

WITHOUT_EVENTS = frozenset({
    "9p", "drvfs", "nfs", "nfs4", "cifs", "smb3", "smbfs", "vboxsf", "prl_fs", "fuse.sshfs", "fuse.rclone",
    "fuse.osxfs", "fuse.grpcfuse", "fakeowner", "ncpfs", "afs",
})  # fmt: skip
WRITING: list[type[events.FileSystemEvent]] = [  # not opening and reading, which a build does itself
    events.FileCreatedEvent, events.FileModifiedEvent, events.FileClosedEvent, events.FileMovedEvent,
    events.FileDeletedEvent, events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent,
]  # fmt: skip
MOUNTS = Path("/proc/self/mountinfo")
REASONS = {
    errno.ENOSPC: "the system's limit of watched folders is reached (fs.inotify.max_user_watches)",
    errno.EMFILE: "the system's limit of watchers is reached (fs.inotify.max_user_instances)",
}


class NoEvents:
    """A queue of hints that stays empty: sweeping is all there is."""

    def __init__(self, trouble: str = "") -> None:
        """Say why there are none; nothing, where it was asked for by --poll."""
        self.trouble = trouble

    def wait(self, timeout: float) -> Hint | None:
        """None, after that time; Ctrl-C ends it at once."""
        try:
            return SimpleQueue[Hint]().get(timeout=timeout)
        except Empty:
            return None

    def refresh(self) -> None:
        """Nothing is watched."""

    def close(self) -> None:
        """Nothing is open."""


class FileEvents(events.FileSystemEventHandler):
    """Hints from the system's file events below the folders given, each with whether its sub-folders count.

    Nothing is watched before the first `refresh`, which starts threads.
    """

    def __init__(self, folders: Callable[[], Iterable[tuple[Path, bool]]], wakes: Callable[[str], bool]) -> None:
        self._folders, self._wakes = folders, wakes
        self._queue: SimpleQueue[Hint] = SimpleQueue()
        self._observer: BaseObserver | None = None
        self._watched: dict[tuple[Path, bool], tuple[int, ObservedWatch]] = {}
        self.trouble = ""  # why there are no events, in words; empty while there are
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)  # a lost event is no news: the sweep finds it
        warnings.filterwarnings("ignore", module="watchdog")  # nor is a folder that was moved while it was watched

    def wait(self, timeout: float) -> Hint | None:
        """The next hint, or None when there is none in that time."""
        try:
            return self._queue.get(timeout=timeout)
        except Empty:
            return None

    def refresh(self) -> None:
        """Watch the folders that are there now: one may have been deleted and made again, or a limit lifted."""
        try:
            self._follow({key: found for key in self._folders() if (found := _inode(key[0]))})
            self.trouble = ""
        except OSError as error:
            self.trouble = REASONS.get(error.errno or 0, error.strerror or str(error))

    def close(self) -> None:
        """Stop watching."""
        observer, self._observer, self._watched = self._observer, None, {}
        if observer:
            observer.stop()

    def _follow(self, wanted: dict[tuple[Path, bool], int]) -> None:
        observer = self._living_observer()
        for key, (inode, watch) in list(self._watched.items()):
            if wanted.get(key) != inode:
                del self._watched[key]
                observer.unschedule(watch)
        for key, inode in wanted.items():
            if key not in self._watched:
                self._watched[key] = (
                    inode,
                    observer.schedule(self, str(key[0]), recursive=key[1], event_filter=WRITING),
                )

    def _living_observer(self) -> BaseObserver:
        observer = self._observer
        if observer and observer.is_alive() and all(emitter.is_alive() for emitter in observer.emitters):
            return observer
        self.close()
        self._observer = observer = Observer()
        observer.start()
        return observer

    def dispatch(self, event: events.FileSystemEvent) -> None:
        """What the observer calls, in its own thread."""
        for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            if path and (event.is_directory or self._wakes(path)):
                moved_here = event.event_type == "moved" and path == os.fsdecode(event.dest_path)
                self._queue.put(Hint(path, saved=event.event_type == "closed" or moved_here))


def kind_without_events(folder: Path, mounts: Path = MOUNTS) -> str:
    """The kind of file system that holds this folder, where it is one without file events; else empty."""
    try:
        kind = _kind(folder, mounts.read_text())
    except OSError:
        return ""  # another system: its events work, or fail when they are asked for
    return kind if kind in WITHOUT_EVENTS else ""


def _kind(folder: Path, mounts: str) -> str:
    best, kind = "", ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        point = left.split()[4].encode().decode("unicode_escape")
        if folder.is_relative_to(point) and len(point) >= len(best):
            best, kind = point, right.split()[0]
    return kind


def _inode(folder: Path) -> int:
    try:
        return folder.stat().st_ino if folder.is_dir() else 0
    except OSError:
        return 0
