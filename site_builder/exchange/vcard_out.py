"""Cards as vCard 4.0; what has no property there is kept under names of our own, so that nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.exchange.card import Card
from site_builder.exchange.folding import folded
from site_builder.exchange.vcard_in import OURS

_TEXTS = {
    "PREFERS": "prefers", "CIRCLE": "circle", "PLAYBOOK": "playbook", "EVERY": "every", "MET": "met",
    "MET-AT": "met_at", "FOLLOW-UP": "follow_up", "LAST-TOUCH": "last_touch", "STATUS": "status", "PRIVATE": "private",
}  # fmt: skip


def vcard_file(cards: Iterable[Card]) -> str:
    """A file with all of them."""
    return "".join(map(vcard, cards))


def vcard(card: Card) -> str:
    """One card."""
    return "".join(folded(line) for line in _lines(card))


def _lines(card: Card) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", f"FN:{escaped(card.name)}")
    given, _, family = card.name.rpartition(" ")
    yield f"N:{escaped(family)};{escaped(given)};;;"
    if card.aliases:
        yield f"NICKNAME:{','.join(map(escaped, card.aliases))}"
    yield from _reaches(card)
    yield from _known(card)
    for name, key in _TEXTS.items():
        if value := getattr(card, key):
            yield f"{OURS}{name}:{escaped(value)}"
    yield from (f"{OURS}BUSY:{escaped(season)}" for season in card.busy)
    yield from (f"{OURS}MORE:{escaped(each.label)};{escaped(each.value)}" for each in card.more)
    yield from (f"{OURS}LOG:{escaped(chr(10).join((line.words, *line.more)))}" for line in card.log)
    yield "END:VCARD"


def _reaches(card: Card) -> Iterator[str]:
    """Addresses, numbers and links; labels that are no types stand in a group beside them, as Apple keeps them."""
    group = 0
    entries = [("EMAIL", {"work": "work", "home": "home"}, each) for each in card.email]
    entries += [("TEL", {"work": "work", "home": "home", "mobile": "cell"}, each) for each in card.phone]
    entries += [("URL" if is_address(each.value) else "X-SOCIALPROFILE", {}, each) for each in card.links]
    entries += [("X-ABDATE", {}, each) for each in card.dates]
    for name, types, each in entries:
        value = each.value if name == "URL" else escaped(each.value)
        if not each.label or each.label in types:
            yield f"{name}{f';TYPE={types[each.label]}' if each.label else ''}:{value}"
        else:
            group += 1
            yield f"item{group}.{name}:{value}"
            yield f"item{group}.X-ABLabel:{escaped(each.label)}"


def is_address(value: str) -> bool:
    """A link that may stand as a URI as it is."""
    return value.startswith(("https://", "http://")) and value.isascii() and not set(value) & set(' "\\<>^`{|}')


def _known(card: Card) -> Iterator[str]:
    if card.org:
        yield f"ORG:{escaped(card.org)}"
    if card.role:
        yield f"TITLE:{escaped(card.role)}"
    if card.location:
        yield f"ADR:;;;{escaped(card.location)};;;"
    if card.timezone:
        yield f"TZ:{escaped(card.timezone)}"
    if card.tags:
        yield f"CATEGORIES:{','.join(map(escaped, card.tags))}"
    if card.birthday:
        yield f"BDAY:{_day(card.birthday)}"
    if card.introduced_by:
        yield f"RELATED;VALUE=text;TYPE=x-introduced-by:{escaped(card.introduced_by)}"
    if card.notes:
        yield f"NOTE:{escaped(card.notes)}"


def _day(text: str) -> str:
    """`--0315` where the year is not known."""
    return text.replace("-", "") if len(text) > 5 else f"--{text.replace('-', '')}"


def escaped(text: str) -> str:
    """A text value: nothing in it can begin a line or a part of its own."""
    text = text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")
