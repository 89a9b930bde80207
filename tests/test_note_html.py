"""Notes as HTML: what Markdown means, and what a hostile note can't do, with no help of the pages' policy."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.note_html import note_html

PAGES = {"Ben Ito": "../ben-ito/index.html", "ben-ito": "../ben-ito/index.html"}


def html(text: str) -> str:
    return str(note_html(text, PAGES.get)).replace(' rel="noopener noreferrer nofollow"', "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Hello there.\nSecond line.", "<p>Hello there.\nSecond line.</p>", id="a paragraph"),
        pytest.param("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>", id="two of them"),
        pytest.param("*kind* and **clear**", "<p><em>kind</em> and <strong>clear</strong></p>", id="emphasis"),
        pytest.param("# Top", "<h3>Top</h3>", id="headings move below the page's own"),
        pytest.param("###### Deep", "<h6>Deep</h6>", id="as far as there are any"),
        pytest.param("<h1>Raw</h1>", "<h3>Raw</h3>", id="also raw ones"),
        pytest.param("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", id="a list"),
        pytest.param("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>', id="a sane list keeps its number"),
        pytest.param("[[Ben Ito]]", '<p><a href="../ben-ito/index.html">Ben Ito</a></p>', id="a wiki link"),
        pytest.param(
            "[[ben-ito#Log|Ben]]", '<p><a href="../ben-ito/index.html">Ben</a></p>', id="with a heading and words"
        ),
        pytest.param("[[Nobody|someone]]", "<p>someone</p>", id="nobody of that name is plain text"),
        pytest.param("`[[Ben Ito]]`", "<p><code>[[Ben Ito]]</code></p>", id="not in code"),
        pytest.param(
            "see https://a.example/x_y_z.",
            '<p>see <a href="https://a.example/x_y_z">https://a.example/x_y_z</a>.</p>',
            id="a bare address",
        ),
        pytest.param(
            "https://a.example  \n`b`",
            '<p><a href="https://a.example">https://a.example</a><br>\n<code>b</code></p>',
            id="which ends where a line break follows",
        ),
        pytest.param("(www.a.example)", '<p>(<a href="https://www.a.example">www.a.example</a>)</p>', id="in brackets"),
        pytest.param("ada@a.example", '<p><a href="mailto:ada@a.example">ada@a.example</a></p>', id="a mail address"),
        pytest.param("[x](https://a.example)", '<p><a href="https://a.example">x</a></p>', id="a link"),
        pytest.param(
            "```python\nx<1\n```",
            '<pre><code class="language-python">x&lt;1\n</code></pre>',
            id="fenced code names its language",
        ),
        pytest.param(
            "![plan](https://a.example/p.png)",
            '<p><a href="https://a.example/p.png">plan</a></p>',
            id="a remote picture is a link",
        ),
        pytest.param(
            "![](//a.example/p.png)", '<p><a href="https://a.example/p.png">p.png</a></p>', id="without a scheme too"
        ),
        pytest.param("![](img/plan.png)", "<p><span>plan.png</span></p>", id="a local picture is its name"),
        pytest.param("![[plan.png]]", "<p>plan.png</p>", id="an embed is its name"),
        pytest.param("[the contract](files/contract.pdf)", "<p>the contract</p>", id="an attachment is its name"),
        pytest.param("[up](../../index.html)", "<p>up</p>", id="no way into the site but by wiki links"),
        pytest.param(
            "| a |\n|---|\n| 1 |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>",
            id="a table",
        ),
        pytest.param(
            "<details open><summary>s</summary>x</details>",
            '<details open=""><summary>s</summary>x</details>',
            id="details stay",
        ),
        pytest.param("<mark>x</mark> <kbd>y</kbd>", "<p><mark>x</mark> <kbd>y</kbd></p>", id="harmless raw HTML stays"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert html(text) == expected


def test_footnotes_point_to_their_own_notes() -> None:
    made = html("x[^1]\n\n[^1]: y")
    assert '<sup id="note-fnref:1"><a href="#note-fn:1">1</a></sup>' in made
    assert '<li id="note-fn:1">' in made


def test_links_tell_nobody_where_they_came_from() -> None:
    expected = '<p><a href="https://a.example" rel="noopener noreferrer nofollow">x</a></p>'
    assert str(note_html("[x](https://a.example)", PAGES.get)) == expected


HOSTILE = json.loads((Path(__file__).parent / "vectors" / "hostile_notes.json").read_text())
TAGS = """
    p br hr h3 h4 h5 h6 strong em b i u s del ins mark sub sup small abbr kbd code pre blockquote q cite ul ol li dl dt
    dd table thead tbody tfoot tr th td caption a details summary div span
"""
ATTRIBUTES = {"href", "title", "id", "rel", "class", "open", "start", "colspan", "rowspan"}
SCHEMES = ("https://", "http://", "mailto:", "tel:", "sms:", "geo:", "#note-", "../ben-ito/")


class Reader(HTMLParser):
    """Collects what stands in a page that must not."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS.split():
            self.wrong.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.wrong.append(f"{tag} {name}")
            if name == "href" and not (value or "").startswith(SCHEMES):
                self.wrong.append(f"href {value}")
            if name == "id" and not (value or "").startswith("note-"):
                self.wrong.append(f"id {value}")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_notes_are_harmless(text: str) -> None:
    reader = Reader()
    reader.feed(str(note_html(text, PAGES.get)))
    assert reader.wrong == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="<>/\"'=() a[]!|#:jsimgonerx\n`*_&;{}", max_size=60))
def test_no_mix_of_signs_gets_through(text: str) -> None:
    reader = Reader()
    reader.feed(str(note_html(text, PAGES.get)))
    assert reader.wrong == []


@pytest.mark.parametrize("text", [
    pytest.param("[a](" * 5000, id="links that never close"),
    pytest.param("![" * 5000, id="pictures that never close"),
    pytest.param("<a " * 5000, id="tags that never close"),
    pytest.param("[" * 10000, id="brackets"),
    pytest.param("*" * 10000, id="stars"),
    pytest.param("> " * 3000 + "x", id="quotations in quotations"),
    pytest.param("\n".join(" " * n + "- x" for n in range(300)), id="lists in lists"),
    pytest.param("~~~x\n" * 5000, id="code blocks that never close"),
    pytest.param("x" * 1_000_000, id="a line of a million letters"),
])  # fmt: skip
def test_endless_notes_are_shown_as_they_are_written(text: str) -> None:
    made = html(text)
    assert made.startswith("<p>")
    assert len(made) < 500_000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(f"[[{'a' * 62}" * 500, "<p>[[aaa", id="links that are not closed: as plain text"),
        pytest.param(f"{'[[a ' * 300}\n\n" * 26, "<p>[[a [[a ", id="in many paragraphs"),
        pytest.param("<a\n\n" * 8000, "<p>&lt;a</p>", id="tags that are not closed"),
        pytest.param("- [[Ben Ito]]\n" * 400, '<ul>\n<li><a href="../ben-ito/index.html">', id="a long list of links"),
        pytest.param("- [ ] a thing to do\n" * 900, "<ul>\n<li>[ ] a thing", id="a long list of things to do"),
        pytest.param(f"see [[x and {'much ' * 400}", "<p>see [[x and much", id="one that is not closed"),
    ],
)
def test_brackets_without_an_end_are_not_looked_for_for_ever(text: str, shown: str) -> None:
    assert html(text)[: len(shown)] == shown
