"""The one clock of the program."""

from __future__ import annotations

from datetime import date, datetime


def today_in(timezone: str) -> date:
    """Today in that time zone; the machine's where none is given."""
    if not timezone:
        return datetime.now().date()
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(timezone)).date()
