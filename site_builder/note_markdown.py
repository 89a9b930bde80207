"""Markdown as notes use it: tables, fenced code, footnotes, sane lists, wiki links, bare addresses as links."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from site_builder.note_links import ADDRESS, LONGEST_NAME, Resolve, Target, address_target, wiki_target

EXTENSIONS = ("tables", "fenced_code", "footnotes", "sane_lists")
_WIKI = rf"(!?)\[\[([^\[\]\n]{{1,{LONGEST_NAME}}})\]\]"
_BELOW_RAW_HTML = 85  # after code, links and raw HTML have taken theirs, before emphasis
_ABOVE_LINKS = 175


def converter(resolve: Resolve) -> Markdown:
    """The one converter, ready for the next note; `resolve` gives the address of a `[[name]]`, or nothing."""
    markdown = _converter()
    markdown.reset()
    _wiki_links(markdown).resolve = resolve
    return markdown


@cache
def _converter() -> Markdown:
    markdown = Markdown(extensions=list(EXTENSIONS), output_format="html")
    markdown.inlinePatterns.register(_WikiLinks(_WIKI, markdown), "wiki", _ABOVE_LINKS)
    markdown.inlinePatterns.register(_Addresses(ADDRESS, markdown), "address", _BELOW_RAW_HTML)
    return markdown


def _wiki_links(markdown: Markdown) -> _WikiLinks:
    found = markdown.inlinePatterns["wiki"]
    assert isinstance(found, _WikiLinks)
    return found


class _WikiLinks(InlineProcessor):
    """`[[Ben Ito|Ben]]` as a link to that page, or as its words; `![[plan.png]]` as the file's name."""

    resolve: Resolve

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        """Called by Python-Markdown for each match."""
        target = wiki_target(m[2], bool(m[1]), self.resolve)
        return (target.words if target.url is None else _link(target)), m.start(0), m.end(0)


class _Addresses(InlineProcessor):
    """A bare web or mail address as a link; the full stop behind it stays outside."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        """Called by Python-Markdown for each match."""
        target = address_target(m[0])
        return _link(target), m.start(0), m.start(0) + len(target.words)


def _link(target: Target) -> Element:
    link = Element("a", href=target.url or "")
    link.text = target.words
    return link
