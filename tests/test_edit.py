"""Lines of a note are changed, and every other byte survives."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.notebook.edit import add_log_line, set_key
from site_builder.notebook.notes import Changed, create_note, rewrite_note
from site_builder.notebook.read import source_of
from site_builder.text.front_matter import read_note
from site_builder.text.nodes import Text
from site_builder.text.yaml_out import yaml_word

FRONT = "---\nname: Ada Okafor # the only one\n---\n"
NEW = "2026-12-01 sent: hello"


def logged(note: str, *, newest_first: bool = False) -> str:
    edited = add_log_line(note.encode(), NEW, newest_first=newest_first)
    assert NEW in edited.data.splitlines()[edited.line - 1].decode()
    return edited.data.decode()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("## Log\n\n- 2026-11-20 met: x\n", "## Log\n\n- 2026-11-20 met: x\n- NEW\n", id="last"),
        pytest.param("## Log\n- a\n\n## Notes\n- b\n", "## Log\n- a\n- NEW\n\n## Notes\n- b\n", id="before a heading"),
        pytest.param(
            "# History\n* a\n  runs on\n\n  - sub\n", "# History\n* a\n  runs on\n\n  - sub\n* NEW\n", id="below"
        ),
        pytest.param("## Log\n  + a\n", "## Log\n  + a\n  + NEW\n", id="the list's own mark and indent"),
        pytest.param("## Log\n- a\n\ntext\n", "## Log\n- a\n- NEW\n\ntext\n", id="text after the list"),
        pytest.param("## Log\n- a\n## Log\n- b\n", "## Log\n- a\n## Log\n- b\n- NEW\n", id="two logs"),
        pytest.param("## Log\n- a", "## Log\n- a\n- NEW", id="the missing last newline"),
        pytest.param("## Log\n\n", "## Log\n\n- NEW\n", id="an empty log"),
        pytest.param("## Log", "## Log\n\n- NEW", id="a heading at the very end"),
        pytest.param("## Log\ntext\n", "## Log\n\n- NEW\n\ntext\n", id="text under the heading"),
        pytest.param("## Log\n\n## Notes\n", "## Log\n\n- NEW\n\n## Notes\n", id="an empty log before a heading"),
        pytest.param("Hello.\n", "Hello.\n\n## Log\n\n- NEW\n", id="no log"),
        pytest.param("Hello.\n\n", "Hello.\n\n## Log\n\n- NEW\n", id="no log, a blank line"),
        pytest.param("Hello.", "Hello.\n\n## Log\n\n- NEW", id="no log, no last newline"),
        pytest.param(
            "```\n## Log\n- a\n```\n", "```\n## Log\n- a\n```\n\n## Log\n\n- NEW\n", id="a log in a code block"
        ),
    ],
)
def test_a_line_at_the_end(body: str, expected: str) -> None:
    expected = expected.replace("NEW", NEW)
    assert logged(FRONT + body) == FRONT + expected
    assert logged(body) == expected  # without front matter


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("## Log\n\n- b\n- a\n", "## Log\n\n- NEW\n- b\n- a\n", id="above the first"),
        pytest.param("## Log\n<!-- newest -->\n\n- b", "## Log\n<!-- newest -->\n\n- NEW\n- b", id="below a comment"),
        pytest.param("## Log\n- b\n## Log\n- a\n", "## Log\n- NEW\n- b\n## Log\n- a\n", id="two logs"),
    ],
)
def test_a_line_on_top(body: str, expected: str) -> None:
    assert logged(FRONT + body, newest_first=True) == FRONT + expected.replace("NEW", NEW)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "byte order mark"])
@pytest.mark.parametrize("body", ["## Log\n\n- a\n", "Text.\n", "## Log"])
def test_line_ends_and_marks_survive(end: str, mark: str, body: str) -> None:
    plain = FRONT + body
    assert logged(mark + plain.replace("\n", end)) == mark + logged(plain).replace("\n", end)


def test_a_note_of_mixed_line_ends_keeps_them() -> None:
    assert logged("## Log\r\n- a\n- b\r\n\rtext") == f"## Log\r\n- a\n- b\r\n- {NEW}\r\n\rtext"


def test_an_empty_note() -> None:
    assert logged("") == f"## Log\n\n- {NEW}\n"


LINES = st.lists(st.sampled_from(["", "## Log", "# Notes", "- a", "  more", "* b", "text", "```", "---", "\u2028é"]))


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_every_other_line_survives(lines: list[str], end: str, newest_first: bool) -> None:
    data = ("# Ada" + end + end.join(lines)).encode()
    edited = add_log_line(data, NEW, newest_first=newest_first).data
    rest = edited.decode().split(end)
    added = next(index for index, line in enumerate(rest) if line.endswith(NEW))
    kept = [line for line in rest[:added] + rest[added + 1 :] if line not in ("", "## Log")]
    assert kept == [line for line in data.decode().split(end) if line not in ("", "## Log")]


def keyed(front: str, key: str, value: str | list[str]) -> str:
    return set_key(f"---\n{front}---\nbody\n".encode(), key, value).data.decode().removeprefix("---\n").removesuffix(
        "---\nbody\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("front", "key", "value", "expected"),
    [
        pytest.param("name: Ada\n", "status", "active", "name: Ada\nstatus: active\n", id="a new key"),
        pytest.param("status: inbox\n", "status", "active", "status: active\n", id="another value"),
        pytest.param("status:  inbox   # new\n", "status", "active", "status:  active   # new\n", id="its comment"),
        pytest.param("status: 'in # box' # x\n", "status", "active", "status: active # x\n", id="a quoted value"),
        pytest.param("tags: [a, b] # x\n", "tags", ["c", "d e"], "tags: [c, d e] # x\n", id="a list"),
        pytest.param("tags:\n  - a\n  - b\nname: x\n", "tags", ["c"], "tags: [c]\nname: x\n", id="a list of lines"),
        pytest.param(
            "tags:\n- a\n\n# next\nname: x\n", "tags", ["c"], "tags: [c]\n\n# next\nname: x\n", id="next's own"
        ),
        pytest.param("note: |\n  a\n  b\n", "note", "c", "note: c\n", id="a block of text"),
        pytest.param("note: a\n  runs on\nx: y\n", "note", "c", "note: c\nx: y\n", id="text that runs on"),
        pytest.param("status:\n", "status", "active", "status: active\n", id="no value"),
        pytest.param("Follow-Up: x\n", "follow_up", "2026-12-01", "Follow-Up: 2026-12-01\n", id="its own spelling"),
        pytest.param("name: x\n", "org", "a: b #c", 'name: x\norg: "a: b #c"\n', id="quotes where they are needed"),
        pytest.param("", "status", "active", "status: active\n", id="empty front matter"),
        pytest.param("url: http://x/#y\n", "url", "z", "url: z\n", id="a hash inside a value"),
    ],
)
def test_a_key(front: str, key: str, value: str | list[str], expected: str) -> None:
    assert keyed(front, key, value) == expected


def test_a_key_where_there_is_no_front_matter() -> None:
    edited = set_key("\ufeffHello\r\n".encode(), "status", "active")
    assert (edited.data.decode(), edited.line) == ("\ufeff---\r\nstatus: active\r\n---\r\nHello\r\n", 2)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ada Okafor", "Ada Okafor"),
        ("ada@lumen.example", "ada@lumen.example"),
        ("2026-12-01", "2026-12-01"),
        ("no", '"no"'),
        ("NULL", '"NULL"'),
        ("0123", '"0123"'),
        ("+44 20", '"+44 20"'),
        ("12:30", '"12:30"'),
        ("@ada", '"@ada"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a, b", '"a, b"'),
        (" a", '" a"'),
        ("", '""'),
        ('say "x"\n---', '"say \\"x\\"\\n---"'),
        ("\u202eevil\x85", '"\\u202eevil\\u0085"'),
    ],
)
def test_words_of_yaml(text: str, word: str) -> None:
    assert yaml_word(text) == word


@given(st.text(st.characters(blacklist_categories=("Cs",))))
def test_a_value_is_read_back_as_it_was(text: str) -> None:
    data = set_key(FRONT.encode(), "org", text).data
    _, (_, value) = read_note(source_of("a.md", data).text).keyed
    assert isinstance(value, Text)
    assert value.value == text


def test_a_note_is_replaced_with_its_rights_and_through_its_link(tmp_path: Path) -> None:
    file, link = tmp_path / "ada.md", tmp_path / "link.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    rewrite_note(link, b"old", b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o640, True)
    assert sorted(os.listdir(tmp_path)) == ["ada.md", "link.md"]


def test_an_edit_of_somebody_else_is_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "ada.md"
    file.write_bytes(b"theirs")
    with pytest.raises(Changed):
        rewrite_note(file, b"old", b"new")
    assert (file.read_bytes(), os.listdir(tmp_path)) == (b"theirs", ["ada.md"])


def test_a_note_is_never_made_over_another(tmp_path: Path) -> None:
    file = tmp_path / "work/ada.md"
    create_note(file, b"one")
    with pytest.raises(FileExistsError):
        create_note(file, b"two")
    assert (file.read_bytes(), os.listdir(file.parent)) == (b"one", ["ada.md"])
