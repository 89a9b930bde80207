"""Thousands of files: a branch that changes 3,000 of them, and what it costs to do nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from .running import Running, cold_build, files_in, folder_of_work, note, required, serving
from .sizes import BRANCH, IDLE_FILES, IDLE_SECONDS

CALM = 21  # seconds after which a notebook counts as idle
BUILT = re.compile(r"^(\d+ files|contacts/\S+\.md): [\d.]+ m?s$")


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=Robin", "-c", "user.email=robin@mail.example"]
    subprocess.run([required("git"), "-C", str(root), *who, *words], check=True, capture_output=True)


def write(root: Path, count: int, line: str) -> None:
    (root / "contacts").mkdir(exist_ok=True)
    for number in range(count):
        (root / f"contacts/n{number:04}.md").write_text(note(f"Somebody {number:04}", line))


def branches(root: Path, count: int) -> None:
    """A repository on a branch from which another differs in that many files: changed, gone and new."""
    few = count // 30
    git(root, "init", "-q", "-b", "main")
    (root / ".gitignore").write_text("public/\n.followup/\n")
    write(root, count - few, "2026-11-20 sent email: hello")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    git(root, "checkout", "-qb", "other")
    write(root, count, "2026-11-22 heard email: hello yourself")
    for number in range(few):
        (root / f"contacts/n{number:04}.md").unlink()
    git(root, "add", ".")
    git(root, "commit", "-qm", "two")
    git(root, "checkout", "-q", "main")


@pytest.mark.parametrize("options", [[], ["--poll"]], ids=["with events", "without"])
def test_a_branch_that_changes_thousands_of_files_is_at_most_three_builds(options: list[str], tmp_path: Path) -> None:
    with folder_of_work() as root:
        branches(root, BRANCH)
        with serving(root, *options) as running:
            git(root, "checkout", "-q", "other")
            cold = cold_build(root, tmp_path / "cold")
            running.until(lambda: (root / "public/build.js").read_bytes() == cold["build.js"])
            running.quiet(5)
            assert 1 <= len([line for line in running.lines if BUILT.match(line)]) <= 3, running.lines
            assert files_in(root / "public") == cold


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux lists them")
def test_doing_nothing_costs_next_to_nothing() -> None:
    """Nor does it do anything when others read the notes. Two at once, with file events and without."""
    with ExitStack() as stack:
        watchers = []
        for options in ([], ["--poll"]):
            root = stack.enter_context(folder_of_work())
            write(root, IDLE_FILES, "2026-11-20 sent email: hello")
            watchers.append(stack.enter_context(serving(root, *options)))
        for watcher in watchers:
            for path in (watcher.root / "contacts").iterdir():
                path.read_bytes()
        time.sleep(CALM)
        started, before = time.monotonic(), [processor_seconds(watcher) for watcher in watchers]
        time.sleep(IDLE_SECONDS)
        said = [watcher.quiet(0) for watcher in watchers]
        share = [
            (processor_seconds(watcher) - used) / (time.monotonic() - started)
            for watcher, used in zip(watchers, before, strict=True)
        ]
    assert said == [[], []]
    assert max(share) < 0.01, share


def processor_seconds(running: Running) -> float:
    """What the process has used of the processors, in itself and in the system."""
    fields = Path(f"/proc/{running.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
