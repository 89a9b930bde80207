"""What goes wrong around a running watcher: each is survived, told in a line, and over when it is mended."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .running import HERE, Running, cold_build, files_in, folder_of_work, person, serving, write_people


@pytest.fixture
def root() -> Iterator[Path]:
    with folder_of_work() as folder:
        write_people(folder, 6)
        yield folder


@pytest.fixture
def running(root: Path) -> Iterator[Running]:
    with serving(root) as running:
        yield running


def is_whole(running: Running, root: Path, tmp_path: Path) -> bool:
    """The site on the disk is that of a cold build."""
    return files_in(root / "public") == cold_build(root, tmp_path / "cold")


def test_a_save_is_on_the_disk_and_told_in_two_lines(running: Running, root: Path, tmp_path: Path) -> None:
    (root / "contacts/person-03.md").write_text(person(3, "2026-11-22 heard email: hello"))
    running.wait_for(r"^person-03: your turn to answer now due Mon 23 Nov$")
    running.wait_for(r"^contacts/person-03.md: [\d.]+ m?s$")
    assert is_whole(running, root, tmp_path)


def test_contacts_that_are_deleted_and_written_anew(running: Running, root: Path, tmp_path: Path) -> None:
    shutil.rmtree(root / "contacts")
    running.wait_for(r"^the folder contacts/ can't be seen: No such file or directory; the last good site stays$")
    assert running.has("contacts/person-03/index.html", "Person 03")
    (root / "contacts").mkdir()
    (root / "contacts/person-03.md").write_text(person(3, "2026-11-22 heard email: hello"))
    running.wait_for(r"^the contacts are back$")
    cold = cold_build(root, tmp_path / "cold")
    running.until(lambda: files_in(root / "public") == cold)


def test_contacts_that_are_moved_away_and_come_back(running: Running, root: Path, tmp_path: Path) -> None:
    (root / "contacts").rename(root / ".aside")
    running.wait_for(r"^the folder contacts/ can't be seen: No such file or directory; the last good site stays$")
    assert running.has("contacts/person-03/index.html", "Person 03")
    (root / ".aside").rename(root / "contacts")
    running.wait_for(r"^the contacts are back$")
    (root / "contacts/person-03.md").write_text(person(3, "2026-11-22 heard email: hello"))
    running.wait_for(r"^contacts/person-03.md: ")
    assert is_whole(running, root, tmp_path)


def test_a_theme_that_fails(running: Running, root: Path, tmp_path: Path) -> None:
    (root / "themes/default").mkdir(parents=True)
    (root / "themes/default/today.html").write_text("{% nonsense %}")
    running.wait_for(r"^not rebuilt: .*today\.html.*")
    assert running.has("", "person-03:")
    shutil.rmtree(root / "themes")
    running.wait_for(r"^rebuilt: all is well again$")
    assert is_whole(running, root, tmp_path)


def test_a_file_that_is_no_text(running: Running, root: Path) -> None:
    path = root / "contacts/person-03.md"
    path.write_bytes(path.read_text().encode("utf-16"))
    running.wait_for(r"person-03.md:1:1: error: The file looks like UTF-16")
    assert running.has("contacts/person-03/index.html", "Person 03")
    assert running.has("", "person-03:")


def test_an_output_folder_that_is_deleted_comes_back_with_the_next_save(
    running: Running, root: Path, tmp_path: Path
) -> None:
    shutil.rmtree(root / "public")
    (root / "contacts/person-03.md").write_text(person(3, "2026-11-22 heard email: hello"))
    running.wait_for(r"^contacts/person-03.md: ")
    assert is_whole(running, root, tmp_path)


def test_control_characters_reach_no_terminal(running: Running, root: Path) -> None:
    (root / "contacts/a\x1b[2Jb.md").write_text("---\nname: A\n\tb: c\n---\n")
    line = running.wait_for(r"error: ").string
    assert line.isprintable()


def test_ctrl_c_ends_it_at_once_and_cleanly(running: Running) -> None:
    started = time.monotonic()
    assert running.stop(signal.SIGINT) == 0
    assert time.monotonic() - started < 5
    assert running.quiet(0) == ["stopped"]


def test_a_second_one_says_who_has_the_notebook(running: Running, root: Path) -> None:
    command = [sys.executable, "-m", "site_builder", "serve", "--notebook", str(root)]
    second = subprocess.run(command, cwd=HERE, capture_output=True, text=True)
    who = f"process {running.process.pid} at {running.address}"
    assert (second.returncode, second.stderr) == (3, f"followup: this notebook is already being served, by {who}\n")


def test_a_port_that_is_taken(running: Running) -> None:
    port = running.address.rsplit(":", 1)[1].strip("/")
    with folder_of_work() as other:
        write_people(other, 1)
        with serving(other, "--port", port) as second:
            assert second.lines[0].startswith(f"port {port} is taken by ")
            assert second.address != running.address
            assert second.has("", "person-00:")


def test_a_folder_that_is_not_ours_is_refused(root: Path) -> None:
    (root / "public").mkdir()
    (root / "public/thesis.txt").write_text("years of work")
    command = [sys.executable, "-m", "site_builder", "serve", "--notebook", str(root), "--port", "0"]
    refused = subprocess.run(command, cwd=HERE, capture_output=True, text=True)
    assert (refused.returncode, (root / "public/thesis.txt").read_text()) == (3, "years of work")
    assert "--output" in refused.stderr.splitlines()[-1]
