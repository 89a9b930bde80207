"""What a person's page is made of beside the file and its problems: while all this stays as it is, so does the page.

The file is known with it: so a line of the log is told by its number. Of other people it is what a page says of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from site_builder.model import Contact, FollowUp, Plan, Promise
from site_builder.plan.record import Record
from site_builder.site.relations import Relations

Plain = tuple[object, ...]


def turning(plan: Plan, record: Record, ties: Relations, today: date) -> Plain:
    """What the day and other people's files may change.

    A draft for a step that may be taken now counts from today. One for a step still to come is written for
    the day on which it goes out, so that it need not change until then, or until the year does.
    """
    begun = any(item.earliest and item.earliest <= today for item in plan.items)
    past = sum(event.day <= today for event in plan.contact.log)
    return (
        today if begun else today.year,
        (past, len(plan.known)),
        tuple(map(_item, plan.items)),
        tuple(_promises((*plan.promises, *plan.waiting))),
        [(each.day, each.time, each.made, each.confirmed, each.event.place.line) for each in plan.appointments],
        (record.asks, record.gifts, record.yours, tuple(record.word)),
        [(attempt.day, attempt.answered) for attempt in record.attempts],
        tuple(_people(ties)),
    )


def _item(item: FollowUp) -> Plain:
    return (
        item.kind.value, item.lane.value, item.state.value, item.source.line, item.event and item.event.place.line,
        item.window and tuple(item.window), item.moved and tuple(item.moved),
        item.reason, item.step, item.of, item.rule, item.channel, item.hints, item.quote, item.detail,
    )  # fmt: skip


def _promises(promises: Iterable[Promise]) -> Iterator[Plain]:
    for promise in promises:
        settled = promise.settled.place.line if promise.settled else None
        yield promise.made.place.line, promise.due, promise.outcome.value, len(promise.postponed), settled


def _people(ties: Relations) -> Iterator[object]:
    yield ties.named
    yield ties.more_colleagues
    by = [ties.introduced_by] if ties.introduced_by else []
    mentions = [mention.by for mention in ties.mentions]
    for people in (by, ties.introduced, ties.colleagues, ties.links, mentions):
        yield [_who(person) for person in people]


def _who(person: Contact) -> Plain:
    return person.slug, person.name, person.org
