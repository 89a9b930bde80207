"""The short way for common notes gives what Python-Markdown gives, to the byte."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.note_common import common_html
from site_builder.note_html import cleaned, library_html
from tests.bench.notebook import note

PAGES = {"Ben Ito": "../ben-ito/index.html", "ben-ito": "../ben-ito/index.html"}
LINKED = frozenset(PAGES.values())


def short_way(text: str) -> str:
    return cleaned(common_html(text, PAGES.get, partial(library_html, PAGES.get)), LINKED)


def long_way(text: str) -> str:
    return cleaned(library_html(PAGES.get, text), LINKED)


def refuse(text: str) -> str:
    raise AssertionError(f"Python-Markdown was asked for {text!r}")


@pytest.mark.parametrize("text", [
    pytest.param("One.\nStill one -> two.\n\nTwo, at R&D.", id="paragraphs"),
    pytest.param("Some:\n- no list\n- without a blank line", id="dashes inside a paragraph"),
    pytest.param("*kind*, **clear** (*both*) and `code`: **so:** it goes", id="emphasis and code"),
    pytest.param("_kind_, __clear__ (_both_), _so:_ it goes", id="emphasis with low lines"),
    pytest.param("[[Ben Ito]] [[ben-ito#Log|Ben]] [[Nobody|someone]] ![[plan.png]]", id="wiki links"),
    pytest.param("[a b](https://a.example/x_y), https://a.example/z. (www.a.example) a@a.example", id="links"),
    pytest.param("https://a.example/x_y_z?a=1&b=2, b_c@a.example, [x](https://a.example/?a_b=1&c=d)", id="long ones"),
    pytest.param("[up](../../index.html) and [here](#x)", id="links that lead nowhere"),
    pytest.param("# Top\n\n###### Deep\ntext\n\n## A\n## B\n- c\n\n#d #e f##", id="headings, text right below"),
    pytest.param("- a\n- *b*\n* c\n+ d", id="a flat list"),
    pytest.param("- a\n- b\n\n- c\n- d\n\n\n- e", id="a list with blank lines in it"),
    pytest.param("1. a\n2. *b*\n  10. c\n\n3. d", id="a numbered list"),
    pytest.param("03. a\n1. b", id="one that begins elsewhere"),
    pytest.param("- [ ] a\n- [x] [[Ben Ito]]\n  - [X] b", id="things to do"),
    pytest.param("a\n\n---\n\n- b\n\n***\n\n- c\n\n___", id="rules"),
    pytest.param("| a | b |\n|---|:-:|\n| *c* |  |\n | d | e | ", id="a table"),
    pytest.param('- a\n```\n*y* & "z"\n\n# no\n```\n\n- b\n\n~~~.py-3 \n~~~', id="code, right below a list"),
    pytest.param("- a\n\n> b\n\n- c\n- d", id="a quotation between lists"),
    pytest.param("a\n\n> *one*\n> two, at R&D\n\nb\n\n> [[Ben Ito]]", id="quotations"),
    pytest.param("> a\n>\n> b\n\n> *c*", id="paragraphs of a quotation"),
    pytest.param("a\n \n\n\n\tb".replace("\t", ""), id="blank lines with blanks"),
])  # fmt: skip
def test_common_notes_need_no_library(text: str) -> None:
    assert cleaned(common_html(text, PAGES.get, refuse), LINKED) == long_way(text)


@pytest.mark.parametrize("text", [
    pytest.param("> a\n# b\n- c\n\n- d", id="a list under a heading right below a quotation"),
    pytest.param("> a `b`[\n\n \xa0\n\n> b", id="a hard blank between quotations"),
    pytest.param("https://a.example/*b*, www.a.example/_c_ https://a.example/?a=1&. https://a.example/_", id="marks"),
    pytest.param("www.&b http://&b https://a.example&b", id="none"),
    pytest.param(f"https://a.example/?a=1&b={'c' * 1972} https://a.example/?{'&' * 990}a", id="long ones"),
    pytest.param("1. a\n\n- b", id="two kinds of lists"),
    pytest.param("- a\n    - b", id="a list in a list"),
    pytest.param("[ ](a) [x](b) [ ]: c", id="boxes that are none"),
])  # fmt: skip
def test_the_library_reads_the_others(text: str) -> None:
    assert short_way(text) == long_way(text)


STARTS = (
    "", "- ", "* ", "+ ", "-", "1. ", "02. ", "7) ", "# ", "##", "###### ", "> ", ">", "| ", "    ", "  ", " ", "\t",
    "- [ ] ", "- - ", "= ", "---", "===", "***", "* * *", "___", "```", "```py", "~~~", "[^1]: ", "[a]: ", ": ", "* - ",
)  # fmt: skip
PIECES = (
    "word", "Ada", "a", "2026.", " ", "  ", ", ", ".", "!", "?", ": ", "(", ")", '"', "'", "*", "**", "***", "_", "__",
    "`", "``", "\\", "&", "&amp;", "&#65;", ";", "<", ">", "<b>", "</b>", "<!--", "->", "[", "]", "[[", "]]", "![",
    "](", "[^1]", "{", "}", "|", " | ", "#", "*kind*", "**clear**", "_low_", "`code`", "`a *b*`", "x_y", "a*b*c",
    "[x](https://a.example)", "[x](y z)", "[x](y_*z)", "[[Ben Ito]]", "[[ben-ito|Ben]]", "[[Nobody]]", "![[plan.png]]",
    "![p](https://a.example/p.png)", "https://a.example/x_y", "https://a.example/*b*",
    "https://a.example/?a=1&b_c=2", "[x](https://a.example/?a=1&b=*c*)", "www.a.example/_x_", "a_b@a.example",
    "www.a.example).", "https://a.example", "ada@a.example", "mailto:a@b.c", "|---|", "| a | b |", "| --- | --- |", "é",
    "\u00a0", "\u2028", "😀", "  \n",
)  # fmt: skip
ENDS = ("\n", "\n\n", "\n\n\n", "\n\n\n\n", "\n \n", "  \n")
WILD = st.tuples(
    st.sampled_from(STARTS), st.lists(st.sampled_from(PIECES), max_size=6).map("".join), st.sampled_from(ENDS)
).map("".join)
WORDS = st.lists(st.sampled_from(("word", "Ada", "of", "2026", *PIECES)), min_size=1, max_size=5).map(" ".join)
TAME = st.tuples(
    st.sampled_from(("", "", "- ", "- ", "* ", "1. ", "2. ", "# ", "### ", "| ", "> ", "> ", "- [ ] ", "--- ")),
    WORDS,
    st.sampled_from(ENDS),
).map("".join)
FENCED = st.builds(
    "{0}{1}\n{2}\n{0}{3}".format,
    st.sampled_from(("```", "```", "~~~", "````")),
    st.sampled_from(("", "", " py", ".c++", "a b")),
    st.one_of(WORDS, TAME, st.just("```\n~~~")),
    st.sampled_from(ENDS),
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.lists(TAME, max_size=8).map("".join),
        st.lists(st.one_of(TAME, FENCED), max_size=5).map("".join),
        st.lists(WILD, max_size=6).map("".join),
        st.text(alphabet="ab1 \n*_`[]()#>-|.&!", max_size=60),
    )
)
def test_no_byte_differs_in_what_anybody_may_type(text: str) -> None:
    assert short_way(text.strip("\n")) == long_way(text.strip("\n"))


def test_no_byte_differs_in_a_thousand_generated_notes() -> None:
    bodies = [note("Ada", random.Random(seed)).partition("---\n\n")[2].strip("\n") for seed in range(1000)]
    assert [body for body in bodies if short_way(body) != long_way(body)] == []


def test_no_byte_differs_in_real_notes(samples: Path) -> None:
    texts = [path.read_bytes().decode(errors="replace") for path in samples.rglob("*.md")]
    bodies = [text[:50_000].replace("\r\n", "\n").strip("\n") for text in texts]
    assert bodies
    assert [body for body in bodies if short_way(body) != long_way(body)] == []
