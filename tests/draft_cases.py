"""For tests of drafts: a person at each kind of step, with much or next to nothing known of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from site_builder.drafts import Draft, write_draft
from site_builder.model import FollowUp, Kind, Plan, Source
from site_builder.notebook.messages import built_in_messages
from site_builder.plan import plan
from site_builder.settings import Me, Settings
from site_builder.text.contact import read_contact

WAYS = (
    ("default", "email"),
    ("job", "email"),
    ("investor", "phone"),
    ("sales", "text"),
    ("partner", "in person"),
    ("personal", "email"),
    ("dating", "text"),
)
"""Each playbook, over one channel."""

ROBIN = Settings(me=Me(name="Robin Hale"))
NOBODY = Settings()

RICH = """---
name: Ada Okafor
email: ada@lumen.example
org: Lumen Labs
location: Berlin, Germany
introduced_by: "[[Ben Ito]]"
{more}
---
## Log
{log}"""
BARE = """---
name: {name}
{more}
---
## Log
{log}"""

MET = "- 2026-11-18 met: SlowConf, talked about grid storage pilots\n"
SENT = MET + "- 2026-11-19 sent email: thanks, and the paper on flow batteries\n"
TALKED = "- 2026-10-01 talked: pilots\n"
BARE_SENT = "- 2026-11-19 sent\n"

Note = tuple[str, str, str]  # the day asked at, the log, and more front matter

RICH_NOTES: dict[str, Note] = {
    "asked-for": ("2026-12-01", SENT + "- 2026-11-20 heard email: slammed, follow up next month -> next month\n", ""),
    "reply": ("2026-11-24", SENT + "- 2026-11-24 heard email: what would a pilot of two sites cost?\n", ""),
    "thank-you": ("2026-11-25", SENT + "- 2026-11-24 lunch: her plans for the archive\n", ""),
    "refresher": ("2026-11-19", MET, ""),
    "first-message": ("2026-11-18", "- 2026-11-18 suggested by Ben: you two should talk about kites\n", ""),
    "second-message": ("2026-11-26", SENT, ""),
    "second-message after a call": ("2026-11-26", MET + "- 2026-11-19 tried phone: voicemail\n", ""),
    "next-message": (
        "2026-12-03",
        TALKED + SENT + "- 2026-11-26 sent email: five lines\n",
        "",
    ),
    "next-message, the fourth": (
        "2026-12-17",
        TALKED + SENT + "- 2026-11-26 sent: five lines\n- 2026-12-03 sent: call or page\n",
        "",
    ),
    "one-more-shot": ("2026-12-03", SENT + "- 2026-11-26 sent email: five lines\n", ""),
    "fresh-start": (
        "2027-06-07",
        SENT + "- 2026-11-26 sent email: five lines\n- 2026-12-04 sent email: the door stays open\n",
        "",
    ),
    "catch-up": ("2026-12-31", MET + "- 2026-11-19 gave: the paper\n", "every: 6 weeks"),
    "confirm-meeting": (
        "2026-12-02",
        "- 2026-11-20 heard: yes\n- 2026-12-03 15:00 meeting: coffee at Five Elephant\n",
        "",
    ),
    "promise": ("2026-11-24", MET + "- 2026-11-23 promised: send the pilot budget by Wednesday\n", ""),
    "promise, late": ("2026-11-30", MET + "- 2026-11-23 promised: send the pilot budget by Wednesday\n", ""),
    "promise, a deed": ("2026-11-24", MET + "- 2026-11-23 promised: introduce her to Inês by Wednesday\n", ""),
    "they-owe": ("2026-11-30", MET + "- 2026-11-20 they promised: the site plan by Nov 26\n", ""),
    "check-in": ("2026-11-23", MET + "- 2026-11-20 delivered: a bookshelf\n", ""),
    "birthday": ("2026-11-23", "", "birthday: 1988-11-23"),
    "birthday, belated": ("2026-11-25", "", "birthday: 11-23"),
    "date": ("2026-11-23", "", "dates: {wedding: 2019-11-23}"),
}

BARE_NOTES: dict[str, Note] = {
    "asked-for": ("2026-12-01", "", "follow_up: 2026-12-01"),
    "reply": ("2026-11-24", "- 2026-11-24 heard\n", ""),
    "thank-you": ("2026-11-25", "- 2026-11-02 met\n- 2026-11-24 talked\n", ""),
    "refresher": ("2026-11-19", "- 2026-11-18 met\n", ""),
    "first-message": ("2026-11-18", "- 2026-11-18 suggested\n", ""),
    "second-message": ("2026-11-26", BARE_SENT, ""),
    "second-message after a call": ("2026-11-26", "- 2026-11-19 tried\n", ""),
    "next-message": ("2026-12-03", "- 2026-10-01 talked\n" + BARE_SENT + "- 2026-11-26 sent\n", ""),
    "next-message, the fourth": (
        "2026-12-17",
        "- 2026-10-01 talked\n" + BARE_SENT + "- 2026-11-26 sent\n- 2026-12-03 sent\n",
        "",
    ),
    "one-more-shot": ("2026-12-03", BARE_SENT + "- 2026-11-26 sent\n", ""),
    "fresh-start": ("2027-06-07", BARE_SENT + "- 2026-11-26 sent\n- 2026-12-04 sent\n", ""),
    "catch-up": ("2026-12-31", "", "every: 6 weeks"),
    "confirm-meeting": ("2026-12-02", "- 2026-12-03 meeting\n", ""),
    "promise": ("2026-11-24", "- 2026-11-23 promised: think it over by Wednesday\n", ""),
    "promise, late": ("2026-11-30", "- 2026-11-23 promised: think it over by Wednesday\n", ""),
    "they-owe": ("2026-11-30", "- 2026-11-20 they promised: think it over by Nov 26\n", ""),
    "check-in": ("2026-11-23", "- 2026-11-20 delivered\n", ""),
    "birthday": ("2026-11-23", "", "birthday: 11-23"),
    "date": ("2026-11-23", "", "dates: {the day we met: 11-23}"),
}


def step_of(note: str, kind: Kind, today: date, settings: Settings = ROBIN) -> tuple[Plan, FollowUp]:
    """The plan of a note, and its step of that kind."""
    contact, _ = read_contact(Source(path="contacts/ada.md", text=note), settings)
    assert contact is not None
    made = plan(contact, settings, today)
    return made, next(item for item in made.items if item.kind is kind)


def rich(case: str) -> tuple[Plan, FollowUp, date]:
    """Somebody of whom much is known, at that step."""
    day, log, more = RICH_NOTES[case]
    return _step(RICH.format(log=log, more=more), case, day)


def bare(case: str, name: str = "Kim") -> tuple[Plan, FollowUp, date]:
    """Somebody of whom only the name is known, at that step."""
    day, log, more = BARE_NOTES[case]
    return _step(BARE.format(log=log, more=more, name=name), case, day)


def _step(note: str, case: str, day: str) -> tuple[Plan, FollowUp, date]:
    today = date.fromisoformat(day)
    kind = next(kind for kind in sorted(Kind, key=len, reverse=True) if case.startswith(kind))
    return *step_of(note, kind, today), today


def written(step: tuple[Plan, FollowUp, date], playbook: str, channel: str, settings: Settings = ROBIN) -> Draft:
    """The draft for that step as it would be in another playbook, over another channel."""
    made, item, today = step
    slug = f"{made.contact.slug}-{playbook}-{channel}"  # another person, for another choice of words
    moved = replace(made, contact=replace(made.contact, slug=slug, playbook=playbook))
    draft = write_draft(moved, item._replace(channel=channel), settings, today, built_in_messages())
    assert draft is not None
    return draft


def every_draft(playbook: str, channel: str) -> Iterator[tuple[str, Draft]]:
    """Each kind of step of the rich and the bare person, each with its title."""
    for case in RICH_NOTES:
        yield f"{case} · rich", written(rich(case), playbook, channel)
    for case in BARE_NOTES:
        yield f"{case} · bare", written(bare(case), playbook, channel)
