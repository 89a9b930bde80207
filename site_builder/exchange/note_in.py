"""A note of ours as a card: the way out to other formats, and the way in for people notes of other tools."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.exchange.card import Card, LogLine
from site_builder.model import Anniversary, Contact, Event, Reach
from site_builder.text.clean import shown
from site_builder.text.front_matter import read_note
from site_builder.text.sections import Bullet, log_sections


def card_of(contact: Contact, text: str) -> Card:
    """The person as a card; `text` is the whole note, from which the lines of the log are taken as written."""
    met = next((event for event in contact.log if event.key == "met"), None)
    last = next((event for event in contact.log if event.key == "last_touch"), None)
    return Card(
        name=contact.name,
        aliases=contact.aliases,
        email=contact.email,
        phone=contact.phone,
        links=contact.links,
        prefers=contact.prefers,
        org=contact.org,
        role=contact.role,
        location=contact.location,
        timezone=contact.timezone,
        tags=contact.tags,
        circle=contact.circle,
        playbook=contact.playbook,
        every=contact.every.text if contact.every else "",
        met=met.day.isoformat() if met else "",
        met_at=met.text if met else "",
        introduced_by=contact.introduced_by,
        birthday=day_text(contact.birthday) if contact.birthday else "",
        dates=tuple({each.label: Reach(label=each.label, value=day_text(each)) for each in contact.dates}.values()),
        busy=tuple(season.text for season in contact.busy),
        follow_up=contact.follow_up.text if contact.follow_up else "",
        last_touch=last.day.isoformat() if last else "",
        status=contact.status.value,
        private="yes" if contact.private else "",
        more=tuple(Reach(label=key, value=value) for key, value in contact.more),
        notes=contact.notes.strip("\n").rstrip(),
        log=tuple(_log_lines(contact, text)),
    )


def day_text(day: Anniversary) -> str:
    """`1988-03-15`, or `03-15` where the year is not known."""
    return f"{day.month:02}-{day.day:02}" if day.year is None else f"{day.year:04}-{day.month:02}-{day.day:02}"


def _log_lines(contact: Contact, text: str) -> Iterator[LogLine]:
    """The lines oldest first, then those without a day, which count for nothing and are kept."""
    note = read_note(text)
    bullets = [bullet for section in log_sections(note.body) for bullet in section.bullets]
    by_line = {note.body_line + bullet.line: bullet for bullet in bullets}
    for event in contact.log:
        if not event.key:
            bullet = by_line.pop(event.place.line, None)
            yield _as_written(bullet) if bullet else LogLine(_words(event))
    yield from (_as_written(bullet) for bullet in by_line.values() if bullet.text)


def _as_written(bullet: Bullet) -> LogLine:
    return LogLine(shown(bullet.text), tuple(map(shown, bullet.more)))


def _words(event: Event) -> str:
    """An entry of another tool's list of interactions."""
    return f"{event.day} talked: {event.text}".rstrip(": ")
