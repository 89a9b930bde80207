"""Keys that stand for log lines: `met`, `last_touch`, and the list of interactions that another tool keeps.

All of them join the log. Whether `met` or `last_touch` adds anything depends on the day asked at, so the plan
leaves out a `met` key where the log has a `met` on or before it, and `last_touch` where a touch follows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from site_builder.model import Event, Place, Verb
from site_builder.text.fields import Fields, listed
from site_builder.text.key_days import read_key_day
from site_builder.text.keys import squeezed
from site_builder.text.nodes import Node, Pairs, Text


def key_events(fields: Fields) -> tuple[Event, ...]:
    """The events that the keys stand for, `met` first."""
    met = fields.read("met", read_key_day)
    last = fields.read("last_touch", read_key_day)
    events = [] if met is None else [_event(fields, "met", met, Verb.MET, _about(fields))]
    events += [] if last is None else [_event(fields, "last_touch", last, Verb.TALKED, "")]
    return (*events, *_interactions(fields))


def with_key_events(log: tuple[Event, ...], added: Iterable[Event]) -> tuple[Event, ...]:
    """The log with the keys' events, which come first on their day; oldest first as before."""
    added = tuple(added)
    return tuple(sorted((*added, *log), key=lambda event: event.day)) if added else log


def _event(fields: Fields, key: str, day: date, verb: Verb, text: str) -> Event:
    return Event(day=day, verb=verb, place=fields.places[key], word=verb.value, text=text, key=key)


def _about(fields: Fields) -> str:
    """Where it was, and who led there."""
    return "; ".join(filter(None, (fields.text("met_at"), fields.text("lead_source"))))


def _interactions(fields: Fields) -> list[Event]:
    node = fields.node("interactions")
    found = [] if node is None else [_interaction(fields, item) for item in listed(node)]
    return [event for event in found if event]


def _interaction(fields: Fields, item: Node) -> Event | None:
    parts: dict[str, Node] = (
        {squeezed(key.value): node for key, node in item.entries} if isinstance(item, Pairs) else {}
    )
    if "date" not in parts:
        fields.warning(item, "An interaction needs a date.", "interactions: [{date: 2026-11-18, text: coffee}]")
        return None
    day = fields.convert(parts["date"], read_key_day)
    if day is None:
        return None
    text = fields.line_of(parts.get("text", Text("", item.line, item.column)))
    place = Place(path=fields.findings.path, line=item.line, column=item.column)
    return Event(day=day, verb=Verb.TALKED, place=place, word="talked", text=text)
