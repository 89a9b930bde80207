"""The verbs of the log and what they mean (SPEC 3): one table, read by users in the manual as well."""

from __future__ import annotations

from functools import lru_cache

from site_builder.model import Verb

WORDS: dict[Verb, str] = {
    Verb.MET: "met",
    Verb.TALKED: "talked, called, phoned, spoke, chatted, lunch, coffee, dinner, drinks, visited, video, zoom",
    Verb.SENT: "sent, emailed, mailed, wrote, texted, messaged, dm, pinged, asked, pitched, requested",
    Verb.TRIED: "tried, rang, voicemail, missed",
    Verb.GAVE: "gave, shared, thanked, congratulated, introduced, recommended",
    Verb.HEARD: "heard, replied, answered, they wrote, they called",
    Verb.MEETING: "meeting, appointment",
    Verb.CONFIRMED: "confirmed",
    Verb.CANCELLED: "cancelled, canceled, postponed, rescheduled, called off",
    Verb.PROMISED: "promised, committed, owe",
    Verb.KEPT: "kept, did, done, delivered on",
    Verb.LATE: "late, delayed",
    Verb.WAITING: "waiting, they promised, owes",
    Verb.RECEIVED: "received, got",
    Verb.DELIVERED: "delivered, arrived, shipped",
    Verb.SUGGESTED: "suggested, referred",
    Verb.SNOOZED: "snoozed",
    Verb.PAUSED: "paused",
    Verb.RESUMED: "resumed",
    Verb.CLOSED: "closed, dropped, ended",
    Verb.REOPENED: "reopened",
    Verb.NOTE: "note",
}

VERBS = {word: verb for verb, words in WORDS.items() for word in words.split(", ")}
PAIRS = frozenset(word.partition(" ")[0] for word in VERBS if " " in word)  # may begin a verb of two words
ASKS = frozenset({"asked", "pitched", "requested"})
ANSWERS = frozenset({"replied", "answered"})  # theirs, though yours may be meant
CALLS = frozenset({"called", "phoned"})  # without an answer they are tried
UNANSWERED = ("no answer", "voicemail", "left a message")

CHANNELS = frozenset({
    "email", "e-mail", "mail", "phone", "call", "text", "sms", "whatsapp", "signal", "telegram", "threema", "imessage",
    "linkedin", "instagram", "facebook", "messenger", "mastodon", "bluesky", "twitter", "slack", "discord", "matrix",
    "teams", "skype", "zoom", "video", "facetime", "chat", "dm", "voicemail", "letter", "postcard", "post", "fax",
    "in person", "in-person",
})  # fmt: skip
SPEAKING = {
    "emailed": "email", "texted": "text", "called": "phone", "phoned": "phone", "they called": "phone", "rang": "phone",
    "voicemail": "phone", "video": "video", "zoom": "zoom",
}  # fmt: skip
"""Verbs that name their channel."""

SAYING = frozenset({"ask", "gave"})  # tags that say what the verb does not

PRESENT = {"send": "sent", "sends": "sent", "give": "gave", "gives": "gave", "reply": "replied", "speak": "spoke"}


@lru_cache(maxsize=4096)
def close_to(word: str, *, alone: bool = False) -> str:
    """The verb that an unknown word may be a slip of, or nothing; a short one only where it stands before a colon."""
    if word in PRESENT:
        return PRESENT[word]
    if word.startswith("they ") and VERBS.get(word[5:]) in (Verb.SENT, Verb.HEARD):
        return "heard"
    from difflib import get_close_matches  # only a slip pays for it

    known = [verb for verb in VERBS if verb[0] == word[0]]
    close = get_close_matches(word, known, 1, 0.8) if 4 <= len(word) <= 20 else []
    short = [verb for verb in known if _is_slip(word, verb)] if alone and len(word) <= 4 else []
    return next(iter((*close, *short)), "")


def _is_slip(word: str, verb: str) -> bool:
    """A letter of the verb is missing, or its letters stand in another order."""
    missing = {verb[:at] + verb[at + 1 :] for at in range(len(verb))}
    return verb != "note" and len(word) > 1 and (word in missing or sorted(word) == sorted(verb))
