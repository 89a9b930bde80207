"""The program: `followup`, or `python -m site_builder`."""

from __future__ import annotations

import gc
import sys

from site_builder.cli import main


def run() -> None:
    """Run the command line and exit; the only place that does."""
    gc.disable()  # a command makes little garbage and soon ends: looking for it takes a tenth of the time of a build
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a name no terminal can show
    sys.exit(main())


if __name__ == "__main__":
    run()
