"""A card as a note of ours: every value in quotes unless it is plain, the log oldest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder.exchange.card import Card, LogLine
from site_builder.model import Contact, Reach, Source
from site_builder.problems import Problem
from site_builder.settings import Settings
from site_builder.text.contact import read_contact
from site_builder.text.front_matter import MOST_BYTES, conflict_lines
from site_builder.text.sections import log_sections
from site_builder.text.yaml_out import Value, yaml_value, yaml_word

_REACHES = ("email", "phone", "links")
_TEXTS = ("prefers", "org", "role", "location", "timezone")
_WORDS = ("circle", "playbook", "every", "met", "met_at", "introduced_by", "birthday")
_LAST = ("follow_up", "last_touch", "status", "private")
_CLOSERS = ("```", "~~~", "-->", "``````````", "~~~~~~~~~~")


def note_text(card: Card) -> str:
    """The card as the text of a new note."""
    front = _front(card)
    if len(front.encode("utf-8", "replace")) > MOST_BYTES - 100:
        front = _front(_within(card))
    notes = safe_notes(card.notes)
    log = "".join(map(bullet, card.log))
    return f"---\n{front}---\n\n{notes}{chr(10) * 2 * bool(notes)}## Log\n\n{log}"


def contact_of(card: Card, settings: Settings) -> tuple[Contact | None, list[Problem]]:
    """The person that the card's note would tell of: its values, as a note's are read."""
    return read_contact(Source(path=f"{settings.contacts}/card.md", text=note_text(card)), settings)


def bullet(line: LogLine) -> str:
    """A line of the log as it stands in a note, with what belongs to it."""
    gap = "\n" if line.more and line.more[0][:1] not in "-*+" else ""
    below = "".join(f"  {text}".rstrip() + "\n" for text in line.more)
    return f"- {line.words}\n{gap}{below}"


def labelled_value(values: Sequence[Reach]) -> Value:
    """Ways to reach somebody as YAML holds them: a text, a list, a map of labels, or a list of both."""
    labels = [each.label for each in values]
    if not any(labels):
        return values[0].value if len(values) == 1 else [each.value for each in values]
    if all(labels) and len(set(labels)) == len(labels):
        return {each.label: each.value for each in values}
    return [{each.label: each.value} if each.label else each.value for each in values]


def safe_notes(notes: str) -> str:
    """Notes below which a log can stand: none of their headings is one, and no block of code stays open."""
    while sections := log_sections(notes):
        lines = notes.split("\n")
        at = sections[0].line if lines[sections[0].line].lstrip().startswith("#") else sections[0].start - 1
        lines[at] = "\\" + lines[at].lstrip()
        notes = "\n".join(lines)
    if marks := conflict_lines(notes, 0):
        lines = notes.split("\n")
        notes = "\n".join("\\" + line if number in marks else line for number, line in enumerate(lines))
    return notes + next(closer for closer in _closers() if log_sections(f"{notes}{closer}\n\n## Log\n"))


def _closers() -> Iterator[str]:
    yield ""
    yield from (f"\n{closer}" for closer in _CLOSERS)
    yield "\n\n" + "\n".join(_CLOSERS)


def _front(card: Card) -> str:
    return "".join(_line(key, value) for key, value in keys_of(card).items())


def _line(key: str, value: Value) -> str:
    return f"{yaml_word(key)}: {yaml_value(value)}\n"


def _within(card: Card) -> Card:
    """The card with as many keys that are none of ours as a note's front matter can hold, the shortest first."""
    room = MOST_BYTES - 100 - len(_front(replace(card, more=())).encode("utf-8", "replace"))
    kept: set[Reach] = set()
    for each in sorted(card.more, key=lambda each: len(each.label) + len(each.value)):
        room -= len(_line(each.label, each.value).encode("utf-8", "replace"))
        if room < 0:
            break
        kept.add(each)
    return replace(card, more=tuple(each for each in card.more if each in kept))


def keys_of(card: Card) -> dict[str, Value]:
    """The card's keys and values in the order in which notes have them; empty ones are left out."""
    found: dict[str, Value] = {"name": card.name, "aliases": list(card.aliases)}
    found |= {key: labelled_value(values) if (values := getattr(card, key)) else "" for key in _REACHES}
    found |= {key: getattr(card, key) for key in _TEXTS}
    found["tags"] = list(card.tags)
    found |= {key: getattr(card, key) for key in _WORDS}
    found["dates"] = {each.label: each.value for each in card.dates}
    found["busy"] = list(card.busy)
    found |= {key: getattr(card, key) for key in _LAST}
    given = {key: value for key, value in found.items() if value}
    more = {each.label: each.value for each in card.more if each.label not in given}
    return given | more
