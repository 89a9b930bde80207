"""Which of our keys a key in somebody's front matter means: the names that other tools use, and likely slips."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

# Ours, then the others in the order in which they are believed. Letter case, `-`, `_` and blanks don't matter.
_NAMES: dict[str, str] = {
    "name": "full_name display_name FN formatted_name",
    "first_name": "given_name given N.GN",
    "last_name": "family_name family surname N.FN",
    "title": "",
    "aliases": "alias nickname nicknames aka",
    "email": "emails e-mail mail email_address",
    "phone": "phones tel telephone phone_number mobile cell",
    "links": "link urls social_links socials profiles",
    "prefers": "preferred_contact_method preferred_channel",
    "org": "company organisations organisation organizations organization employer",
    "role": "job_title position occupation",
    "location": "city lives prm-location based-in place ADR",
    "timezone": "time_zone tz",
    "tags": "tag categories crm_tags",
    "circle": "tier prm-tier relationship_tier relationship_type X-FRM-GROUP",
    "type": "",
    "playbook": "",
    "every": "cadence prm-cadence contact_cadence contact_frequency custom_frequency_days contact_interval_days "
    "X-FRM-FREQUENCY howdy_interval keepintouch_interval",
    "met": "first_met first_contact",
    "met_at": "",
    "lead_source": "",
    "introduced_by": "RELATED[introduced_by]",
    "birthday": "BDAY prm-birthday birthdate birth_date date_of_birth",
    "dates": "",
    "anniversary": "",
    "busy": "",
    "follow_up": "next_contact_due next_contact next_followup next_follow_up",
    "last_touch": "last_contacted last_contact last_chat prm-last-contacted date_last_contacted",
    "status": "",
    "prm_paused": "X-FRM-IGNORE",
    "do_not_contact": "",
    "private": "",
    "interactions": "",
}
NETWORKS = (
    "website", "webpage", "homepage", "url", "blog", "linkedin", "twitter", "telegram", "github", "gitlab", "mastodon",
    "bluesky", "facebook", "instagram", "signal", "whatsapp", "threads", "youtube", "xing", "skype", "matrix",
    "threema", "wechat", "discord", "slack", "snapchat", "tiktok", "reddit", "orcid", "keybase",
)  # fmt: skip
KNOWN = (
    "name", "aliases", "email", "phone", "links", "prefers", "org", "role", "location", "timezone", "tags", "circle",
    "playbook", "every", "met", "introduced_by", "birthday", "dates", "busy", "follow_up", "last_touch", "status",
    "private",
)  # fmt: skip
# Near one of ours, and meant as they are.
_NO_SLIPS = frozenset({"date", "data", "likes", "names", "rules", "rule", "photo", "state"})
_VCARD = re.compile(r"(EMAIL|TEL|URL|ADR|SOCIALPROFILE|IMPP)(?:\[(?:\d+:)?([^\]]*)\])?(?:\.(\w+))?", re.IGNORECASE)
_VCARD_NAMES = {"EMAIL": "email", "TEL": "phone", "URL": "links", "SOCIALPROFILE": "links", "IMPP": "links"}
_BLANKS = str.maketrans("", "", "-_ ")


class Meaning(NamedTuple):
    """One of our keys, how soon this name for it is believed (0 first), and the label that it gives its value."""

    key: str
    rank: int
    label: str = ""


@cache
def squeezed(key: str) -> str:
    """The key without what does not matter in it."""
    return key.translate(_BLANKS).lower()


def _meanings() -> dict[str, Meaning]:
    table = {squeezed(name): Meaning("links", 2, "website" if name == "url" else name) for name in NETWORKS}
    for ours, others in _NAMES.items():
        for rank, name in enumerate(others.split(), 2):
            table[squeezed(name)] = Meaning(ours, rank, name if name in ("mobile", "cell") else "")
        table[squeezed(ours)] = Meaning(ours, 0)
    return table


_MEANINGS = _meanings()


@cache
def meaning(key: str) -> Meaning | None:
    """What a key of that name means, where it means anything here."""
    if found := _MEANINGS.get(squeezed(key)):
        return found
    match = _VCARD.fullmatch(key)
    if not match:
        return None
    kind, label, part = match[1].upper(), (match[2] or "").strip().lower(), (match[3] or "").upper()
    if kind == "ADR":
        return Meaning("location", 9) if part == "LOCALITY" else None
    return None if part else Meaning(_VCARD_NAMES[kind], 9, label)


def own_meanings(fields: Mapping[str, str]) -> dict[str, Meaning]:
    """What the names in the settings' `fields` mean."""
    return {squeezed(name): Meaning(ours, 1) for name, ours in fields.items()}


@cache
def slip(key: str) -> str:
    """The one of our keys that was likely meant."""
    if key.lower() in _NO_SLIPS:
        return ""
    return closest(squeezed(key), KNOWN)


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that begins like this one and is one slip away, two in a long one; empty where there is none."""
    for candidate in known:
        plain = squeezed(candidate)
        if len(plain) > 3 and word[:1] == plain[:1] and _distance(word, plain) <= (2 if len(plain) > 8 else 1):
            return candidate
    return ""


def _distance(a: str, b: str) -> int:
    """How many letters to add, drop, change or swap with the next to make one of the other."""
    if abs(len(a) - len(b)) > 2:
        return 3
    before, row = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        above, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == b[j - 2] and a[i - 2] == other:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]
