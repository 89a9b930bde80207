"""The line offered for pasting is read back as what it says, for each kind of step."""

from __future__ import annotations

import pytest

from site_builder.model import Source, Verb
from site_builder.settings import Settings
from site_builder.site.paste import done_line, other_lines
from site_builder.text.contact import read_contact
from tests.draft_cases import bare, rich

DONE = {
    "asked-for": Verb.SENT,
    "reply": Verb.SENT,
    "thank-you": Verb.GAVE,
    "refresher": Verb.SENT,
    "first-message": Verb.SENT,
    "second-message": Verb.SENT,
    "next-message": Verb.SENT,
    "one-more-shot": Verb.SENT,
    "fresh-start": Verb.SENT,
    "catch-up": Verb.SENT,
    "confirm-meeting": Verb.CONFIRMED,
    "promise": Verb.KEPT,
    "they-owe": Verb.SENT,
    "check-in": Verb.SENT,
    "birthday": Verb.GAVE,
    "date": Verb.GAVE,
}


def read_back(line: str) -> tuple[Verb, str, list[str]]:
    """The verb and channel that a line of today is read as, and what is said about it."""
    text = f"---\nname: Ada\n---\n## Log\n- 2026-12-31 {line}\n"
    contact, problems = read_contact(Source(path="contacts/ada.md", text=text), Settings())
    assert contact is not None
    return contact.log[0].verb, contact.log[0].channel, [problem.message for problem in problems]


@pytest.mark.parametrize(("case", "verb"), DONE.items(), ids=DONE)
def test_done(case: str, verb: Verb) -> None:
    for _, item, _ in (rich(case), bare(case)):
        read, channel, said = read_back(done_line(item))
        assert (read, said) == (verb, [])
        assert channel in ("", item.channel)


@pytest.mark.parametrize("case", DONE)
def test_something_else_happened(case: str) -> None:
    expected = {
        "They wrote": Verb.HEARD,
        "Another day": Verb.CANCELLED if case == "confirm-meeting" else Verb.SNOOZED,
        "Let it go": Verb.CLOSED,
        "It will be late": Verb.LATE,
        "It came": Verb.RECEIVED,
        "It is off": Verb.CANCELLED,
    }
    for name, line in other_lines(rich(case)[1]):
        assert (name, read_back(line)[0]) == (name, expected[name])
