"""Last good versions: which text of a note is shown, as its file goes wrong and is mended."""

from __future__ import annotations

import pytest

from site_builder.memory import Memory
from site_builder.model import Source
from site_builder.serve.good import LastGood
from site_builder.serve.hold import looks_half_saved
from site_builder.settings import Settings

PATH = "contacts/ada.md"
GOOD = "---\nname: Ada\n---\n\n## Log\n\n- 2026-11-20 met: at the fair\n"
NEWER = GOOD.replace("fair", "zoo")
TAB = GOOD.replace("name:", "\tname:")
OPEN = GOOD.replace("Ada\n---", "Ada\n")
MERGE = GOOD + "<<<<<<< HEAD\n- 2026-11-21 sent: a\n=======\n- 2026-11-21 sent: b\n>>>>>>> other\n"
NO_DAY = GOOD.replace("2026-11-20", "2026-02-30")


@pytest.mark.parametrize(
    ("saves", "shown", "troubles"),
    [
        pytest.param([GOOD], GOOD, 0, id="good"),
        pytest.param([GOOD, TAB], GOOD, 1, id="front matter that is no YAML"),
        pytest.param([GOOD, OPEN], GOOD, 1, id="front matter that is not closed"),
        pytest.param([GOOD, MERGE], GOOD, 1, id="a merge left unfinished"),
        pytest.param([GOOD, TAB, MERGE], GOOD, 1, id="broken twice: what is wrong now"),
        pytest.param([GOOD, TAB, GOOD], GOOD, 0, id="mended"),
        pytest.param([GOOD, TAB, NEWER, TAB], NEWER, 1, id="the newest that was good"),
        pytest.param([GOOD, NO_DAY], NO_DAY, 0, id="a line that can't be read breaks nobody"),
        pytest.param([TAB], TAB, 0, id="never good: listed by its file name, as a build does"),
        pytest.param([GOOD, None, TAB], TAB, 0, id="deleted and made anew: nothing is remembered"),
    ],
)
def test_which_text_is_shown(saves: list[str | None], shown: str, troubles: int) -> None:
    good, other = LastGood(Memory()), Source(path="contacts/ben.md", text="---\nname: Ben\n---\n")
    for text in saves:
        notes = {PATH: Source(path=PATH, text=text), other.path: other} if text else {other.path: other}
        sources, problems = good.choose(notes, Settings())
    assert ([source.text for source in sources], len(problems)) == ([shown, other.text], troubles)
    assert {problem.place.path for problem in problems} <= {PATH}


@pytest.mark.parametrize(
    ("text", "half"),
    [
        pytest.param(None, True, id="missing"),
        pytest.param("", True, id="empty"),
        pytest.param("\n \n", True, id="blank"),
        pytest.param("---\nname: Ada\n", True, id="not closed"),
        pytest.param("---\n", True, id="just opened"),
        pytest.param("---\nname: Ada\n---\n", False, id="closed"),
        pytest.param("---\nname: Ada\n...\n", False, id="closed by dots"),
        pytest.param("# Ada\n", False, id="no front matter"),
        pytest.param("A note\n---\n", False, id="a line below the first is no front matter"),
    ],
)
def test_half_saved(text: str | None, half: bool) -> None:
    assert looks_half_saved(None if text is None else Source(path=PATH, text=text)) is half


def test_a_file_that_is_no_text_is_not_half_saved() -> None:
    assert looks_half_saved(Source(path=PATH, failed="it looks like UTF-16")) is False
