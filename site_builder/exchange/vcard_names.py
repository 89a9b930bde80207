"""What becomes of a vCard's properties by their names: read into our keys, left out, or kept under their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from site_builder.exchange.vcard_lines import MEDIA, Property
from site_builder.text.keys import meaning

OURS = "X-FOLLOWUP-"
HANDLES = {
    "X-AIM": "aim", "X-ICQ": "icq", "X-JABBER": "jabber", "X-MSN": "msn", "X-SKYPE": "skype", "X-SIP": "sip",
    "X-SKYPE-USERNAME": "skype", "X-YAHOO": "yahoo", "X-QQ": "qq", "X-TWITTER": "twitter", "X-GOOGLE-TALK": "gtalk",
    "X-GADUGADU": "gadugadu", "X-MATRIX": "matrix", "X-MASTODON": "mastodon", "X-MS-IMADDRESS": "im",
}  # fmt: skip
PROFILES = ("SOCIALPROFILE", "X-SOCIALPROFILE", "X-SOCIAL-PROFILE", "IMPP")
RELATIONS = ("RELATED", "X-ABRELATEDNAMES", "AGENT", "X-SPOUSE", "X-ASSISTANT", "X-MANAGER")
ANNIVERSARIES = ("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY")
_READ = frozenset({
    "FN", "N", "NICKNAME", "EMAIL", "TEL", "URL", "ADR", "ORG", "TITLE", "ROLE", "TZ", "CATEGORIES", "NOTE", "BDAY",
    "X-ABDATE", "DEATHDATE", "CLASS", "KIND", "X-ABLABEL", "X-ANDROID-CUSTOM", "X-FRM-FREQUENCY", "X-FRM-GROUP",
    "X-FRM-IGNORE", "X-FRM-SNOOZE-UNTIL", *HANDLES, *PROFILES, *RELATIONS, *ANNIVERSARIES,
})  # fmt: skip
# What tells of the file, of a program or of a group, and nothing of the person.
_LEFT_OUT = frozenset({
    "BEGIN", "END", "VERSION", "REV", "UID", "PRODID", "SOURCE", "NAME", "PROFILE", "XML", "CLIENTPIDMAP", "CALADRURI",
    "MEMBER", "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "X-ABUID", "X-ABADR", "X-MS-OL-DESIGN",
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS",
})  # fmt: skip
_TAKEN = frozenset(
    {"address", "born", "department", "profession", "related"}
)  # keys that other properties are kept under


@lru_cache(maxsize=1024)
def is_kept(name: str) -> bool:
    """A property of that name has no key of ours and is kept under its own."""
    return name not in _READ and name not in _LEFT_OUT and name not in MEDIA and not name.startswith(OURS)


def own_key(name: str) -> str:
    """The key of a property that has none of ours: its name, unless that would mean something else in a note."""
    key = name.lower()
    return f"vcard_{key}" if meaning(key) or key in _TAKEN else key


def kept(properties: Sequence[Property]) -> Iterator[tuple[str, str]]:
    """The keys and values of those that are kept; what is data and no text is left out, as pictures are.

    So is a label for letters beside the address that it writes out once more.
    """
    addressed = any(each.name == "ADR" for each in properties)
    for each in properties:
        if is_kept(each.name) and not _is_data(each) and not (addressed and each.name == "LABEL"):
            yield own_key(each.name), each.words()


def _is_data(each: Property) -> bool:
    encodings = {encoding.upper() for encoding in each.params.get("ENCODING", ())}
    return bool(encodings & {"B", "BASE64"}) or each.value.lower().startswith("data:")
