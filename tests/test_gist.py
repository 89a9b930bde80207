"""The first words of a note: what a row shows of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.site.gist import LONGEST, gist

WORDS = "one two three four five six seven "  # 34 letters
PARTS = st.sampled_from([
    WORDS, "\n", "\n\n", "# Heading\n", "- ", "> ", "**bold** ", "[a link](https://x.example/y) ", "[[ben|Ben]] ",
    "```\ncode\n```\n", "```\n", "---\n", "| a | b |\n", "![a picture](x.png)\n", "<b>", "`code` ", "[^1]", "  ",
])  # fmt: skip


@pytest.mark.parametrize(("notes", "expected"), [
    pytest.param("", "", id="nothing"),
    pytest.param("Likes tea.\n\nAnd **cake**.\n", "Likes tea. And cake.", id="paragraphs"),
    pytest.param("# Kites\n\n- [the kite](https://x.example)\n- [[ben|Ben]]'s", "the kite Ben's", id="lists and links"),
    pytest.param("```\ncode\n```\nafter", "after", id="code is skipped"),
    pytest.param("snake_case and _stress_", "snake_case and stress", id="stress, but not within a word"),
    pytest.param(WORDS * 6 + "and some more", f"{WORDS * 6}and some more", id="217 letters"),
    pytest.param(WORDS * 6 + "and some, extraordinary", f"{WORDS * 6}and some …", id="cut at a word"),
    pytest.param("# Heading\n\n" * 90 + WORDS, WORDS.strip(), id="first words far below"),
])  # fmt: skip
def test_gist(notes: str, expected: str) -> None:
    assert gist(notes) == expected


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=80).map("".join), st.integers(0, 2000))
def test_what_stands_further_down_changes_nothing(notes: str, at: int) -> None:
    whole = gist(notes)
    if len(whole) < LONGEST or "```" in notes:
        return
    end = notes.find("\n", at)
    first = notes[: end + 1]
    assert whole.removesuffix(" …").startswith(gist(first).removesuffix(" …"))
