"""What an imported person adds to a note: what is missing there is added, what is there stays, and where both say
something else, that is told in one line of the log."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from site_builder.exchange.card import LogLine
from site_builder.exchange.identity import number_key, profile_key
from site_builder.exchange.note_in import day_text
from site_builder.model import Contact, Event, Reach, Status, Verb
from site_builder.text.keys import meaning, squeezed
from site_builder.text.slug import fold
from site_builder.text.yaml_out import Value

_TEXTS = ("prefers", "org", "role", "location", "timezone", "circle", "playbook", "introduced_by")
_REACHES = ("email", "phone", "links")
_LISTS = ("aliases", "tags")
_MANY = (*_REACHES, *_LISTS, "dates", "busy", "more", "log")
_ONE = ("name", *_TEXTS, "every", "status", "private")
_TAG = re.compile(r"(?<=\s)#+")
_SNOOZED = re.compile(r"\d{4}-\d\d-\d\d (?=snoozed -> )")
_LONGEST = 1_000  # characters of notes that a line of the log quotes


@dataclass(frozen=True, kw_only=True, slots=True)
class Additions:
    """What is to be written into a note; empty where it knows all of it."""

    texts: dict[str, Value] = field(default_factory=dict)  # keys that it has not
    items: dict[str, tuple[Reach, ...]] = field(default_factory=dict)  # for the lists and maps of these keys
    more: dict[str, str] = field(default_factory=dict)  # keys that are none of ours
    log: tuple[LogLine, ...] = ()
    notes: str = ""
    differences: tuple[str, ...] = ()  # in words: role "CTO"

    def __bool__(self) -> bool:
        return bool(self.texts or self.items or self.more or self.log or self.notes or self.differences)

    @property
    def words(self) -> list[str]:
        """What is filled in, for people: email, org, 2 lines of the log."""
        log = f"{len(self.log)} line{'s' * (len(self.log) > 1)} of the log" if self.log else ""
        said = [*self.texts, *self.items, *self.more, log, "notes" if self.notes else ""]
        return [*filter(None, said), *(["a note of what differs"] if self.differences else [])]


def additions(mine: Contact, theirs: Contact, log: Sequence[LogLine] = (), known: Sequence[LogLine] = ()) -> Additions:
    """What `theirs` knows and `mine` does not. `log` are the lines of theirs, `known` those of mine."""
    different = [words for words in _differences(mine, theirs) if not _is_told(words, mine)]
    notes = _paragraphs(theirs.notes)
    return Additions(
        texts={key: value for key, value in _missing_texts(mine, theirs) if squeezed(key) not in _blocked(mine)},
        items=dict(_missing_items(mine, theirs)),
        more=_missing_more(mine, theirs),
        log=_missing_lines(log, known),
        notes=notes if notes and not _paragraphs(mine.notes) else "",
        differences=tuple(different),
    )


def is_lost(before: Contact, after: Contact) -> bool:
    """Something that the note said is no longer said."""
    shorter = any(len(getattr(after, key)) < len(getattr(before, key)) for key in _MANY)
    said = (key for key in _ONE if getattr(before, key) and (key != "status" or key in before.places))
    return shorter or any(getattr(before, key) != getattr(after, key) for key in said)


def plain_words(text: str) -> str:
    """Words that a log line may quote: no arrow, tag or link of their own is read in them."""
    for arrow in ("->", "=>", "→"):
        text = text.replace(f" {arrow}", " –")
    return _TAG.sub("", text).replace("[[", "").replace("]]", "")


def difference_note(words: Sequence[str], file: str) -> str:
    """The line of the log, but for its date, that tells what differs."""
    return plain_words(f"note: {file} says otherwise: {'; '.join(words)}")


def _blocked(mine: Contact) -> set[str]:
    """Keys that the note has, though nothing could be read there: they are not written over."""
    return {squeezed(key) for key in (*mine.places, *(key for key, _ in mine.more))}


def _missing_texts(mine: Contact, theirs: Contact) -> Iterator[tuple[str, Value]]:
    for key in _TEXTS:
        if getattr(theirs, key) and not getattr(mine, key):
            yield key, getattr(theirs, key)
    if theirs.every and not mine.every:
        yield "every", theirs.every.text
    if theirs.birthday and not mine.birthday:
        yield "birthday", day_text(theirs.birthday)
    if theirs.follow_up and not mine.follow_up:
        yield "follow_up", theirs.follow_up.text
    if _has_died(mine, theirs):
        yield "status", Status.CLOSED.value
    if theirs.private and not mine.private:
        yield "private", "yes"
    if theirs.busy and not mine.busy:
        yield "busy", [season.text for season in theirs.busy]
    for key in ("met", "last_touch"):
        event = _key_event(theirs, key)
        if event and not _has(mine, event) and not _key_event(mine, key):
            yield key, event.day.isoformat()
            if event.text:
                yield "met_at", event.text


def _has_died(mine: Contact, theirs: Contact) -> bool:
    """Theirs tells of a death, and mine says no status: it would go on asking for birthday wishes."""
    died = theirs.status is Status.CLOSED and any(fold(key) == "deathdate" for key, _ in theirs.more)
    return died and "status" not in mine.places and mine.status is Status.ACTIVE


def _missing_items(mine: Contact, theirs: Contact) -> Iterator[tuple[str, tuple[Reach, ...]]]:
    for key in _REACHES:
        known = {_same(key, each) for each in getattr(mine, key)}
        if new := tuple(each for each in getattr(theirs, key) if _same(key, each) not in known):
            yield key, new
    for key in _LISTS:
        known = {fold(word) for word in (*getattr(mine, key), *((mine.name,) if key == "aliases" else ()))}
        if new := tuple(Reach(label="", value=word) for word in getattr(theirs, key) if fold(word) not in known):
            yield key, new
    labels = {fold(day.label) for day in mine.dates}
    if "dates" in mine.places and not mine.dates:
        return
    if new := tuple(
        Reach(label=day.label, value=day_text(day)) for day in theirs.dates if fold(day.label) not in labels
    ):
        yield "dates", new


def _missing_more(mine: Contact, theirs: Contact) -> dict[str, str]:
    """Keys that mean something here are none of these: beside others they might mean it now."""
    known = {fold(key) for key, _ in mine.more}
    return {key: value for key, value in theirs.more if fold(key) not in known and value and not meaning(key)}


def _missing_lines(log: Sequence[LogLine], known: Sequence[LogLine]) -> tuple[LogLine, ...]:
    told = {_said(line) for line in known}
    return tuple(line for line in log if _said(line) not in told)


def _said(line: LogLine) -> str:
    """A snooze until that day is the same, on whichever day it was said."""
    return _SNOOZED.sub("", fold(line.words))


def _differences(mine: Contact, theirs: Contact) -> Iterator[str]:
    """What both say, each in its own way."""
    if fold(theirs.name) not in {fold(name) for name in (mine.name, *mine.aliases)}:
        yield f'name "{theirs.name}"'
    for key in _TEXTS:
        here, there = getattr(mine, key), getattr(theirs, key)
        if here and there and fold(here) != fold(there):
            yield f'{key} "{there}"'
    if mine.every and theirs.every and (mine.every.days, mine.every.months) != (theirs.every.days, theirs.every.months):
        yield f'every "{theirs.every.text}"'
    if mine.birthday and theirs.birthday and not _same_day(mine, theirs):
        yield f"birthday {day_text(theirs.birthday)}"
    if mine.follow_up and theirs.follow_up and mine.follow_up.day != theirs.follow_up.day:
        yield f"follow_up {theirs.follow_up.day}"
    if "status" in theirs.places and theirs.status not in (mine.status, Status.INBOX) and not _has_died(mine, theirs):
        yield f"status {theirs.status}"
    for key, value in _missing_texts(mine, theirs):
        if squeezed(key) in _blocked(mine):
            yield f'{key} "{value if isinstance(value, str) else ", ".join(map(str, value))}"'
    yield from _different_days(mine, theirs)
    yield from _different_more(mine, theirs)


def _different_days(mine: Contact, theirs: Contact) -> Iterator[str]:
    days = {fold(day.label): day for day in mine.dates}
    for day in theirs.dates:
        if fold(day.label) in days and day_text(days[fold(day.label)]) != day_text(day):
            yield f"{day.label} {day_text(day)}"
    for key in ("met", "last_touch"):
        here, there = _key_event(mine, key), _key_event(theirs, key)
        if here and there and not _has(mine, there):
            yield f"{key} {there.day}"
        if there and there.text and here and fold(there.text) != fold(here.text):
            yield f'met_at "{there.text}"'


def _different_more(mine: Contact, theirs: Contact) -> Iterator[str]:
    known = {fold(key): value for key, value in mine.more}
    for key, value in theirs.more:
        there = fold(key) in known
        if value and (fold(known[fold(key)]) != fold(value) if there else meaning(key)):
            yield f'{key} "{value}"'
    notes, here = " ".join(theirs.notes.split()), " ".join(mine.notes.split())
    if notes and here and notes not in here:
        yield f'notes "{notes if len(notes) <= _LONGEST else notes[: _LONGEST - 1] + "…"}"'


def _is_told(words: str, contact: Contact) -> bool:
    """A note of an earlier import says so."""
    plain = fold(plain_words(words))
    return any(event.verb is Verb.NOTE and plain in fold(event.text) for event in contact.log)


def _same_day(mine: Contact, theirs: Contact) -> bool:
    """The same birthday; where theirs has no year, that is no other one."""
    one, other = mine.birthday, theirs.birthday
    assert one
    assert other
    return (one.month, one.day) == (other.month, other.day) and other.year in (one.year, None)


def _key_event(contact: Contact, key: str) -> Event | None:
    return next((event for event in contact.log if event.key == key), None)


def _has(mine: Contact, event: Event) -> bool:
    """The log says as much: a first meeting for `met`, a touch that day or later for `last_touch`."""
    if event.key == "met":
        return any(each.verb is Verb.MET and each.day <= event.day for each in mine.log) or (
            any(each.verb is Verb.MET and not each.key for each in mine.log)
        )
    return any(each.is_touch and each.day >= event.day for each in mine.log)


def _same(key: str, each: Reach) -> str:
    """One spelling for what is the same address, number, page or handle on a network."""
    value = each.value
    if key == "links" and (page := profile_key(each)):
        return page
    if key == "links" and each.label and not set("/.:") & set(value):
        return f"{each.label}: {value}".lower()
    if key == "phone":
        return number_key(value) or "".join(char for char in value if char.isdigit()) or value
    return value.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _paragraphs(notes: str) -> str:
    return notes.strip("\n").rstrip()
