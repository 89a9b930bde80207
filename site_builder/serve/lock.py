"""One watcher a notebook: a lock in `.followup/` that dies with its process."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import IO

NAME = ".followup/serve.lock"
FAR = 1 << 20  # Windows locks bytes against reading: lock one that nobody reads


class TakenError(Exception):
    """Another process serves this notebook; the message says which."""


class Lock:
    """Held while it is open. The system lets go of it when the process ends, however it ends."""

    def __init__(self, notebook: Path) -> None:
        """Take the lock of this notebook, or raise TakenError."""
        path = notebook / NAME
        path.parent.mkdir(exist_ok=True)
        self._file = path.open("a+", encoding="utf-8")
        try:
            _lock(self._file)
        except OSError:
            holder = _holder(self._file)
            self._file.close()
            raise TakenError(f"this notebook is already being served, by {holder}") from None
        self.tell("")

    def tell(self, address: str) -> None:
        """Write down who has the notebook and where its pages are, for those who come later."""
        self._file.seek(0)
        self._file.truncate()
        self._file.write(f"process {os.getpid()}" + (f" at {address}" if address else "") + "\n")
        self._file.flush()

    def __enter__(self) -> Lock:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()


def _holder(file: IO[str]) -> str:
    file.seek(0)
    return file.read(500).strip() or "another process"


def _lock(file: IO[str]) -> None:
    if os.name == "nt":
        import msvcrt

        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
