"""Single keys, as they are pressed; where the input is no terminal, each of its characters is one."""

from __future__ import annotations

import sys
from collections.abc import Iterator


def read_keys() -> Iterator[str]:
    """The keys, in lower case, until the input ends."""
    while key := _key():
        if not key.isspace() or key == " ":
            yield key.lower()


def _key() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.read(1)
    try:
        import termios
        import tty
    except ImportError:  # Windows
        import msvcrt

        return str(msvcrt.getwch())  # type: ignore[attr-defined, unused-ignore]
    sys.stdout.flush()
    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin)
        return sys.stdin.read(1)
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
