"""What is said to need no cleaner is safe, and the cleaner gives it back to the byte."""

from __future__ import annotations

import json
import random
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.note_common import common_html
from site_builder.note_harmless import is_harmless
from site_builder.note_html import cleaned, library_html, note_html
from site_builder.note_links import REL
from tests.bench.notebook import note
from tests.test_note_common import LINKED, PAGES, TAME, WILD

HOSTILE = json.loads((Path(__file__).parent / "vectors" / "hostile_notes.json").read_text())


def link(url: str) -> str:
    return f'<p><a href="{url}" rel="{REL}">x</a></p>'


def own_html(text: str) -> str:
    """Our own part of a note's HTML: what Python-Markdown would be asked for is left out."""
    return common_html(text.strip("\n"), PAGES.get, lambda text: "")


def is_changed(html: str) -> bool:
    """It is said to need no cleaner, and the cleaner changes it."""
    return is_harmless(html, LINKED) and cleaned(html, LINKED) != html


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("", id="nothing"),
        pytest.param("<p>a <em>b</em> &amp; <strong>c</strong> -&gt; <code>d</code> 'e' \"f\"</p>", id="words"),
        pytest.param('<h3>a</h3>\n<pre><code class="language-c++">\n&lt;b&gt;\n</code></pre>', id="code"),
        pytest.param("<ul>\n<li>a</li>\n<li>\n<p>b</p>\n</li>\n</ul>", id="a list"),
        pytest.param("<blockquote>\n<p>a</p>\n</blockquote>", id="a quotation"),
        pytest.param(link("https://a.example"), id="the web"),
        pytest.param(link("http://www.a-b.example/x_y?z=(1)#a:b"), id="a long address"),
        pytest.param(link("mailto:ada+a@a.example"), id="mail"),
        pytest.param(link("../ben-ito/index.html"), id="a page that it may lead to"),
    ],
)  # fmt: skip
def test_what_needs_no_cleaner(html: str) -> None:
    assert (is_harmless(html, LINKED), cleaned(html, LINKED)) == (True, html)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<script>alert(1)</script>", id="a script"),
        pytest.param("<img src=x onerror=alert(1)>", id="a picture"),
        pytest.param("<p onclick=alert(1)>x</p>", id="a handler"),
        pytest.param('<p class="x">x</p>', id="a class"),
        pytest.param("<p/onclick=alert(1)>x</p>", id="a handler after a slash"),
        pytest.param("<P>x</P>", id="capitals"),
        pytest.param("<!-- x -->", id="a comment"),
        pytest.param("a < b", id="a bare sign"),
        pytest.param("<p>x</p", id="a tag that is not closed"),
        pytest.param("<p\n>x</p>", id="a tag over two lines"),
        pytest.param('<code class="language-a b">x</code>', id="two classes"),
        pytest.param(f'<code class="language-{"a" * 41}">x</code>', id="a long class"),
        pytest.param(f'<a href="https://a.example" rel="{REL}" onclick="x">x</a>', id="a link's handler"),
        pytest.param('<a href="https://a.example">x</a>', id="a link that tells where it was"),
        pytest.param(link("javascript:alert(1)"), id="a script's address"),
        pytest.param(link("JavaScript:alert(1)"), id="in capitals"),
        pytest.param(link("&#106;avascript:alert(1)"), id="with a reference"),
        pytest.param(link("data:text/html,x"), id="data"),
        pytest.param(link("//a.example"), id="no scheme"),
        pytest.param(link("https:a.example"), id="no host"),
        pytest.param(link("https://a.example:99999/"), id="a port"),
        pytest.param(link("https://a.example\\x"), id="a backslash"),
        pytest.param(link("https://a@b.example/"), id="a name before the host"),
        pytest.param(link("https://xn--b.example"), id="a host that can't be read"),
        pytest.param(link("https://1.2.3.256"), id="numbers"),
        pytest.param(link("https://a.example/ b"), id="a blank"),
        pytest.param(link("https://a.example/?b&c=1"), id="a bare ampersand"),
        pytest.param(link("mailto://a:b/"), id="mail with a host"),
        pytest.param(link("../../index.html"), id="a page that it may not lead to"),
        pytest.param(link("index.html"), id="a page right here"),
        pytest.param(link("#x"), id="a place on the page"),
        pytest.param("<p>a\xa0b</p>", id="a sign that the cleaner rewrites"),
        pytest.param("<p>a\0b</p>", id="a sign that parsers drop"),
        pytest.param("<p>a\rb</p>", id="a sign that parsers rewrite"),
    ],
)
def test_all_else_is_cleaned(html: str) -> None:
    assert not is_harmless(html, LINKED)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_notes_need_the_cleaner_or_come_through_as_they_are(text: str) -> None:
    assert not is_changed(own_html(text))


