"""The short way to the log of a plain note finds what the long way finds."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.text.log import any_log
from site_builder.text.plain_log import plain_log
from site_builder.text.sections import Bullet, plain_bullet
from tests.bench.notebook import note

LINE = "- 2026-11-20 met: Ann\n"


def short_way(body: str) -> tuple[str, list[Bullet]] | None:
    """The notes and the bullets of a plain log."""
    plain = plain_log(body)
    if plain is None:
        return None
    return plain.notes, [plain_bullet(line, text) for line, text in enumerate(plain.bullets, plain.first) if text]


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        pytest.param(f"\nWords.\n\n## Log\n\n{LINE}{LINE}", True, id="a log at the end"),
        pytest.param(f"\n## Log\n{LINE}\n\n{LINE}", True, id="blank lines between"),
        pytest.param(f"\n### Blogs\n\n## Log\n{LINE}", False, id="a heading that may be one"),
        pytest.param(f"\n### Ideas\n\n## Log\n{LINE}", True, id="a heading that can't be one"),
        pytest.param(f"\nA well-known blogger = #1.\n\n## Log\n{LINE}", True, id="words that are no heading"),
        pytest.param("\n## Log\n", True, id="an empty one"),
        pytest.param(f"\n## Log\n{LINE}  and more\n", False, id="a line that runs on"),
        pytest.param(f"\n## Log\n{LINE}## Ideas\n", False, id="a heading after it"),
        pytest.param(f"\nLog\n---\n{LINE}\n## Log\n{LINE}", False, id="another log before it"),
        pytest.param(f"\n```\n## Log\n{LINE}", False, id="code"),
        pytest.param(f"\n## Log\n* * *\n{LINE}", False, id="a rule"),
        pytest.param(f"\n## History\n{LINE}", False, id="by another name"),
        pytest.param("\nWords.\n", False, id="no log"),
    ],
)
def test_which_logs_are_plain(body: str, plain: bool) -> None:
    assert (plain_log(body) is not None) == plain


LINES = st.sampled_from((
    "## Log", "## Log", "# Log", "## log", " ## LOG", "## History", "## Ideas", "### 2026", "#", "Log", "History",
    "===", "---", "- 2026-11-20 met: Ann", "- 2026-11-21 sent: a word ", "- no date", "-  two blanks", "* star", "- é",
    "- _x_", "-", "1. x", "  - nested", "  runs on", "words", "a-b", "a=b", "```", "~~~", "<!--", "-->", "", "", " ",
    "\t", "\u2028", "- - -",
))  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_both_ways_find_the_same(lines: list[str]) -> None:
    for body in ("\n".join(lines), "\n".join(["", "## Log", *lines])):
        assert short_way(body) in (None, any_log(body))


def test_both_ways_find_the_same_in_generated_notes() -> None:
    bodies = [note("Ada", random.Random(seed)).partition("---\n\n")[2] for seed in range(200)]
    plain = [body for body in bodies if short_way(body)]
    assert len(plain) > 100
    assert [body for body in plain if short_way(body) != any_log(body)] == []
