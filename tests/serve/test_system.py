"""A system that refuses: limits, permissions, a full disk, a clock that jumps. Each is told in a line and survived."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from .fast import Fast, cold_files
from .running import DAY, cold_build, files_in, folder_of_work, person, required, serving, write_people

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and mounts of Linux")
NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")
HEARD = "2026-11-22 heard email: hello"
ANSWER = r"^person-03: your turn to answer now due"


@pytest.fixture
def root() -> Iterator[Path]:
    with folder_of_work() as folder:
        write_people(folder, 6)
        yield folder


def in_a_namespace(prepared_by: str) -> Sequence[str]:
    """A command that runs others where this shell command was run before, as root of a small world of its own."""
    required("unshare")
    within = [*NAMESPACE, "sh", "-c", f'{prepared_by} && exec "$@"', "sh"]
    if subprocess.run([*within, "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody mount or limit anything")
    return within


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("max_inotify_watches", "of watched folders is reached (fs.inotify.max_user_watches)"),
        ("max_inotify_instances", "of watchers is reached (fs.inotify.max_user_instances)"),
    ],
)
def test_a_limit_of_file_events_that_is_reached_and_lifted(root: Path, limit: str, told: str) -> None:
    within = in_a_namespace(f"echo 0 > /proc/sys/user/{limit}")
    with serving(root, within=within) as running:
        line = running.wait_for("no file events").string
        assert line == f"no file events: the system's limit {told}. Looking every 2 s instead"
        (root / "contacts/person-03.md").write_text(person(3, HEARD))
        running.wait_for(ANSWER)
        into = ["nsenter", "--user", "--target", str(running.process.pid), "--preserve-credentials"]
        lift = ["sh", "-c", f"echo 1000 > /proc/sys/user/{limit}"]
        subprocess.run([*into, *lift], check=True)
        running.wait_for("^file events are back$")


def test_a_file_and_a_folder_that_can_not_be_read(root: Path, tmp_path: Path) -> None:
    """Root reads all: as root, the watcher runs without that power."""
    within = [required("setpriv"), "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    path = root / "contacts/person-03.md"
    with serving(root, within=within) as running:
        path.chmod(0)
        running.wait_for(r"^contacts/person-03.md:1:1: error: The file can't be read: Permission denied.$")
        assert running.has("contacts/person-03/index.html", "Person 03")
        path.chmod(0o600)
        running.wait_for(r"^contacts/person-03.md: mended$")
        (root / "contacts").chmod(0)
        running.wait_for(r"^the folder contacts/ can't be seen: Permission denied; the last good site stays$")
        assert running.has("", "person-03:")
        (root / "contacts").chmod(0o700)
        running.wait_for(r"^the contacts are back$")
        cold = cold_build(root, tmp_path / "cold")
        running.until(lambda: files_in(root / "public") == cold)


def test_a_file_that_may_not_grow(root: Path, tmp_path: Path) -> None:
    """The system refuses any page over some bytes, then takes them again."""
    with serving(root) as running:
        before = files_in(root / "public")
        _, most = resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (2000, most))
        (root / "contacts/person-03.md").write_text(person(3, HEARD))
        running.wait_for(r"^not written to the disk: File too large; it is tried again$")
        assert running.has("", "person-03:reply")
        assert files_in(root / "public") == before
        resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (most, most))
        running.wait_for(r"^the disk takes pages again$")
        assert files_in(root / "public") == cold_build(root, tmp_path / "cold")


def test_a_full_disk(root: Path, tmp_path: Path) -> None:
    """The site stands on a small disk of its own, which somebody fills and clears."""
    (root / "public").mkdir()
    within = in_a_namespace(f"mount -t tmpfs -o size=2m tmpfs '{root}/public'")
    with serving(root, within=within) as running:
        public = Path(f"/proc/{running.process.pid}/root{root}/public")
        before = files_in(public)
        with suppress(OSError), (public / ".ballast").open("wb", buffering=0) as ballast:
            while ballast.write(b"x" * 4096) == 4096:
                pass
        (root / "contacts/person-03.md").write_text(person(3, HEARD))
        running.wait_for(r"^not written to the disk: No space left on device; it is tried again$")
        assert running.has("", "person-03:reply")
        assert files_in(public) == before
        (public / ".ballast").unlink()
        running.wait_for(r"^the disk takes pages again$")
        assert files_in(public) == cold_build(root, tmp_path / "cold")


@pytest.mark.parametrize(
    ("seconds", "days", "told"),
    [
        pytest.param(9 * 3600, 0, ["the clock moved by 9 hours: looked at everything again"], id="asleep for a day"),
        pytest.param(-3600, 0, ["the clock moved by 60 minutes: looked at everything again"], id="set back an hour"),
        pytest.param(
            13 * 3600,
            1,
            ["the clock moved by 13 hours: looked at everything again", "a new day: Tuesday 24 November"],
            id="asleep over night",
        ),
    ],
)
@pytest.mark.parametrize("silent", [False, True], ids=["with events", "all events lost"])
def test_a_clock_that_jumps(root: Path, silent: bool, seconds: float, days: int, told: list[str]) -> None:
    day = date.fromisoformat(DAY)
    fast = Fast(root, day, silent=silent)
    fast.run(30)
    fast.clock.jumped, fast.day = seconds, date.fromordinal(day.toordinal() + days)
    fast.run(30)
    fast.hints.close()
    assert fast.said == told
    assert files_in(root / "public") == cold_files(root, fast.day)
