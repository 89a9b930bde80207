"""Front matter as words with places: nothing is guessed, and what is wrong is told where it stands (SPEC 12)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.text.front_matter import read_note
from site_builder.text.nodes import Items, Keyed, Node, Pairs, Text
from site_builder.text.plain_lines import read_plain_lines
from site_builder.text.tree import read_any_yaml, read_pairs
from site_builder.text.yaml_words import NotYaml


def words(keyed: Keyed) -> dict[str, Any]:
    return {key.value: plain(node) for key, node in keyed}


def plain(node: Node) -> Any:
    if isinstance(node, Text):
        return node.value
    return [plain(item) for item in node.nodes] if isinstance(node, Items) else words(node.entries)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        pytest.param("k: 0123", "0123", id="no octal number"),
        pytest.param("k: +491701234567", "+491701234567", id="the plus stays"),
        pytest.param("k: 12:30:00", "12:30:00", id="no number to the base of sixty"),
        pytest.param("k: 1_000", "1_000", id="no thousand"),
        pytest.param("k: no", "no", id="no false"),
        pytest.param("k: NO", "NO", id="a country"),
        pytest.param("k: Null", "Null", id="somebody's name"),
        pytest.param("k: ~", "~", id="a tilde"),
        pytest.param("k: 2026-1-5", "2026-1-5", id="a date in short"),
        pytest.param("k: 2024-13-45", "2024-13-45", id="a date that is none"),
        pytest.param("k: " + "9" * 5000, "9" * 5000, id="a number of 5,000 digits"),
        pytest.param("k: @jane", "@jane", id="a handle"),
        pytest.param("k: [@jane, `x`]", ["@jane", "`x`"], id="handles in a list"),
        pytest.param("k: %d", "%d", id="a percent sign"),
        pytest.param("k: a @ b", "a @ b", id="an at sign in the middle"),
        pytest.param("k: [[Jane Doe]]", "[[Jane Doe]]", id="a wiki link"),
        pytest.param("k: [[ada|Ada]]", "[[ada|Ada]]", id="a wiki link with a label"),
        pytest.param("k: [[Doe, Jane]]", "[[Doe, Jane]]", id="a wiki link with a comma"),
        pytest.param("k:\n  - [[A]]\n  - [[B]]", ["[[A]]", "[[B]]"], id="wiki links in a list"),
        pytest.param("k: [a, b]", ["a", "b"], id="a list"),
        pytest.param("k: [[a, b], [c]]", [["a", "b"], ["c"]], id="lists in a list are no link"),
        pytest.param("k:\n- a\n- b: c", ["a", {"b": "c"}], id="a list below its key"),
        pytest.param("k: {a: 1, b: {c: d}}", {"a": "1", "b": {"c": "d"}}, id="maps"),
        pytest.param("k: |\n  one\n  two", "one\ntwo\n", id="a block of text"),
        pytest.param("k: one\n  two", "one two", id="a line that runs on"),
        pytest.param("k: http://a.example/#b", "http://a.example/#b", id="an address"),
        pytest.param("k: a # b", "a", id="a comment"),
        pytest.param("k: a#b", "a#b", id="no comment"),
        pytest.param("k:", "", id="nothing"),
        pytest.param('k: "a\\u00e9"', "aé", id="an escape"),
        pytest.param("k:\tx", "x", id="a tab between key and value"),
        pytest.param("k: !!str 012", "012", id="a tag that says text"),
        pytest.param("k: !!python/object/apply:os.system [ls]", ["ls"], id="a tag that would run code is not read"),
        pytest.param("k: a\u2028b", "a\u2028b", id="a separator of lines elsewhere"),
    ],
)
def test_values_stay_as_written(line: str, value: Any) -> None:
    assert words(read_note(f"---\n{line}\n---\n").keyed) == {"k": value}


@pytest.mark.parametrize(
    ("front", "line", "column", "message"),
    [
        pytest.param("\trole: x", 3, 1, "A tab where YAML wants spaces.", id="a tab"),
        pytest.param("tags:\n\t- x", 4, 1, "A tab where YAML wants spaces.", id="a tab below a key"),
        pytest.param("- x", 3, 1, "A list item where a key is wanted.", id="an item"),
        pytest.param("role: Head: Sales", 3, 11, "A colon and a space in the middle of a value.", id="two colons"),
        pytest.param("role:Head", 3, 1, "There is no space after the colon.", id="no space"),
        pytest.param("role:Head\norg: x", 3, 1, "There is no space after the colon.", id="no space, and more keys"),
        pytest.param("just words", 3, 1, "A line without a key.", id="no colon"),
        pytest.param("  role: x", 3, 3, "This line is indented further than the one above it.", id="indented"),
        pytest.param("role: [a, b", 3, 7, "The [ is never closed.", id="a bracket"),
        pytest.param("role: {a: b", 3, 7, "The { is never closed.", id="a brace"),
        pytest.param('role: "a', 3, 7, "The quote that opens here is never closed.", id="a quote"),
        pytest.param("role: 'it's'", 3, 11, "Text after the closing quote.", id="a quote in quotes"),
        pytest.param("role: [a] b", 3, 11, "Text after the closing bracket.", id="text after a list"),
        pytest.param("role: *bold* x", 3, 7, "YAML keeps * for itself at the start of a value.", id="a star"),
        pytest.param("role: *bold", 3, 7, "YAML takes * for a reference.", id="an alias"),
        pytest.param("role: !a!b", 3, 7, "YAML keeps ! for itself at the start of a value.", id="an exclamation mark"),
        pytest.param("role: &x y", 3, 7, "YAML takes & for a reference.", id="an anchor"),
        pytest.param("<<: *x", 3, 5, "YAML takes * for a reference.", id="a merge key"),
        pytest.param("role: ,x", 3, 7, "A value can't begin with ,", id="a comma"),
        pytest.param("tags: - a", 3, 7, "A list can't begin on the line of its key.", id="a list on the line"),
        pytest.param("role: |x", 3, 7, "A block of text begins on the line below its | or >.", id="a block"),
        pytest.param('role: "\\q"', 3, 8, '"\\q" means nothing in double quotes.', id="a backslash"),
        pytest.param(
            "created: {{date}}", 3, 10, "A key must be words; {{ is left over from a template.", id="template"
        ),
        pytest.param(
            "{{date}}: x", 3, 1, "A key must be words; {{ is left over from a template.", id="a template for a key"
        ),
        pytest.param("name: B", 3, 1, 'The key "name" stands on line 2 and again on line 3.', id="a key twice"),
        pytest.param("a: {b: 1, b: 2}", 3, 11, 'The key "b" stands on line 3 and again on line 3.', id="twice within"),
        pytest.param(": x", 3, 1, "A colon without a key.", id="a colon"),
    ],
)
def test_what_is_wrong_is_told_in_plain_words(front: str, line: int, column: int, message: str) -> None:
    with pytest.raises(NotYaml) as caught:
        read_note(f"---\nname: A\n{front}\n---\n")
    assert (caught.value.line, caught.value.column, caught.value.message) == (line, column, message)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("---\n- a\n---\n", 2, "This is a list.", id="a list"),
        pytest.param("---\nwords\n---\n", 2, "This is text without a key.", id="text"),
        pytest.param("---\nname: A\n", 1, "The front matter is never closed.", id="never closed"),
        pytest.param(
            "---\nname: A\n\n# Notes\n", 1, "The front matter is never closed.", id="never closed, with a body"
        ),
        pytest.param("---\n a: b\nc: d\n---\n", 2, "The first key is indented, and the others are not.", id="first"),
        pytest.param(
            f"---\na: {'x' * 65_536}\n---\n", 1, "The front matter is 64 KB long; at most 64 are read.", id="large"
        ),
        pytest.param(f"---\nk: {'[' * 21}{']' * 21}\n---\n", 2, "Lists nested more than 20 deep.", id="deep"),
        pytest.param("---\nk: [" + "a," * 2001 + "]\n---\n", 2, "More than 2,000 values.", id="many"),
    ],
)
def test_what_is_wrong_with_all_of_it(text: str, line: int, message: str) -> None:
    with pytest.raises(NotYaml) as caught:
        read_note(text)
    assert (caught.value.line, caught.value.message) == (line, message)


def test_the_hint_of_a_never_closed_one_says_where_it_seems_to_end() -> None:
    with pytest.raises(NotYaml) as caught:
        read_note("---\nname: A\n\n# Notes\n")
    assert caught.value.hint == "put --- on a line of its own where the keys end, it seems before line 3"


@pytest.mark.parametrize(
    ("text", "keys", "body", "body_line"),
    [
        pytest.param("---\na: b\n---\nx\n", {"a": "b"}, "x\n", 4, id="both halves"),
        pytest.param("\ufeff---\na: b\n---\nx\n", {"a": "b"}, "x\n", 4, id="after a byte order mark"),
        pytest.param("---  \na: b\n---\t\nx\n", {"a": "b"}, "x\n", 4, id="blanks after the dashes"),
        pytest.param("---\na: b\n...\nx\n", {"a": "b"}, "x\n", 4, id="closed by dots"),
        pytest.param("---\n---\n", {}, "", 3, id="empty"),
        pytest.param("---\n# only a comment\n---\n", {}, "", 4, id="a comment"),
        pytest.param("---\na: b\n---", {"a": "b"}, "", 4, id="no last newline"),
        pytest.param("---\na: --- b\n---\nx\n---\n", {"a": "--- b"}, "x\n---\n", 4, id="more dashes"),
        pytest.param("\n---\na: b\n---\n", {}, "\n---\na: b\n---\n", 1, id="only on the first line"),
        pytest.param("words\n---\na: b\n---\n", {}, "words\n---\na: b\n---\n", 1, id="not below text"),
        pytest.param("", {}, "", 1, id="an empty file"),
    ],
)
def test_the_two_halves(text: str, keys: dict[str, str], body: str, body_line: int) -> None:
    note = read_note(text)
    assert (words(note.keyed), note.body, note.body_line) == (keys, body, body_line)


def test_every_word_knows_its_place() -> None:
    keyed = read_pairs('name: Zoë # x\nmail: {work: a@b, "c d": "e"}\ntags:\n  - one\n  - two\n', 2)[0]
    mail, tags = keyed[1][1], keyed[2][1]
    assert isinstance(mail, Pairs)
    assert isinstance(tags, Items)
    assert [(key.line, key.column) for key, _ in keyed] == [(2, 1), (3, 1), (4, 1)]
    assert mail.entries[1] == (Text("c d", 3, 19, True), Text("e", 3, 26, True))
    assert tags.nodes == (Text("one", 5, 5), Text("two", 6, 5))


PIECES = (
    "name", "a", "key two", ": ", ":", "\n", " ", "  ", "- ", "  - ", "[", "]", ", ", '"', "'", " #", "#", "é", "/",
    "12:30", "+49", "x.y", "~", "@x", "{", "}", "? ", "!", "&a", "*a", "|", ">", "%", "`", "(", "\\", "_", "[[A]]",
    "\t", "\u2028", "\ufeff",
)  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


LABELLED = st.tuples(st.sampled_from(["work", "x 1", "a-b", "1", "no"]), st.lists(st.sampled_from(PIECES), max_size=4))
MAPS = st.lists(LABELLED, max_size=3).map(
    lambda pairs: "mail: {" + ", ".join(f"{label}: {''.join(value)}" for label, value in pairs) + "}\n"
)


@given(LINES | MAPS)
@example('mail: {work: a@b.example, home: "+44 20 7946"}\nlinks: {site: https://a.example/b}\n')
@example("mail: {work: a@b.example, work: c@d.example}\n")
@example("links: {site: a:?}\n")
@example("# x\n\ntags:\n  - a\n  - b\norg:\n\nemail:\n- a@b.example\nname: Ada")
def test_plain_lines_and_the_parser_agree(text: str) -> None:
    simple = read_plain_lines(text, 2)
    assert simple is None or (simple, []) == read_any_yaml(text, 2)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[\w+(][\w .+/-]{0,20}", fullmatch=True)
    )
)
def test_the_plainest_notes_need_no_parser(values: dict[str, str]) -> None:
    keyed = read_plain_lines("".join(f"{key}: {value}\n" for key, value in values.items()), 2)
    assert keyed is not None
    assert words(keyed) == {key: value.strip() for key, value in values.items()}


def test_labels_in_braces_need_no_parser() -> None:
    text = 'email: {work: a@b.example}\nphone: {mobile: "+44 20 7946", other: 12}\nlinks: {x: https://x.com/a}\n'
    keyed = read_plain_lines(text, 2)
    assert keyed is not None
    assert words(keyed) == {
        "email": {"work": "a@b.example"},
        "phone": {"mobile": "+44 20 7946", "other": "12"},
        "links": {"x": "https://x.com/a"},
    }


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"])) | LINES)
def test_any_text_is_read_or_refused_at_a_place_of_it(text: str) -> None:
    try:
        read_note(f"---\n{text}\n---\n")
    except NotYaml as error:
        place = (error.line, error.column)
    else:
        place = (1, 1)
    assert (1, 1) <= place <= (text.count("\n") + 3, len(text) + 2)
