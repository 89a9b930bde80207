"""What is added to a note stands where it belongs, in the note's own dress, and no other byte changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from site_builder.exchange.card import Card, LogLine, reaches
from site_builder.exchange.merge import additions
from site_builder.exchange.note_in import card_of
from site_builder.exchange.note_out import contact_of
from site_builder.model import Contact, Source
from site_builder.notebook.fill import filled, with_log_lines
from site_builder.text.contact import read_contact
from tests.exchange.people import SETTINGS, contacts

NEW = [("work", "new@x")]


def fill(front: str, card: Card, body: str = "") -> str:
    """The front matter of Ada's note, and her body, with what the card adds."""
    text = f"---\nname: Ada\n{front}---\n{body}"
    mine, _ = read_contact(Source(path="contacts/ada.md", text=text), SETTINGS)
    theirs, _ = contact_of(card, SETTINGS)
    assert mine is not None
    assert theirs is not None
    added = additions(mine, theirs, card.log, card_of(mine, text).log)
    return filled(text.encode(), mine, added).decode().removeprefix("---\nname: Ada\n")


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("", "email: {work: new@x}\n", id="none yet"),
        pytest.param("email: a@x # hers\n", "email: [a@x, {work: new@x}] # hers\n", id="one, with a comment"),
        pytest.param("email: [a@x, 'b@x']\n", "email: [a@x, b@x, {work: new@x}]\n", id="a list on its line"),
        pytest.param("email: {home: a@x}\n", "email: {home: a@x, work: new@x}\n", id="a map on its line"),
        pytest.param("email: {work: a@x}\n", "email: [{work: a@x}, {work: new@x}]\n", id="a map that has the label"),
        pytest.param("email:\n  - a@x # old\n\nrole: CTO\n", "email:\n  - a@x # old\n  - {work: new@x}\n\nrole: CTO\n",
                     id="a list of lines"),
        pytest.param("email:\n- a@x\n", "email:\n- a@x\n- {work: new@x}\n", id="a list that is not indented"),
        pytest.param("email:\n  home: a@x\n", "email:\n  home: a@x\n  work: new@x\n", id="a map of lines"),
        pytest.param("email:\n  work: a@x\n", "email:\n  work: a@x\n  work 2: new@x\n", id="whose label is taken"),
        pytest.param("E-Mails: a@x\n", "E-Mails: [a@x, {work: new@x}]\n", id="under another name"),
        pytest.param('"EMAIL[HOME]": a@x\n', '"EMAIL[HOME]": a@x\nemail: {work: new@x}\n',
                     id="under a name with a label"),
        pytest.param("email: NEW@x\n", "email: NEW@x\n", id="known already"),
    ],
)  # fmt: skip
def test_one_more_address(front: str, expected: str) -> None:
    assert fill(front, Card(name="Ada", email=reaches([("work", "new@x")]))) == f"{expected}---\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("", "Plays chess\n", id="nothing there"),
        pytest.param("\n## Log\n", "\nPlays chess\n\n## Log\n", id="above the log"),
        pytest.param("Plays  chess\nwell\n", "Plays  chess\nwell\n", id="said already"),
    ],
)
def test_notes(body: str, expected: str) -> None:
    assert fill("", Card(name="Ada", notes="Plays chess"), body).removeprefix("---\n").lstrip("\n") == expected.lstrip(
        "\n"
    )


A, B, C = "2026-01-01 met: a", "2026-02-01 sent: b", "2026-03-01 heard: c"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        pytest.param("", f"## Log\n\n- {B}\n", id="no log"),
        pytest.param("## Log\n", f"## Log\n\n- {B}\n", id="an empty one"),
        pytest.param(f"## Log\n\n- {A}\n- {C}\n", f"## Log\n\n- {A}\n- {B}\n- {C}\n", id="between two"),
        pytest.param(f"## Log\n\n- {C}\n- {A}\n", f"## Log\n\n- {C}\n- {B}\n- {A}\n", id="newest first"),
        pytest.param(
            f"## Log\n\n* {C}", f"## Log\n\n* {B}\n* {C}", id="before all, in its dress, without a last line end"
        ),
        pytest.param(f"## Log\r\n\r\n- {A}\r\n", f"## Log\r\n\r\n- {A}\r\n- {B}\r\n", id="CRLF"),
        pytest.param(f"## Log\n\n- {A}\n  on\n\n## Then\n", f"## Log\n\n- {A}\n  on\n- {B}\n\n## Then\n", id="runs on"),
    ],
)
def test_a_line_of_the_log(note: str, expected: str) -> None:
    assert with_log_lines(note.encode(), [LogLine(B)]).decode() == expected


def test_what_stands_below_a_line_goes_with_it() -> None:
    line = LogLine(B, ("- nested", "", "more"))
    assert with_log_lines(b"## Log\n", [line]).decode() == f"## Log\n\n- {B}\n  - nested\n\n  more\n"


@given(one=contacts(), other=contacts())
@settings(max_examples=60, deadline=None)
def test_adding_twice_changes_nothing_and_nothing_is_lost(one: tuple[Contact, str], other: tuple[Contact, str]) -> None:
    """Lines that stay keep their order; after it, nothing is missing any more."""
    (mine, text), (theirs, their_text) = one, other
    log = card_of(theirs, their_text).log
    new = filled(text.encode(), mine, additions(mine, theirs, log, card_of(mine, text).log)).decode()
    after, _ = read_contact(Source(path=mine.path, text=new), SETTINGS)
    assert after is not None
    left = additions(after, theirs, log, card_of(after, new).log)
    assert (left.texts, left.items, left.more, left.log, left.notes) == ({}, {}, {}, (), "")
    kept = iter(new.split("\n"))
    keys = ("email:", "phone:", "links:", "aliases:", "tags:", "dates:")
    assert all(line in kept for line in text.split("\n") if not line.startswith(keys))
