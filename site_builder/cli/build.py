"""`followup build`: the site, once."""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli import ERRORS, FINE, Stop
from site_builder.cli.answer import Answer, keep_answer, kept_answer
from site_builder.cli.git import is_open_to_git
from site_builder.cli.options import today_option
from site_builder.cli.report import report, summary
from site_builder.cli.root import the_root
from site_builder.cli.terminal import say
from site_builder.notebook.state import Built, Flat, drop_state
from site_builder.notebook.write import NotOurs, Written, write_whole
from site_builder.problems import errors
from site_builder.site.words import count

if TYPE_CHECKING:
    from site_builder.notebook.folder import Notebook


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    today_option(parser)
    output_option(parser)
    parser.add_argument("--strict", action="store_true", help="exit with 1 where the notebook has errors")


def output_option(parser: ArgumentParser) -> None:
    """`--output DIR`, where the site goes."""
    parser.add_argument("--output", metavar="DIR", help="where the site goes; else `output` of the settings")


def run(args: Namespace) -> int:
    """Build the site.

    A note that can't be read never stops it: the exit code is 1 only with --strict.
    """
    root = the_root(args)
    kept = kept_answer(args, root)
    answer = kept if kept and _stands(args, root, kept) else _build(args)
    return ERRORS if args.strict and errors(answer.problems) else FINE


def _stands(args: Namespace, root: Path, kept: Answer) -> bool:
    """The site was built from just these files and is still there; the problems are told all the same."""
    output = Path(args.output).resolve() if args.output else (root / kept.output).resolve()
    stamp = _stamp(output, fixed_day=args.today is not None)
    site = kept.sites.get(str(output))
    if not stamp or site is None or site.stamp != stamp:
        return False
    report(args, kept.problems, kept.files)
    say(args, _said(site.files, "nothing changed", output, summary(kept.problems)))
    return True


def _stamp(output: Path, *, fixed_day: bool) -> Flat:
    """By which a site is known again: its first page and its id are as they were written."""
    try:
        infos = [os.stat(output / name) for name in ("index.html", "build.js")]
    except OSError:
        return ()
    return (fixed_day, *((info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino) for info in infos))


def _build(args: Namespace) -> Answer:
    from site_builder.cli.book import the_book, the_notebook
    from site_builder.cli.dress import build_pages

    read_at = time.time_ns()
    notebook = the_notebook(args)
    output = output_folder(args, notebook)
    book = the_book(args, notebook, drafts=True)
    site = build_pages(args, book, notebook)
    report(args, site.problems, [file.path for file in notebook.tree.contacts])
    drop_state(notebook.root)
    try:
        written = write_whole(site.files, output, notebook.root)
    except NotOurs as refusal:
        raise Stop(str(refusal)) from None
    say(args, _said(len(site.files), _changes(written), output, summary(site.problems)))
    if written.first and is_open_to_git(output):
        say(args, f"{output} is not ignored by git: add it to .gitignore, or your notes may be published with it")
    sites = {str(output): Built(files=len(site.files), stamp=_stamp(output, fixed_day=args.today is not None))}
    return keep_answer(notebook, replace(book, problems=site.problems), read_at, sites)


def output_folder(args: Namespace, notebook: Notebook) -> Path:
    """Where the site goes: as given, from this folder; as set, from the notebook's."""
    return Path(args.output).resolve() if args.output else (notebook.root / notebook.settings.output).resolve()


def _changes(written: Written) -> str:
    changed = f"{len(written.changed)} written, {len(written.removed)} removed"
    return "all new" if written.first else changed if written.changed or written.removed else "nothing changed"


def _said(files: int, changes: str, output: Path, problems: str) -> str:
    return f"built {count(files, 'file')} in {output} ({changes})" + (
        f", {problems} in the notebook" if problems else ""
    )
