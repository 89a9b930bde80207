"""Progress: a line that counts, for who watches work that takes over a second, and for nobody else."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

import pytest

from site_builder.cli import progress
from site_builder.cli.progress import Progress


def watch(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal, and work that has taken its time already."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "_AFTER", 0.0)
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    monkeypatch.delenv("CI", raising=False)


def counted(capsys: pytest.CaptureFixture[str], *, quiet: bool = False) -> str:
    assert list(Progress(Namespace(quiet=quiet)).each("ab", "Reading notes", 1200)) == ["a", "b"]
    return capsys.readouterr().err


def test_it_counts_in_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    watch(monkeypatch)
    assert counted(capsys) == "\rReading notes: 1 of 1,200\x1b[K\r\rReading notes: 2 of 1,200\x1b[K\r"


def test_without_a_total_and_up_to_the_end(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    watch(monkeypatch)
    told = Progress(Namespace(quiet=False))
    told.tell("Building pages", 7)
    told.stop()
    told.tell("Building pages", 8)
    assert capsys.readouterr().err == "\rBuilding pages: 7\x1b[K\r"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("progress.in_ci", lambda: True, id="in CI"),
        pytest.param("progress.sys.stderr.isatty", lambda: False, id="no terminal"),
        pytest.param("progress._AFTER", 60.0, id="not yet a second"),
    ],
)
def test_where_nobody_watches_it_says_nothing(
    name: str, value: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(monkeypatch)
    monkeypatch.setattr(f"site_builder.cli.{name}", value)
    assert counted(capsys) == ""


def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    watch(monkeypatch)
    assert counted(capsys, quiet=True) == ""


def test_a_process_that_helps_says_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    watch(monkeypatch)
    told = Progress(Namespace(quiet=False))
    monkeypatch.setattr(os, "getpid", lambda: -1)
    told.tell("Building pages", 7)
    assert capsys.readouterr().err == ""
