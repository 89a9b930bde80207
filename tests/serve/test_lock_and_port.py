"""One watcher a notebook, and a port that may be taken."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.serve.lock import Lock, TakenError
from site_builder.serve.port import holder_of, listen
from site_builder.serve.server import Board

HOLD = """
import sys, time
from pathlib import Path
from site_builder.serve.lock import Lock
with Lock(Path(sys.argv[1])) as lock:
    lock.tell("http://127.0.0.1:8710/")
    print("held", flush=True)
    time.sleep(60)
"""


def holder(notebook: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(notebook)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_watcher_is_told_who_has_the_notebook(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        with pytest.raises(TakenError) as refused:
            Lock(tmp_path)
        process.kill()
    message = f"this notebook is already being served, by process {process.pid} at http://127.0.0.1:8710/"
    assert str(refused.value) == message


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "ended"])
def test_the_lock_dies_with_its_process(tmp_path: Path, end: signal.Signals) -> None:
    with holder(tmp_path) as process:
        process.send_signal(end)
    with Lock(tmp_path):
        assert (tmp_path / ".followup/serve.lock").read_text() == f"process {os.getpid()}\n"


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    with Lock(tmp_path):
        pass
    with Lock(tmp_path):
        pass


def test_a_port_that_is_taken_is_named_and_the_next_is_used() -> None:
    said: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with listen(Board(), port, said.append) as server:
            used = server.server_address[1]
    name = Path("/proc/self/comm").read_text().strip()
    assert said[0] == f"port {port} is taken by {name} (process {os.getpid()}); trying {port + 1}"
    assert (used > port, len(said)) == (True, used - port)


def test_nobody_has_a_free_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]
    assert holder_of(port) == ""


def test_where_the_system_tells_nothing_nobody_is_named(tmp_path: Path) -> None:
    assert holder_of(8710, proc=tmp_path) == ""
