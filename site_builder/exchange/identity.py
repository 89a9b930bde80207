"""By what people are told apart: addresses, numbers and profile pages, each as a key that is the same for the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from site_builder.model import Contact, Reach
from site_builder.settings import Settings
from site_builder.text.keys import NETWORKS
from site_builder.text.slug import fold

SHORTEST_NUMBER = 7  # digits: what is shorter is an extension or a service
_HOSTS = frozenset({
    "linkedin.com", "twitter.com", "x.com", "github.com", "gitlab.com", "facebook.com", "instagram.com", "xing.com",
    "t.me", "youtube.com", "bsky.app", "threads.net", "mastodon.social", "orcid.org", "keybase.io", "medium.com",
    "reddit.com", "tiktok.com", "wa.me", "signal.me",
})  # fmt: skip
_NO_PROFILES = frozenset({"website", "webpage", "homepage", "url", "blog"})
_URL = re.compile(r"(?:https?://)?(?:www\.|m\.|mobile\.|[a-z]{2}\.(?=linkedin\.))?([^/?#]+)(/[^?#]*)?.*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def keys_of(contact: Contact, region: str = "") -> Iterator[str]:
    """What is this person's alone, as a rule: `email:…`, `phone:…`, `link:…`."""
    yield from (f"email:{each.value.lower()}" for each in contact.email if "@" in each.value)
    yield from (f"phone:{number}" for each in contact.phone if (number := number_key(each.value, region)))
    yield from (f"link:{page}" for each in contact.links if (page := profile_key(each)))


def region_of(settings: Settings) -> str:
    """The country whose numbers may be written without its code: that of the holidays."""
    return settings.holidays[0][:2] if settings.holidays else ""


def names_of(contact: Contact) -> set[str]:
    """What the person is called, letter case and accents aside."""
    return {fold(name) for name in (contact.name, *contact.aliases)}


@lru_cache(maxsize=65536)
def number_key(text: str, region: str = "") -> str:
    """The number without its country and its signs; empty where it is too short to be anybody's own.

    A number may be written with its country or without, so the country is left out.
    """
    from phonenumbers import NumberParseException, parse  # a tenth of a second that few commands need

    written = "+" + text.strip()[2:] if text.strip().startswith("00") else text
    try:
        number = parse(written, region or None)
        national = f"{number.national_number}x{number.extension}" if number.extension else str(number.national_number)
    except NumberParseException:
        national = re.sub(r"\D", "", text).lstrip("0") if not re.search(r"[^\W\d_]{4}", text) else ""
    return national if len(national) >= SHORTEST_NUMBER else ""


def profile_key(link: Reach) -> str:
    """A person's page on a network, however its address is written; empty for all other links."""
    label, value = link.label.lower(), link.value.strip()
    if "/" not in value and not value.lower().startswith("http"):
        return f"{label}:{value.lower().lstrip('@')}" if label in NETWORKS and label not in _NO_PROFILES else ""
    match = _URL.fullmatch(value)
    host, path = (match[1].lower(), (match[2] or "").strip("/").lower()) if match else ("", "")
    known = host in _HOSTS or (label in NETWORKS and label not in _NO_PROFILES)
    return f"{host}/{path}" if path and known else ""


def alike(one: Contact, other: Contact) -> bool:
    """Both may be one person by their names: each word of the shorter name begins or shortens one of the longer."""
    return any(_words_alike(mine, theirs) for mine in names_of(one) for theirs in names_of(other))


def _words_alike(one: str, other: str) -> bool:
    if "@" in one or "@" in other:
        return True  # an address that stands for a name
    shorter, longer = sorted((_WORD.findall(one), _WORD.findall(other)), key=len)
    return bool(shorter) and all(any(a.startswith(b) or b.startswith(a) for b in longer) for a in shorter)
