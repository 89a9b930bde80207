"""Health: every problem with its place, said once a file, and never in a way that can do harm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.model import Place
from site_builder.problems import Problem, Severity
from site_builder.site.health import Note, health_pages, said_once
from site_builder.site.page import Page
from site_builder.text.visible import visible
from tests.plans import book, note


def problem(message: str, at: int = 1, path: str = "contacts/a.md", *, error: bool = False, column: int = 1) -> Problem:
    place = Place(path=path, line=at, column=column)
    return Problem(place=place, severity=Severity.ERROR if error else Severity.WARNING, message=message)


def pages(*problems: Problem, **notes: str) -> list[Page]:
    files = {f"contacts/{name}.md": text for name, text in (notes or {"a": note()}).items()}
    return health_pages(replace(book(files, "2026-11-23"), problems=problems))


def notes(*problems: Problem) -> list[Note]:
    return list(pages(*problems)[0].values["part"].items)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        pytest.param([problem("odd"), problem("odd", 2)], [("odd", 1, 2)], id="repeats in one file are said once"),
        pytest.param(
            [problem("2026-12-05 is after today"), problem("2027-01-06 is after today", 9)],
            [("2026-12-05 is after today", 1, 2)],
            id="numbers aside",
        ),
        pytest.param([problem("odd", 7), problem("odd", 2)], [("odd", 2, 2)], id="with the first line"),
        pytest.param(
            [problem("odd"), problem("even")], [("odd", 1, 1), ("even", 1, 1)], id="others stand for themselves"
        ),
        pytest.param(
            [problem("odd", path="b.md"), problem("odd", path="a.md")], [("odd", 1, 1)] * 2, id="and so do other files"
        ),
        pytest.param(
            [problem("mild"), problem("bad", 5, error=True)], [("bad", 5, 1), ("mild", 1, 1)], id="errors come first"
        ),
    ],
)
def test_said_once(problems: list[Problem], said: list[tuple[str, int, int]]) -> None:
    assert [(each.problem.message, each.problem.place.line, each.times) for each in said_once(problems)] == said


def test_a_note_points_at_the_place() -> None:
    slip = problem("no day.", 4, column=6, error=True)
    [found] = notes(slip._replace(line="met: 2026-02-30", width=10, hint="try 2026-02-28"))
    assert (found.error, found.message, found.hint, found.place) == (
        True,
        "No day",
        "Try 2026-02-28",
        "contacts/a.md:4:6",
    )
    assert (found.excerpt, found.gap, found.caret) == ("met: 2026-02-30", " " * 5, "^" * 10)


@pytest.mark.parametrize(
    ("line", "column", "width", "shown", "gap", "caret"),
    [
        pytest.param("\temail: x", 1, 1, "⇥email: x", 0, 1, id="a tab is seen, and one column wide"),
        pytest.param("name: 陈伟 x", 10, 1, "name: 陈伟 x", 11, 1, id="wide signs take two columns"),
        pytest.param("name: 陈伟", 7, 2, "name: 陈伟", 6, 4, id="below them as well"),
        pytest.param("a\u202eb", 3, 1, "a\ufffdb", 2, 1, id="nothing turns the writing round"),
        pytest.param("a\x1b[0m", 2, 1, "a\u241b[0m", 1, 1, id="control signs are pictures"),
        pytest.param("ab", 9, 3, "ab", 2, 1, id="a column beyond the line"),
    ],
)
def test_carets(line: str, column: int, width: int, shown: str, gap: int, caret: int) -> None:
    [found] = notes(problem("odd", column=column)._replace(line=line, width=width))
    assert (found.excerpt, len(found.gap), len(found.caret)) == (shown, gap, caret)


@pytest.mark.parametrize("text", ["\u202e", "\u2066", "\x00", "\x1b", "\x7f", "\n", "\ue000", "\ud800"])
def test_visible_keeps_length_and_hides_nothing(text: str) -> None:
    assert len(visible(f"a{text}b")) == 3
    assert text not in visible(f"a{text}b")


@pytest.mark.parametrize(
    ("problems", "headline"),
    [
        pytest.param([], ("", "Every line reads as it was meant"), id="nothing"),
        pytest.param([problem("odd")], ("", "1 line could say more"), id="a warning"),
        pytest.param([problem("bad", error=True)], ("1 line", "could not be read"), id="an error"),
        pytest.param(
            [problem("bad", error=True), problem("worse", error=True), problem("odd")],
            ("2 lines", "could not be read, 1 line could say more"),
            id="both",
        ),
    ],
)
def test_headline(problems: list[Problem], headline: tuple[str, str]) -> None:
    assert pages(*problems)[0].values["headline"] == headline


def test_headline_counts_files_that_could_not_be_read() -> None:
    found = book({"contacts/a.md": note(), "contacts/b.md": "---\n\tname: Ben\n---\n"}, "2026-11-23")
    values = health_pages(found)[0].values
    assert (values["headline"], values["files"], values["fine"]) == (("1 file", "could not be read"), 2, 1)


@pytest.mark.parametrize(("number", "parts"), [(300, 1), (301, 2)])
def test_many_problems_come_in_parts(number: int, parts: int) -> None:
    found = pages(*(problem("odd", path=f"contacts/{at}.md") for at in range(number)))
    assert [page.path for page in found] == ["health/index.html", "health/2/index.html"][:parts]
