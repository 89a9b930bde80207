"""One Markdown file as a contact: its keys converted one by one, its log, its notes, and all that is wrong with it."""

from __future__ import annotations

import re
from datetime import date

from site_builder.days import Season
from site_builder.model import Contact, Source, When
from site_builder.problems import Problem
from site_builder.settings import Settings
from site_builder.text import clean
from site_builder.text.fields import Fields
from site_builder.text.findings import Findings
from site_builder.text.front_matter import Note, conflict_lines, read_note, unresolved
from site_builder.text.key_events import key_events, with_key_events
from site_builder.text.keys import own_meanings
from site_builder.text.log import LogReading, read_log
from site_builder.text.person_fields import (
    birthday_of,
    busy_of,
    circle_of,
    dates_of,
    every_of,
    follow_up_of,
    introduced_by_of,
    playbook_of,
    private_of,
    role_of,
    status_of,
    tags_of,
    timezone_of,
)
from site_builder.text.person_name import name_of
from site_builder.text.slug import slug_of
from site_builder.text.when import read_when
from site_builder.text.yaml_words import NotYaml

_NO_CONTACT = re.compile(r"(?:.*/)?(?:readme|index)\.md", re.IGNORECASE | re.DOTALL)
_NAME_KEY = re.compile(r"^name[ \t]*:", re.MULTILINE)


def read_contact(source: Source, settings: Settings) -> tuple[Contact | None, list[Problem]]:
    """The person that a file tells of, and what its writer can fix; no text whatever makes this raise.

    None for a README or index that names nobody. What can't be read at all comes back marked as unreadable.
    """
    findings = Findings(path=source.path, text=source.text)
    if source.failed:
        findings.error(source.failed, source.hint)
        return _unreadable(source, settings), findings.problems
    text = _visible(source.text, findings)
    try:
        note = read_note(text)
    except NotYaml as error:
        findings.error(error.message, error.hint, line=error.line, column=error.column, width=error.width)
        return (None, []) if _is_no_contact(source, text) else (_unreadable(source, settings), findings.problems)
    fields = Fields(note.keyed, own_meanings(settings.fields), findings)
    if "name" not in fields and _NO_CONTACT.fullmatch(source.path):
        return None, []
    contact = _contact(source, settings, note, fields)
    return contact, sorted(findings.problems, key=lambda problem: problem.place)


def _visible(text: str, findings: Findings) -> str:
    at = clean.hidden_at(text)
    if at is None:
        return text
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    findings.warning(f"There is a hidden character here, {clean.name_of(text[at])}.",
                     "delete it; it is left out of values, and shown in notes", line=line, column=column)  # fmt: skip
    return clean.shown(text)


def _is_no_contact(source: Source, text: str) -> bool:
    return bool(_NO_CONTACT.fullmatch(source.path)) and not _NAME_KEY.search(text)


def _unreadable(source: Source, settings: Settings) -> Contact:
    name = " ".join(clean.removed(source.path.rpartition("/")[2]).split()) or source.path
    return Contact(slug=_slug(source, settings), name=name, path=source.path, unreadable=True)


def _slug(source: Source, settings: Settings) -> str:
    return slug_of(source.path.removeprefix(settings.contacts.strip("/") + "/"))


def _contact(source: Source, settings: Settings, note: Note, fields: Fields) -> Contact:
    _report_reading(note, fields.findings)
    name = name_of(fields, note, source.path)
    busy = busy_of(fields)
    reading = _log(note, source.path, settings, busy)
    fields.findings.problems.extend(reading.problems)
    return Contact(
        slug=_slug(source, settings),
        name=name,
        path=source.path,
        aliases=fields.texts("aliases"),
        email=fields.reaches("email"),
        phone=fields.reaches("phone"),
        links=fields.reaches("links"),
        prefers=fields.text("prefers"),
        org=fields.text("org"),
        role=role_of(fields),
        location=fields.text("location"),
        timezone=timezone_of(fields),
        tags=tags_of(fields),
        circle=circle_of(fields, settings),
        playbook=playbook_of(fields, settings),
        every=every_of(fields),
        introduced_by=introduced_by_of(fields),
        birthday=birthday_of(fields),
        dates=dates_of(fields),
        busy=busy,
        follow_up=follow_up_of(fields),
        status=status_of(fields),
        private=private_of(fields),
        log=with_key_events(reading.events, key_events(fields)),
        newest_first=reading.newest_first,
        notes=reading.notes,
        notes_line=note.body_line,
        more=fields.more(),
        places=fields.places,
    )


def _report_reading(note: Note, findings: Findings) -> None:
    """What was odd about the YAML, and a merge that was left unfinished in the body."""
    for odd in note.odd:
        findings.warning(odd.message, odd.hint, line=odd.line, column=odd.column, width=odd.width)
    if lines := conflict_lines(note.body, note.body_line):
        error = unresolved(lines)
        findings.error(error.message, error.hint, line=error.line, width=error.width)


def _log(note: Note, path: str, settings: Settings, busy: tuple[Season, ...]) -> LogReading:
    def reader(text: str, said: date) -> When:
        return read_when(text, said, settings.calendar, busy, settings.me.busy)

    return read_log(note.body, note.body_line, path, reader)
