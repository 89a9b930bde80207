"""Names as addresses: slugs for files, circles, tags and orgs, and a key that is blind to case and accents."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100  # bytes of one part: file systems and URLs have limits
_NO_ASCII = re.compile(r"[^\x00-\x7f]+")
_NO_ASCII_WORD = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_WINDOWS = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})


def slug_of(path: str) -> str:
    """The slug of a file, from its path below the contacts' folder: `work/Zoë Ångström.md` is `work/zoe-angstrom`."""
    stem = path[:-3] if path.lower().endswith(".md") else path
    return "/".join(slug_part(part) for part in stem.split("/"))


def slug_part(text: str) -> str:
    """One part of a slug: lower case, hyphens for all that is no letter or digit, and never empty."""
    if text.isascii():
        part = _NO_ASCII_WORD.sub("-", text.lower()).strip("-")
    else:
        part = _hyphenated(without_accents(unicodedata.normalize("NFC", text).lower()))
    part = part.encode()[:LONGEST].decode(errors="ignore").strip("-") or "person"
    return f"{part}-" if part in _WINDOWS else part


def fold(text: str) -> str:
    """A key that is the same for `Zoë  ÅNGSTRÖM` and `zoe angstrom`: letter case, accents and runs of blanks aside."""
    if not text.isascii():
        text = without_accents(unicodedata.normalize("NFC", text).casefold())
    return " ".join(text.lower().split())


def without_accents(text: str) -> str:
    """Lower-case text with the accents of its Latin letters dropped; other scripts keep their marks."""
    return _NO_ASCII.sub(_run_without_accents, text)


def _run_without_accents(run: re.Match[str]) -> str:
    """The same of letters that are not of ASCII."""
    kept: list[str] = []
    letter = "a" if run.start() else ""  # before them stands one of ASCII, or nothing
    for char in unicodedata.normalize("NFD", run[0].translate(_LETTERS)):
        if not unicodedata.combining(char):
            letter = char
        elif letter and _is_latin(letter):
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN ")


def _hyphenated(text: str) -> str:
    """Marks belong to their letter: the vowel signs of Devanagari are no letters, and no hyphens."""
    words = "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in text)
    return "-".join(words.split())
