"""Values of the field: what may be chosen is at hand, whole and the same everywhere."""

from __future__ import annotations

import pickle
from datetime import date
from enum import StrEnum

import pytest

from site_builder.model import Event, Kind, Lane, Outcome, Place, State, Status, Verb, Window

CHOICES = (Verb, Kind, Lane, Outcome, State, Status)


@pytest.mark.parametrize("kind", CHOICES)
def test_choices_are_at_hand(kind: type[StrEnum]) -> None:
    assert [vars(kind)[choice.name] for choice in kind] == list(kind)
    assert [kind(choice.value) for choice in kind] == list(kind)


@pytest.mark.parametrize("kind", CHOICES)
def test_another_process_has_the_same_choices(kind: type[StrEnum]) -> None:
    told: list[StrEnum] = pickle.loads(pickle.dumps(list(kind)))
    assert [one is other for one, other in zip(told, kind, strict=True)] == [True] * len(kind)


def test_values_are_equal_by_what_they_say_and_changed_by_copies() -> None:
    event = Event(day=date(2026, 11, 20), verb=Verb.SENT, place=Place(path="ada.md", line=3))
    moved = event._replace(day=date(2026, 11, 21))
    assert (event.day.day, moved.day.day, moved._replace(day=event.day) == event) == (20, 21, True)
    assert {event, pickle.loads(pickle.dumps(event))} == {event}


def test_places_run_by_path_then_line_then_column() -> None:
    places = [Place(path="b.md"), Place(path="a.md", line=2), Place(path="a.md", column=9), Place(path="a.md")]
    assert sorted(places) == list(reversed(places))


def test_a_value_can_not_be_changed() -> None:
    window = Window(earliest=date(2026, 11, 20), latest=date(2026, 11, 21))
    with pytest.raises(AttributeError):
        window.latest = window.earliest  # type: ignore[misc]
