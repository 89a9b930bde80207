"""Every draft, as a person would read it: each kind, in each playbook, for somebody well known and for a bare name.

Read a difference in golden/drafts.txt aloud; `--update-golden` writes it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from site_builder.drafts import Draft, Form
from site_builder.drafts.draft import SENDS
from site_builder.model import Kind
from tests.draft_cases import BARE_NOTES, RICH_NOTES, WAYS, every_draft

GOLDEN = Path(__file__).parent / "golden" / "drafts.txt"
NUDGES = ("they-owe", "check-in", "birthday", "date", "confirm-meeting", "promise", "thank-you", "reply")


@cache
def drafts() -> list[tuple[str, Draft]]:
    return [
        (f"{book}, {channel}: {title}", draft) for book, channel in WAYS for title, draft in every_draft(book, channel)
    ]


@cache
def messages() -> list[tuple[str, Draft]]:
    """The drafts and what they offer instead."""
    return [(title, each) for title, draft in drafts() for each in (draft, draft.alternative) if each]


def _printed(title: str, draft: Draft) -> Iterator[str]:
    yield f"=== {title}"
    for each in (draft, draft.alternative):
        if each:
            yield f"--- {'not ready yet' if each is draft.alternative else each.form}: {each.subject}".rstrip(": ")
            yield each.body
    yield f"    ({'; '.join(draft.hints)})"
    yield ""


def test_golden_drafts(pytestconfig: pytest.Config) -> None:
    text = "\n".join(line for title, draft in drafts() for line in _printed(title, draft))
    if pytestconfig.getoption("--update-golden"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_every_kind_that_sends_something_is_there() -> None:
    for notes in (RICH_NOTES, BARE_NOTES):
        assert {
            next(kind for kind in sorted(Kind, key=len, reverse=True) if case.startswith(kind)) for case in notes
        } == SENDS


def test_nothing_in_them_costs_goodwill() -> None:
    assert [(title, found.phrase) for title, draft in messages() for found in draft.tone] == []


def test_no_template_breaks() -> None:
    assert [problem for _, draft in messages() for problem in draft.problems] == []


@pytest.mark.parametrize(
    "smell",
    [
        "{",
        "}",
        "[",
        "]",
        "None",
        " .",
        " ,",
        " ;",
        " :",
        "..",
        ",,",
        ",.",
        "for .",
        "about .",
        "  ",
        "\n\n\n",
        " a a ",
        " the the ",
        "yet another",
    ],
)
def test_no_draft_smells_of_its_template(smell: str) -> None:
    assert [title for title, draft in messages() if smell in draft.body or smell in draft.subject] == []


def test_they_are_short() -> None:
    lengths = {title: len(draft.body.split()) for title, draft in messages() if draft.form is not Form.CALL}
    least = {title: 15 if any(kind in title for kind in NUDGES) or "text" in title else 35 for title in lengths}
    assert {title: count for title, count in lengths.items() if not least[title] <= count <= 90} == {}


def test_letters_have_a_subject_texts_have_none() -> None:
    assert [title for title, draft in messages() if bool(draft.subject) == (draft.form is Form.TEXT)] == []


def test_calls_are_a_few_points() -> None:
    counts = {len(draft.parts) for _, draft in messages() if draft.form is Form.CALL}
    assert counts == {3}


def test_each_greets_and_signs() -> None:
    written = [(title, draft) for title, draft in messages() if draft.form is not Form.CALL]
    assert [title for title, draft in written if not draft.body.startswith(("Hello ", "Hi "))] == []
    assert [title for title, draft in written if not draft.body.endswith("Robin")] == []


def test_a_last_message_asks_nothing() -> None:
    assert [title for title, draft in messages() if "one-more-shot" in title and "?" in draft.body] == []


def test_no_step_repeats_the_one_before_it() -> None:
    chain = ("refresher", "second-message", "next-message", "next-message, the fourth", "one-more-shot", "fresh-start")
    written = dict(drafts())
    for book, channel in WAYS:
        for known in ("rich", "bare"):
            bodies = [written[f"{book}, {channel}: {kind} · {known}"].body for kind in chain]
            sentences = [{part for part in body.replace("\n", " ").split(". ") if len(part) > 40} for body in bodies]
            repeated = [first & second for first, second in pairwise(sentences)]
            assert repeated == [set()] * (len(chain) - 1)
