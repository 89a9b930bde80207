"""What opens the page: passphrases that are made, brought to one form, and refused where they could be guessed.

Whoever has the file may guess as long as they like, so a passphrase is generated unless someone insists.
"""

from __future__ import annotations

import math
import re
import secrets
import unicodedata
from itertools import groupby, pairwise

WORDS = 5
LEAST_LENGTH = 16
LEAST_BITS = 64
_CONSONANTS = "bdfghjklmnprstvz"  # sixteen and four: each word is worth 16 bits
_VOWELS = "aiou"
_KEYBOARD = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
    "azertyuiop",
    "1234567890",
    "abcdefghijklmnopqrstuvwxyz",
)
_WELL_KNOWN = frozenset(
    {
        "correcthorsebatterystaple",
        "thequickbrownfox",
        "thequickbrownfoxjumpsoverthelazydog",
        "tobeornottobethatisthequestion",
        "maytheforcebewithyou",
        "letmeinletmein",
        "passwordpassword",
        "iloveyouiloveyou",
        "loremipsumdolorsitamet",
        "itwasthebestoftimesitwastheworstoftimes",
        "inthebeginninggodcreatedtheheavenandtheearth",
        "allyourbasearebelongtous",
        "livelongandprosper",
        "onceuponatimeinagalaxyfarfaraway",
        "yourpassphrasehere",
        "pleasechangethispassphrase",
    }
)


def new_passphrase() -> str:
    """Five words that can be said aloud and typed on a phone: 80 bits."""
    return "-".join(_word() for _ in range(WORDS))


def _word() -> str:
    return "".join(secrets.choice(letters) for letters in (_CONSONANTS, _VOWELS, _CONSONANTS, _VOWELS, _CONSONANTS))


def normal(passphrase: str) -> str:
    """The one form in which it is used: NFKC, without white space at its ends."""
    return unicodedata.normalize("NFKC", passphrase).strip(" \t\r\n")


def weakness(passphrase: str) -> str:
    """Why a chosen passphrase is refused; nothing where it is good enough."""
    text = normal(passphrase)
    if len(text) < LEAST_LENGTH:
        return f"it has {len(text)} characters, and {LEAST_LENGTH} are the least"
    if re.sub(r"[\W_\d]", "", text).lower() in _WELL_KNOWN:
        return "it is a well-known phrase"
    if (bits := estimated_bits(text)) < LEAST_BITS:
        return f"it could be guessed: about {bits:.0f} bits, and {LEAST_BITS} are the least"
    return ""


def estimated_bits(text: str) -> float:
    """A low estimate: a word counts as one of a list, however rare; what repeats or runs on counts once."""
    seen: set[str] = set()
    bits = 0.0
    for word in re.findall(r"\S+|\s+", text):
        plain = word.isspace() or word.isalpha()
        for token in [word] if plain else re.findall(r"[^\W\d_]+|\d+|[\W_]", word):
            bits += 1 if token.lower() in seen else _bits_of(token, plain)
            seen.add(token.lower())
    return bits


def _bits_of(token: str, plain: bool) -> float:
    surprising = len(_without_runs(token.lower()))
    if token.isspace():
        return 1
    if token.isdigit():
        return 7 if re.fullmatch(r"(19|20)\d\d", token) else surprising * math.log2(10)
    if not token[0].isalpha():
        return math.log2(32)
    if plain or len(token) >= 4:
        return surprising * 1.85  # a word drawn from a list of 7,776 is worth 13 bits in about seven letters
    return surprising * math.log2(26 if token == token.lower() else 52)


def _without_runs(token: str) -> str:
    """Its characters without those that repeat the one before, or follow it on a keyboard or in the alphabet."""
    once = "".join(char for char, _ in groupby(token))
    return once[:1] + "".join(later for earlier, later in pairwise(once) if not _follows(earlier + later))


def _follows(pair: str) -> bool:
    return any(pair in row or pair[::-1] in row for row in _KEYBOARD)
