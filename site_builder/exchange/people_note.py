"""One person's note of another tool: its keys as the reader of notes knows them, its log in any of three styles.

Beside bullets with a date the log may be headings: `## 2022-02-15` over text, or `### 2026-01-27 — Email` over
lines such as `- **Direction:** Outbound`. What says no verb there is a note, and its day the last touch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from site_builder.exchange.card import Card, LogLine, NoCards, name_part, tidy, tidy_notes
from site_builder.exchange.days_in import one_day
from site_builder.exchange.merge import plain_words
from site_builder.exchange.note_in import card_of
from site_builder.model import Contact, Event, Reach, Source, Verb
from site_builder.settings import Settings
from site_builder.text.contact import read_contact
from site_builder.text.contact_table import FENCE
from site_builder.text.keys import meaning, squeezed
from site_builder.text.verbs import CHANNELS, VERBS, close_to
from site_builder.text.yaml_out import yaml_word

_DAY_HEADING = re.compile(r"(#{1,6})[ \t]+\[{0,2}(\d{4}-\d\d-\d\d)\]{0,2}(?:[ \t]*[-–—:][ \t]*(.+?))?[ \t#]*")
_BOLD_DAY = re.compile(r"^\*{1,2}(\d{4}-\d\d-\d\d)\*{1,2}:?\s*")
_HEADING = re.compile(r"(#{1,6})[ \t]")
_FIELD = re.compile(r"[-*+][ \t]+\*\*(.+?):?\*\*:?[ \t]*(.*)")
_FACT = re.compile(r"[-*+][ \t]+([A-Za-z][\w ]{1,30}):[ \t]+(\S.*)")
_PICTURE = re.compile(r"^[ \t\"']*(?:PHOTO|LOGO|photo|image|avatar)[\w\[\]\"']*:[ \t]*[\"']?data:.*\n", re.MULTILINE)
_TABLE = re.compile(rf"{re.escape(FENCE)}.*?{re.escape(FENCE)}\n?", re.DOTALL)
_DROPPED = frozenset({"version", "rev", "prodid", "uid", "photo", "logo", "kind", "type"})
_PARTS = {"n.prefix": "name_prefix", "n.mn": "middle_name", "n.suffix": "name_suffix"}
_SNOOZES = frozenset({"prmsnoozeuntil", "xfrmsnoozeuntil"})
_PRIVATE = frozenset({"private", "confidential"})
_TALKED = {"call": "phone", "phone": "phone", "video": "video", "zoom": "zoom", "meeting": "", "coffee": "",
           "lunch": "", "dinner": "", "in person": "in person", "in-person": "in person", "visit": ""}  # fmt: skip


def read_people_note(name: str, text: str, settings: Settings) -> Card | None:
    """The person of the note; None for a README or an index. Raises NoCards where it can't be read."""
    text = _PICTURE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text, days = _without_days(_with_front_matter(text))
    contact, problems = read_contact(Source(path=f"{settings.contacts}/{name}", text=text), settings)
    if contact is None:
        return None
    if contact.unreadable:
        raise NoCards(f"line {problems[0].place.line}: {problems[0].message}" if problems else "it can't be read")
    card = card_of(contact, text)
    log = (*_with_verbs(contact, card.log), *days)
    notes = tidy_notes(_TABLE.sub("", card.notes))
    bold = (found[1] for line in card.log if (found := _BOLD_DAY.match(line.words)))
    newest = max((*bold, *(line.words[:10] for line in days)), default="")
    touched = any(event.is_touch for event in contact.log) or any(" note:" not in line.words for line in days)
    last_touch = card.last_touch or ("" if touched else newest)
    status = card.status if "status" in contact.places else ""
    return _with_more(replace(card, log=log, notes=notes, last_touch=last_touch, status=status))


def _with_more(card: Card) -> Card:
    """What keys say that a note of ours says in another way: a snooze, a private card, a death, parts of a name."""
    said = {squeezed(each.label): each.value for each in card.more}
    until = next(filter(None, (one_day(said.get(key, "")) for key in _SNOOZES)), "")
    renamed = (Reach(label=_PARTS.get(each.label.lower(), each.label), value=each.value) for each in card.more)
    more = tuple(each for each in renamed if not _is_said(each, card, until))
    status = card.status or ("closed" if said.get("deathdate") else "")
    private = "yes" if said.get("class", "").lower() in _PRIVATE else card.private
    return replace(card, more=more, snoozed_until=until, status=status, private=private)


