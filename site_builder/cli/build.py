"""`followup build`: the site, once."""

from __future__ import annotations

import os
import time

from site_builder.cli import ERRORS, FINE, Stop
from site_builder.cli.answer import keep_answer, kept_answer
from site_builder.cli.options import today_option
from site_builder.cli.root import the_root
from site_builder.cli.terminal import say, tell
from site_builder.notebook.pages import all_stand, load_pages, save_pages
from site_builder.notebook.stamps import stamp
from site_builder.notebook.state import State, drop_state

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from site_builder.build import Site
    from site_builder.notebook.folder import Notebook
    from site_builder.notebook.write import Written
    from site_builder.site.book import Book


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
    kept = kept_answer(args)
    answer = kept if kept and _stands(args, kept) else _build(args)
    return ERRORS if args.strict and answer.errors else FINE


def _stands(args: Namespace, kept: State) -> bool:
    """The site was built from just these files and is still there; the problems are told all the same."""
    output = os.path.realpath(args.output or os.path.join(the_root(args), kept.folders[1]))
    known, files = kept.sites.get(output, ((), ""))
    if not known or known != _known_by(args, output) or (args.verbose and kept.untold):
        return False
    if not all_stand(the_root(args), output):
        return False
    tell(args, kept.told, kept.untold)
    say(args, _said(files, "nothing changed", output, kept.summary))
    return True


def _known_by(args: Namespace, output: str) -> tuple[object, ...]:
    """By what a site is known again: its first page and its id are as they were written."""
    try:
        infos = [os.stat(os.path.join(output, name)) for name in ("index.html", "build.js")]
    except OSError:
        return ()
    return (args.today is not None, *map(stamp, infos))


def _build(args: Namespace) -> State:
    from dataclasses import replace

    from site_builder.cli.book import the_book, the_notebook
    from site_builder.cli.report import report, summary
    from site_builder.notebook.output import NotOurs, check_folder
    from site_builder.site.words import count

    read_at = time.time_ns()
    notebook = the_notebook(args)
    output = output_folder(args, notebook)
    try:
        check_folder(output, notebook.root)
        book = the_book(args, notebook, drafts=True)
        site, written = _make(args, book, notebook, output)
    except NotOurs as refusal:
        raise Stop(str(refusal)) from None
    report(args, site.problems, [file.path for file in notebook.tree.contacts])
    files = count(len(site.files) + len(site.left), "file")
    say(args, _said(files, _changes(written), str(output), summary(site.problems)))
    if written.first:
        _warn_of_git(args, output)
    sites = {str(output): (_known_by(args, str(output)), files)}
    return keep_answer(notebook, replace(book, problems=site.problems), read_at, sites)


def _make(args: Namespace, book: Book, notebook: Notebook, output: Path) -> tuple[Site, Written]:
    """Build the site and write it; what stands already, made of the same, is left as it is."""
    from site_builder.notebook.write import Touched

    try:
        return _write(args, book, notebook, output)
    except Touched:  # since we looked
        return _write(args, book, notebook, output, all_anew=True)


def _write(
    args: Namespace, book: Book, notebook: Notebook, output: Path, *, all_anew: bool = False
) -> tuple[Site, Written]:
    """The pages of people are written as they are made, so that not all of them need be kept."""
    from site_builder.cli.dress import build_pages
    from site_builder.notebook.write import new_site

    root, folder = str(notebook.root), str(output)
    with new_site(output, notebook.root) as new:
        stood = {} if all_anew else load_pages(root, folder, new.seen)
        site = build_pages(args, book, notebook, stood, new.put)
        drop_state(root)
        written = new.show(site.files, {path: new.seen[path] for path in site.left - new.files})
    save_pages(root, folder, site, written.stamps)
    return site, written


def _warn_of_git(args: Namespace, output: Path) -> None:
    from site_builder.cli.git import is_open_to_git

    if is_open_to_git(output):
        say(args, f"{output} is not ignored by git: add it to .gitignore, or your notes may be published with it")


def output_folder(args: Namespace, notebook: Notebook) -> Path:
    """Where the site goes: as given, from this folder; as set, from the notebook's."""
    from pathlib import Path

    return Path(args.output).resolve() if args.output else (notebook.root / notebook.settings.output).resolve()


def _changes(written: Written) -> str:
    changed = f"{len(written.changed)} written, {len(written.removed)} removed"
    return "all new" if written.first else changed if written.changed or written.removed else "nothing changed"


def _said(files: str, changes: str, output: str, problems: str) -> str:
    return f"built {files} in {output} ({changes})" + (f", {problems} in the notebook" if problems else "")
