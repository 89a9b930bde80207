"""One line of the log as an event: `- DATE [TIME] VERB [CHANNEL] [by/with …]: TEXT [#tags] [-> WHEN]` (SPEC 3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from site_builder.model import Event, Place, Verb, When
from site_builder.problems import Problem, Severity
from site_builder.text.sections import Bullet
from site_builder.text.verbs import ASKS, CALLS, CHANNELS, PAIRS, SAYING, SPEAKING, UNANSWERED, VERBS, close_to
from site_builder.text.words import WordsError, read_day

Reader = Callable[[str, date], When]

LONGEST = 200  # characters of a line that a problem shows

_DATE = re.compile(
    r"[*_]{0,3}(?:\[\[)?"
    r"(?P<date>[0-9]{4}(?P<sep>[-/])[0-9]{1,2}(?P=sep)[0-9]{1,2}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})"
    r"(?:[Tt](?P<clock>[0-9]{2}:[0-9]{2})[0-9:.]*[Zz]?)?(?![^\W_])"
    r"(?:(?:\|[^\]]*)?\]\])?[*_]{0,3}[:,]?[*_]{0,3}(?:\s+[–—-]+(?=\s))?\s*"
)
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-5][0-9])(?::[0-5][0-9])?)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s*[-–]\s*[0-9]{1,2}:[0-5][0-9])?(?=[\s:,]|$),?\s*",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?!\w)")
_WORD = re.compile(r"\s*[*_]{0,3}(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)[*_]{0,3}(?=[\s:,.;!?)]|$)")
_COLON = re.compile(r":(?=\s|$)")
_TAG = re.compile(r"(?:^|(?<=\s))#(?P<tag>[^\W\d][\w/-]*)\s*")
_BY = re.compile(r"(?:^|\s)by(?=\s)", re.IGNORECASE)
_SET = re.compile(r"\(set\s(?P<day>[^()]*)\)", re.IGNORECASE)
_AT = re.compile(r"\s*(?:at\s+)?", re.IGNORECASE)
_CHANNEL = re.compile(r"\s*(?P<how>(?:by|via|over|on|per)\s+)?(?P<name>in person|[\w-]+)(?=\s|$)", re.IGNORECASE)
_WHOM = re.compile(r"\s*(?:by|with)\s+", re.IGNORECASE)
_ARROWS = ("->", "→", "=>")


@dataclass(kw_only=True, slots=True)
class LogFile:
    """The file a log is in, as its bullets need it; `problems` fills while they are read."""

    path: str
    first_line: int  # the file's line on which the body begins
    body: str
    reader: Reader
    problems: list[Problem] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list, init=False)

    def place(self, bullet: Bullet, offset: int = 0) -> Place:
        """Where in the file a place in the bullet's text is."""
        line, column = bullet.locate(offset)
        return Place(path=self.path, line=self.first_line + line, column=column + 1)

    def report(self, severity: Severity, bullet: Bullet, at: int, found: str, message: str, hint: str) -> None:
        """Note a problem with the words found at a place of the bullet's text."""
        place = self.place(bullet, at)
        if not self._lines:
            self._lines = self.body.split("\n")
        line = self._lines[place.line - self.first_line]
        shown = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
        width = max(1, min(len(found), len(shown) - place.column + 1))
        problem = Problem(place=place, severity=severity, message=message, hint=hint, line=shown, width=width)
        self.problems.append(problem)

    def warn(self, bullet: Bullet, at: int, found: str, message: str, hint: str) -> None:
        """Note that the line may not mean what was meant."""
        self.report(Severity.WARNING, bullet, at, found, message, hint)

    def fail(self, bullet: Bullet, at: int, found: str, error: WordsError) -> None:
        """Note that words on the line can't be read."""
        self.report(Severity.ERROR, bullet, at, found, error.message, error.hint)


class _Verb(NamedTuple):
    verb: Verb
    word: str
    time: str
    rest: str  # what follows the verb; for a note without one the whole line


class _Parts(NamedTuple):
    channel: str
    whom: str
    text: str
    aside: str  # what else stands before the colon


