"""A log line as plain as most are, read by one expression: a quarter of the time, and the same event.

`- 2026-11-19 sent email: thanks for the paper -> in two weeks`. Where anything else stands in it, or is wrong with it,
nothing is read here.
"""

from __future__ import annotations

import re
from datetime import date

from site_builder.model import Event, Place, Verb, When
from site_builder.text.line import LogFile
from site_builder.text.verbs import ASKS, CALLS, CHANNELS, SPEAKING, UNANSWERED, VERBS
from site_builder.text.words import WordsError

_PLAIN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([a-z]+)(?: ([a-z-]+))?: ([^#>→]*)(?:>([^#>→]+))?")
_MEAN_MORE = {Verb.MEETING, Verb.CANCELLED, Verb.SUGGESTED}
_WANT_AN_ARROW = {Verb.PROMISED, Verb.WAITING, Verb.SNOOZED}
_PLAIN_VERBS = {
    word: (verb, SPEAKING.get(word, ""), word in ASKS, verb is Verb.GAVE, verb in _WANT_AN_ARROW)
    for word, verb in VERBS.items()
    if verb not in _MEAN_MORE
}
_PLAIN_CHANNELS = CHANNELS | {None}


def plain_event(text: str, line: int, column: int, more: tuple[str, ...], log: LogFile) -> Event | None:
    """The event of a bullet whose text begins at that line and column of the body, both from 0."""
    found = _PLAIN.fullmatch(text)
    if not found:
        return None
    day, word, channel, words, arrow = found.groups()
    if word not in _PLAIN_VERBS or channel not in _PLAIN_CHANNELS:
        return None
    if word in CALLS and words.lower().startswith(UNANSWERED):
        return None
    try:
        said = date.fromisoformat(day)
    except ValueError:
        return None
    verb, speaking, ask, gift, wants_arrow = _PLAIN_VERBS[word]
    when = None
    if arrow is not None:
        when, words = _when(arrow, said, log) if words.endswith(" -") else None, words[:-2]
    if when is None and (wants_arrow or arrow is not None):
        return None
    place = Place(log.path, log.first_line + line, column + 1)
    # By position, for it is done ten times a note: time, whom, tags, made and key are empty.
    return Event(
        said, verb, place, word, words.strip(), "", channel or speaking, "", (), when, None, ask, gift, "", more
    )


def _when(words: str, said: date, log: LogFile) -> When | None:
    try:
        when = log.reader(words.strip(), said)
    except WordsError:
        return None
    return when if when.day >= said else None
