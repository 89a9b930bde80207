"""Weave the owner's shorthand into sentences: find the phrase in a log line that can be quoted, or say there is none.

A log is notes to oneself ("thanks, and the paper on flow batteries"). Only what is surely a thing, a subject or a place
goes into a message; where it is not sure, the answer is empty and the message does without.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Set
from functools import lru_cache

from site_builder.drafts.vocabulary import (
    AFTER_NOUNS,
    ARTICLES,
    DEEDS,
    DETERMINERS,
    EVENTS,
    GIVING,
    LOOSE_ENDS,
    NO_PLACES,
    THEIRS,
    THINGS,
    UNFIT,
    UNFIT_THINGS,
    VAGUE,
)

LONGEST = 50  # letters that a woven phrase may have
MOST_WORDS = 7
MOST_WORDS_OF_SUBJECT = 4
LONGEST_TEXT = 600  # of a log line: what comes after is not looked at

_LINK = re.compile(r"!?\[\[([^\[\]|#^]*)[^\[\]|]*(?:\|([^\[\]]*))?\]\]")
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_MARKUP = re.compile(r"[\[<@#(*`~_]|https?:|www\.")  # none of it, none of the three others
_NOISE = re.compile(r"<[^<>]*>|https?://\S+|\bwww\.\S+|\S+@\S+|(?:^|\s)#[\w/-]+|\([^()]*\)|[*`~]|(?:^|\s)_|_(?:\s|$)")
_QUOTED = re.compile(r"[“”„«»\"]|(?:^|\s)[‘']\S[^’']*[’'](?=$|[\s,.;:!?])")
_BREAK = re.compile(r"\s*(?:[,;!?…|]+|\.(?=\s|$)|:(?=\s|$)|\s(?:[-–—]+|&|\+|/)\s|\s(?:and|then|but)\s)\s*")
_FIT = re.compile(r"[^\W_][\w’'%+./-]*(?: [^\W_][\w’'%+./-]*)*")
_ABOUT = re.compile(r"\b(?:about|discussed|discussing|interested in)\s+(.+)$", re.IGNORECASE)
_PLACE = re.compile(r"^(?:met |coffee |lunch |dinner |drinks |tea )?(at|in|on|after) (.+)$", re.IGNORECASE)
_LEADING = re.compile(r"^(?:and|with|here is|here are|sent|the attached|also) ", re.IGNORECASE)
_THEM = re.compile(r"\b(?:him|them)\b|\bher\b(?= (?:to|the|a|an|my|our|some)\b|$)", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?:his|her|their)\b(?= \w)", re.IGNORECASE)
_RECEIVER = re.compile(r"^(?:you|him|her|them|me|us)\s(?=(?:the|a|an|my|our|some|your)\b)", re.IGNORECASE)
_AFTER_EVENT = re.compile(r" (?:at|in|for|of|by|with|on) ")
_OF_DEEDS = DEEDS | {"you", "me"}
_CONFERENCE = re.compile(r"\w*[a-z](?:Conf|Con|Camp|Fest|Summit|Meetup|Week|Days)")


def thing(text: str, names: Collection[str] = ()) -> str:
    """The thing that a line of yours speaks of: "the paper on flow batteries" of "thanks, and the paper on …"."""
    for part, asked in _parts(text):
        phrase = _LEADING.sub("", part)
        if not asked and _fits(phrase, names) and (found := _as_thing(phrase)):
            return found
    return ""


def topic(text: str, names: Collection[str] = ()) -> str:
    """What was spoken about: "grid storage pilots" of "SlowConf, talked about grid storage pilots"."""
    if not _ABOUT.search(plain(text)):
        return ""
    for part, _ in _parts(text):
        found = _ABOUT.search(part)
        if found and (phrase := _subject(_theirs(found[1]), names)):
            return phrase
    return ""


def spoken_thing(text: str, names: Collection[str] = ()) -> str:
    """The subject that a talk's line opens with: "the lease" of "called: the lease, and the roof"."""
    if _first_word(text) != "the":
        return ""
    first = _first(text)
    return _as_thing(first) if len(first.split(" ")) <= MOST_WORDS_OF_SUBJECT and _fits(first, names) else ""


def of_theirs(text: str, names: Collection[str] = ()) -> str:
    """What of theirs a line opens with: "your new kitchen" of "visited: her new kitchen"."""
    if _first_word(text) not in THEIRS:
        return ""
    first = _first(text)
    phrase = _theirs(first)
    return phrase if phrase != first and _fits(phrase, names, allowed={"your"}) else ""


def place(text: str, names: Collection[str] = ()) -> str:
    """Where you met, with its preposition: "at SlowConf", "on the beach"."""
    for part, asked in _parts(text):
        found = _PLACE.match(part)
        if found and not asked and _names_place(rest := _theirs(found[2]), names):
            return f"{found[1].lower()} {_as_noun(rest)}"
    return _at_event(_first(text), names)


def deed(text: str) -> str:
    """A promise as a verb phrase, "call the landlord", for "I promised to …"; empty where it is none."""
    verb, _, rest = _first(text).partition(" ")
    if (verb := verb.lower()) not in DEEDS:
        return ""
    phrase = f"{verb} {_to_them(rest)}"
    return phrase if _fits(phrase, (), allowed=_OF_DEEDS) else ""


def promised_thing(text: str) -> str:
    """The thing a promise is of: "the pilot budget" of "send the pilot budget"."""
    part = _first(text)
    verb, _, rest = part.partition(" ")
    phrase = _theirs(_RECEIVER.sub("", rest) if verb.lower() in GIVING else "" if verb.lower() in DEEDS else part)
    return _as_thing(phrase) if _fits(phrase, ()) else ""


