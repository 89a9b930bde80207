"""How far away a day is, in words, and the section that this means: the page's script is held to the same table."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from site_builder.model import FollowUp, Kind, Lane, Place, State, Window
from site_builder.plan.state import state_of
from site_builder.site import words
from site_builder.site.sections import Section, section_of

VECTORS = json.loads((Path(__file__).parent / "vectors" / "days.json").read_text())


def step(kind: str, earliest: date, latest: date, today: date) -> FollowUp:
    window = Window(earliest=earliest, latest=latest)
    found = FollowUp(kind=Kind(kind), lane=Lane.OUTREACH, source=Place(path="a.md"), reason="", window=window)
    return found._replace(state=state_of(found, today))


@pytest.mark.parametrize(("today", "kind", "earliest", "latest", "section", "said"), VECTORS)
def test_section_and_words(today: str, kind: str, earliest: str, latest: str, section: str, said: str) -> None:
    day, first, last = (date.fromisoformat(text) for text in (today, earliest, latest))
    found = section_of(step(kind, first, last, day), day)
    assert found == section
    written = words.due_words(first, last, day, waiting=found is Section.WAITING)
    assert written.replace(words.NBSP, " ") == said


def test_without_dates_the_kind_is_the_section() -> None:
    kinds = (Kind.RESTING, Kind.INBOX, Kind.PAUSED, Kind.CLOSED, Kind.NONE)
    place = Place(path="a.md")
    items = [FollowUp(kind=kind, lane=Lane.OUTREACH, source=place, reason="", state=State(kind)) for kind in kinds]
    found = [section_of(item, date(2026, 11, 23)) for item in items]
    assert found == [Section.LET_GO, Section.INBOX, Section.PAUSED, Section.CLOSED, Section.NONE]
