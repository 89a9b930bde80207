"""Every page of a whole site: it is valid HTML, its links lead somewhere, and its ids stand once."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest

from tests.pages import site

SAMPLE = Path(__file__).parents[1]
ODD = {
    "contacts/<b>.md": "---\n\tname: a tab\n---\n",
    "contacts/陈伟.md": "---\nname: 陈伟\norg: “Q & A” <Ltd>\ntags: [c#, 50%, a/b]\n---\n[[Ada Okafor]], [[no]]\n",
    "contacts/con.md": "---\nname: Con & Söhne\nintroduced_by: 陈伟\ncircle: Q?A\n---\n## Log\n- 2026-11-20 met\n",
}
_LINK = re.compile(r'(?:href|src)="([^"]*)"')
_ID = re.compile(r'\bid="([^"]+)"')


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    notes = {
        path.relative_to(SAMPLE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((SAMPLE / "contacts").rglob("*.md"))
    }
    return site(notes | ODD, settings=(SAMPLE / "followup.yml").read_text(encoding="utf-8"))


def test_every_kind_of_page_is_there(pages: Mapping[str, str]) -> None:
    kinds = {path.partition("/")[0] for path in pages}
    assert kinds == {
        "index.html", "contacts", "people", "circles", "tags", "orgs",
        "agenda", "insights", "introductions", "health", "why",
    }  # fmt: skip


def test_pages_are_valid(pages: Mapping[str, str]) -> None:
    for path, html in pages.items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html)
        assert (path, parser.errors) == (path, [])


def test_every_link_leads_somewhere(pages: Mapping[str, str]) -> None:
    ids = {path: set(map(unescape, _ID.findall(html))) for path, html in pages.items()}
    assert [
        f"{path} -> {link}"
        for path, html in pages.items()
        for link in _LINK.findall(html)
        if not _leads(path, link, ids)
    ] == []


def _leads(path: str, link: str, ids: Mapping[str, set[str]]) -> bool:
    address, _, anchor = unescape(link).partition("#")
    if re.match(r"[a-z]+:", address):
        return not address.startswith("file:")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address))) if address else path
    if target.endswith((".css", ".js")) or link.startswith("#i-"):
        return True
    return target in ids and (not anchor or "=" in anchor or unquote(anchor) in ids[target])


def test_ids_stand_once(pages: Mapping[str, str]) -> None:
    twice = {
        path: [name for name, times in Counter(_ID.findall(html)).items() if times > 1] for path, html in pages.items()
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_pages_hold_no_style_and_no_script_of_their_own(pages: Mapping[str, str]) -> None:
    found = {
        path: re.findall(r"\sstyle=|<style|\son\w+=|<script(?! src=| type=\"application/json\")", html)
        for path, html in pages.items()
    }
    assert {path: marks for path, marks in found.items() if marks} == {}


def test_every_picture_has_words_or_is_hidden(pages: Mapping[str, str]) -> None:
    for path, html in pages.items():
        mute = [
            tag
            for tag in re.findall(r"<svg[^>]*>(?!<title>)", html)
            if "aria-hidden" not in tag and "aria-label" not in tag
        ]
        assert (path, mute) == (path, [])
