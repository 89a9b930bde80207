"""followup.yml: what is given is laid over the defaults, and all that is wrong is told at once (SPEC 5)."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.days import Cadence, Season
from site_builder.model import Source
from site_builder.settings import BUILT_IN, CIRCLES, Circle, Me, Playbook, Settings
from site_builder.text.settings import read_settings
from tests.notes import said


def read(text: str) -> Settings:
    settings, problems = read_settings(Source(path="followup.yml", text=text))
    assert problems == []
    return settings


DEFAULTS = """\
title: Followup
me: {name: "", email: "", timezone: "", busy: []}   # the time zone decides what "today" is, in CI too
workdays: [mon, tue, wed, thu, fri]
holidays: []                     # country or subdivision codes: [DE-BE], or dates
capacity: 8
contacts: contacts
output: public
theme: default
circles:
  inner:    {every: 3 weeks, playbook: personal}
  friends:  {every: 2 months, playbook: personal}
  partners: {every: 6 weeks, playbook: partner}
fields: {}
editor: ""                       # how pages link to files: vscode, obsidian, a URL pattern, or none
publish: {exclude_tags: []}
"""


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(None, id="no file"),
        pytest.param(Source(path="followup.yml"), id="an empty file"),
        pytest.param(Source(path="followup.yml", text="# nothing yet\n\n"), id="only a comment"),
        pytest.param(Source(path="followup.yml", text="title:\nme:\ncapacity:\ncircles:\n"), id="keys without values"),
        pytest.param(Source(path="followup.yml", text=DEFAULTS), id="every key with its default"),
    ],
)
def test_the_defaults(source: Source | None) -> None:
    assert read_settings(source) == (Settings(), [])


@pytest.mark.parametrize(
    ("text", "given"),
    [
        pytest.param("title: Mine", {"title": "Mine"}, id="title"),
        pytest.param("\ufefftitle: Mine", {"title": "Mine"}, id="after a byte order mark"),
        pytest.param("---\ntitle: Mine", {"title": "Mine"}, id="after the dashes of a document"),
        pytest.param("me: {name: Ada, email: a@b, timezone: Asia/Tokyo, busy: [May]}",
                     {"me": Me(name="Ada", email="a@b", timezone="Asia/Tokyo",
                               busy=(Season(text="May", first=(5, 1), last=(5, 31)),))}, id="me"),
        pytest.param("workdays: [sun, Monday, TUES, wed]", {"workdays": frozenset({6, 0, 1, 2})}, id="workdays"),
        pytest.param("workdays: mon, thu", {"workdays": frozenset({0, 3})}, id="workdays in one line"),
        pytest.param("holidays: [de-be, 2026-12-24, 31.12.2026]",
                     {"holidays": ("DE-BE",), "free_days": frozenset({date(2026, 12, 24), date(2026, 12, 31)})},
                     id="holidays"),
        pytest.param("holidays: [it-andria]", {"holidays": ("IT-Andria",)}, id="a part that is a name"),
        pytest.param("holidays: US", {"holidays": ("US",)}, id="one country"),
        pytest.param("capacity: 1", {"capacity": 1}, id="capacity"),
        pytest.param("contacts: ./people/", {"contacts": "people"}, id="contacts"),
        pytest.param("output: ../site", {"output": "../site"}, id="output"),
        pytest.param("theme: mine", {"theme": "mine"}, id="theme"),
        pytest.param("fields: {Zuletzt: last_touch}", {"fields": {"Zuletzt": "last_touch"}}, id="fields"),
        pytest.param("editor: vscode", {"editor": "vscode"}, id="an editor"),
        pytest.param("editor: None", {}, id="no editor"),
        pytest.param('editor: "edit:{path}:{line}"', {"editor": "edit:{path}:{line}"}, id="a URL"),
        pytest.param('publish: {exclude_tags: [secret, "#b"]}', {"exclude_tags": ("secret", "b")}, id="tags"),
    ],
)  # fmt: skip
def test_what_is_given(text: str, given: dict[str, Any]) -> None:
    settings = read(text)
    different = {each.name: getattr(settings, each.name) for each in fields(Settings)
                 if getattr(settings, each.name) != getattr(Settings(), each.name)}  # fmt: skip
    assert different == given


@pytest.mark.parametrize(
    ("text", "name", "circle"),
    [
        pytest.param("Choir: {every: monthly}", "choir", Circle(name="Choir", every=Cadence(text="monthly", months=1)),
                     id="a new one, to be found in any case"),
        pytest.param("friends: {every: never}", "friends",
                     Circle(name="friends", every=Cadence(text="never"), playbook="personal"), id="laid over"),
        pytest.param("inner: {playbook: Dating}", "inner",
                     Circle(name="inner", every=CIRCLES["inner"].every, playbook="dating"), id="playbook in any case"),
        pytest.param("choir:", "choir", Circle(name="choir"), id="nothing but a name"),
    ],
)  # fmt: skip
def test_circles(text: str, name: str, circle: Circle) -> None:
    assert read(f"circles:\n  {text}\n").circles == {**CIRCLES, name: circle}


@pytest.mark.parametrize(
    ("text", "book"),
    [
        pytest.param("press: {}", Playbook(name="press"), id="of one's own, from default"),
        pytest.param("press: {like: dating, waits: [2]}",
                     Playbook(name="press", family="dating", days="any", waits=(2,), attempts_cold=2, attempts_warm=3,
                              revive_after=Cadence(text="never"), min_gap=2), id="like another, family and all"),
        pytest.param("press: {waits: [4, 8], thank_within: never, revive_after: never, days: any, min_gap: 0}",
                     Playbook(name="press", waits=(4, 8), thank_within=None, revive_after=Cadence(text="never"),
                              days="any", min_gap=0), id="never, and the least numbers"),
        pytest.param("press: {rest_after: 3, attempts_cold: 1, attempts_warm: 1, refresher_within: 0, waits: 1}",
                     Playbook(name="press", attempts_cold=1, attempts_warm=1, refresher_within=0, waits=(1,)),
                     id="at each bound"),
        pytest.param("press: {revive_after: 10}", Playbook(name="press", revive_after=Cadence(text="10", days=10)),
                     id="days"),
    ],
)  # fmt: skip
def test_playbooks(text: str, book: Playbook) -> None:
    assert read(f"playbooks:\n  {text}\n").playbooks == {**BUILT_IN, "press": book}


def test_a_playbook_may_be_like_one_of_your_own_above_it() -> None:
    books = read("playbooks:\n  press: {min_gap: 9}\n  radio: {like: press, waits: [1]}\n").playbooks
    assert books["radio"] == Playbook(name="radio", min_gap=9, waits=(1,))


def test_keys_that_are_not_given_stay_those_of_the_built_in_one() -> None:
    sales = read("playbooks: {sales: {waits: [4, 8], attempts_cold: 3}}").playbooks["sales"]
    assert (sales.waits, sales.attempts_cold, sales.attempts_warm, sales.min_gap) == ((4, 8), 3, 6, 2)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        pytest.param("capacity: 0", 11, "error: capacity must be at least 1, not 0.", id="capacity"),
        pytest.param("capacity: 99999", 11, "error: capacity must be at most 36,500, not 99999.", id="beyond reason"),
        pytest.param("capacity: eight", 11, 'error: capacity must be a whole number, not "eight".', id="a word"),
        pytest.param("capacity: 1.5", 11, 'error: capacity must be a whole number, not "1.5".', id="a fraction"),
        pytest.param("capacity: [8]", 11, "error: capacity must be one line of text.", id="a list"),
        pytest.param("title: [a]", 8, "error: title must be one line of text.", id="title"),
        pytest.param("colour: green", 1, 'error: The setting "colour" is not known.', id="unknown"),
        pytest.param("workdays: [mon, someday]", 17, 'error: workdays knows no "someday".', id="workdays"),
        pytest.param("workdays: []", 11, "error: workdays must not be an empty list.", id="no work days"),
        pytest.param("holidays: [DE, XX]", 16,
                     'error: holidays knows no country or part of one by the code "XX".', id="a country"),
        pytest.param("holidays: mon", 11,
                     'error: holidays knows no country or part of one by the code "mon".', id="no code"),
        pytest.param("holidays: DE-QQ", 11,
                     'error: holidays knows no country or part of one by the code "DE-QQ".', id="a part of it"),
        pytest.param("holidays: 2026-02-30", 11,
                     'error: holidays can\'t be read: "2026-02-30" is no day. February 2026 has 28 days.', id="a day"),
        pytest.param("me: Ada", 5, "error: me must be a map of keys and values.", id="me"),
        pytest.param("me: {timezone: Berlin}", 16, 'error: timezone "Berlin" is no time zone.', id="time zone"),
        pytest.param("me: {busy: [now]}", 13, 'error: busy can\'t be read: "now" is no season I can read.', id="busy"),
        pytest.param("me: {nam: Ada}", 6, 'error: The setting "nam" is not known.', id="unknown below a key"),
        pytest.param("contacts: ../x", 11, "error: contacts must be a folder in the notebook.", id="outside"),
        pytest.param("contacts: /etc", 11, "error: contacts must be a folder in the notebook.", id="absolute"),
        pytest.param("contacts: 'C:\\x'", 11, "error: contacts must be a folder in the notebook.", id="a drive"),
        pytest.param("theme: ../x", 8, "error: theme must be the name of a folder below themes/.", id="theme"),
        pytest.param("editor: emacs", 9, "error: editor must be vscode, obsidian, none or a URL with {path} or {file}.",
                     id="editor"),
        pytest.param("editor: javascript:{path}", 9,
                     "error: editor must be vscode, obsidian, none or a URL with {path} or {file}.", id="script"),
        pytest.param("circles: [a]", 10, "error: circles must be a map of keys and values.", id="circles"),
        pytest.param("circles: {a: {every: x}}", 22, 'error: every can\'t be read: "x" is no cadence I can read.',
                     id="every"),
        pytest.param("circles: {a: {playbook: x}}", 25, 'warning: The playbook "x" is not known.', id="a playbook"),
        pytest.param("playbooks: {a: {like: x}}", 23, 'warning: The playbook "x" is not known.', id="like"),
        pytest.param("playbooks: {a: {waits: [7, 0]}}", 28, "error: waits must be at least 1, not 0.", id="waits"),
        pytest.param("playbooks: {a: {waits: []}}", 24, "error: waits must not be an empty list.", id="no waits"),
        pytest.param("playbooks: {a: {rest_after: 2}}", 29, "error: rest_after must be at least 3, not 2.", id="rest"),
        pytest.param("playbooks: {a: {min_gap: -1}}", 26, "error: min_gap must be at least 0, not -1.", id="gap"),
        pytest.param("playbooks: {a: {rest_after: never}}", 29,
                     'error: rest_after must be a whole number, not "never".', id="never, where it can't be"),
        pytest.param("playbooks: {a: {days: some}}", 23, 'error: days must be work or any, not "some".', id="days"),
        pytest.param("fields: {a: b}", 13, 'error: a stands for no key: there is no "b".', id="fields"),
        pytest.param("publish: {exclude: a}", 11, 'error: The setting "exclude" is not known.', id="publish"),
        pytest.param("title: a\ntitle: b", 1, 'error: The key "title" stands on line 1 and again on line 2.', id="2"),
        pytest.param("title: a: b", 9, "error: A colon and a space in the middle of a value.", id="no YAML"),
        pytest.param("a: b\n---\nc: d", 1, "error: A second document begins here.", id="two documents"),
        pytest.param("- a", 1, "error: This is a list.", id="no map"),
        pytest.param("<<<<<<< a\ntitle: b\n=======\n>>>>>>> c", 1,
                     "error: A merge was never finished: lines 1, 3 and 4 are its markers.", id="a merge"),
    ],
)  # fmt: skip
def test_what_is_wrong(text: str, column: int, message: str) -> None:
    known, problems = read_settings(Source(path="followup.yml", text=text))
    assert [found[1:] for found in said(problems)] == [(column, message)]
    assert (known.capacity, known.workdays, known.title) == (8, frozenset(range(5)), "Followup")
    assert (known.contacts, known.theme, known.me) == ("contacts", "default", Me())


def test_all_that_is_wrong_is_told_at_once_and_the_rest_counts() -> None:
    text = "capacity: 0\ntitle: Mine\nworkdays: [x]\nplaybooks:\n  default:\n    rest_after: 1\n    min_gap: 5\n"
    settings, problems = read_settings(Source(path="followup.yml", text=text))
    assert [problem.place.line for problem in problems] == [1, 3, 6]
    assert (settings.title, settings.capacity, settings.playbooks["default"]) == ("Mine", 8, Playbook(min_gap=5))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("circels: {}", "did you mean circles?", id="a slip"),
        pytest.param("me: {timezone: Berlin}", "did you mean Europe/Berlin?", id="a town"),
        pytest.param("capacity: 0", "write 1 or more", id="a bound"),
        pytest.param("me: {x: y}", "known are name, email, timezone, busy", id="no slip"),
    ],
)
def test_hints(text: str, hint: str) -> None:
    [problem] = read_settings(Source(path="followup.yml", text=text))[1]
    assert problem.hint == hint


def test_a_file_that_is_no_text_is_an_error() -> None:
    source = Source(path="followup.yml", failed="It looks like UTF-16.", hint="save it as UTF-8")
    settings, [problem] = read_settings(source)
    assert settings == Settings()
    assert str(problem) == "followup.yml:1:1: error: It looks like UTF-16.\n  hint: save it as UTF-8"


KEYS = st.sampled_from([each.name for each in fields(Settings)] + ["publish", "every", "waits", "days", "like", "x"])
VALUES = st.recursive(
    st.sampled_from(["0", "7", "never", "mon", "2 weeks", "sales", "../x", '""', "~", "x y", "Europe/Berlin"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(KEYS, inner, max_size=3).map(
            lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}"
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_value_of_any_key_is_read_or_told(values: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in values.items())
    settings, problems = read_settings(Source(path="followup.yml", text=text))
    assert settings.capacity >= 1
    assert settings.workdays
    assert all(1 <= problem.place.line <= len(values) for problem in problems)