def short(text: str) -> str:
    """The first part of a line, cleaned, for a list such as "Tuesday, 10:00, coffee at Five Elephant"."""
    phrase = _theirs(_first(text))
    return phrase if _fits(phrase, (), shortest=1) else place(text)


def definite(phrase: str) -> str:
    """The phrase as it is spoken of again: "the new idea" of "a new idea", "the two printers" of "two printers"."""
    first, _, rest = phrase.partition(" ")
    if first in ("a", "an", "some"):
        return f"the {rest}"
    return f"the {phrase}" if first in DETERMINERS - {"the", "our", "my", "your", "both"} else phrase


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """A line's words without markup, addresses and tags, on one line."""
    text = text[:LONGEST_TEXT]
    if _MARKUP.search(text):
        text = _LINK.sub(lambda found: found[2] or found[1], text)
        text = _NOISE.sub(" ", _MARKDOWN_LINK.sub(r"\1", text))
    return " ".join(text.split())


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The clauses of a line, each with whether it is a question; none of a line that quotes somebody."""
    text, start = plain(text), 0
    if _QUOTED.search(text):
        return
    for stop in _BREAK.finditer(text):
        yield text[start : stop.start()].strip(), "?" in stop[0]
        start = stop.end()
    yield text[start:].strip(), False


@lru_cache(maxsize=64)  # a promise is asked for its thing and for its deed
def _first(text: str) -> str:
    part, asked = next(_parts(text), ("", False))
    return "" if asked else part


def _first_word(text: str) -> str:
    return plain(text).partition(" ")[0].lower()


def _fits(phrase: str, names: Collection[str], *, shortest: int = 2, allowed: Set[str] = frozenset()) -> bool:
    """It is a few plain words, none of them a verb, a pronoun, a name of the reader or a word that ages."""
    words = phrase.casefold().replace("’", "'").split()
    if not shortest <= len(words) <= MOST_WORDS or len(phrase) > LONGEST or not _FIT.fullmatch(phrase):
        return False
    if words[-1] in LOOSE_ENDS or _has_verb(words):
        return False
    if not UNFIT.intersection(words) <= allowed:
        return False
    return not names or not any(word.removesuffix("'s") in names for word in words)


def _has_verb(words: list[str]) -> bool:
    """A word has the ending of a verb in a verb's place: "the door stays open", "the meeting ended early"."""
    for index, word in enumerate(words[1:], start=1):
        last = index == len(words) - 1
        if word.endswith("ed") and len(word) > 4 and (last or index > 1):
            return True
        plain_s = word.endswith("s") and not word.endswith(("'s", "ss", "us", "is")) and word != "sales"
        if plain_s and not last and words[index + 1] not in AFTER_NOUNS:
            return True
    return False


def _as_thing(phrase: str) -> str:
    """The phrase with its article, where it has one or may take one."""
    words = phrase.split(" ")
    if _is_measure(phrase):
        return ""
    if words[0].lower() in DETERMINERS:
        return _as_noun(phrase)
    if not phrase.islower() or words[0] in DEEDS - THINGS:
        return ""
    headed = words[0] in THINGS and words[1] in ("of", "for", "on", "from")
    return f"the {phrase}" if headed or (words[-1] in THINGS and LOOSE_ENDS.isdisjoint(words)) else ""


def _subject(phrase: str, names: Collection[str]) -> str:
    first = phrase.split(" ")[0].lower()
    if first in VAGUE or first in LOOSE_ENDS - DETERMINERS or first[:1].isdigit() or _is_measure(phrase):
        return ""
    return _as_noun(phrase) if _fits(phrase, names, shortest=1, allowed={"your"}) else ""


def _is_measure(phrase: str) -> bool:
    return not UNFIT_THINGS.isdisjoint(phrase.lower().split())


def _theirs(phrase: str) -> str:
    """In the log it is hers; in a message to her it is "your"."""
    first, _, rest = phrase.partition(" ")
    return f"your {rest}" if first.lower() in THEIRS and rest else phrase


def _to_them(words: str) -> str:
    words = _THEM.sub("you", words)
    return _OF_THEM.sub("your", words)


def _as_noun(phrase: str) -> str:
    first, gap, rest = phrase.partition(" ")
    return f"{first.lower() if first.lower() in ARTICLES else first}{gap}{rest}"


def _names_place(phrase: str, names: Collection[str]) -> bool:
    words = phrase.split(" ")
    known = words[0].lower() in DETERMINERS or words[0][:1].isupper()
    ages = words[-1].lower() in NO_PLACES or words[0].lower() in NO_PLACES
    return known and not ages and _fits(phrase, names, shortest=1, allowed={"your"})


def _at_event(part: str, names: Collection[str]) -> str:
    """A fair, a wedding, SlowConf: a first clause of a `met` line that says where."""
    phrase = _AFTER_EVENT.split(part)[0]
    words = phrase.split(" ")
    if not _fits(phrase, names, shortest=1, allowed=EVENTS) or not LOOSE_ENDS.isdisjoint(words[1:]):
        return ""
    if len(words) == 1 and _CONFERENCE.fullmatch(phrase):
        return f"at {phrase}"
    if words[-1].lower() not in EVENTS or len(words) == 1:
        return ""
    own = words[0].lower() in ARTICLES or words[0].endswith(("'s", "’s"))
    return f"at {_as_noun(phrase)}" if own else f"at the {phrase}"
