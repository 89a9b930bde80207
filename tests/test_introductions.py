"""Introductions: the tree, and the loops that are open."""

from __future__ import annotations

import pytest

from site_builder.site.introductions import Knot, Loop, introductions_pages
from site_builder.site.relations import relations
from tests.plans import book, note

MET = "- 2026-09-01 met: at the fair\n"


def values(**notes: str) -> dict[str, object]:
    found = book({f"contacts/{name}.md": text for name, text in notes.items()}, "2026-11-23")
    return dict(introductions_pages(found, relations(found)[0])[0].values)


def tree(**notes: str) -> list[str]:
    def told(knot: Knot) -> str:
        below = ", ".join(told(each) for each in knot.branches)
        return f"{knot.contact.slug}({below})" if below else knot.contact.slug

    part = values(**notes)["part"]
    return [told(knot) for knot in part.items]  # type: ignore[attr-defined]


def rail(title: str, **notes: str) -> list[tuple[str, str]]:
    lists: list[tuple[str, list[Loop]]] = values(**notes)["rail"]  # type: ignore[assignment]
    return [(loop.title, loop.says.replace("\u00a0", " ")) for name, loops in lists for loop in loops if name == title]


def by(name: str, log: str = "", own: str = "Someone") -> str:
    return note(log, f"email: a@b.example\nintroduced_by: {name}", own)


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        pytest.param({"ada": note(), "ben": note()}, [], id="nobody"),
        pytest.param({"ada": note(), "ben": by("ada"), "eve": by("ada")}, ["ada(ben, eve)"], id="two through one"),
        pytest.param({"ada": note(), "ben": by("ada"), "eve": by("ben")}, ["ada(ben(eve))"], id="a chain"),
        pytest.param({"ada": by("ben"), "ben": by("ada")}, ["ada(ben)"], id="each through the other"),
        pytest.param({"ada": by("Carla")}, [], id="through somebody without a file"),
    ],
)
def test_tree(notes: dict[str, str], found: list[str]) -> None:
    assert tree(**notes) == found


def test_a_long_chain_is_cut_and_counted() -> None:
    notes = {f"p{at:02}": by(f"p{at - 1:02}") if at else note() for at in range(30)}
    assert tree(**notes)[0].count("(") == 8
    assert values(**notes)["headline"] == "29 people came to you through someone"


@pytest.mark.parametrize(
    ("log", "told"),
    [
        pytest.param("", False, id="no word since"),
        pytest.param("- 2026-09-02 sent: thanks for Eve, she is great\n", True, id="told by name"),
        pytest.param(
            "- 2026-09-02 gave: a cake, for [[eve|the introduction]] and [[Eve Reed]]\n", True, id="told by a link"
        ),
        pytest.param("- 2026-09-01 talked: Eve\n", True, id="on the day itself"),
        pytest.param("- 2026-08-31 talked: you should meet Eve\n", False, id="before you met"),
        pytest.param("- 2026-09-02 sent: hello\n", False, id="a word about something else"),
        pytest.param("- 2026-09-02 heard: how is Eve?\n", False, id="they asked, you did not answer"),
    ],
)
def test_a_loop_is_closed_by_telling(log: str, told: bool) -> None:
    found = rail("Close the loop", ada=note(log), eve=by("ada", MET, "Eve Reed"))
    assert found == ([] if told else [("Ada", "Eve: “at the fair”")])


@pytest.mark.parametrize(
    ("first", "open_"),
    [
        pytest.param("- 2025-11-24 met: x\n", True, id="a year ago"),
        pytest.param("- 2025-11-23 met: x\n", False, id="longer ago"),
        pytest.param("", False, id="you have not met"),
    ],
)
def test_loops_are_open_for_a_year(first: str, open_: bool) -> None:
    assert bool(rail("Close the loop", ada=note(), eve=by("ada", first, "Eve"))) is open_


def test_nobody_is_told_who_is_let_be() -> None:
    assert rail("Close the loop", ada=note(front="status: closed"), eve=by("ada", MET, "Eve")) == []


def test_introductions_you_made_and_promised() -> None:
    log = "- 2026-10-01 introduced: to [[Ben Ito]]\n- 2026-11-20 promised: introduce her to Carla by 2026-11-25\n"
    assert rail("You introduced", ada=note(log)) == [
        ("Ada: introduce her to Carla", "promised for Wed 25 Nov"), ("Ada to Ben Ito", "Thu 1 Oct"),
    ]  # fmt: skip


def test_introductions_that_others_promised() -> None:
    log = "- 2026-11-16 waiting: an intro to the board by 2026-11-24\n"
    assert rail("Promised to you", ada=note(log)) == [("Ada: an intro to the board", "a nudge is fair from Thu 26 Nov")]


@pytest.mark.parametrize(
    ("notes", "lead"),
    [
        ({}, "Who brought you together is worth a line: it says whom to thank, and whom to tell how it went."),
        (
            {"eve": by("ada", MET, "Eve")},
            "One person who made an introduction does not know yet how it went. A line is enough.",
        ),
        ({"eve": by("ada", "", "Eve")}, "Those who made an introduction have heard how it went."),
    ],
    ids=["nobody", "an open loop", "none"],
)
def test_lead(notes: dict[str, str], lead: str) -> None:
    assert values(ada=note(), **notes)["lead"] == lead
