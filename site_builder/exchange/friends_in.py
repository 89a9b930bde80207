"""The file of JacobEvelyn/friends: activities and notes that name people, and the list of friends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from site_builder.exchange.card import Card, Found, LogLine, listed, tidy
from site_builder.exchange.merge import plain_words

_HEADING = re.compile(r"#{1,6}\s+(Activities|Notes|Friends|Locations):?\s*")
_ENTRY = re.compile(r"-\s+(\d{4}-\d\d-\d\d):\s+(.*)")
_PERSON = re.compile(r"\*\*(.+?)\*\*")
_PLACE = re.compile(r"(?<![\w\\])_([^_]+)_(?!\w)")
_TAG = re.compile(r"(?:(?<=\s)|^)@([\w:-]+)")
_FRIEND = re.compile(r"-\s+([^(\[@]+?)\s*(?:\(a\.k\.a\.\s*(.*?)\))?\s*(?:\[(.*?)\])?\s*((?:@[\w:-]+\s*)*)")
_VERBS = {"Activities": "talked", "Notes": "note"}


def is_friends_file(text: str) -> bool:
    """It has a list of friends below a heading that says so."""
    return re.search(r"^#{1,6}\s+Friends:\s*$", text, re.MULTILINE) is not None


def read_friends_file(text: str) -> Iterator[Found]:
    """The friends in the file's order, each with the lines that name them."""
    friends: list[Found] = []
    told: dict[str, list[LogLine]] = defaultdict(list)
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        if heading := _HEADING.fullmatch(line.strip()):
            section = heading[1]
        elif section in _VERBS and (entry := _ENTRY.fullmatch(line.strip())):
            for name in dict.fromkeys(_PERSON.findall(entry[2])):
                told[tidy(name)].append(_line(entry[1], _VERBS[section], entry[2], name))
        elif section == "Friends" and (friend := _FRIEND.fullmatch(line.strip())):
            friends.append(Found(number, _card(friend)))
    for number, card in friends:
        lines = [line for name in (card.name, *card.aliases) for line in told.pop(name, ())]
        yield Found(number, _with_log(card, lines))
    for name, lines in told.items():  # named and not listed
        yield Found(1, _with_log(Card(name=name), lines))


def _card(friend: re.Match[str]) -> Card:
    name, aliases, place, tags = friend.groups()
    return Card(
        name=tidy(name.replace("\\", "")),
        aliases=listed(re.split(r"\s*a\.k\.a\.\s*", aliases or "")),
        location=tidy(place or ""),
        tags=listed(tag.replace(":", "-") for tag in _TAG.findall(tags)),
    )


def _line(day: str, verb: str, text: str, name: str) -> LogLine:
    """The entry as a line of one person's log: the others are links."""
    tags = " ".join(f"#{tag.replace(':', '-')}" for tag in _TAG.findall(text))
    words = plain_words(_TAG.sub("", text))
    words = _PERSON.sub(lambda found: found[1] if found[1] == name else f"[[{found[1]}]]", words)
    words = _PLACE.sub(lambda found: found[1], words).replace("\\", "")
    return LogLine(tidy(f"{day} {verb}: {words} {tags}"))


def _with_log(card: Card, lines: list[LogLine]) -> Card:
    return replace(card, log=tuple(sorted(lines, key=lambda line: line.words[:10])))
