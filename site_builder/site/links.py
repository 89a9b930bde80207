"""Links that come from a note's fields: each passes `safe_url`, or is made of quoted parts; what fails stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from site_builder.model import Contact, Reach
from site_builder.site.words import capital, channel_words

SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms", "geo"})
_BLANK = re.compile(r"[\s\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_ADDRESS = re.compile(r"[^@\s<>\"'(),:;?&#%\[\]\\]+@[^@\s<>\"'(),:;?&#%\[\]\\/]+\.[^@\s<>\"'(),:;?&#%\[\]\\/.]+")
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:/\S*)?")
_NOT_DIALLED = re.compile(r"[^\d+]")
_EXTENSION = re.compile("[xX#;,]")  # the `e` of `ext` is not dialled either
_CODED = [quote(bytes([byte]), safe="") for byte in range(256)]
_SERVICES = {  # a number or a handle in place of an address
    "whatsapp": "https://wa.me/{digits}",
    "signal": "https://signal.me/#p/+{digits}",
    "telegram": "https://t.me/{handle}",
}


class Way(NamedTuple):
    """One way to reach a person: what it is called, as written, and where it leads (empty where nowhere)."""

    channel: str  # email, phone, or the label of a link
    label: str
    text: str
    url: str = ""


def safe_url(text: str) -> str:
    """The address, where its scheme is an allowed one; else nothing. Control signs and white space are dropped."""
    url = _BLANK.sub("", text)
    scheme, colon, rest = url.partition(":")
    if not colon or not rest or scheme.lower() not in SCHEMES:
        return ""
    if scheme.lower() in ("http", "https"):
        try:
            return url if urlsplit(url).hostname else ""
        except ValueError:
            return ""
    return url


def mail_url(address: str, subject: str = "", body: str = "") -> str:
    """A mailto link; nothing where the address could carry more than an address."""
    address = address.strip()
    if not _ADDRESS.fullmatch(address):
        return ""
    words = [f"{name}={_coded(text)}" for name, text in (("subject", subject), ("body", body)) if text]
    return f"mailto:{quote(address, safe='@+')}" + ("?" + "&".join(words) if words else "")


def phone_url(number: str, scheme: str = "tel", body: str = "") -> str:
    """A tel or sms link; nothing where there are too few digits to dial."""
    dialled = _dialled(number)
    if len(dialled) < 3:
        return ""
    return f"{scheme}:{dialled}" + (f"?body={_coded(body)}" if body else "")


def chat_url(number: str, service: str, body: str = "") -> str:
    """A WhatsApp or Signal link for an international number, else nothing."""
    dialled = _dialled(number)
    if not dialled.startswith("+") or len(dialled) < 7:
        return ""
    url = _SERVICES[service].format(digits=dialled[1:], handle="")
    return url + (f"?text={_coded(body)}" if body and service == "whatsapp" else "")


def ways(contact: Contact) -> Iterator[Way]:
    """Every way to reach a person, in the file's order: addresses, numbers, links."""
    for reach in contact.email:
        yield Way(channel="email", label=reach.label, text=reach.value, url=mail_url(reach.value))
    for reach in contact.phone:
        yield Way(channel="phone", label=reach.label, text=reach.value, url=phone_url(reach.value))
    for reach in contact.links:
        yield Way(channel=reach.label or "link", label=capital(reach.label), text=_shown(reach), url=_link(reach))


class Action(NamedTuple):
    """A button that leads to a way of reaching somebody, with the draft in it where the way can carry one."""

    label: str
    icon: str
    url: str
    main: bool = False


def actions(contact: Contact, channel: str | None, subject: str, body: str) -> Iterator[Action]:
    """A button for each kind of way there is, with the draft in it."""
    number = contact.phone[0].value if contact.phone else ""
    found = {
        "email": mail_url(contact.email[0].value, subject, body) if contact.email else "",
        "phone": phone_url(number) if number else "",
        "text": phone_url(number, "sms", body) if channel in ("phone", "text") else "",
        "whatsapp": chat_url(number, "whatsapp", body) if channel == "whatsapp" else "",
        "signal": chat_url(number, "signal") if channel == "signal" else "",
    }
    if channel and not found.get(channel):
        found[channel] = next((way.url for way in ways(contact) if way.url and way.channel.lower() == channel), "")
    for name, url in found.items():
        if url:
            label, icon = channel_words(name)
            yield Action(label=label, icon=icon, url=url, main=name == channel == "phone")


def _link(reach: Reach) -> str:
    """Where a link leads: an address as written, a bare host, or a number or handle of a known service."""
    value = _BLANK.sub("", reach.value)
    service = reach.label.lower()
    if url := safe_url(value):
        return url
    if service in ("whatsapp", "signal"):
        return chat_url(value, service)
    if service == "telegram" and re.fullmatch(r"@?\w{3,64}", value):
        return _SERVICES[service].format(handle=value.removeprefix("@"), digits="")
    return safe_url(f"https://{value}") if _HOST.fullmatch(value) else ""


def _shown(reach: Reach) -> str:
    return re.sub(r"^https?://(www\.)?", "", reach.value.strip()).rstrip("/")


def _coded(text: str) -> str:
    """What `quote` gives where nothing is safe, in half the time: drafts are long."""
    return "".join([_CODED[byte] for byte in text.encode()])


def _dialled(number: str) -> str:
    """The digits of a number with a leading plus: what stands after `ext` or `x` is not dialled."""
    digits = _NOT_DIALLED.sub("", _EXTENSION.split(number, maxsplit=1)[0].replace("(0)", ""))
    return digits[:1] + digits[1:].replace("+", "")
