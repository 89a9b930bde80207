"""`followup build`: the site, once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from site_builder.cli import ERRORS, FINE, Stop
from site_builder.cli.book import the_book, the_notebook
from site_builder.cli.git import is_open_to_git
from site_builder.cli.options import today_option
from site_builder.cli.report import report, summary
from site_builder.cli.terminal import say
from site_builder.notebook.folder import Notebook
from site_builder.notebook.write import NotOurs, Written, write_whole
from site_builder.problems import errors
from site_builder.site.words import count


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
    from site_builder.cli.dress import build_pages

    notebook = the_notebook(args)
    output = output_folder(args, notebook)
    site = build_pages(args, the_book(args, notebook, drafts=True), notebook)
    report(args, site.problems, [file.path for file in notebook.tree.contacts])
    try:
        written = write_whole(site.files, output, notebook.root)
    except NotOurs as refusal:
        raise Stop(str(refusal)) from None
    say(args, _said(len(site.files), written, output, summary(site.problems)))
    if written.first and is_open_to_git(output):
        say(args, f"{output} is not ignored by git: add it to .gitignore, or your notes may be published with it")
    return ERRORS if args.strict and errors(site.problems) else FINE


def output_folder(args: Namespace, notebook: Notebook) -> Path:
    """Where the site goes: as given, from this folder; as set, from the notebook's."""
    return Path(args.output).resolve() if args.output else (notebook.root / notebook.settings.output).resolve()


def _said(files: int, written: Written, output: Path, problems: str) -> str:
    changed = f"{len(written.changed)} written, {len(written.removed)} removed"
    what = "all new" if written.first else changed if written.changed or written.removed else "nothing changed"
    return f"built {count(files, 'file')} in {output} ({what})" + (f", {problems} in the notebook" if problems else "")
