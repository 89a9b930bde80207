"""`followup draft`: the suggested message, to the standard output."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from site_builder.cli import FINE, WRONG_USAGE, Stop
from site_builder.cli.book import the_book, the_notebook
from site_builder.cli.options import today_option
from site_builder.cli.terminal import say, show
from site_builder.cli.who import find_contact
from site_builder.drafts import Draft, Form, write_draft
from site_builder.drafts.draft import NEW_DATE, SENDS
from site_builder.model import FollowUp, Kind, Lane, Place, Plan, State, Window
from site_builder.plan.channel import with_channel
from site_builder.plan.history import known
from site_builder.site.book import Book
from site_builder.site.paste import done_line
from site_builder.text.visible import visible

_ANY_TIME = (Kind.FIRST_MESSAGE, Kind.NEXT_MESSAGE, Kind.ONE_MORE_SHOT, Kind.FRESH_START, Kind.CATCH_UP, Kind.BIRTHDAY)
"""Messages that need no line of the log: they can be had when the step is not there, too."""

_URGENT = (State.OVERDUE, State.DUE, State.UPCOMING)


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("who", metavar="WHO", help="a slug, name, alias, or a part of one that nobody else has")
    kinds = sorted([*map(str, SENDS), NEW_DATE])
    parser.add_argument("--kind", metavar="KIND", choices=kinds, help=f"another message: {', '.join(kinds)}")
    today_option(parser)


def run(args: Namespace) -> int:
    """Write the suggested message to the standard output.

    It is for what is due, promises first; --kind asks for another one. For a call it is what to say.
    """
    book = the_book(args, the_notebook(args), drafts=True)
    contact = find_contact([*(plan.contact for plan in book.plans), *book.unreadable], args.who)
    plan = book.by_slug[contact.slug]
    item = _step(plan, args.kind, book)
    draft = write_draft(plan, item, book.settings, book.today, book.messages)
    if draft is None:
        raise Stop(f"nothing is to be sent to {contact.name} now; followup show {contact.slug} says why", WRONG_USAGE)
    if args.kind == NEW_DATE and draft.alternative:
        draft = draft.alternative
    _show(draft)
    _advise(args, plan, item, draft)
    return FINE


def _step(plan: Plan, wanted: str | None, book: Book) -> FollowUp:
    """The step of that kind, else the one that comes first: overdue, due, to come; promises before the rest."""
    kind = Kind.PROMISE if wanted == NEW_DATE else Kind(wanted) if wanted else None
    items = [item for item in plan.items if item.kind in SENDS and kind in (None, item.kind)]
    dated = [item for item in items if item.state in _URGENT]
    if dated or items:
        return min(dated or items, key=_before)
    if kind in _ANY_TIME:
        return _any_time(plan, kind, book)
    if kind:
        raise Stop(f"there is no {wanted} open with {plan.contact.name}", WRONG_USAGE)
    return plan.outreach


def _before(item: FollowUp) -> tuple[int, bool, str, Lane, str]:
    state = _URGENT.index(item.state) if item.state in _URGENT else len(_URGENT)
    return state, item.kind is not Kind.PROMISE, str(item.latest), item.lane, item.kind


def _any_time(plan: Plan, kind: Kind, book: Book) -> FollowUp:
    """A step that the plan does not have, on the day asked at."""
    window = Window(earliest=book.today, latest=book.today)
    place = Place(path=plan.contact.path)
    step = FollowUp(kind=kind, lane=Lane.OUTREACH, source=place, reason="", window=window, state=State.DUE, step=3)
    return with_channel(step, plan.contact, known(plan.contact, book.today))


def _show(draft: Draft) -> None:
    if draft.subject:
        show(visible(draft.subject if draft.form is Form.CALL else f"Subject: {draft.subject}"))
        show()
    for line in draft.body.split("\n"):
        show(visible(line))


def _advise(args: Namespace, plan: Plan, item: FollowUp, draft: Draft) -> None:
    """Beside the message: its tone, and the line to log when it is done."""
    for finding in draft.tone:
        say(args, f"{finding.slip}: “{finding.phrase}”. {finding.why} {finding.kinder}")
    for problem in draft.problems:
        say(args, str(problem))
    if draft.hints:
        say(args, f"Tone: {'; '.join(draft.hints)}.")
    if draft.alternative:
        say(args, f"Not ready yet? Say so now: followup draft {plan.contact.slug} --kind {NEW_DATE}")
    if args.kind != NEW_DATE:
        say(args, f'When it is done: followup log {plan.contact.slug} "{done_line(item)}"')
