"""File events on a real disk, as hints: what wakes, what does not, and what is said when there are none."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.serve import hints
from site_builder.serve.hints import FileEvents, NoEvents, kind_without_events
from site_builder.serve.inputs import Inputs
from site_builder.settings import Settings

MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:35 / /mnt/c rw,noatime - 9p C:\\134 rw,dirsync
41 22 0:36 / /mnt/c/fast rw - ext4 /dev/sdb rw
42 22 0:37 / /home/me/My\\040Notes rw - nfs4 server:/notes rw
43 22 0:38 / /home/me/remote rw - fuse.sshfs me@host: rw
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("contacts/work", "messages", "themes/mine", "public/contacts", ".git", ".obsidian"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "contacts/ada.md").write_text("Ada")
    return tmp_path


@pytest.fixture
def events(root: Path) -> Iterator[FileEvents]:
    inputs = Inputs(root, Settings, root / "public")
    events = FileEvents(inputs.folders, inputs.wakes)
    events.refresh()
    assert events.trouble == ""
    yield events
    events.close()


def heard(events: FileEvents) -> set[str]:
    """What is heard until it is quiet: the end of each path."""
    found = set()
    while hint := events.wait(0.3):
        found.add(Path(hint.path).name)
    return found


@pytest.mark.parametrize(
    "path",
    ["contacts/ada.md", "contacts/work/new.md", "followup.yml", "messages/reply.md", "themes/mine/theme.css"],
)
def test_what_wakes(events: FileEvents, root: Path, path: str) -> None:
    (root / path).write_text("new")
    assert heard(events) == {Path(path).name}


@pytest.mark.parametrize(
    "path",
    [
        "contacts/.ada.md.swp", "contacts/4913", "contacts/ada.md~", "contacts/#ada.md#", "contacts/.#ada.md",
        "contacts/ada.md.tmp", "contacts/ada.md___jb_tmp___", "contacts/~$ada.md", "contacts/.syncthing.ada.md.tmp",
        "contacts/~syncthing~ada.md.tmp", "contacts/.DS_Store", "contacts/._ada.md", "contacts/Thumbs.db",
        "contacts/photo.jpg", ".git/index.lock", ".obsidian/workspace.md", "public/index.html",
        "public/contacts/ada.md", "notes.txt",
    ],
)  # fmt: skip
def test_what_does_not_wake(events: FileEvents, root: Path, path: str) -> None:
    (root / path).write_text("new")
    assert heard(events) == set()


def test_reading_wakes_nobody(events: FileEvents, root: Path) -> None:
    for _ in range(3):
        (root / "contacts/ada.md").read_text()
        os.listdir(root / "contacts")
    assert heard(events) == set()


def test_a_closed_file_is_known_as_saved(events: FileEvents, root: Path) -> None:
    (root / "contacts/ada.md").write_text("new")
    last = None
    while hint := events.wait(0.3):
        last = hint
    assert last
    assert last.saved


def test_a_file_renamed_into_place_is_known_as_saved(events: FileEvents, root: Path) -> None:
    (root / "contacts/.ada.md.new").write_text("new")
    (root / "contacts/.ada.md.new").rename(root / "contacts/ada.md")
    hint = events.wait(2)
    assert hint
    assert (Path(hint.path).name, hint.saved) == ("ada.md", True)


def test_a_folder_that_comes_and_goes_is_watched_again(events: FileEvents, root: Path) -> None:
    shutil.rmtree(root / "contacts")
    heard(events)
    events.refresh()
    (root / "contacts").mkdir()
    heard(events)
    events.refresh()
    (root / "contacts/ben.md").write_text("Ben")
    assert (heard(events), events.trouble) == ({"ben.md"}, "")


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (errno.ENOSPC, "the system's limit of watched folders is reached (fs.inotify.max_user_watches)"),
        (errno.EMFILE, "the system's limit of watchers is reached (fs.inotify.max_user_instances)"),
        (errno.EACCES, "Permission denied"),
    ],
)
def test_a_system_that_refuses_is_told_and_asked_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: int, trouble: str
) -> None:
    def refuse() -> None:
        raise OSError(error, os.strerror(error))

    inputs = Inputs(root, Settings, root / "public")
    with monkeypatch.context() as broken:
        broken.setattr(hints, "Observer", refuse)
        events = FileEvents(inputs.folders, inputs.wakes)
        events.refresh()
    assert (events.trouble, events.wait(0)) == (trouble, None)
    events.refresh()
    (root / "contacts/ada.md").write_text("new")
    assert (events.trouble, heard(events)) == ("", {"ada.md"})
    events.close()


def test_an_observer_that_died_is_replaced(events: FileEvents, root: Path) -> None:
    observer = events._observer
    assert observer
    observer.stop()
    observer.join()
    events.refresh()
    (root / "contacts/ada.md").write_text("new")
    assert heard(events) == {"ada.md"}


def test_polling_waits_and_hears_nothing() -> None:
    events = NoEvents()
    events.refresh()
    assert (events.wait(0.01), events.trouble) == (None, "")


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/me/notes", ""),
        ("/mnt/c/notes", "9p"),
        ("/mnt/c/fast/notes", ""),
        ("/mnt/cold", ""),
        ("/home/me/My Notes", "nfs4"),
        ("/home/me/remote/notes", "fuse.sshfs"),
    ],
)
def test_file_systems_without_events(tmp_path: Path, folder: str, kind: str) -> None:
    (tmp_path / "mountinfo").write_text(MOUNTS)
    assert kind_without_events(Path(folder), tmp_path / "mountinfo") == kind


def test_a_system_that_lists_no_mounts_is_trusted(tmp_path: Path) -> None:
    assert kind_without_events(Path("/home/me"), tmp_path / "none") == ""
