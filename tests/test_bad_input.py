"""Nothing in a contact file stops the reading, loses a byte or goes unsaid (SPEC 12)."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model import Contact, Source
from site_builder.settings import Settings
from site_builder.text.contact import read_contact
from tests.notes import read, said

CONFLICT = "<<<<<<< HEAD\n{0}\n=======\n{1}\n>>>>>>> work\n"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        pytest.param("---\nname: [A\n---\n", (2, 7), "error: The [ is never closed.", id="no YAML"),
        pytest.param("---\nname: A\n", (1, 1), "error: The front matter is never closed.", id="unclosed"),
        pytest.param("---\n- A\n---\n", (2, 1), "error: This is a list.", id="a list"),
        pytest.param("---\nname: A\n\torg: B\n---\n", (3, 1), "error: A tab where YAML wants spaces.", id="tabs"),
        pytest.param("---\nname: A\norg: x\nname: B\n---\n", (4, 1),
                     'error: The key "name" stands on line 2 and again on line 4.', id="a key twice"),
        pytest.param("---\nname: A\n" + CONFLICT.format("org: x", "org: y") + "---\n", (3, 1),
                     "error: A merge was never finished: lines 3, 5 and 7 are its markers.", id="a merge"),
        pytest.param("---\nname: A\n=======\norg: y\n---\n", (3, 1),
                     "error: A merge was never finished: line 3 is a marker of it.", id="half a merge"),
        pytest.param(CONFLICT.format("---\nname: A\n---", "---\nname: B\n---"), (1, 1),
                     "error: A merge was never finished: lines 1, 5 and 9 are its markers.", id="a merge of it all"),
        pytest.param('---\nname: "A\\ud800"\n---\n', (2, 11),
                     "error: This escape stands for no character.", id="an escape"),
        pytest.param("---\nname: A\nnext: {{date}}\n---\n", (3, 7),
                     "error: A key must be words; {{ is left over from a template.", id="a template"),
    ],
)  # fmt: skip
def test_a_person_who_cannot_be_read_is_listed_by_file(text: str, place: tuple[int, int], message: str) -> None:
    contact = read(text)[0]
    assert contact == Contact(slug="ada-okafor", name="ada-okafor.md", path="contacts/ada-okafor.md", unreadable=True)
    assert said(read(text)[1]) == [(*place, message)]


def test_a_file_that_is_no_text_is_listed_by_file() -> None:
    source = Source(path="contacts/ada.md", failed="It looks like UTF-16.", hint="save it as UTF-8")
    contact, [problem] = read_contact(source, Settings())
    assert contact == Contact(slug="ada", name="ada.md", path="contacts/ada.md", unreadable=True)
    assert str(problem) == "contacts/ada.md:1:1: error: It looks like UTF-16.\n  hint: save it as UTF-8"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(CONFLICT.format("a", "b"), "lines 5, 7 and 9 are its markers", id="in the body"),
        pytest.param("<<<<<<< HEAD\n", "line 5 is a marker of it", id="its beginning"),
        pytest.param("=======\n>>>>>>> work\n", "lines 5 and 6 are its markers", id="its end"),
        pytest.param("||||||| base\n<<<<<<< a\n", "lines 5 and 6 are its markers", id="with the base"),
    ],
)
def test_a_merge_in_the_body_is_told_and_the_rest_is_read(body: str, lines: str) -> None:
    text = f"---\nname: Ada\n---\n\n{body}\n## Log\n- 2026-11-18 met\n"
    contact = read(text)[0]
    assert (contact.name, [event.day for event in contact.log]) == ("Ada", [date(2026, 11, 18)])
    assert said(read(text)[1]) == [(5, 1, f"error: A merge was never finished: {lines}.")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("```\n" + CONFLICT.format("a", "b") + "```\n", id="in a code block"),
        pytest.param("~~~~\n~~~\n" + CONFLICT.format("a", "b") + "~~~~\n", id="in a longer one"),
        pytest.param("A heading\n=======\n", id="an underlined heading"),
        pytest.param(">>>>>>> said somebody\n", id="a quotation seven deep"),
        pytest.param("    <<<<<<< HEAD\n", id="indented"),
        pytest.param("<<<<<<<<< arrows\n", id="more than seven"),
    ],
)
def test_what_is_no_merge(body: str) -> None:
    assert said(read(f"---\nname: Ada\n---\n\n{body}")[1]) == []


@pytest.mark.parametrize(
    ("text", "key", "value", "place"),
    [
        pytest.param("---\nname: Ada\0\n---\n", "name", "Ada", (2, 10, "U+0000"), id="NUL"),
        pytest.param("---\nname: A\x1b[31mda\n---\n", "name", "A[31mda", (2, 8, "U+001B"), id="an escape code"),
        pytest.param("---\nname: Ada\norg: \u202elumen\n---\n", "org", "lumen", (3, 6, "U+202E"), id="turned around"),
        pytest.param("---\nname: Ada\nphone: \u202a+44\u202c\n---\n", "phone", "+44", (3, 8, "U+202A"), id="pasted"),
        pytest.param('---\nname: Ada\norg: "a\\u202eb"\n---\n', "org", "ab", (3, 6, "U+202E"), id="as an escape"),
        pytest.param("---\nname: A\ud800\n---\n", "name", "A", (2, 8, "U+D800"), id="half a character"),
        pytest.param("---\nname: Ada\n---\na\0b\n", "notes", "a\u2400b\n", (4, 2, "U+0000"), id="in the notes"),
        pytest.param("---\nname: Ada\n---\n\u202e\n", "notes", "\ufffd\n", (4, 1, "U+202E"), id="turned, in the notes"),
        pytest.param("---\nname: A\x85da\n---\n", "name", "Ada", (2, 8, "U+0085"), id="NEL ends no line"),
    ],
)  # fmt: skip
def test_hidden_characters(text: str, key: str, value: str, place: tuple[int, int, str]) -> None:
    contact = read(text)[0]
    got = contact.phone[0].value if key == "phone" else getattr(contact, key)
    assert got == value
    assert said(read(text)[1]) == [(*place[:2], f"warning: There is a hidden character here, {place[2]}.")]


@pytest.mark.parametrize("name", ["عمر", "אדה‏", "👩‍🔬 Ada", "Ada\u00a0O", "नेहा"])
def test_names_of_all_scripts_are_left_alone(name: str) -> None:
    contact, problems = read(f"---\nname: {name}\n---\n")
    assert (contact.name.split(), problems) == (name.split(), [])


def test_no_problem_shows_a_control_character() -> None:
    problems = read('---\nname: A\x1b]0;x\x07\n"k\\u0007birthday": x\nbirthday: "\\x1b[2J"\n---\n')[1]
    assert problems
    assert "\x1b" not in "".join(map(str, problems))
    assert "\x07" not in "".join(map(str, problems))


@pytest.mark.parametrize(
    ("length", "kept"),
    [pytest.param(200, "x" * 200, id="200 fit"), pytest.param(4000, "x" * 200 + "…", id="4,000 are cut")],
)
def test_long_names(length: int, kept: str) -> None:
    contact, problems = read(f"---\nname: {'x' * length}\n---\n")
    assert contact.name == kept
    assert [problem.message for problem in problems] == (
        [] if length == 200 else ["This name has 4,000 characters; the first 200 are kept."]
    )


@pytest.mark.parametrize(
    ("front", "message"),
    [
        pytest.param("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "YAML takes & for a reference.", id="aliases"),
        pytest.param("a: &a [*a]\n", "YAML takes & for a reference.", id="an endless alias"),
        pytest.param("a: " + "[" * 1000 + "]" * 1000 + "\n", "Lists nested more than 20 deep.", id="nested"),
        pytest.param("a: " + "[" * 60_000 + "\n", "Lists nested more than 20 deep.", id="nested and never closed"),
        pytest.param("a: " + "{a: " * 10_000 + "\n", "Lists nested more than 20 deep.", id="nested maps"),
        pytest.param("".join(f"{' ' * n}a:\n" for n in range(300)), "Lists nested more than 20 deep.", id="stairs"),
        pytest.param("".join(f"k{n}: {{a: b}}\n" for n in range(4000)), "More than 2,000 values.", id="many"),
        pytest.param("k: [" + ",".join(["a"] * 2001) + "]\n", "More than 2,000 values.", id="many in a list"),
        pytest.param("a: " + "x" * 70_000 + "\n", "The front matter is 68 KB long; at most 64 are read.", id="long"),
        pytest.param("a: [a" + " " * 60_000 + "\n", "The [ is never closed.", id="blanks"),
        pytest.param("a: '" + "x: " * 20_000 + "\n", "The quote that opens here is never closed.", id="a quote"),
        pytest.param("a" * 60_000 + "\n", "This is text without a key.", id="one word"),
        pytest.param("- " * 20_000 + "\n", "Lists nested more than 20 deep.", id="dashes"),
        pytest.param("? " * 20_000 + "\n", "Lists nested more than 20 deep.", id="question marks"),
    ],
)
def test_bombs_are_refused_at_once(front: str, message: str) -> None:
    started = time.process_time()
    problems = read(f"---\n{front}---\n")[1]
    assert time.process_time() - started < 0.5
    assert [problem.message for problem in problems] == [message]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("x" * 1_000_000, id="a line of a million letters"),
        pytest.param("`" * 100_000 + "\n" + "~" * 100_000, id="fences"),
        pytest.param("[[" * 100_000, id="brackets"),
        pytest.param("#" * 100_000 + " x", id="hashes"),
        pytest.param("# " + "x " * 100_000, id="a long heading"),
        pytest.param("# x" + "#" * 100_000 + "x", id="a heading of hashes"),
        pytest.param("# " + " " * 100_000 + "x", id="a heading of blanks"),
        pytest.param("<<<<<<< x\n" * 20_000, id="marker after marker"),
        pytest.param("/---contact---/\n" + "| a " * 50_000 + "\n", id="a table"),
        pytest.param("/---contact---/\n|" + " " * 100_000 + "\n", id="a table of blanks"),
    ],
)
def test_long_notes_take_no_long_time(body: str) -> None:
    started = time.process_time()
    assert read(body)[0].name
    assert time.process_time() - started < 1


PHONES = ("0123", "017012345670", "+49151234567", "08912345", "00 44 20 7946 0991", "(030) 12-34", "0x1F", "1e5", "110")


@pytest.mark.parametrize("number", PHONES)
def test_numbers_come_out_as_typed(number: str) -> None:
    contact, problems = read(f"---\nname: Ada\nphone: {number}\n---\n")
    assert (contact.phone[0].value, problems) == (number, [])


KEYS = (
    "name", "birthday", "dates", "busy", "every", "met", "last_touch", "follow_up", "circle", "playbook", "status",
    "private", "timezone", "tags", "email", "phone", "links", "type", "title", "interactions", "introduced_by", "x",
    "do_not_contact", "TEL[CELL]", "location", "birtday",
)  # fmt: skip
VALUES = (
    "2026-02-30",
    "[a, {b: c}]",
    "{date: 2026-11-18}",
    "[[A|b]]",
    "never",
    "@x",
    "no",
    "99999-01-01",
    "|",
    "Feb 29",
)
DAYS = st.from_regex(r"[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}", fullmatch=True)
FRONT = st.lists(
    st.tuples(st.sampled_from(KEYS), st.text(max_size=12) | st.sampled_from(VALUES) | DAYS), max_size=5
).map(lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs))


@given(FRONT, st.text(max_size=40))
def test_any_value_of_any_key_is_read_or_told(front: str, body: str) -> None:
    text = f"---\n{front}---\n{body}"
    contact, problems = read_contact(Source(path="contacts/ada.md", text=text), Settings())
    assert contact
    assert contact.name
    assert not contact.unreadable or problems
    assert all(1 <= problem.place.line <= text.count("\n") + 1 for problem in problems)


@given(st.text(), st.text(max_size=20))
def test_any_text_is_a_contact_or_a_problem(text: str, name: str) -> None:
    contact, problems = read_contact(Source(path=f"contacts/x{name}.md", text=text), Settings())
    assert contact
    assert contact.name
    assert not contact.unreadable or problems
