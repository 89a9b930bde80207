"""More than one process: the same answers, in the same order, and the same errors."""

from __future__ import annotations

import os
import signal
import time
from datetime import date
from pathlib import Path

import pytest

from site_builder import spread as module
from site_builder.build import Site, Take, build_site
from site_builder.memory import Memory, Spread
from site_builder.model import Source
from site_builder.notebook.messages import with_built_in
from site_builder.reading import Request, read_book
from site_builder.settings import Settings
from site_builder.spread import spread
from site_builder.theme import built_in_themes, load_theme
from tests.bench.notebook import write_notebook

THEME = load_theme([built_in_themes() / "default"])


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes for a handful of values; the test runner's own threads do nothing meanwhile."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(module, "_WORTH", 2)
    monkeypatch.setattr(module.threading, "active_count", lambda: 1)


def asked(value: int) -> tuple[int, int]:
    return value, os.getpid()


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 9])
def test_answers_come_in_order(count: int) -> None:
    assert [value for value, _ in spread(asked, range(count))] == list(range(count))


def test_a_second_process_has_its_part() -> None:
    assert len({process for _, process in spread(asked_slowly, range(20))}) == 2


def asked_slowly(value: int) -> tuple[int, int]:
    time.sleep(0.05)
    return asked(value)


@pytest.mark.parametrize("wrong", [0, 1, 18, 19])
def test_what_fails_fails_as_in_one_process(wrong: int) -> None:
    def inverse(value: int) -> float:
        time.sleep(0.01)
        if value > wrong:
            raise IndexError(value)
        return 1 / (wrong - value)

    with pytest.raises(ZeroDivisionError):
        list(spread(inverse, range(20)))


def test_a_process_that_dies_is_not_missed() -> None:
    here = os.getpid()

    def fragile(value: int) -> int:
        time.sleep(0.01)
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return value

    assert list(spread(fragile, range(20))) == list(range(20))


def test_large_answers() -> None:
    assert [len(answer) for answer in spread(lambda value: bytes(value * 100_000), range(30))] == [
        value * 100_000 for value in range(30)
    ]


def test_the_others_begin_before_they_are_asked_and_keep_what_nobody_has_read(tmp_path: Path) -> None:
    """Three million bytes: more than a pipe holds."""

    def found(value: int) -> tuple[int, bytes]:
        (tmp_path / str(value)).touch()
        return os.getpid(), bytes(100_000)

    answers = spread(found, range(30))
    deadline = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) < 30 and time.monotonic() < deadline:
        time.sleep(0.01)
    processes = {process for process, _ in answers}
    assert (len(processes), os.getpid() in processes) == (1, False)


def test_whoever_wants_no_more_answers_leaves_no_process_behind() -> None:
    answers = spread(asked_slowly, range(20))
    other = next(process for _, process in answers if process != os.getpid())
    del answers
    with pytest.raises(ChildProcessError):
        os.waitpid(other, os.WNOHANG)


def test_what_can_only_be_told_here_is_found_out_here() -> None:
    assert [answer() for answer in spread(lambda value: lambda: value, range(10))] == list(range(10))


def site(folder: Path, with_memory: bool, how: Spread, take: Take | None = None) -> Site:
    files = sorted((folder / "contacts").iterdir())
    sources = [Source(path=f"contacts/{file.name}", text=file.read_text(encoding="utf-8")) for file in files]
    request = Request(settings=Settings(), today=date(2026, 11, 23), messages=with_built_in({}))
    memory = Memory()
    if with_memory:
        build_site(read_book(sources[1:], request, memory), THEME, memory, how)
    return build_site(read_book(sources, request, memory), THEME, memory, how, take=take)


def test_one_process_or_two_with_and_without_memory_make_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Packed or not."""
    write_notebook(tmp_path / "notebook", 12)
    sites = [site(tmp_path / "notebook", memory, how) for memory in (False, True) for how in (map, spread)]
    monkeypatch.setattr("site_builder.build.LARGE", 11)
    sites += [site(tmp_path / "notebook", memory, how) for memory in (False, True) for how in (map, spread)]
    assert sites[1:] == sites[:1] * 7


def test_pages_that_are_taken_are_those_that_would_be_kept(tmp_path: Path) -> None:
    write_notebook(tmp_path / "notebook", 12)
    kept, taken = site(tmp_path / "notebook", False, spread), dict[str, bytes]()
    rest = site(tmp_path / "notebook", False, spread, taken.__setitem__)
    assert {path for path in kept.files if path.endswith(".html")} == taken.keys()
    assert {**rest.files, **taken} == kept.files
    assert (rest.digests, rest.left) == (kept.digests, taken.keys())
