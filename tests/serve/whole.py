"""Whether a site on the disk is whole: each file one that a build has made, and no link that leads nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src"}


def faults_of(site: Mapping[str, bytes], *builds: Mapping[str, bytes]) -> list[str]:
    """What is wrong with a site that is a mixture of these builds, or of nobody knows which where none is given."""
    odd = [path for path, data in site.items() if builds and data not in [build.get(path) for build in builds]]
    dead = [f"{page} leads to {to}" for page in reachable(site) for to in links_of(page, site[page]) if to not in site]
    return [f"{path} is neither the old one nor the new one" for path in odd] + dead


def reachable(site: Mapping[str, bytes]) -> set[str]:
    """The pages that a reader gets to from the first one; a page on its way in may be there and not yet named."""
    found, todo = {"index.html"}, ["index.html"]
    while todo:
        page = todo.pop()
        new = [path for path in links_of(page, site[page]) if path in site and path not in found]
        found.update(new)
        todo += new
    return found


@lru_cache(maxsize=2000)
def links_of(page: str, data: bytes) -> tuple[str, ...]:
    """The files of the site that a page asks for or leads to."""
    if not page.endswith(".html"):
        return ()
    text = data.decode()
    assert text.rstrip().endswith("</html>"), f"{page} is cut off"
    links = _Links()
    links.feed(text)
    paths = [urlsplit(link).path for link in links.found if not urlsplit(link).scheme]
    base = posixpath.dirname(page)
    return tuple(sorted({posixpath.normpath(posixpath.join(base, unquote(path))) for path in paths if path}))


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if value and LINKS.get(tag) == name]
