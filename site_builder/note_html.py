"""Notes as HTML: Markdown, then our own allow-list. The one place where text from a note becomes markup.

HTML of our own making is looked at and passes as it is; whatever else there is goes through the cleaner.
What comes out needs no policy to be harmless: no script, no style, no picture, no form, no handler, and no address
but of a few schemes. Opening a page tells nobody, so a remote picture is a link to it.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING

from markupsafe import Markup

from site_builder.note_common import common_html, has_fences
from site_builder.note_harmless import is_harmless
from site_builder.note_links import REL, Resolve

if TYPE_CHECKING:
    import nh3

LONGEST = 100_000  # letters of one note that are shown; all of it is in the file
DEEPEST = 40  # signs of quotation or indentation at the start of a line
PREFIX = "note-"
_MARKS_IN_A_ROW = re.compile(r"([*_`~\[\]()<>!&])\1{30,}")
_MOST_FENCES = 200  # of code blocks; from each that is not closed a reader looks to the end
_MOST_MARKS = 1000  # brackets in one paragraph; a reader of Markdown looks from each to the end
_FEW_MARKS = 50  # brackets and tags, of which most notes have no more
_CLOSED = re.compile(r"\[\[[^\[\]\n]*\]\]|\[[^\[\]\n]*\]|<[^<>]*>")
_MOST_LOOKS = 2_000_000  # letters passed: half a second
_TAGS = frozenset({
    "p", "br", "hr", "h3", "h4", "h5", "h6", "strong", "em", "b", "i", "u", "s", "del", "ins", "mark", "sub", "sup",
    "small", "abbr", "kbd", "code", "pre", "blockquote", "q", "cite", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "a", "details", "summary", "div", "span",
})  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title", "id"},
    "abbr": {"title"},
    "code": {"class"},
    "details": {"open"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms", "geo"})
_DROPPED = frozenset({
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "textarea", "select",
    "title",
})  # fmt: skip
_LANGUAGE = re.compile(r"language-[\w+#.-]{1,40}")
_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>])", re.IGNORECASE)
_PICTURE = re.compile(r"<(?:img|image|video|audio|source)\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|alt)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_LEADS_NOWHERE = re.compile(r"<a(?![^>]*\shref=)[^>]*>(.*?)</a>", re.DOTALL)


def note_html(text: str, resolve: Resolve) -> Markup:
    """A note as HTML that may stand in a page; `resolve` gives the address of a `[[name]]`, or nothing."""
    reading = _Reading(resolve)
    html = _converted(text[:LONGEST].strip("\n"), reading)
    if not reading.asked_library and is_harmless(html, reading.pages):
        return Markup(html)
    return Markup(cleaned(html, reading.pages))


class _Reading:
    """Whom the reading of one note has asked: the pages it links to, and whether Python-Markdown has made any of it."""

    def __init__(self, resolve: Resolve) -> None:
        self.pages: set[str] = set()
        self.asked_library = False
        self._resolve = resolve

    def page(self, name: str) -> str | None:
        """The address of a `[[name]]`."""
        page = self._resolve(name)
        if page:
            self.pages.add(page)
        return page

    def library(self, text: str) -> str:
        """What Python-Markdown makes of it, where that does not take for ever."""
        self.asked_library = True
        if _is_too_much(text):
            raise _TooMuchError
        return library_html(self.page, text)


def _converted(text: str, reading: _Reading) -> str:
    """A note as HTML that may not be safe."""
    if has_fences(text) and text.count("```") + text.count("~~~") > _MOST_FENCES:
        return _paragraphs(text)
    try:
        return common_html(text, reading.page, reading.library)
    except (_TooMuchError, RecursionError):  # quotations in quotations in quotations
        return _paragraphs(text)


class _TooMuchError(Exception):
    """There are marks without end, which would take a reader of Markdown for ever."""


def library_html(resolve: Resolve, text: str) -> str:
    """What Python-Markdown makes of it, below the page's own headings."""
    from site_builder.note_markdown import html_of

    html = html_of(text, resolve)
    html = _HEADING.sub(lambda found: f"<{found[1]}h{min(6, int(found[2]) + 2)}", html)
    return _PICTURE.sub(_named_picture, html)


def _named_picture(found: re.Match[str]) -> str:
    """A picture's name: as a link where it is elsewhere, as text where it lies in the notebook."""
    given = {name.lower(): unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(found[1])}
    source, words = given.get("src", "").strip(), given.get("alt", "").strip()
    name = words or source.split("?")[0].rstrip("/").rpartition("/")[2]
    if not re.match(r"(?i)(?:https?:)?//", source):
        return f"<span>{escape(name)}</span>" if name and not source.lower().startswith("data:") else ""
    url = f"https:{source}" if source.startswith("//") else source
    return f'<a href="{escape(url)}">{escape(name or url)}</a>'


def cleaned(html: str, pages: Set[str]) -> str:
    """HTML with nothing in it but what the allow-list knows; `pages` are those of the site that it may lead to."""
    links, cleaner = _cleaner()
    links.html, links.pages = html, pages
    return _LEADS_NOWHERE.sub(r"\1", cleaner.clean(html))


class _LocalLinks:
    """Which addresses inside the site a note may lead to: its own places, and the pages that it names."""

    html: str
    pages: Set[str]

    def __call__(self, url: str) -> str | None:
        if url.startswith("#"):
            return f"#{PREFIX}{url[1:]}" if f'id="{url[1:]}"' in self.html else None
        return url if url in self.pages else None


@cache
def _cleaner() -> tuple[_LocalLinks, nh3.Cleaner]:
    """The one cleaner, and what it has to be told about each note."""
    import nh3

    links = _LocalLinks()
    cleaner = nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_filtered,
        url_schemes=set(_SCHEMES),
        url_relative=links,
        link_rel=REL,
        id_prefix=PREFIX,
    )
    return links, cleaner


def _filtered(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return value if _LANGUAGE.fullmatch(value) else None
    return value


def _is_too_much(text: str) -> bool:
    """Marks without end."""
    if _MARKS_IN_A_ROW.search(text):
        return True
    if any(part.count("[") + part.count("<") > _MOST_MARKS for part in text.split("\n\n")):
        return True
    if text.count("[") + text.count("<") > _FEW_MARKS and _looks(_CLOSED.sub("", text)) > _MOST_LOOKS:
        return True
    return any(len(line) - len(line.lstrip("> \t-*+")) > DEEPEST for line in text.split("\n"))


def _looks(text: str) -> int:
    """How many letters a reader of Markdown passes to find the ends of brackets; past tags it is ten times faster."""
    return text.count("<") * len(text) // 10 + sum(part.count("[") * len(part) for part in text.split("\n\n"))


def _paragraphs(text: str) -> str:
    parts = (part.strip("\n") for part in re.split(r"\n{2,}", text))
    return "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)