def _is_said(each: Reach, card: Card, until: str) -> bool:
    """The note says it without that key, or it tells nothing of the person."""
    key = each.label.lower()
    in_name = key in _PARTS.values() and not name_part(card.name, each.value)
    return key in _DROPPED or not key.strip("- ") or in_name or (squeezed(key) in _SNOOZES and bool(until))


def _with_front_matter(text: str) -> str:
    """`# Ada` over lines such as `- Birthday: 04-27` says by a list what others say by keys."""
    lines = text.split("\n")
    if not lines[0].startswith("# "):
        return text
    facts: list[str] = []
    end = 1
    while end < len(lines) and (not lines[end].strip() or _FACT.fullmatch(lines[end])):
        if fact := _FACT.fullmatch(lines[end]):
            facts.append(f"{yaml_word(fact[1])}: {yaml_word(tidy(fact[2]))}\n")
        end += 1
    if not any(meaning(fact.partition(":")[0].strip('"')) for fact in facts):
        return text
    return f"---\nname: {yaml_word(tidy(lines[0][2:]))}\n{''.join(facts)}---\n" + "\n".join(lines[end:])


def _without_days(text: str) -> tuple[str, list[LogLine]]:
    """The note without the headings that are days, and what stands below them as lines of a log."""
    kept: list[str] = []
    days: list[tuple[str, str, list[str]]] = []
    level = 0
    for line in text.split("\n"):
        day, heading = _DAY_HEADING.fullmatch(line), _HEADING.match(line)
        if day:
            level = len(day[1])
            days.append((day[2], day[3] or "", []))
        elif heading and len(heading[1]) <= level:
            level = 0
            kept.append(line)
        elif level:
            days[-1][2].append(line)
        else:
            kept.append(line)
    return "\n".join(kept), sorted((_day_line(*each) for each in days), key=lambda line: line.words[:10])


def _day_line(day: str, method: str, lines: list[str]) -> LogLine:
    """`sent email: the deck` where the lines say which way it went, else a note of their first paragraph."""
    fields = {found[1].lower(): found[2] for line in lines if (found := _FIELD.fullmatch(line.strip()))}
    first, *below = _paragraph([line.rstrip() for line in lines if not _FIELD.fullmatch(line.strip())])
    head = f"{day} {_verb(method, fields.pop('direction', ''))}"
    if "summary" in fields:
        below = [*([first] if first else []), *below]
        first = fields.pop("summary")
    below += [f"- {key}: {value}" for key, value in fields.items() if value]
    if head.endswith(" note"):
        word = first.partition(" ")[0].lower().rstrip(":,")
        if word in VERBS:
            head, first = f"{day} {word}", first.partition(" ")[2]
        else:
            first = ": ".join(filter(None, (method, first)))
    return LogLine(tidy(f"{head}: {plain_words(first)}").rstrip(": "), tuple(below))


def _paragraph(lines: list[str]) -> list[str]:
    """The first paragraph on one line, and the lines after it."""
    text = "\n".join(lines).strip("\n").split("\n")
    end = next((number for number, line in enumerate(text) if not line.strip()), len(text))
    rest = "\n".join(text[end:]).strip("\n")
    return [" ".join(" ".join(text[:end]).split()).removeprefix("- "), *(rest.split("\n") if rest else [])]


def _verb(method: str, direction: str) -> str:
    plain = method.strip().lower()
    if plain in _TALKED:
        return f"talked {_TALKED[plain]}".rstrip()
    channel = plain if plain in CHANNELS else ""
    if direction.strip().lower() == "inbound":
        return f"heard {channel}".rstrip()
    if direction.strip().lower() == "outbound" or channel:
        return f"sent {channel}".rstrip()
    return "note"


def _is_silent(event: Event) -> bool:
    """A line with a date in which no verb was read, nor a slip of one."""
    return event.verb is Verb.NOTE and not event.word and not close_to(event.text.split(":")[0].lower())


def _with_verbs(contact: Contact, log: tuple[LogLine, ...]) -> Iterator[LogLine]:
    """Lines in which no verb of ours was read say that they are notes; their markup of the date is left out."""
    events = [event for event in contact.log if not event.key]
    for index, line in enumerate(log):
        event = events[index] if index < len(events) else None
        if event is not None and _is_silent(event):
            yield LogLine(tidy(f"{event.day} {event.time} note: {plain_words(event.text)}"), line.more)
        else:
            yield line._replace(words=_BOLD_DAY.sub(r"\1 ", line.words))