def read_any_line(bullet: Bullet, log: LogFile) -> Event | None:
    """The event of one bullet; none where it has no day. What is wrong with it is added to the log's problems."""
    match = _DATE.match(bullet.text)
    if not match:
        _no_date(bullet, log)
        return None
    try:
        day = read_day(match["date"])
    except WordsError as error:
        log.fail(bullet, match.start("date"), match["date"], error)
        return None
    return _event(day, _verb(bullet, match, log), bullet, log)


def _no_date(bullet: Bullet, log: LogFile) -> None:
    if not bullet.text:
        return  # a bullet just begun
    message = "this line of the log has no date, so it counts for nothing"
    if bullet.text[:3].lower() in ("[ ]", "[x]"):
        log.warn(bullet, 0, bullet.text[:3], message, "leave out the box: - 2026-11-18 kept: …")
    else:
        log.warn(bullet, 0, bullet.text.split(None, 1)[0], message, "begin it with a date: - 2026-11-18 met: …")


def _verb(bullet: Bullet, match: re.Match[str], log: LogFile) -> _Verb:
    """The verb with its time; a line whose first word is none is a note."""
    text, time, at = bullet.text, match["clock"] or "", match.end()
    if not time:
        time, at = _time(text, at)
    word, end = _word(text, at)
    if word in ("call", "meeting", "appointment") and not time and (lead := _AT.match(text, end)):
        time, end = _time(text, lead.end(), end)
    if word in VERBS:
        return _Verb(VERBS[word], word, time, text[end:])
    if word == "call" and time:
        return _Verb(Verb.MEETING, word, time, text[end:])
    _maybe_a_slip(word, text[at:end], at, bullet, log)
    return _Verb(Verb.NOTE, "", time, f" {text[at:]}")


def _maybe_a_slip(word: str, written: str, at: int, bullet: Bullet, log: LogFile) -> None:
    """Warn where a note may be meant as something else."""
    alone = written.islower() and bullet.text[at + len(written) :].startswith(":")  # with a capital it may be a name
    if word and (meant := close_to(word, alone=alone)):
        message = f'"{word}" is no verb of the log, so this line is a note'
        log.warn(bullet, at, written, message, f"did you mean: {meant}")
    elif not word and (clock := _CLOCK.match(bullet.text, at)):
        message = f'"{clock[0]}" is no time of day, so this line is a note'
        log.warn(bullet, at, clock[0], message, "a time is written so: 15:00")


def _time(text: str, at: int, otherwise: int | None = None) -> tuple[str, int]:
    """The time of day that stands there, as 15:00, and where it ends; nothing, and where to go on otherwise."""
    found = _TIME.match(text, at) if text[at : at + 1].isdigit() else None
    if found and (found["minute"] or found["half"]):
        hour = int(found["hour"])
        if found["half"]:
            hour = hour % 12 + 12 * (found["half"][0] in "pP")
        if hour < 24:
            return f"{hour:02d}:{found['minute'] or '00'}", found.end()
    return "", at if otherwise is None else otherwise


def _word(text: str, at: int) -> tuple[str, int]:
    """The first word in lower case, or the first two where they are one verb, and where it ends."""
    found = _WORD.match(text, at)
    if not found:
        return "", at
    word, end = found["word"].lower(), found.end()
    if word in PAIRS and (second := _WORD.match(text, end)):
        both = f"{word} {second['word'].lower()}"
        if both in VERBS or word not in VERBS:
            return both, second.end()
    return word, end


def _event(day: date, verb: _Verb, bullet: Bullet, log: LogFile) -> Event:
    rest, tags = _tags(verb.rest)
    rest, words = _arrow(rest)
    channel, whom, text, aside = _parts(rest) if verb.word else _Parts("", "", rest.strip(), "")
    when = _when(words, day, bullet, log) if words is not None else None
    kind, made = verb.verb, None
    if kind is Verb.PROMISED or kind is Verb.WAITING:
        whom, text, when = _promise(whom, text, when, day, bullet, log)
    elif kind is Verb.MEETING:
        text, made = _set(text, bullet, log)
    elif kind is Verb.CANCELLED:
        made = day if when else None
    elif kind is Verb.SNOOZED and words is None:
        message = "snoozed until when? Without a date it does nothing"
        log.warn(bullet, bullet.text.lower().find("snoozed"), "snoozed", message, "add an arrow: -> next month")
    elif kind is Verb.SUGGESTED and not whom and (by := _WHOM.match(text)):
        whom, _, text = (part.strip() for part in text[by.end() :].partition(","))
    elif verb.word in CALLS and text.lower().startswith(UNANSWERED):
        kind = Verb.TRIED
    return Event(
        day=day,
        verb=kind,
        place=log.place(bullet),
        word=verb.word,
        text=text,
        time=verb.time,
        channel=channel or SPEAKING.get(verb.word, ""),
        whom=whom,
        tags=tuple(tag for tag in tags if tag.lower() not in SAYING) if tags else (),
        when=when,
        made=made,
        ask=verb.word in ASKS or "ask" in map(str.lower, tags),
        gift=kind is Verb.GAVE or "gave" in map(str.lower, tags),
        more=(aside, *bullet.more) if aside else bullet.more,
    )


