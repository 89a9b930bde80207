"""The files with which GitHub, GitLab and Forgejo publish a notebook: templates, with the owner's time zone."""

from __future__ import annotations

from datetime import datetime
from importlib.resources import files

_TEMPLATES = {  # where each stands in a notebook, and its template here
    "github": {
        ".github/workflows/publish.yml": "github-publish.yml",
        ".github/workflows/morning.yml": "github-morning.yml",
    },
    "gitlab": {".gitlab-ci.yml": "gitlab.yml"},
    "forgejo": {
        ".forgejo/workflows/publish.yml": "forgejo-publish.yml",
        ".forgejo/workflows/morning.yml": "forgejo-morning.yml",
    },
}
HOUR = 5  # of the morning, where the owner is


def ci_files(name: str, timezone: str = "") -> dict[str, str]:
    """The CI files for that service, by their path in the notebook; every morning means there."""
    folder = files(__package__)
    texts = {path: (folder / template).read_text(encoding="utf-8") for path, template in _TEMPLATES[name].items()}
    zone = timezone or "Etc/UTC"
    return {path: text.replace("{zone}", zone).replace("{hour}", str(_utc_hour(zone))) for path, text in texts.items()}


def _utc_hour(zone: str) -> int:
    """That hour of a winter's morning in UTC, for services whose clock knows no other zone."""
    from zoneinfo import ZoneInfo

    offset = datetime(2026, 1, 15, tzinfo=ZoneInfo(zone)).utcoffset()
    return (HOUR - round(offset.total_seconds() / 3600) if offset else HOUR) % 24
