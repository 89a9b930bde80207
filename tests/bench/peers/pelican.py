"""Pelican: an article a person, dated by the day that person is due, so that its index is in that order."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.contender import Command, Contender
from tests.bench.peers.people import Person, people, write
from tests.bench.peers.works import SERVED, server, version_of, works

_FILES = {
    "pelicanconf.py": """
SITENAME, SITEURL, TIMEZONE, DEFAULT_LANG, PATH = "People", "", "UTC", "en", "content"
THEME, DIRECT_TEMPLATES, DEFAULT_PAGINATION = "theme", ["index"], False
SLUGIFY_SOURCE, ARTICLE_URL, ARTICLE_SAVE_AS = "basename", "contacts/{slug}/", "contacts/{slug}/index.html"
TAG_URL, TAG_SAVE_AS, AUTHOR_SAVE_AS, CATEGORY_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html", "", ""
ARTICLE_ORDER_BY, NEWEST_FIRST_ARCHIVES = "date", False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {"extensions": ["meta", "tables", "fenced_code"]}
""",
    "theme/templates/base.html": "<!doctype html><html lang=en><head><meta charset=utf-8><title>{% block title %}People"
    "{% endblock %}</title></head><body><main>{% block main %}{% endblock %}</main></body></html>",
    "theme/templates/article.html": '{% extends "base.html" %}{% block title %}{{ article.title }}{% endblock %}'
    "{% block main %}<h1>{{ article.title }}</h1><dl>{% for key, value in article.metadata.items() %}"
    "<dt>{{ key }}</dt><dd>{{ value }}</dd>{% endfor %}</dl>{{ article.content }}{% endblock %}",
    "theme/templates/index.html": '{% extends "base.html" %}{% block main %}<ol>{% for article in articles %}'
    '<li id="{{ article.slug }}"><a href="/{{ article.url }}">{{ article.title }}</a> {{ article.metadata.due }} '
    "{{ article.metadata.org }} {{ article.metadata.last }}</li>{% endfor %}</ol>{% endblock %}",
    "theme/templates/tag.html": '{% extends "base.html" %}{% block main %}<h1>{{ tag }}</h1><ul>'
    '{% for article in articles %}<li><a href="/{{ article.url }}">{{ article.title }}</a></li>{% endfor %}</ul>'
    "{% endblock %}",
}


def version() -> str:
    """Which Pelican is installed, or nothing."""
    return version_of("pelican")


def _note(person: Person) -> str:
    """The note with the keys that Pelican's Markdown reader knows: a date, and tags without brackets."""
    plain = {key: value.strip('"[]') for key, value in person.keys.items()}
    keys = {"date": plain["due"], **plain}
    return "".join(f"{key}: {value}\n" for key, value in keys.items()) + "\n" + person.body


def contender(notebook: Path, site: Path, slug: str) -> Contender:
    """A Pelican site of a notebook's contacts."""
    write(site, _FILES | {f"content/contacts/{person.slug}.md": _note(person) for person in people(notebook)})
    note = site / "content" / "contacts" / f"{slug}.md"
    program = (sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-q")
    return Contender(
        name=f"Pelican {version()}",
        works=works(Command(words=program, folder=site), note, site / "output"),
        server=server((*program, "-lr", "-o", SERVED, "-p"), site, note, follows=False),
    )
