"""What the search index holds; how it is searched is tested in a browser."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model import Contact
from site_builder.site.frame import frame_of
from site_builder.site.search import entry, note_words, words_of
from site_builder.text.slug import fold
from tests.plans import book, note

FRONT = "aliases: [Ada O., Adaora]\norg: Lumen Labs\nlocation: Berlin\ncircle: Partners\ntags: [storage, grid]"


def contact(log: str = "", front: str = FRONT) -> Contact:
    return book({"contacts/work/ada.md": note(log, front)}, "2026-11-23").plans[0].contact


def test_an_entry_names_what_is_searched() -> None:
    assert entry(contact()) == (
        "Ada Okafor", "work/ada", "Lumen Labs", "Berlin", "Partners", "storage|grid", "Ada O.|Adaora",
    )  # fmt: skip


def test_an_entry_holds_no_state_and_no_date() -> None:
    assert entry(contact("- 2026-11-20 sent: hello\n- 2026-11-21 paused\n")) == entry(contact())


def test_an_entry_is_short_whatever_is_written() -> None:
    long = contact(front=f"org: {'x' * 4000}\ntags: [{', '.join(f'tag{n}' for n in range(500))}]")
    assert max(map(len, entry(long))) == 120


def test_words_of_notes_are_folded_and_told_once() -> None:
    found = words_of(contact("- 2026-11-20 sent email: Crème brûlée, crème and an ox\n"))
    assert found == "creme brulee and"


@given(st.text(st.characters(max_codepoint=0x7F)) | st.text() | st.text("ab C_1-é’陈"))
def test_a_word_of_notes_is_three_letters_or_digits_of_any_script(notes: str) -> None:
    words = re.findall(r"[^\W_]{3,}", fold(notes))
    assert words_of(Contact(slug="a", name="A", path="contacts/a.md", notes=notes)) == " ".join(dict.fromkeys(words))


@pytest.mark.parametrize(
    ("people", "everywhere", "notes"),
    [
        pytest.param(300, True, True, id="300: on every page"),
        pytest.param(301, False, True, id="301: on People only"),
        pytest.param(1000, False, True, id="1,000: with words of notes"),
        pytest.param(1001, False, False, id="1,001: without"),
    ],
)
def test_how_far_the_index_goes(people: int, everywhere: bool, notes: bool) -> None:
    one = contact("- 2026-11-20 sent: hello\n")
    assert (note_words([one] * people) == ("hello",) * people) is notes
    if people < 500:
        found = book({f"contacts/p{at}.md": note(name=f"P {at}") for at in range(people)}, "2026-11-23")
        assert len(frame_of(found).index) == (people if everywhere else 0)


def test_words_of_notes_fit_a_page() -> None:
    wordy = contact("".join(f"- 2026-11-20 note: {' '.join(f'word{at}x{n}' for n in range(40))}\n" for at in range(99)))
    assert sum(map(len, note_words([wordy] * 1000))) <= 200_000
