"""Hugo: the package `hugo` ships the program, which is started itself: the wrapper in Python before it takes 40 ms."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

from tests.bench.contender import Command, Contender
from tests.bench.peers.people import people, write
from tests.bench.peers.works import SERVED, server, version_of, works

_FILES = {
    "hugo.toml": 'baseURL = "/"\ntitle = "People"\ndisableKinds = ["RSS", "sitemap"]\n[taxonomies]\n  tag = "tags"\n',
    "layouts/_default/baseof.html": "<!doctype html><html lang=en><head><meta charset=utf-8>"
    '<title>{{ .Title }}</title></head><body><main>{{ block "main" . }}{{ end }}</main></body></html>',
    "layouts/_default/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1><dl>{{ range $key, $value := .Params }}'
    "<dt>{{ $key }}</dt><dd>{{ $value }}</dd>{{ end }}</dl>{{ .Content }}{{ end }}",
    "layouts/_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}'
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
    "layouts/index.html": '{{ define "main" }}<ol>'
    '{{ range sort (where .Site.RegularPages "Section" "contacts") "Params.due" }}'
    '<li id="{{ .File.ContentBaseName }}"><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.due }} '
    "{{ .Params.org }} {{ .Params.last }}</li>{{ end }}</ol>{{ end }}",
}


def version() -> str:
    """Which Hugo is installed, or nothing."""
    return version_of("hugo")


def contender(notebook: Path, site: Path, slug: str) -> Contender:
    """A Hugo site of a notebook's contacts."""
    write(site, _FILES | {f"content/contacts/{person.slug}.md": person.note() for person in people(notebook)})
    note = site / "content" / "contacts" / f"{slug}.md"
    program = str(distribution("hugo").locate_file("hugo/binaries/hugo"))
    return Contender(
        name=f"Hugo {version()}",
        works=works(Command(words=(program, "--quiet"), folder=site), note, site / "public"),
        server=server((program, "server", "--bind", "127.0.0.1", "-d", SERVED, "--port"), site, note, follows=True),
    )
