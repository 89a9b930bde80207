"""The day and the machine, for the reader of the figures."""

from __future__ import annotations

import os
import platform
from datetime import date
from pathlib import Path


def machine() -> str:
    """One line: when, how many cores of what kind, how much memory, which system and Python."""
    kind = _value("/proc/cpuinfo", "model name") or platform.machine()
    kilobytes = _value("/proc/meminfo", "MemTotal").removesuffix("kB")
    memory = f", {int(kilobytes) / 1024**2:.0f} GiB" if kilobytes else ""
    programs = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{date.today()}: {os.cpu_count()} cores ({kind}){memory}, {programs}"


def _value(path: str, key: str) -> str:
    """What a line of that file says of the key; nothing where the system has no such file."""
    lines = Path(path).read_text().splitlines() if Path(path).exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")
