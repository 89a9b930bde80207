"""`followup audit`: proves that nothing readable is left in a folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from site_builder.cli import ERRORS, FINE, WRONG_USAGE, Stop
from site_builder.cli.book import the_book, the_notebook
from site_builder.cli.terminal import complain, in_ci, say


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("folder", metavar="DIR", help="the folder to look through")
    parser.set_defaults(today=None)


def run(args: Namespace) -> int:
    """Look in every byte of a folder for what the notebook holds.

    Names, addresses, numbers, organisations, slugs, tags and any five words in a row are found in encoded, escaped
    and compressed forms, too. The exit code is 1 where something is found.
    """
    from site_builder.cli.leaks import needles_of, told
    from site_builder.notebook.dress import theme_of
    from site_builder.publish.audit import first_leak
    from site_builder.publish.folder import read_folder
    from site_builder.publish.story import empty_folder

    folder = Path(args.folder)
    if not folder.is_dir():
        raise Stop(f"{folder} is no folder", WRONG_USAGE)
    notebook = the_notebook(args)
    book = the_book(Namespace(**{**vars(args), "quiet": args.quiet or in_ci()}), notebook)
    empty = empty_folder(theme_of(notebook.root, notebook.settings.theme))
    leak = first_leak(read_folder(folder), needles_of(book, notebook), empty)
    if leak:
        complain(told(leak, notebook))
        return ERRORS
    say(args, "nothing of the notebook can be read there" if in_ci() else f"nothing can be read in {folder}")
    return FINE
