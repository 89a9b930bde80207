"""Hidden characters are found where they are, however the text is looked through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text import clean


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("plain words\n\tand a tab", None, id="nothing"),
        pytest.param("a\x00b", 1, id="a control"),
        pytest.param("a\rb", 1, id="a carriage return"),
        pytest.param("ab\x7f", 2, id="delete"),
        pytest.param("Zoë", None, id="an accent"),
        pytest.param("Zoë\u00a0", None, id="a wide blank is seen"),
        pytest.param("Zoë\u202e", 3, id="a turn of direction"),
        pytest.param("\ud800", 0, id="half a character"),
    ],
)
def test_where_a_hidden_character_stands(text: str, at: int | None) -> None:
    assert clean.hidden_at(text) == at


@given(st.text(st.one_of(st.characters(max_codepoint=0x7F), st.characters(exclude_categories=()))))
def test_all_texts_are_looked_through(text: str) -> None:
    found = clean.HIDDEN.search(text)
    assert clean.hidden_at(text) == (found.start() if found else None)
