"""What a command costs: wall time, processor time, and the peak memory of all its processes together.

Memory is the sum of the proportional set sizes (PSS: what several processes share counts once) of every process of the
command's session, looked at fifty times a second; where the system tells none, it is 0. Looking takes time of its own:
a command is run once more for its memory, and the time of that run does not count.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.bench.contender import Command

_LOOK = 0.02  # seconds between two looks at the memory


@dataclass(frozen=True, kw_only=True)
class Cost:
    """One run; the processor time is that of the command and all its children."""

    seconds: float
    cpu: float


def run(command: Command) -> Cost:
    """Run a command to its end; raises where it fails."""
    began = time.perf_counter()
    process = _started(command)
    assert process.stderr
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    _must_be_fine(process, said)
    return Cost(seconds=seconds, cpu=used.ru_utime + used.ru_stime)


def memory(command: Command) -> float:
    """The most memory that the command's processes hold together at any time of a run, in MB; raises where it fails."""
    with _started(command) as process, watched(process.pid) as looks:
        _, said = process.communicate()
    _must_be_fine(process, said)
    return max(looks)


def _must_be_fine(process: subprocess.Popen[bytes], said: bytes) -> None:
    if process.returncode:
        raise RuntimeError(f"{process.args!r}: exit code {process.returncode}: {said.decode(errors='replace')}")


def _started(command: Command) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command.words, cwd=command.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


@contextmanager
def watched(session: int) -> Iterator[list[float]]:
    """Look at the memory of a session's processes again and again; the list holds what was seen, in MB."""
    looks, over = [0.0], threading.Event()

    def look() -> None:
        while not over.wait(_LOOK):
            looks.append(sum(map(_held, _members(session))))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield looks
    finally:
        over.set()
        looking.join()


def _members(session: int) -> Iterator[Path]:
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            if int((process / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                yield process


def _held(process: Path) -> float:
    with suppress(OSError):
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
