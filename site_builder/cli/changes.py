"""Changes to many notes at once: worked out first, checked against git, then written one whole file at a time."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.cli import WRONG_USAGE, Stop
from site_builder.cli.git import uncommitted
from site_builder.cli.progress import Progress
from site_builder.cli.terminal import say
from site_builder.notebook.notes import Changed, create_note, delete_note, place_in, rewrite_note, sync_folder
from site_builder.site.words import count


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A note as it is and as it will be; nothing where it is not there."""

    path: str
    old: bytes | None
    new: bytes | None


def check_committed(args: Namespace, root: Path, changes: Iterable[Change]) -> None:
    """End the command where git could not give back what a note says now, unless it was told to go on."""
    there = [change.path for change in changes if change.old is not None and change.old != change.new]
    open_ones = [] if args.force or not there else uncommitted(root, there)
    if open_ones:
        named = ", ".join(open_ones[:5]) + (" …" if len(open_ones) > 5 else "")
        changed = "changes that are" if len(open_ones) > 1 else "a change that is"
        raise Stop(f"{named}: {changed} not committed yet; commit first, or go on with --force", WRONG_USAGE)


def write_changes(args: Namespace, root: Path, changes: Sequence[Change]) -> int:
    """Write what differs, each note whole and synced to the disk; how many there were."""
    different = [change for change in changes if change.old != change.new]
    for change in Progress(args).each(different, "Writing notes", len(different)):
        _write(root, change)
    for folder in {os.path.dirname(os.path.realpath(root / change.path)) for change in different}:
        sync_folder(Path(folder))
    return len(different)


def say_how_back(args: Namespace, root: Path, written: int, what: str) -> None:
    """How all of it is taken back in one go."""
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        say(args, f"{count(written, 'note')} written. There is no git here, so only a copy takes that back.")
        return
    say(args, f"{count(written, 'note')} written. Commit that on its own, and `git revert` takes all of it back:")
    say(args, f'  git add --all . && git commit -m "{what}"')


def _write(root: Path, change: Change) -> None:
    file = place_in(root, change.path)
    try:
        if change.old is None:
            create_note(file, change.new or b"", one_of_many=True)
        elif change.new is None:
            delete_note(file, change.old)
        else:
            rewrite_note(file, change.old, change.new, one_of_many=True)
    except (Changed, FileExistsError) as error:
        raise Stop(f"{error}; what was written before it stays: run the command again") from None
