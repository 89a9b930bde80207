"""Cards as vCard 4.0; what has no property there is kept under names of our own, so that nothing is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from site_builder.exchange.card import Card, name_part
from site_builder.exchange.days_in import one_day
from site_builder.exchange.folding import folded
from site_builder.exchange.vcard_names import OURS, is_kept, own_key
from site_builder.model import Reach

_TEXTS = {
    "PREFERS": "prefers", "CIRCLE": "circle", "PLAYBOOK": "playbook", "EVERY": "every", "MET": "met",
    "MET-AT": "met_at", "FOLLOW-UP": "follow_up", "LAST-TOUCH": "last_touch", "STATUS": "status", "PRIVATE": "private",
}  # fmt: skip
_AS_THEY_ARE = {
    "gender": re.compile(r"[MFONU]"), "geo": re.compile(r"geo:[\w.,=%-]+", re.ASCII),
    "lang": re.compile(r"[A-Za-z0-9-]+(?:, [A-Za-z0-9-]+)*"),
    "caluri": re.compile(r"https?://[^\s,;\\]+", re.ASCII), "fburl": re.compile(r"https?://[^\s,;\\]+", re.ASCII),
}  # fmt: skip
_WORDS = frozenset({"pronouns", "birthplace", "deathplace", "deathdate", "hobby", "interest", "expertise"})
_OTHERS = re.compile(r"x-[a-z0-9-]+")


def vcard_file(cards: Iterable[Card]) -> str:
    """A file with all of them."""
    return "".join(map(vcard, cards))


def vcard(card: Card) -> str:
    """One card."""
    return "".join(folded(line) for line in _lines(card))


def _lines(card: Card) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", f"FN:{escaped(card.name)}")
    yield _name(card)
    if card.aliases:
        yield f"NICKNAME:{','.join(map(escaped, card.aliases))}"
    yield from _reaches(card)
    yield from _known(card)
    for name, key in _TEXTS.items():
        if value := getattr(card, key):
            yield f"{OURS}{name}:{escaped(value)}"
    yield from (f"{OURS}BUSY:{escaped(season)}" for season in card.busy)
    yield from (line for each in card.more for line in _more(each, card))
    yield from (f"{OURS}LOG:{escaped(chr(10).join((line.words, *line.more)))}" for line in card.log)
    yield "END:VCARD"


def _name(card: Card) -> str:
    """The name in parts; beside it what it does not say."""
    given, _, family = card.name.rpartition(" ")
    beside = {each.label: escaped(each.value) for each in card.more if _is_in_name(each, card)}
    added = ";".join(beside.get(key, "") for key in ("middle_name", "name_prefix", "name_suffix"))
    return f"N:{escaped(family)};{escaped(given)};{added}"


def _is_in_name(each: Reach, card: Card) -> bool:
    known = each.label in ("middle_name", "name_prefix", "name_suffix")
    return known and name_part(card.name, each.value) == each.value


def _more(each: Reach, card: Card) -> Iterator[str]:
    """A key that is none of ours where a vCard has a place for it that says the same, else under a name of ours."""
    name, value = each.label.upper(), each.value
    as_it_is = _AS_THEY_ARE.get(each.label)
    if _is_in_name(each, card) or _is_beside(each, card):
        return
    if as_it_is and as_it_is.fullmatch(value):
        yield from (f"{name}:{word}" for word in (value.split(", ") if name == "LANG" else [value]))
    elif name == "DEATHDATE" and one_day(value) == value:
        yield f"{name}:{_day(value)}"
    elif _is_text_of(each) and not (name == "DEATHDATE" and one_day(value)):
        yield f"{name}{';VALUE=text' if name == 'DEATHDATE' else ''}:{escaped(value)}"
    else:
        yield f"{OURS}MORE:{escaped(each.label)};{escaped(value)}"


def _is_beside(each: Reach, card: Card) -> bool:
    """It stands in the line of the organisation, or is the role beside the title."""
    return (each.label == "department") or (each.label == "profession" and bool(card.role))


def _is_text_of(each: Reach) -> bool:
    """A property of that name is read back as this key and this value."""
    name = each.label.upper()
    other = _OTHERS.fullmatch(each.label) and is_kept(name) and own_key(name) == each.label
    return bool(each.label in _WORDS or other) and not each.value.lower().startswith("data:")


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
    beside = {each.label: escaped(each.value) for each in card.more if _is_beside(each, card)}
    if card.org or "department" in beside:
        yield f"ORG:{escaped(card.org)}{';' * ('department' in beside)}{beside.get('department', '')}"
    if card.role:
        yield f"TITLE:{escaped(card.role)}"
    if "profession" in beside:
        yield f"ROLE:{beside['profession']}"
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
