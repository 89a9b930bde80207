"""A notebook's own messages, tried before they are needed: what in them can't be used, and what will never be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from site_builder.drafts.draft import BUILT_IN, NEW_DATE, SENDS, template_problem
from site_builder.drafts.sandbox import TemplateFailed, render
from site_builder.drafts.scene import Scene
from site_builder.model import Contact, Event, FollowUp, Kind, Lane, Place, Plan, Verb, When, Window
from site_builder.problems import Problem, Severity
from site_builder.settings import Settings

NAMES = frozenset(map(str, SENDS)) | {NEW_DATE}
"""What a message may be called, without its ending."""


def check_messages(messages: Mapping[str, str], settings: Settings) -> list[Problem]:
    """What is wrong with the notebook's messages (`sales/refresher.md`), tried on somebody little known."""
    own = (path for path in sorted(messages) if not path.startswith(BUILT_IN))
    return [problem for path in own if (problem := _tried(path, messages[path], settings))]


def _tried(path: str, text: str, settings: Settings) -> Problem | None:
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if name not in NAMES or (folder and folder not in settings.playbooks):
        return _never_used(path, folder, name, settings)
    try:
        render(path, text, Scene(*_somebody(Kind.PROMISE if name == NEW_DATE else Kind(name)), settings, _DAY).scope)
    except TemplateFailed as failure:
        return template_problem(path, text, failure)
    return None


def _never_used(path: str, folder: str, name: str, settings: Settings) -> Problem:
    known = NAMES if name not in NAMES else settings.playbooks
    close = get_close_matches(name if name not in NAMES else folder, sorted(known), 1)
    what = f'no step is called "{name}"' if name not in NAMES else f'no playbook is called "{folder}"'
    return Problem(
        place=Place(path=f"messages/{path}"),
        severity=Severity.WARNING,
        message=f"This message is never used: {what}.",
        hint=f"Did you mean {close[0]}?"
        if close
        else "A message is called messages/KIND.md or messages/PLAYBOOK/KIND.md.",
    )


_DAY = date(2026, 11, 23)


def _somebody(kind: Kind) -> tuple[Plan, FollowUp]:
    """A person with a name and one line, at that step."""
    place = Place(path="contacts/somebody.md")
    event = Event(day=_DAY, verb=Verb.HEARD, place=place, word="heard", when=When(text="today", day=_DAY))
    item = FollowUp(
        kind=kind, lane=Lane.OUTREACH, source=place, reason="", window=Window(earliest=_DAY, latest=_DAY), step=3, of=5,
        channel="email", event=event, detail="something",
    )  # fmt: skip
    return Plan(contact=Contact(slug="somebody", name="Somebody", path=place.path, log=(event,)), outreach=item), item
