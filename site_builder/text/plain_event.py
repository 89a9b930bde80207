"""A log line as plain as most are, read by one expression: a quarter of the time, and the same event.

`- 2026-11-19 sent email: thanks for the paper`. Where anything else stands in it, nothing is read here.
"""

from __future__ import annotations

import re
from datetime import date

from site_builder.model import Event, Place, Verb
from site_builder.text.sections import Bullet
from site_builder.text.verbs import ASKS, CALLS, CHANNELS, SPEAKING, UNANSWERED, VERBS

_PLAIN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([a-z]+)(?: ([a-z-]+))?: ([^#>→]*)")
_MEAN_MORE = {Verb.PROMISED, Verb.WAITING, Verb.MEETING, Verb.CANCELLED, Verb.SNOOZED, Verb.SUGGESTED}
_PLAIN_VERBS = {
    word: (verb, SPEAKING.get(word, ""), word in ASKS, verb is Verb.GAVE)
    for word, verb in VERBS.items()
    if verb not in _MEAN_MORE
}
_PLAIN_CHANNELS = CHANNELS | {None}


def plain_event(bullet: Bullet, path: str, first_line: int) -> Event | None:
    """The event of a plain line, in a body that begins on the file's `first_line`."""
    found = _PLAIN.fullmatch(bullet.text)
    if not found:
        return None
    day, word, channel, text = found.groups()
    if word not in _PLAIN_VERBS or channel not in _PLAIN_CHANNELS:
        return None
    if word in CALLS and text.lower().startswith(UNANSWERED):
        return None
    try:
        said = date.fromisoformat(day)
    except ValueError:
        return None
    verb, speaking, ask, gift = _PLAIN_VERBS[word]
    place = Place(path, first_line + bullet.line, bullet.parts[0][2] + 1)
    return Event(
        day=said, verb=verb, place=place, word=word, text=text.strip(), channel=channel or speaking, ask=ask, gift=gift,
        more=bullet.more,
    )  # fmt: skip
