"""Which theme a notebook's site wears: the built-in one, with the notebook's own laid over it."""

from __future__ import annotations

from pathlib import Path

from site_builder.notebook.where import THEMES
from site_builder.theme import Theme, built_in_themes, load_theme


def theme_of(root: Path, name: str) -> Theme:
    """The theme of that name; a file of the notebook's themes/NAME/ replaces the built-in one."""
    built_in = built_in_themes()
    return load_theme((built_in / "default", built_in / name, root / THEMES / name))


def has_theme(root: Path, name: str) -> bool:
    """There is a theme of that name, here or built in."""
    return any((themes / name).is_dir() for themes in (built_in_themes(), root / THEMES))
