"""Our own JSON: a list of people under `contacts`, each with the keys of a note, its notes and its log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from site_builder.exchange.card import Card, Found, NoCards, Skipped, links, listed, log_line, reaches, tidy, tidy_notes
from site_builder.exchange.csv_own import COLUMNS
from site_builder.exchange.csv_table import as_text
from site_builder.model import Reach

_REACHES = ("email", "phone", "links")
_PAIRS = ("dates", "more")
_LISTS = ("aliases", "tags", "busy")


def json_file(cards: Iterable[Card]) -> str:
    """A file with all of them."""
    return (
        json.dumps({"followup": 1, "contacts": [_fields(card) for card in cards]}, ensure_ascii=False, indent=1) + "\n"
    )


def read_json_file(data: bytes) -> Iterator[Found | Skipped]:
    """The people of a JSON file; the lines are their numbers in it."""
    try:
        read = json.loads(as_text(data))
    except (ValueError, RecursionError):
        raise NoCards("it is no JSON, or only a part of it") from None
    people = read.get("contacts") if isinstance(read, dict) else read
    if not isinstance(people, list):
        raise NoCards("it is not the JSON that `followup export json` writes: there is no list of contacts in it")
    for number, each in enumerate(people, 1):
        card = _card(each) if isinstance(each, dict) else Card()
        yield Found(number, card) if card.name else Skipped(number, "it has no name")


def _fields(card: Card) -> dict[str, object]:
    found: dict[str, object] = {}
    for key in COLUMNS:
        value = getattr(card, key)
        if not value:
            continue
        if key in _REACHES:
            value = [{"label": each.label, "value": each.value} for each in value]
        elif key in _PAIRS:
            value = {each.label: each.value for each in value}
        elif key == "log":
            value = ["\n".join((line.words, *line.more)) for line in value]
        found[key] = value
    return found


def _card(read: Mapping[str, Any]) -> Card:
    plain = {key: _text(read.get(key)) for key in COLUMNS}
    known = {*_REACHES, *_PAIRS, *_LISTS, "notes", "log"}
    texts: dict[str, Any] = {key: tidy(plain[key]) for key in COLUMNS if key not in known}
    lists: dict[str, Any] = {key: listed(map(_text, _list(read.get(key)))) for key in _LISTS}
    pairs: dict[str, Any] = {key: reaches(_labelled(read.get(key))) for key in ("email", "phone")}
    pairs["links"] = links(_labelled(read.get("links")))
    pairs |= {
        key: tuple(Reach(label=label, value=tidy(value)) for label, value in _labelled(read.get(key))) for key in _PAIRS
    }
    log = tuple(log_line(_text(line)) for line in _list(read.get("log")))
    return Card(notes=tidy_notes(plain["notes"]), log=log, **texts, **lists, **pairs)


def _labelled(value: Any) -> Iterator[tuple[str, str]]:
    """A text, a list of texts or of labels and values, or a map."""
    if isinstance(value, Mapping) and set(value) != {"label", "value"}:
        yield from ((label, _text(each)) for label, each in value.items() if _text(each))
        return
    for each in _list(value):
        if isinstance(each, Mapping):
            yield _text(each.get("label")), _text(each.get("value"))
        else:
            yield "", _text(each)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    """A text; numbers and yes or no as they are written, and nothing for what is no single value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str | int | float) else ""
