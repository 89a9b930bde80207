"""What a command costs: wall time, processor time of it and its children, and its peak memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 30.0  # seconds
_CALM = 3.0  # seconds before a save


@dataclass(frozen=True)
class Cost:
    """One run."""

    seconds: float
    cpu: float = 0.0
    megabytes: float = 0.0


def run(command: Sequence[str]) -> Cost:
    """Run a command to its end; raises where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit code {process.returncode}: {said.decode()}")
    return Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def until_changed(server: Sequence[str], ready: str, page: Path, save: Callable[[], None]) -> Cost | None:
    """How long it takes from a save until a page on the disk is another, while a server watches.

    `ready` stands in the line by which the server says that it is there.
    """
    process = subprocess.Popen(server, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout
        next(line for line in process.stdout if ready in line)
        time.sleep(_CALM)
        before = page.read_bytes()
        began = time.perf_counter()
        save()
        while page.read_bytes() == before:
            if time.perf_counter() - began > _PATIENCE:
                return None
            time.sleep(0.001)
        return Cost(time.perf_counter() - began, megabytes=_memory(process.pid))
    finally:
        process.terminate()
        process.communicate()


def _memory(pid: int) -> float:
    """The peak memory of a process that still runs, in MB, where the system tells."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
