"""The same notes as a Hugo site: a page a contact, an index in order, a page a tag."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

_CONFIG = 'baseURL = "/"\ntitle = "People"\ndisableKinds = ["RSS", "sitemap"]\n[taxonomies]\n  tag = "tags"\n'
_LAYOUTS = {
    "baseof.html": "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{ .Title }}</title></head>"
    '<body><main>{{ block "main" . }}{{ end }}</main></body></html>',
    "single.html": '{{ define "main" }}<h1>{{ .Title }}</h1><dl>{{ range $key, $value := .Params }}'
    "<dt>{{ $key }}</dt><dd>{{ $value }}</dd>{{ end }}</dl>{{ .Content }}{{ end }}",
    "list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}'
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
}
_INDEX = (
    '{{ define "main" }}<ol>{{ range sort (where .Site.RegularPages "Section" "contacts") "Params.due" }}'
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.due }} {{ .Params.org }} {{ .WordCount }}</li>'
    "{{ end }}</ol>{{ end }}"
)


@cache
def _program() -> str:
    beside = Path(sys.executable).parent / "hugo"
    return str(beside) if beside.exists() else shutil.which("hugo") or ""


@cache
def version() -> str:
    """Which Hugo is installed, or nothing."""
    if not _program():
        return ""
    told = subprocess.run([_program(), "version"], capture_output=True, text=True, check=False).stdout
    line = next((line for line in told.splitlines() if line.startswith("hugo v")), "hugo")
    return line.split("-")[0]


def prepare(notebook: Path, site: Path) -> None:
    """Make a Hugo site of a notebook's contacts; each has a day on which it is due."""
    (site / "layouts" / "_default").mkdir(parents=True)
    (site / "content" / "contacts").mkdir(parents=True)
    (site / "hugo.toml").write_text(_CONFIG)
    for name, text in _LAYOUTS.items():
        (site / "layouts" / "_default" / name).write_text(text)
    (site / "layouts" / "index.html").write_text(_INDEX)
    for number, note in enumerate(sorted((notebook / "contacts").iterdir())):
        text = note.read_text(encoding="utf-8").replace("\nname: ", "\ntitle: ", 1)
        due = f"due: 2026-{1 + number % 12:02}-{1 + number % 28:02}"
        (site / "content" / "contacts" / note.name).write_text(text.replace("---\n", f"---\n{due}\n", 1))


def build(site: Path) -> list[str]:
    """The command that builds the site."""
    return [_program(), "--source", str(site), "--quiet"]


def serve(site: Path) -> list[str]:
    """The command that watches it, and writes pages to the disk."""
    options = ["--disableLiveReload", "--bind", "127.0.0.1", "--port", "18713"]
    return [_program(), "server", "--source", str(site), "--destination", str(site / "public"), *options]


def edit(note: Path) -> None:
    """One more line, which changes the page, and its number of words on the index."""
    with note.open("a", encoding="utf-8") as file:
        file.write("- one more word\n")
        file.flush()
        os.fsync(file.fileno())
