"""What a save has caused, in the words of the terminal: "ada-okafor: second message now due Thu 26 Nov"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from site_builder.model import FollowUp, Plan
from site_builder.problems import Problem, errors
from site_builder.site import words

MANY = 5  # more people or problems than this are counted, not named


def caused(before: Sequence[Plan], after: Sequence[Plan], today: date) -> list[str]:
    """A line for each person whose plan is another one now; one line for all where they are many."""
    old, new = ({plan.contact.slug: plan for plan in plans} for plans in (before, after))
    come, gone = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    both = sorted(slug for slug in new.keys() & old.keys() if new[slug] is not old[slug])
    moved = [(slug, told) for slug in both if (told := _moved(old[slug], new[slug], today))]
    if len(come) + len(gone) + len(moved) > MANY:
        return [_counted(len(come), len(gone), len(moved))]
    lines = [f"{slug}: new; {_first(new[slug].outreach, today)}" for slug in come]
    lines += [f"{slug}: no longer there" for slug in gone]
    return [_plain(line) for line in [*lines, *(f"{slug}: {told}" for slug, told in moved)]]


def news_of(before: Sequence[Problem], after: Sequence[Problem], saved: Collection[str]) -> list[str]:
    """The problems that a save has brought, and the files in which it has mended the last error."""
    known = set(before)
    new = [str(problem) for problem in after if problem.place.path in saved and problem not in known]
    wrong = {problem.place.path for problem in errors(after)}
    mended = sorted({problem.place.path for problem in errors(before)} & set(saved) - wrong)
    more = [f"and {len(new) - MANY} more problems: `followup check` lists them"] if len(new) > MANY else []
    return [*new[:MANY], *more, *(f"{path}: mended" for path in mended)]


def _moved(before: Plan, after: Plan, today: date) -> str:
    old = {_key(item): item for item in before.items}
    new = {_key(item): item for item in after.items}
    told = [_first(new[key], today) for key in new if key not in old]
    told += [_first(item, today) for key, item in new.items() if key in old and item.latest != old[key].latest]
    over = [f"{_name(old[key])} is off the list" for key in old if key not in new]
    return "; ".join(told or over)


def _key(item: FollowUp) -> tuple[str, str, int | None]:
    return item.kind, item.detail, item.step


def _first(item: FollowUp, today: date) -> str:
    return f"{_name(item)} now due {words.day(item.latest, today)}" if item.latest else _name(item)


def _name(item: FollowUp) -> str:
    name = words.label(item)
    return name[:1].lower() + name[1:]


def _counted(come: int, gone: int, moved: int) -> str:
    parts = [(come, "new"), (gone, "gone"), (moved, "with another plan")]
    return "people: " + ", ".join(f"{number} {what}" for number, what in parts if number)


def _plain(line: str) -> str:
    return line.replace(words.NBSP, " ")
