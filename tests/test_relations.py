"""Who belongs to whom: introductions, links, mentions, colleagues."""

from __future__ import annotations

import pytest

from site_builder.problems import Problem
from site_builder.site.relations import Relations, relations, said_of
from tests.plans import book, note

TODAY = "2026-11-23"
BEN = note(name="Ben Ito", front="org: Lumen Labs")


def ties(**notes: str) -> dict[str, Relations]:
    return dict(relations(book({f"contacts/{name}.md": text for name, text in notes.items()}, TODAY))[0])


def warnings(**notes: str) -> list[Problem]:
    return relations(book({f"contacts/{name}.md": text for name, text in notes.items()}, TODAY))[1]


@pytest.mark.parametrize(
    ("front", "log", "by"),
    [
        pytest.param('introduced_by: "[[Ben Ito]]"', "", "ben", id="the key, in double brackets"),
        pytest.param("introduced_by: ben ito", "", "ben", id="the key, as a name"),
        pytest.param("introduced_by: Bén Ito", "", "ben", id="accents aside"),
        pytest.param("introduced_by: Carla", "", None, id="somebody who has no file"),
        pytest.param('introduced_by: "[[Ada Okafor]]"', "", None, id="nobody introduces themselves"),
        pytest.param(
            "", "- 2026-11-01 suggested by [[Ben Ito]]: you two should talk\n", "ben", id="a suggestion by a link"
        ),
        pytest.param(
            "", "- 2026-11-01 suggested by Ben Ito: you two should talk\n", "ben", id="a suggestion by a name"
        ),
        pytest.param(
            "", "- 2026-11-01 suggested: [[Ben Ito]] says you two should talk\n", "ben", id="a link in its text"
        ),
        pytest.param("", "- 2026-11-01 talked: about [[Ben Ito]]\n", None, id="a mention is no introduction"),
    ],
)
def test_introduced_by(front: str, log: str, by: str | None) -> None:
    found = ties(ada=note(log, front or "email: a@b.example"), ben=BEN)
    assert (found["ada"].introduced_by and found["ada"].introduced_by.slug) == by
    assert [each.slug for each in found["ben"].introduced] == (["ada"] if by else [])


def test_links_and_mentions() -> None:
    notes = "Old friend of [[Ben Ito|Ben]], see [[ben#Log]].\n\n"
    text = f"---\nname: Ada Okafor\n---\n{notes}## Log\n- 2026-11-01 talked: with [[Nobody]]\n"
    found = ties(ada=text, ben=BEN)
    assert [each.slug for each in found["ada"].links] == ["ben"]
    assert found["ada"].named == (("Ben Ito", "ben"), ("ben", "ben"))
    assert [(each.by.slug, each.place.line, each.words) for each in found["ben"].mentions] == [
        ("ada", 4, "Old friend of Ben, see ben#Log.")
    ]


def test_colleagues_share_an_organisation_however_it_is_written() -> None:
    found = ties(ada=note(front="org: lumen labs"), ben=BEN, eve=note(name="Eve", front="org: Other"))
    assert [each.slug for each in found["ada"].colleagues] == ["ben"]
    assert found["eve"].colleagues == ()


@pytest.mark.parametrize(("people", "shown", "more"), [(1, 0, 0), (13, 12, 0), (14, 12, 1)])
def test_colleagues_of_a_large_organisation_are_counted(people: int, shown: int, more: int) -> None:
    found = ties(**{f"p{number:02}": note(name=f"Person {number}", front="org: Lumen") for number in range(people)})
    assert (len(found["p00"].colleagues), found["p00"].more_colleagues) == (shown, more)


def test_a_name_of_several_people_is_a_warning_and_no_link() -> None:
    notes = {"ada": note(front='introduced_by: "[[Ben]]"'), "b1": note(name="Ben"), "b2": note(name="Ben")}
    assert ties(**notes)["ada"].introduced_by is None
    assert [str(problem) for problem in warnings(**notes)] == [
        "contacts/ada.md:3:1: warning: “Ben” fits 2 people: b1, b2. No link is made.\n"
        "    [[Ben]]\n    ^^^^^^^\n  hint: write the one you mean: [[b1|Ben]]"
    ]


@pytest.mark.parametrize(
    ("line", "same"),
    [
        pytest.param("- 2026-11-02 sent email: hello\n", True, id="a line about nobody else"),
        pytest.param("- 2026-11-02 sent email: hello from [[Ben Ito]]\n", False, id="a line with a link"),
    ],
)
def test_what_a_file_says_of_others_changes_with_links_only(line: str, same: bool) -> None:
    before, after = (book({"contacts/ada.md": note(log)}, TODAY).plans[0].contact for log in ("", line))
    assert (said_of(before) == said_of(after)) is same
