"""What is due, in order and flat: what `followup due` prints, and what may be remembered for the next call."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from site_builder.days import add_days
from site_builder.model import FollowUp, Kind, Lane, Plan, State
from site_builder.site.words import label

_json = json.JSONEncoder(ensure_ascii=False).encode


class DueItem(NamedTuple):
    """One follow-up with its person: plain words and ISO days, so that it can be kept in a file."""

    contact: str  # the slug
    name: str
    circle: str
    kind: str
    label: str
    lane: str
    earliest: str | None
    latest: str | None
    state: str
    step: int | None
    of: int | None
    reason: str
    rule: str
    source: str
    channel: str | None
    moved: tuple[str, str] | None  # from which day, and because
    hints: tuple[str, ...]
    unreachable: bool  # the step has a find-a-way beside it


def in_order(plans: Iterable[Plan]) -> list[tuple[Plan, FollowUp]]:
    """Everything there is of everybody, by latest (none last), duties first, then slug, kind and line."""
    return sorted(((plan, item) for plan in plans for item in plan.items), key=lambda entry: by_latest(*entry))


def due_list(plans: Iterable[Plan]) -> list[DueItem]:
    """The same, flat."""
    return [_flat(plan, item) for plan, item in in_order(plans)]


def chosen(
    items: Iterable[DueItem], today: date, within: int = 0, *, everything: bool = False, circles: Collection[str] = ()
) -> list[DueItem]:
    """Those that are overdue or due, and those that begin within so many days; of these circles only, if any."""
    last, wanted = add_days(today, within).isoformat(), {name.lower() for name in circles}
    return [
        item for item in items if (everything or _is_due(item, last)) and (not wanted or item.circle.lower() in wanted)
    ]


def due_json(items: Iterable[DueItem], today: date, errors: int) -> str:
    """The items as `followup due --json` prints them; `errors` counts those of the notebook."""
    return json_of((item_json(item) for item in items), today, errors)


def json_of(items: Iterable[str], today: date, errors: int) -> str:
    """The same of items that are JSON already, one a line."""
    listed = ",\n".join(items)
    return f'{{"today": "{today}", "items": [{listed}], "errors": {errors}}}\n'


def item_json(item: DueItem) -> str:
    """One item as JSON."""
    return _json(_fields(item))


def told_of(plan: Plan) -> list[tuple[str, str]]:
    """One person's items as JSON, each with its place among everybody's."""
    told = [(by_latest(plan, item), item_json(_flat(plan, item))) for item in plan.items]
    return sorted(told, key=itemgetter(0))


def by_latest(plan: Plan, item: FollowUp) -> str:
    """By latest (none last), duties first, then slug, kind and line: one text, as thousands are sorted by it."""
    lane = "1" if item.lane is Lane.OUTREACH else "0"
    line = str(item.source.line).zfill(9)
    return f"{item.latest or date.max}{lane}{plan.contact.slug}\0{item.kind}\0{line}"


def _flat(plan: Plan, item: FollowUp) -> DueItem:
    window, moved = item.window, item.moved
    lost = item is plan.outreach and any(duty.kind is Kind.FIND_A_WAY for duty in plan.duties)
    return DueItem(
        contact=plan.contact.slug,
        name=plan.contact.name,
        circle=plan.contact.circle,
        kind=str(item.kind),
        label=label(item),
        lane=str(item.lane),
        earliest=window.earliest.isoformat() if window else None,
        latest=window.latest.isoformat() if window else None,
        state=str(item.state),
        step=item.step,
        of=item.of,
        reason=item.reason,
        rule=item.rule,
        source=str(item.source),
        channel=item.channel,
        moved=(moved.day.isoformat(), moved.because) if moved else None,
        hints=item.hints,
        unreachable=lost,
    )


def _is_due(item: DueItem, last: str) -> bool:
    if item.state == State.UPCOMING:
        return item.earliest is not None and item.earliest <= last
    return item.state in (State.OVERDUE, State.DUE)


def _fields(item: DueItem) -> dict[str, object]:
    return {
        "contact": item.contact,
        "name": item.name,
        "kind": item.kind,
        "lane": item.lane,
        "earliest": item.earliest,
        "latest": item.latest,
        "state": item.state,
        "step": item.step,
        "of": item.of,
        "reason": item.reason,
        "rule": item.rule,
        "source": item.source,
        "channel": item.channel,
        "moved": item.moved and {"from": item.moved[0], "because": item.moved[1]},
        "hints": item.hints,
    }
