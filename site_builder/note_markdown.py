"""Markdown as notes use it: tables, fenced code, footnotes, sane lists, wiki links, bare addresses as links."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor

from site_builder.note_links import ADDRESS, LONGEST_NAME, Resolve, Target, address_target, wiki_target

_FENCES = ("```", "~~~")
_WIKI = rf"(!?)\[\[([^\[\]\n]{{1,{LONGEST_NAME}}})\]\]"
_BELOW_RAW_HTML = 85  # after code, links and raw HTML have taken theirs, before emphasis
_ABOVE_LINKS = 175


def html_of(text: str, resolve: Resolve) -> str:
    """A note as HTML that is not yet safe; `resolve` gives the address of a `[[name]]`, or nothing."""
    markdown = _converter(any(fence in text for fence in _FENCES))
    markdown.reset()
    _wiki_links(markdown).resolve = resolve
    return markdown.convert(text)


@cache
def _converter(has_fences: bool) -> Markdown:
    extensions: list[Extension] = [TableExtension(), FootnoteExtension(), SaneListExtension()]
    if has_fences:  # else they change nothing, and their module imports much
        from markdown.extensions.fenced_code import FencedCodeExtension

        extensions.insert(1, FencedCodeExtension())
    markdown = Markdown(extensions=extensions, output_format="html")
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
