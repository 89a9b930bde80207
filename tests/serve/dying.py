"""Run as a program: a watcher after its first build, of which copies look again, each killed at its n-th change.

Each line of input is a number n; each line of output is how that copy ended.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import date
from pathlib import Path

from .fast import Fast
from .running import DAY

CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}


def main() -> None:
    fast = Fast(Path(sys.argv[1]), date.fromisoformat(DAY), silent=True)
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _die_at(int(line))
            fast.run(8)
            os._exit(0)
        print(os.waitpid(child, 0)[1], flush=True)


def _die_at(number: int) -> None:
    left = [number]

    def seen(event: str, args: tuple[object, ...]) -> None:
        if event in CHANGES or (event == "open" and isinstance(args[2], int) and args[2] & os.O_WRONLY):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(seen)


if __name__ == "__main__":
    main()
