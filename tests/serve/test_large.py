"""Thousands of files: a branch that changes 3,000 of them, and what it costs to do nothing."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from .inside import turn_for, watching
from .running import cold_build, files_in, folder_of_work, note, required, serving

IDLE = float(os.environ.get("FOLLOWUP_IDLE_SECONDS", "15"))


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=Robin", "-c", "user.email=robin@mail.example"]
    subprocess.run([required("git"), "-C", str(root), *who, *words], check=True, capture_output=True)


def write(root: Path, count: int, line: str) -> None:
    (root / "contacts").mkdir(exist_ok=True)
    for number in range(count):
        (root / f"contacts/n{number:04}.md").write_text(note(f"Somebody {number:04}", line))


def git_in_background(root: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([required("git"), "-C", str(root), *words])


def branches(root: Path, count: int) -> None:
    """A repository on a branch from which another differs in that many files: changed, gone and new."""
    git(root, "init", "-q", "-b", "main")
    (root / ".gitignore").write_text("public/\n.followup/\n")
    write(root, count - 100, "2026-11-20 sent email: hello")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    git(root, "checkout", "-qb", "other")
    write(root, count, "2026-11-22 heard email: hello yourself")
    for number in range(50):
        (root / f"contacts/n{number:04}.md").unlink()
    git(root, "add", ".")
    git(root, "commit", "-qm", "two")
    git(root, "checkout", "-q", "main")


@pytest.mark.parametrize("silent", [False, True], ids=["with events", "without"])
def test_a_branch_that_changes_thousands_of_files_is_at_most_three_builds(silent: bool) -> None:
    with folder_of_work() as root:
        branches(root, 3000)
        with watching(root, silent=silent) as watch:
            checkout = git_in_background(root, "checkout", "-q", "other")
            while checkout.poll() is None:
                watch.turn()
            turn_for(watch, 4)
            pages = {path for path in files_in(root / "public") if path.endswith(".md.html")}
            assert pages == {f"contacts/n{number:04}.md.html" for number in range(50, 3000)}
            assert 1 < watch.builds <= 1 + 3


def test_a_branch_ends_as_a_build_from_nothing(tmp_path: Path) -> None:
    with folder_of_work() as root:
        branches(root, 300)
        with serving(root) as running:
            git(root, "checkout", "-q", "other")
            cold = cold_build(root, tmp_path / "cold")
            running.until(lambda: files_in(root / "public") == cold)


@pytest.mark.parametrize("silent", [False, True], ids=["with events", "without"])
def test_doing_nothing_costs_next_to_nothing(silent: bool) -> None:
    with folder_of_work() as root:
        write(root, 5000, "2026-11-20 sent email: hello")
        with watching(root, silent=silent) as watch:
            turn_for(watch, 3)
            started, before = time.monotonic(), time.process_time()
            for path in list((root / "contacts").iterdir())[:500]:
                path.read_bytes()
            reading = time.process_time() - before
            turn_for(watch, IDLE)
            used = time.process_time() - before - reading
            share = used / (time.monotonic() - started)
    assert (watch.builds, share < 0.05) == (1, True), share  # 0.01 on an idle machine; this one may be busy
