"""How to address a person and how to sign: the first name in a name, or nothing where it is not sure."""

from __future__ import annotations

import re
from functools import lru_cache

from site_builder.drafts.vocabulary import ARTICLES, RELATIONS, TITLES

LONGEST = 40  # letters that a name in a greeting may have
LONGEST_NAME = 200  # letters of a name that is looked at

_NICKNAME = re.compile(r"[\"“«‘']([^\"“”«»‘’']{2,20})[\"”»’']")
_FIRM = frozenset({"&", "+", "and", "und", "of", "with"})  # no person's name has these
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|,.*$")


@lru_cache(maxsize=1024)
def first_name(name: str) -> str:
    """What to call them: the nickname in quotes, else the first word that is no title; else the whole name."""
    if len(name) > LONGEST_NAME or "@" in name or not any(char.isalpha() for char in name):
        return ""
    nickname = _NICKNAME.search(name)
    called = nickname[1].strip() if nickname else _given(name)
    return called if len(called) <= LONGEST else ""


def name_words(name: str) -> frozenset[str]:
    """The words of a name, for telling whether a scrap of text speaks of that person."""
    return frozenset(word.strip(".,()\"'").casefold() for word in name.split() if len(word) > 1)


def _given(name: str) -> str:
    words = _in_order(name).split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in TITLES:
        words.pop(0)
    if not words or words[0].casefold() in ARTICLES or not _FIRM.isdisjoint(words):
        return ""
    whole = len(words[0].rstrip(".")) == 1 or words[0].casefold() in RELATIONS or _family_first(words[0])
    return " ".join(words) if whole else words[0]


def _in_order(name: str) -> str:
    """Okafor, Ada is Ada Okafor."""
    last, comma, first = name.partition(",")
    if comma and len(first.split()) == 1 and len(last.split()) == 1:
        return f"{first.strip()} {last.strip()}"
    return _ASIDE.sub(" ", name)


def _family_first(word: str) -> bool:
    """Chinese, Japanese and Korean names stay whole: which part is the given name can't be told from the script."""
    return "\u3040" <= word[0] <= "\u9fff" or "\uac00" <= word[0] <= "\ud7af"
