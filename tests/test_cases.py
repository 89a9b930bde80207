"""The worked examples: a notebook, a day, and what the answer must be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.model import FollowUp, Source
from site_builder.problems import Problem
from site_builder.reading import Request, read_book
from site_builder.site.book import Book
from site_builder.site.due import in_order
from site_builder.text.settings import read_settings

from .conftest import SHARED

CASES = Path(__file__).parent / "cases"
STORIES = sorted(path for path in CASES.glob("*.yml") if path.name != "when.yml")


def questions() -> Iterator[Any]:
    for path in STORIES:
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            for ask in case.get("ask", [case]):
                yield pytest.param(case, ask, id=f"{path.stem}: {case['name']}, {ask['today']}")


def book_of(case: dict[str, Any], today: date) -> Book:
    notes = case.get("notes") or {case.get("path", "contacts/someone.md"): case["note"]}
    settings, problems = read_settings(Source(path="followup.yml", text=case.get("settings", "")))
    sources = [Source(path=path, text=text) for path, text in notes.items()]
    return read_book(sources, Request(settings=settings, today=today, problems=problems))


def answer(slug: str, item: FollowUp) -> dict[str, Any]:
    return {
        "contact": slug,
        "kind": item.kind.value,
        "lane": item.lane.value,
        "earliest": item.earliest,
        "latest": item.latest,
        "state": item.state.value,
        "step": item.step,
        "of": item.of,
        "line": item.source.line,
        "moved": item.moved.day if item.moved else None,
    }


def fits(problem: Problem, wanted: dict[str, Any]) -> bool:
    words = wanted["word"] if isinstance(wanted["word"], list) else [wanted["word"]]
    text = f"{problem.message} {problem.hint}".lower()
    place = (problem.severity.value, problem.place.line) == (wanted["severity"], wanted["line"])
    return place and any(str(word).lower() in text for word in words)


@pytest.mark.parametrize(("case", "ask"), [*questions()])
def test_worked_example(case: dict[str, Any], ask: dict[str, Any]) -> None:
    book = book_of(case, ask["today"])
    dated = [(plan.contact.slug, item) for plan, item in in_order(book.plans) if item.window]
    if "expect" in ask:
        answers = [answer(slug, item) for slug, item in dated]
        chosen = [{key: full[key] for key in wanted} for full, wanted in zip(answers, ask["expect"], strict=False)]
        assert (chosen, len(answers)) == (ask["expect"], len(ask["expect"])), answers
    states = {plan.contact.slug: plan.outreach.state.value for plan in book.plans}
    wanted = ask.get("expect_state", {})
    assert (
        wanted == {slug: states[slug] for slug in wanted}
        if isinstance(wanted, dict)
        else {wanted} == {*states.values()}
    )


@pytest.mark.parametrize(("case", "ask"), [*questions()])
def test_problems_of_worked_example(case: dict[str, Any], ask: dict[str, Any]) -> None:
    problems = book_of(case, ask["today"]).problems
    if "expect_problems" not in ask:
        assert [str(problem) for problem in problems if problem.severity == "error"] == []
        return
    assert len(problems) == len(ask["expect_problems"]), [str(problem) for problem in problems]
    for wanted in ask["expect_problems"]:
        assert any(fits(problem, wanted) for problem in problems), [str(problem) for problem in problems]


@pytest.mark.skipif(not (SHARED / "cases").is_dir(), reason="the first copy of the cases is not here")
@pytest.mark.parametrize("path", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_the_copy_of_the_cases_is_true(path: Path) -> None:
    assert path.read_bytes() == (SHARED / "cases" / path.name).read_bytes()