def _tags(rest: str) -> tuple[str, list[str]]:
    if "#" not in rest:
        return rest, []
    return _TAG.sub("", rest), _TAG.findall(rest)


def _arrow(rest: str) -> tuple[str, str | None]:
    """What stands before and after the last arrow that follows a space."""
    if ">" not in rest and "→" not in rest:
        return rest, None
    at, length = _last_arrow(rest)
    return (rest[:at], rest[at + length :].strip()) if at >= 0 else (rest, None)


def _last_arrow(text: str) -> tuple[int, int]:
    """Where it is, with the space before it, and how long."""
    return max((text.rfind(" " + arrow), len(arrow) + 1) for arrow in _ARROWS)


def _parts(rest: str) -> _Parts:
    """What follows the verb: the text begins after the first colon, or else after the channel."""
    colon = _COLON.search(rest)
    head = rest[: colon.start()] if colon else rest
    found = _CHANNEL.match(head)
    channel = found["name"].lower() if found and (colon or not found["how"]) else ""
    if channel not in CHANNELS:
        channel = ""
    elif found:
        head = head[found.end() :]
    if not colon:
        return _Parts(channel, "", head.strip(" \t,.;:!–—-"), "")
    whom, text = _WHOM.match(head), rest[colon.end() :].strip()
    if whom:
        return _Parts(channel, head[whom.end() :].strip(), text, "")
    return _Parts(channel, "", text, head.strip(" \t,*_"))


def _when(words: str, day: date, bullet: Bullet, log: LogFile) -> When | None:
    """What the arrow says; where it can't be read the line counts as if it were not there."""
    at = sum(_last_arrow(bullet.text))
    at += len(bullet.text[at:]) - len(bullet.text[at:].lstrip())
    try:
        when = log.reader(words, day)
    except WordsError as error:
        log.fail(bullet, min(at, len(bullet.text)), words, error)
        return None
    return _checked(when, day, at, bullet, log)


def _promise(
    whom: str, text: str, when: When | None, day: date, bullet: Bullet, log: LogFile
) -> tuple[str, str, When | None]:
    """Whom, text and date of a promise: without an arrow, what follows the last `by` of the text or of the verb."""
    if when:
        return whom, text, when
    by = max(_BY.finditer(text), key=lambda found: found.start(), default=None)
    if by and (when := _readable(text[by.end() :], day, bullet, log)):
        return whom, text[: by.start()].rstrip(), when
    if whom and (when := _readable(whom, day, bullet, log)):
        return "", text, when
    return whom, text, None


def _readable(words: str, day: date, bullet: Bullet, log: LogFile) -> When | None:
    """What the words say, where they are a WHEN; else they are text."""
    try:
        when = log.reader(words, day)
    except WordsError:
        return None
    return _checked(when, day, max(bullet.text.rfind(when.text), 0), bullet, log)


def _checked(when: When, day: date, at: int, bullet: Bullet, log: LogFile) -> When:
    if when.day < day:
        message = f"{when.day} is before the line's own date, {day}"
        log.warn(bullet, at, when.text, message, "is the year right?")
    return when


def _set(text: str, bullet: Bullet, log: LogFile) -> tuple[str, date | None]:
    """A meeting's text without `(set 2026-11-20)`, and that day."""
    found = _SET.search(text)
    if not found:
        return text, None
    try:
        return text[: found.start()].rstrip() + text[found.end() :], read_day(found["day"])
    except WordsError as error:
        log.fail(bullet, max(bullet.text.rfind(found["day"]), 0), found["day"], error)
        return text, None
