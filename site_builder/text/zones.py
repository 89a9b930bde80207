"""Time zones by their names."""

from __future__ import annotations

import re
from functools import cache

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+\-/]*")


@cache
def zone_exists(name: str) -> bool:
    """True for a name such as Europe/Berlin."""
    if not _NAME.fullmatch(name):
        return False
    from zoneinfo import ZoneInfo  # only a note that names a zone needs them

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not there, no such path, a folder of zones
        return False
    return True


@cache
def nearest_zone(name: str) -> str:
    """The hint that names the zone that was likely meant."""
    from zoneinfo import available_timezones

    wanted = re.sub(r"\W+", "_", name.strip()).lower()
    cities = {zone.rpartition("/")[2].lower(): zone for zone in sorted(available_timezones(), reverse=True)}
    fits = [cities[wanted]] if wanted in cities else []
    return f"did you mean {fits[0]}?" if fits else "write it as region and city: Europe/Berlin"
