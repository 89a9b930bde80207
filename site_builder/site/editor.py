"""Links that open a note in the owner's editor, at the line."""

from __future__ import annotations

from urllib.parse import quote

EDITORS = {
    "vscode": "vscode://file{path}:{line}",
    "obsidian": "obsidian://open?path={path}",
}
_RUNS_CODE = ("javascript:", "data:", "vbscript:", "file:")


def editor_url(pattern: str, folder: str, file: str, line: int) -> str:
    """The link for a line of a file, by the `editor` setting; nothing where none is set or the folder is not told."""
    form = EDITORS.get(pattern.strip().lower(), pattern.strip())
    if not folder or ":" not in form or form.lower().startswith(_RUNS_CODE):
        return ""
    path = "/" + f"{folder}/{file}".replace("\\", "/").lstrip("/")
    for name, value in (("{path}", path), ("{file}", file), ("{line}", str(line))):
        form = form.replace(name, quote(value, safe="/:"))
    return form
