"""Markdown as notes use it: tables, fenced code, footnotes, sane lists, wiki links, bare addresses as links."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from site_builder.text.names import split_link

Resolve = Callable[[str], str | None]

EXTENSIONS = ("tables", "fenced_code", "footnotes", "sane_lists")
_WIKI = r"(!?)\[\[([^\[\]\n]{1,400})\]\]"
_ADDRESS = r"(?<![\w/@.:])((?:https?://|www\.)[^\s<>\"'`\[\]]{3,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
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
    markdown.inlinePatterns.register(_Addresses(_ADDRESS, markdown), "address", _BELOW_RAW_HTML)
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
        name = split_link(m[2])
        page = None if m[1] else self.resolve(name.target)
        if page is None:
            return name.target if m[1] else name.label, m.start(0), m.end(0)
        return _link(page, name.label), m.start(0), m.end(0)


class _Addresses(InlineProcessor):
    """A bare web or mail address as a link; the full stop behind it stays outside."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        """Called by Python-Markdown for each match."""
        text = _without_end(m[1])
        scheme = "" if text.lower().startswith("http") else "https://" if text.lower().startswith("www.") else "mailto:"
        return _link(scheme + text, text), m.start(0), m.start(0) + len(text)


def _without_end(text: str) -> str:
    text = text.rstrip(".,;:!?*_~")
    while text.endswith(")") and text.count("(") < text.count(")"):
        text = text[:-1].rstrip(".,;:!?*_~")
    return text


def _link(url: str, words: str) -> Element:
    link = Element("a", href=url)
    link.text = words
    return link
