"""Killed at any moment of a build, again and again: the site on the disk is whole each time."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from .running import DAY, HERE, cold_build, files_in, folder_of_work, note, serving, write_people
from .sizes import EACH, KILLS, WATCHER_KILLS
from .whole import faults_of

PEOPLE = 30
FORKS = """
import os, sys
from site_builder.cli import main
main([*sys.argv[1:], "--output", os.devnull + "/none"])  # all that is imported late is there
for _ in sys.stdin:
    child = os.fork()
    if not child:
        os._exit(main(sys.argv[1:]))
    print(child, flush=True)
    sys.stdin.readline()
    print(os.waitpid(child, 0)[1], flush=True)
"""


class Builds:
    """A process that has imported everything, and splits off builds of one notebook to be killed."""

    def __init__(self, root: Path) -> None:
        self._stages = (root / "public/.followup-new", root / ".public.followup-new")
        command = [sys.executable, "-c", FORKS, "build", "--quiet", "--notebook", str(root), "--today", DAY]
        self.process = subprocess.Popen(
            command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def killed(self, after: float, *, writing: bool) -> bool:
        """Whether a build was killed so long after its start, or from when it began to write: it may be over before."""
        pid = int(self._ask())
        if writing:
            _wait(60, lambda: _is_over(pid) or any(stage.is_dir() for stage in self._stages))
        _wait(after, lambda: _is_over(pid))
        os.kill(pid, signal.SIGKILL)  # a build that is over is not forgotten before we ask
        return int(self._ask()) == signal.SIGKILL

    def seconds(self) -> float:
        """How long an undisturbed build takes."""
        started = time.monotonic()
        self._ask()
        assert self._ask() == "0\n"
        return time.monotonic() - started

    def _ask(self) -> str:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()


def _wait(seconds: float, over: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not over():
        time.sleep(0.0005)


def _is_over(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


@contextmanager
def builds_of(root: Path) -> Iterator[Builds]:
    builds = Builds(root)
    try:
        yield builds
    finally:
        builds.process.kill()
        builds.process.communicate()


@pytest.fixture
def root() -> Iterator[Path]:
    with folder_of_work() as folder:
        write_people(folder, 6)
        yield folder


def write_notebook(root: Path, *, first: int, title: str) -> None:
    """One of two notebooks to swap: other people, other pages of those that are in both, links between them."""
    shutil.rmtree(root / "contacts", ignore_errors=True)
    (root / "contacts").mkdir(parents=True)
    (root / "followup.yml").write_text(f"title: {title}\ncapacity: 100\n")
    for number in range(first, first + PEOPLE):
        known = f"{first + (number + 1) % PEOPLE:02}"
        text = note(f"Person {number:02}", f"2026-11-{1 + number % 20:02} sent email: {title}")
        (root / f"contacts/person-{number:02}.md").write_text(f"{text}\nKnows [[Person {known}]], who reads {title}.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux lists them")
def test_killed_at_any_moment_of_a_build_the_site_is_whole(tmp_path: Path) -> None:
    """Half of the kills come at any moment of the build, half of them while it writes."""
    chance = random.Random(7)
    with folder_of_work() as root:
        notebooks = [{"first": 0, "title": "One"}, {"first": 10, "title": "Two"}]
        sites: list[Mapping[str, bytes]] = []
        for number, notebook in enumerate(notebooks):
            write_notebook(root, **notebook)
            sites.append(cold_build(root, tmp_path / f"cold-{number}"))
        with builds_of(root) as builds:
            builds.seconds()
            length = builds.seconds()
            stopped = 0
            for number in range(KILLS):
                if number % 10 == 0:
                    shutil.rmtree(root / "public", ignore_errors=True)
                write_notebook(root, **notebooks[number % 3 % 2])
                writing = number % 2 == 1
                stopped += builds.killed(chance.random() * (length / 10 if writing else length), writing=writing)
                site = files_in(root / "public")
                assert faults_of(site, *sites) == [] if site else not (root / "public").exists()
            assert stopped >= KILLS / 10
            builds.seconds()
        assert files_in(root / "public") == sites[(KILLS - 1) % 3 % 2]
        assert [path.name for path in root.rglob(".*followup-new")] == []


def swap(root: Path) -> None:
    """Other people, and another title on every page."""
    write_notebook(root, first=10, title="Two")


def name_somebody_new(root: Path) -> None:
    """The saved person's page, which is written before the others, leads to one that is not there yet."""
    with (root / "contacts/person-05.md").open("a") as file:
        file.write("\nKnows [[Zoe]].\n")
    (root / "contacts/zoe.md").write_text(note("Zoe", "2026-11-20 met: through [[Person 05]]"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="one watcher is made many by forking")
@pytest.mark.parametrize("edit", [swap, name_somebody_new])
def test_killed_at_each_change_of_a_file_while_watching_the_site_is_whole(
    edit: Callable[[Path], None], tmp_path: Path
) -> None:
    with folder_of_work() as root:
        write_notebook(root, first=0, title="One")
        command = [sys.executable, "-m", "tests.serve.dying", str(root)]
        with subprocess.Popen(command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as watcher:
            assert watcher.stdin
            assert watcher.stdout
            assert watcher.stdout.readline() == "ready\n"
            shutil.copytree(root / "public", tmp_path / "before")
            edit(root)
            cold = cold_build(root, tmp_path / "cold")
            for number in count(0, EACH):
                shutil.rmtree(root / "public")
                shutil.copytree(tmp_path / "before", root / "public")
                print(number, file=watcher.stdin, flush=True)
                ended = int(watcher.stdout.readline())
                site = files_in(root / "public")
                assert faults_of(site) == []
                if ended == 0:
                    break
                assert ended == signal.SIGKILL
            watcher.stdin.close()
        assert site == cold
        assert number > EACH


def test_killed_at_any_moment_of_watching_the_site_is_whole(root: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    for number in range(WATCHER_KILLS):
        with serving(root) as running:
            for step in range(20):
                text = note(f"Somebody {number} {step}", f"2026-11-{1 + step:02} sent email: {number}")
                (root / f"contacts/new-{step}.md").write_text(text)
            time.sleep(chance.random() * 0.4)
            running.stop(signal.SIGKILL)
        assert faults_of(files_in(root / "public")) == []
        for path in chance.sample(sorted((root / "contacts").glob("new-*.md")), 10):
            path.unlink()
    command = [sys.executable, "-m", "site_builder", "build", "--notebook", str(root), "--today", DAY]
    subprocess.run(command, cwd=HERE, check=True, capture_output=True)
    assert files_in(root / "public") == cold_build(root, tmp_path / "cold")
    assert [path.name for path in root.rglob(".*followup-new")] == []
