"""Names as addresses, and names compared (SPEC 1)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.slug import fold, slug_of, slug_part, without_accents


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        pytest.param("ada-okafor.md", "ada-okafor", id="a slug stays"),
        pytest.param("work/Zoë Ångström.md", "work/zoe-angstrom", id="folders stay, accents go"),
        pytest.param("陈伟.md", "陈伟", id="other scripts stay"),
        pytest.param("Иван Петров.md", "иван-петров", id="lower case in every script"),
        pytest.param("Йован.md", "йован", id="a Cyrillic letter keeps its mark"),
        pytest.param("नेहा शर्मा.md", "नेहा-शर्मा", id="vowel signs are part of a word"),
        pytest.param("Søren Łukasz Đorđe Işık.md", "soren-lukasz-dorde-isik", id="letters with strokes, dotless i"),
        pytest.param("Straße Æon Œuvre Þór.md", "strasse-aeon-oeuvre-thor", id="letters that are two"),
        pytest.param("İpek.md", "ipek", id="a dotted capital"),
        pytest.param("Ben_Ito (work).MD", "ben-ito-work", id="what is no letter or digit is one hyphen"),
        pytest.param("O'Neil--Smith.md", "o-neil-smith", id="hyphens are not doubled"),
        pytest.param("🎉.md", "person", id="nothing left"),
        pytest.param("…/🎉.md", "person/person", id="nothing left of any part"),
        pytest.param("../../etc/passwd", "person/person/etc/passwd", id="no way out"),
        pytest.param("con.md", "con-", id="reserved by Windows"),
        pytest.param("AUX/lpt9.md", "aux-/lpt9-", id="reserved in any case and part"),
        pytest.param("console.md", "console", id="only as a whole"),
        pytest.param("aux.txt.md", "aux-txt", id="a reserved name with an extension is no longer one"),
    ],
)
def test_slug_of_a_path(path: str, slug: str) -> None:
    assert slug_of(path) == slug


@pytest.mark.parametrize(
    ("text", "length"),
    [
        pytest.param("a" * 100, 100, id="a hundred bytes fit"),
        pytest.param("a" * 101, 100, id="one more does not"),
        pytest.param("a" * 99 + " bc", 99, id="no hyphen is left at the cut"),
        pytest.param("陈" * 34, 99, id="no letter is cut in two"),
    ],
)
def test_long_parts_are_cut(text: str, length: int) -> None:
    assert len(slug_part(text).encode()) == length


@given(st.text())
def test_a_slug_part_is_never_empty_nor_a_path(text: str) -> None:
    part = slug_part(text)
    assert part
    assert not set(part) & set('/\\.:*?"<>| \0')
    assert len(part.encode()) <= 101


@given(st.text(st.characters(codec="utf-8")))
def test_composed_and_decomposed_names_are_one(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert slug_part(composed) == slug_part(decomposed)
    assert fold(composed) == fold(decomposed)


@given(
    st.text(st.characters(exclude_characters="øłđðıħßæœþ"))  # these become other letters
    | st.text("ae =\u0301\u0327\u0306éåй陈“")
)
def test_a_letter_of_ascii_or_another_latin_one_loses_its_marks(text: str) -> None:
    kept, latin = "", False
    for char in unicodedata.normalize("NFD", text):
        is_mark = unicodedata.combining(char) > 0
        if not is_mark:
            latin = char.isascii() or unicodedata.name(char, "").startswith("LATIN ")
        if not (is_mark and latin):
            kept += char
    assert without_accents(text) == unicodedata.normalize("NFC", kept)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Zoë  ÅNGSTRÖM", "zoe angstrom", id="accents, case and blanks"),
        pytest.param("Straße", "STRASSE", id="a letter that is two"),
        pytest.param("Søren", "soren", id="strokes"),
        pytest.param("ЙОВАН", "йован", id="case in other scripts"),
    ],
)
def test_fold_makes_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Йован", "Иован", id="marks of other scripts count"),
        pytest.param("Ann Lee", "Annlee", id="blanks count"),
        pytest.param("Ben-Ito", "Ben Ito", id="a hyphen is no blank"),
    ],
)
def test_fold_keeps_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)
