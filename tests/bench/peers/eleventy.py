"""Eleventy, as `make bench-peers` installs it: with Liquid, its own default, and notes that hold no Liquid."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

from tests.bench.contender import Command, Contender
from tests.bench.ours import HERE
from tests.bench.peers.people import KEYS, people, write
from tests.bench.peers.works import SERVED, server, works

_PACKAGE = HERE / "build" / "bench" / "node_modules" / "@11ty" / "eleventy"
_FILES = {
    "eleventy.config.js": "module.exports = () => ({\n"
    '  dir: { input: "in", output: "_site" },\n  markdownTemplateEngine: false,\n});\n',
    "in/_includes/base.liquid": "<!doctype html><html lang=en><head><meta charset=utf-8>"
    "<title>{{ title }}</title></head><body><main>{{ content }}</main></body></html>",
    "in/_includes/person.liquid": "---\nlayout: base.liquid\n---\n<h1>{{ title }}</h1><dl>"
    + "".join(f"<dt>{key}</dt><dd>{{{{ {key} }}}}</dd>" for key in KEYS)
    + "</dl>{{ content }}",
    "in/contacts/contacts.json": '{ "layout": "person.liquid" }',
    "in/index.liquid": "---\nlayout: base.liquid\ntitle: People\neleventyImport: { collections: [all] }\n---\n<ol>"
    '{% assign everybody = collections.all | where: "data.layout", "person.liquid" | sort: "data.due" %}'
    '{% for person in everybody %}<li id="{{ person.fileSlug }}"><a href="{{ person.url }}">{{ person.data.title }}</a>'
    " {{ person.data.due }} {{ person.data.org }} {{ person.data.last }}</li>{% endfor %}</ol>",
    "in/tag.liquid": "---\nlayout: base.liquid\npagination: { data: collections, size: 1, alias: tag, filter: [all] }\n"
    'permalink: "tags/{{ tag }}/index.html"\n---\n<h1>{{ tag }}</h1><ul>'
    '{% for person in collections[tag] %}<li><a href="{{ person.url }}">{{ person.data.title }}</a></li>'
    "{% endfor %}</ul>",
}


@cache
def version() -> str:
    """Which Eleventy is installed, or nothing."""
    if not (_PACKAGE / "package.json").is_file() or not shutil.which("node"):
        return ""
    return str(json.loads((_PACKAGE / "package.json").read_text())["version"])


def contender(notebook: Path, site: Path, slug: str) -> Contender:
    """An Eleventy site of a notebook's contacts."""
    write(site, _FILES | {f"in/contacts/{person.slug}.md": person.note() for person in people(notebook)})
    note = site / "in" / "contacts" / f"{slug}.md"
    program = ("node", str(_PACKAGE / "cmd.cjs"), "--quiet")
    return Contender(
        name=f"Eleventy {version()}",
        works=works(Command(words=program, folder=site), note, site / "_site"),
        server=server((*program, "--serve", "--incremental", "--output", SERVED, "--port"), site, note, follows=True),
    )
