"""Where the log stands in a note: headings, bullets, and what is left of the note without them."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.days import Workdays
from site_builder.model import When
from site_builder.text.log import log_sections, read_log
from site_builder.text.when import read_when


def texts(body: str) -> list[str]:
    return [event.text for event in read_log(body, 1, "ada.md", _when).events]


def notes(body: str) -> str:
    return read_log(body, 1, "ada.md", _when).notes


def _when(text: str, said: date) -> When:
    return read_when(text, said, Workdays())


LINE = "- 2026-11-20 met: Ann\n"


@pytest.mark.parametrize(
    "heading",
    ["# Log", "## log", "###### LOG", "## History", "## Interactions", "## Timeline", "## Log ##", "## **Log**",
     "## Log:", "   ## Log", "Log\n===", "Log\n---", "Timeline\n-"],
)  # fmt: skip
def test_headings_of_a_log(heading: str) -> None:
    assert texts(f"Words.\n\n{heading}\n\n{LINE}") == ["Ann"]


@pytest.mark.parametrize(
    "heading",
    ["Log", "##Log", "####### Log", "    ## Log", "## Logs", "## A Log", "- Log\n---", "> Log\n---", "more\nLog\n---",
     "```\n## Log\n```", "~~~~\n## Log\n~~~\n", "<!--\n## Log\n-->"],
)  # fmt: skip
def test_headings_of_no_log(heading: str) -> None:
    assert texts(f"{heading}\n\n{LINE}") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"## Log\n{LINE}## Ideas\n{LINE}", ["Ann"], id="ends at its level"),
        pytest.param(f"## Log\n{LINE}# Ideas\n{LINE}", ["Ann"], id="ends at a higher level"),
        pytest.param(f"## Log\n### 2026\n{LINE}### 2025\n{LINE}", ["Ann", "Ann"], id="lower levels are in it"),
        pytest.param(f"# Log\n{LINE}\nIdeas\n===\n{LINE}", ["Ann"], id="ends at an underlined heading"),
        pytest.param(f"## Log\n{LINE}## Ideas\n## History\n{LINE}", ["Ann", "Ann"], id="two headings, one log"),
        pytest.param(f"# Log\n{LINE}## History\n{LINE}", ["Ann", "Ann"], id="one inside another"),
        pytest.param(f"## Log\n```\n{LINE}```\n{LINE}", ["Ann"], id="code is no log"),
        pytest.param(f"## Log\n<!--\n{LINE}-->\n{LINE}", ["Ann"], id="a comment is no log"),
        pytest.param(f"## Log\n- 2026-11-19 met: Bo\n  ```\n{LINE}", ["Bo", "Ann"], id="code ends with its bullet"),
        pytest.param("## Log\n- 2026-11-20 met: Ann\n  again\n\tand again\n", ["Ann again and again"], id="runs on"),
        pytest.param("## Log\n- 2026-11-20 met: Ann\n\n  again\n", ["Ann"], id="up to a blank line"),
        pytest.param("## Log\n- 2026-11-20 met: Ann\n  - again\n  more\n", ["Ann"], id="up to a nested bullet"),
        pytest.param("## Log\n- 2026-11-20\n  met: Ann\n", ["Ann"], id="the verb on the next line"),
        pytest.param("## Log\n- 2026-11-20 met: Ann\nagain\n", ["Ann"], id="text that is not indented"),
        pytest.param(f"## Log\n- 2026-11-19 met: Bo\n\n{LINE}", ["Bo", "Ann"], id="a blank line between"),
        pytest.param("## Log\n- 2026-11-19 met: Bo\n * 2026-11-20 met: Ann\n", ["Bo", "Ann"], id="one space in"),
        pytest.param("## Log\n    - 2026-11-20 met: Ann\n", [], id="indented code"),
        pytest.param("## Log\n1. 2026-11-20 met: Ann\n", [], id="a numbered list"),
        pytest.param("## Log\n", [], id="nothing yet"),
    ],
)
def test_bullets_of_the_log(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_what_stands_below_a_bullet_is_only_shown() -> None:
    body = "## Log\n- 2026-11-20 met: Ann\n  and Bo\n\n  She plays:\n\n    - the cello\n\n- 2026-11-21 note: x\n"
    first, second = read_log(body, 1, "ada.md", _when).events
    assert (first.text, first.more, second.more) == ("Ann and Bo", ("She plays:", "", "  - the cello"), ())


@pytest.mark.parametrize(
    ("body", "left"),
    [
        pytest.param("She plays.\n", "She plays.\n", id="no log"),
        pytest.param(f"She plays.\n\n## Log\n\n{LINE}\n## Ideas\n\nx\n", "She plays.\n\n## Ideas\n\nx\n", id="between"),
        pytest.param(f"Log\n===\n{LINE}", "", id="nothing but the log"),
        pytest.param(f"## Log\n### 2026\n{LINE}  more\n\nProse.\n", "\nProse.\n", id="prose among the bullets"),
        pytest.param(f"## Log\n```\n{LINE}```\n", f"```\n{LINE}```\n", id="code among the bullets"),
    ],
)
def test_the_notes_are_the_body_without_the_log(body: str, left: str) -> None:
    assert notes(body) == left


def test_spans_for_an_editor() -> None:
    body = f"Words.\n\n## Log\n\n{LINE}  more\n\n* 2026-11-21 met: Bo\n\n## Ideas\n\nHistory\n---\n"
    first, second = log_sections(body)
    assert (first.line, first.start, first.end) == (2, 3, 9)
    assert [(bullet.line, bullet.end, bullet.mark) for bullet in first.bullets] == [(4, 6, "-"), (7, 8, "*")]
    assert (second.line, second.start, second.end, second.bullets) == (11, 13, 14, ())
