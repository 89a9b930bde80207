"""Over which channel: what they like, what they answered by, then what there is (SPEC 6)."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model import Contact, Event, FollowUp, Kind
from site_builder.plan.history import History

_SAME = {
    "mail": "email", "e-mail": "email", "emailed": "email", "mailed": "email", "call": "phone", "called": "phone",
    "phoned": "phone", "rang": "phone", "voicemail": "phone", "telephone": "phone", "mobile": "phone",
    "they called": "phone", "sms": "text", "texted": "text", "message": "text",
}  # fmt: skip
_BY_ADDRESS = frozenset({"email"})
_BY_NUMBER = frozenset({"phone", "text", "whatsapp", "signal"})
_CHANGES = frozenset({Kind.ONE_MORE_SHOT, Kind.FRESH_START})
_ON_NO_CHANNEL = frozenset({Kind.RESTING, Kind.FIND_A_WAY, Kind.LOG_MEETING})
_ALWAYS = frozenset({"in person", "post", "letter"})


def with_channel(step: FollowUp, contact: Contact, history: History) -> FollowUp:
    """The step with the channel that suits it; none where there is none."""
    return step._replace(channel=channel_for(step, channels(contact, history), history))


def channel_for(step: FollowUp, found: Sequence[str], history: History) -> str | None:
    """The channel that suits a step, of those that were found for the person, the best first."""
    if not found or step.window is None or step.kind in _ON_NO_CHANNEL:
        return None
    channel = found[0]
    if step.kind in _CHANGES and history.attempts:
        used = channel_of(history.attempts[-1]) or channel
        channel = found[(found.index(used) + 1) % len(found)] if used in found else channel
    return channel


def channels(contact: Contact, history: History) -> tuple[str, ...]:
    """All channels there are for a person, the best first."""
    answered = channel_of(history.last_answer) if history.last_answer else ""
    links = [link.label.lower() or "link" for link in contact.links]
    wanted = (canonical(contact.prefers), answered, "email", "phone", "text", *links)
    there = _there(contact, links)
    return tuple(dict.fromkeys([name for name in wanted if name in there]))


def canonical(channel: str) -> str:
    """One name a channel: mail is email, a call is phone, an SMS is text."""
    name = channel.strip().lower()
    return _SAME.get(name, name)


def channel_of(event: Event) -> str:
    """The channel of a line, by its own word or by its verb: `emailed`, `texted`."""
    return canonical(event.channel) or _SAME.get(event.word.lower(), "")


def _there(contact: Contact, links: list[str]) -> set[str]:
    """What there is; a link that is called email is no address."""
    there = {*links, *_ALWAYS} - _BY_ADDRESS
    if contact.email:
        there |= _BY_ADDRESS
    return there | _BY_NUMBER if contact.phone else there
