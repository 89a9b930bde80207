"""`followup import`: people from other programs, into notes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter

from site_builder.cli import FINE, WRONG_USAGE, Stop
from site_builder.cli.book import the_notebook
from site_builder.cli.changes import check_committed, say_how_back, write_changes
from site_builder.cli.clock import today_in
from site_builder.cli.gather import Gathered, gather
from site_builder.cli.progress import Progress
from site_builder.cli.taking_in import Outcome, TakingIn
from site_builder.cli.terminal import complain, paint, say, show
from site_builder.text.visible import visible

_COLOURS = {"new": "green", "filled in": "cyan", "unchanged": "dim", "unclear": "yellow", "skipped": "dim"}


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="vCard, CSV, JSON, Markdown, or a folder of them")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be made and write nothing")
    parser.add_argument("--into", metavar="FOLDER", default="", help="the folder below contacts/ for new people")
    parser.add_argument(
        "--circle", metavar="NAME", default="", help="the circle of new people; else they wait in the inbox"
    )
    parser.add_argument("--force", action="store_true", help="also change notes with changes that are not committed")


def run(args: Namespace) -> int:
    """Bring in people from vCard, CSV, JSON, a friends file, or another tool's notes.

    Somebody who is known, by e-mail, phone, profile address or name, gets what is missing; nothing is overwritten, and
    what differs becomes one line of the log. New people arrive in the inbox. Running it twice changes nothing.
    """
    notebook = the_notebook(args)
    progress = Progress(args)
    today = today_in(notebook.settings.me.timezone)
    gathered = gather(args.files, notebook.settings, progress, today)
    if not gathered.cards and not gathered.skipped:
        raise Stop(_refusal(gathered), WRONG_USAGE)
    if args.circle and args.circle.lower() not in notebook.settings.circles:
        known = ", ".join(notebook.settings.circles)
        raise Stop(f'"{args.circle}" is no circle of followup.yml: there are {known}', WRONG_USAGE)
    taking = TakingIn.into(notebook, today, progress, args.into, args.circle)
    outcomes = taking.take(gathered, progress)
    changes = taking.changes()
    if not args.dry_run:
        check_committed(args, notebook.root, changes)
        written = write_changes(args, notebook.root, changes)
    progress.stop()
    _report(args, outcomes)
    if args.dry_run:
        say(args, "nothing was written: this was a dry run")
    elif written:
        say_how_back(args, notebook.root, written, "Import people")
    for file, why in gathered.refused:
        complain(f"{file} was not imported: {why}")
    return WRONG_USAGE if gathered.refused else FINE


def _refusal(gathered: Gathered) -> str:
    return "; ".join(f"{file} was not imported: {why}" for file, why in gathered.refused) or "there is nobody in it"


def _report(args: Namespace, outcomes: list[Outcome]) -> None:
    """A line for each person, and how many there were of each kind."""
    for each in outcomes:
        kind = paint(each.kind.ljust(9), _COLOURS[each.kind])
        name = f"  {each.name}" if each.name else ""
        show(f"{kind}  {visible(each.place)}{visible(name)}{visible(f': {each.detail}' if each.detail else '')}")
    counts = Counter(each.kind for each in outcomes)
    say(args, ", ".join(f"{counts[kind]:,} {kind}" for kind in _COLOURS if counts[kind]))