def test_what_python_markdown_made_is_cleaned_also_where_it_is_harmless() -> None:
    made = library_html(PAGES.get, "<strong>x\n\ny")
    assert (is_harmless(made, LINKED), cleaned(made, LINKED) == made) == (True, False)
    assert str(note_html("<strong>x\n\ny", PAGES.get)) == cleaned(made, LINKED)


URLS = st.lists(
    st.sampled_from((
        "https://", "http://", "HTTPS:", "mailto:", "tel:", "javascript:", "data:", "../", "./", "/", "//", "#", "?",
        "a", "ada", ".", "..", "-", "--", "xn--", "é", "ß", "a.example", "ben-ito/index.html", "1", "0x1", "256", ":",
        ":80", "@", "[", "]", "\\", "|", "^", "%", "%zz", "%00", "&", "&amp;", "'", "`", "{", "\t", " ", "\x01",
        "\u2028", "\u00ad", "_", "*",
    )),
    max_size=7,
).map("".join)  # fmt: skip
PLACES = st.sampled_from(("[x]({})", "{}", "a {}, b", "- {}\n- {}", "| a |\n|---|\n| {} |", "`{}`"))
ADDRESSES = st.tuples(URLS, PLACES).map(lambda pair: pair[1].replace("{}", pair[0]))


@settings(max_examples=500, deadline=None)
@given(URLS)
def test_no_address_that_is_said_to_be_plain_is_changed(url: str) -> None:
    assert not is_changed(link(url))
    assert not is_changed(link(f"https://{url}"))
    assert not is_changed(link(f"mailto:{url}"))


@settings(max_examples=500, deadline=None)
@given(
    st.one_of(
        st.lists(TAME, max_size=8).map("".join),
        st.lists(WILD, max_size=6).map("".join),
        st.lists(ADDRESSES, max_size=3).map("\n\n".join),
        st.text(alphabet="ab1 \n*`[]()#>-|.&;!\0\xa0\u00ad\ufeff\U0001f600", max_size=60),
    )
)
def test_our_own_html_is_never_changed(text: str) -> None:
    assert not is_changed(own_html(text))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_no_sign_of_any_script_is_changed(text: str) -> None:
    escaped = escape(text, quote=False)
    assert not is_changed(f"<p>{escaped}</p>\n<pre><code>{escaped}</code></pre>\n<p><em>{escaped}</em></p>")


def test_most_notes_need_no_cleaner_and_none_is_changed() -> None:
    bodies = [note("Ada", random.Random(seed)).partition("---\n\n")[2] for seed in range(1000)]
    made = [own_html(body) for body in bodies]
    assert [html for html in made if is_changed(html)] == []
    assert sum(is_harmless(html, LINKED) for html in made) > 950


def test_no_real_note_is_changed(samples: Path) -> None:
    texts = [path.read_bytes().decode(errors="replace") for path in samples.rglob("*.md")]
    made = [own_html(text[:50_000].replace("\r\n", "\n")) for text in texts]
    assert made
    assert [html for html in made if is_changed(html)] == []
