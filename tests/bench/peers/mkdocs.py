"""MkDocs: a hook gives the templates everybody in order. Its server writes to a hidden folder: only builds count."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.contender import Command, Contender
from tests.bench.peers.people import people, tags, write
from tests.bench.peers.works import version_of, works

_FILES = {
    "mkdocs.yml": "site_name: People\nplugins: []\nhooks: [hook.py]\ntheme: {name: null, custom_dir: theme}\n",
    "hook.py": '''"""Everybody, for the index and the pages of the tags."""


def on_env(env, config, files):
    pages = [file.page for file in files.documentation_pages() if "due" in file.page.meta]
    env.globals["everybody"] = sorted(pages, key=lambda page: page.meta["due"])
''',
    "docs/index.md": "---\ntitle: People\ntemplate: list.html\n---\n",
    "theme/main.html": "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{ page.title }}</title></head>"
    "<body><main>{% block main %}<h1>{{ page.title }}</h1><dl>{% for key, value in page.meta.items() %}"
    "<dt>{{ key }}</dt><dd>{{ value }}</dd>{% endfor %}</dl>{{ page.content }}{% endblock %}</main></body></html>",
    "theme/list.html": '{% extends "main.html" %}{% block main %}<ol>{% for person in everybody %}'
    '<li><a href="{{ person.url | url }}">{{ person.title }}</a> {{ person.meta.due }} {{ person.meta.org }} '
    "{{ person.meta.last }}</li>{% endfor %}</ol>{% endblock %}",
    "theme/tag.html": '{% extends "main.html" %}{% block main %}<h1>{{ page.title }}</h1><ul>'
    '{% for person in everybody if page.title in person.meta.tags %}<li><a href="{{ person.url | url }}">'
    "{{ person.title }}</a></li>{% endfor %}</ul>{% endblock %}",
}


def version() -> str:
    """Which MkDocs is installed, or nothing."""
    return version_of("mkdocs")


def contender(notebook: Path, site: Path, slug: str) -> Contender:
    """A MkDocs site of a notebook's contacts."""
    everybody = list(people(notebook))
    notes = {f"docs/contacts/{person.slug}.md": person.note() for person in everybody}
    lists = {f"docs/tags/{tag}.md": f"---\ntitle: {tag}\ntemplate: tag.html\n---\n" for tag in tags(everybody)}
    write(site, _FILES | notes | lists)
    build = Command(words=(sys.executable, "-m", "mkdocs", "build", "--quiet"), folder=site)
    return Contender(
        name=f"MkDocs {version()}",
        works=works(build, site / "docs" / "contacts" / f"{slug}.md", site / "site"),
    )
