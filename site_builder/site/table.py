"""The table of people: one row a person, rendered once for all the lists that show it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from site_builder.model import Contact, FollowUp, Kind, Plan
from site_builder.settings import Settings
from site_builder.site import words
from site_builder.site.activity import ago, by_month, months_picture, warmth, warmth_picture
from site_builder.site.page import group_path
from site_builder.site.rows import under_name
from site_builder.site.sections import Section, section_of
from site_builder.site.svg import Picture

ROOT = "\x1a"  # in a rendered row: the way up to the site's own folder, which differs from list to list
_SIDES = {"you": ("out", "you"), "they": ("in", "they"), "both": ("both", "both")}


class PersonRow(NamedTuple):
    """One person in a table of people; depends on that person, the settings and the day only."""

    contact: Contact
    under: str
    circle: str  # the link to the circle's page
    last: date | None
    last_words: str
    side: tuple[str, str]  # icon and word: who was in touch
    icon: str
    next: str
    when: date | None
    when_words: str
    section: Section
    warmth: int
    warm: Picture
    months: Picture


def person_row(plan: Plan, settings: Settings, today: date) -> PersonRow:
    """What the row of one person says."""
    contact, item, touch = plan.contact, next_item(plan), plan.last_touch
    section, steps = section_of(item, today), warmth(plan, settings, today)
    waiting = section is Section.WAITING
    return PersonRow(
        contact=contact,
        under=under_name(contact),
        circle=group_path("circles", contact.circle) if contact.circle else "",
        last=touch.day if touch else None,
        last_words=ago(touch.day, today) if touch else "",
        side=_SIDES[words.side(touch)] if touch else ("", ""),
        icon=words.kind_icon(item),
        next=words.label(item),
        when=item.latest,
        when_words=words.due_words(item.window.earliest, item.window.latest, today, waiting=waiting)
        if item.window
        else "",
        section=section,
        warmth=steps,
        warm=warmth_picture(steps),
        months=months_picture(by_month(plan, today)),
    )


def next_item(plan: Plan) -> FollowUp:
    """The step that comes first by its day, duties before outreach; what has no day only where nothing has one."""
    items = [item for item in plan.items if item.kind is not Kind.FIND_A_WAY]
    return min(items, key=lambda item: (item.latest or date.max, item is plan.outreach, item.kind, item.source.line))
