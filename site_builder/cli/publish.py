"""`followup publish`: the encrypted site, its key and its readers."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from site_builder.cli import FINE, WRONG_USAGE, Stop
from site_builder.cli.book import the_book, the_notebook
from site_builder.cli.options import today_option
from site_builder.cli.report import report, summary
from site_builder.cli.terminal import in_ci, say
from site_builder.notebook.folder import Notebook
from site_builder.publish import CannotPublish

OUTPUT = "published"


def arguments(parser: ArgumentParser) -> None:
    """The options of the command, and what else it can do."""
    today_option(parser)
    parser.add_argument("--output", metavar="DIR", help=f"where the page goes; else {OUTPUT}")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    init = actions.add_parser("init", help="make the key, and a passphrase for you; both are shown once")
    init.add_argument("--choose", action="store_true", help="ask for the passphrase instead of making one")
    reader = actions.add_parser("reader", help="who can open the page")
    reader.add_argument("change", metavar="add|remove|list", choices=("add", "remove", "list"), help="what to do")
    reader.add_argument("name", nargs="?", help="what you call that reader; it is not published")
    reader.add_argument("--choose", action="store_true", help="ask for the passphrase instead of making one")
    actions.add_parser("rotate", help="a new key, and a new passphrase for each reader")
    decrypt = actions.add_parser("decrypt", help="the pages of a published file, readable")
    decrypt.add_argument("file", metavar="FILE", help="a published index.html")
    decrypt.add_argument("--output", metavar="DIR", default="decrypted", help="a new folder for them; else decrypted")
    verify = actions.add_parser("verify", help="whether a published page is the one that this program writes")
    verify.add_argument("page", metavar="FILE|URL", help="a published index.html, or where it is published")


def run(args: Namespace) -> int:
    """Publish the site as one page that nobody can read without a passphrase.

    The key comes from FOLLOWUP_KEY or the file that FOLLOWUP_KEY_FILE names. Whatever is missing or goes wrong,
    what was published before stays as it is.
    """
    from site_builder.cli import published, readers

    actions: dict[str | None, Callable[[Namespace], None]] = {
        None: _publish,
        "init": readers.init,
        "reader": readers.reader,
        "rotate": readers.rotate,
        "decrypt": published.decrypt,
        "verify": published.verify,
    }
    try:
        actions[args.action](args)
    except CannotPublish as refusal:
        raise Stop(f"{refusal.message}: {refusal.hint}" if refusal.hint else refusal.message) from None
    except ImportError as missing:
        raise Stop(f"the library {missing.name} is missing: pip install followup") from None
    return FINE


def _publish(args: Namespace) -> None:
    from site_builder.cli.dress import build_pages
    from site_builder.cli.leaks import needles_of, told
    from site_builder.cli.readers import key_and_readers
    from site_builder.notebook.dress import theme_of
    from site_builder.publish.folder import require_ours
    from site_builder.publish.redact import redact
    from site_builder.publish.story import Readable, publish

    notebook = the_notebook(args)
    folder = _folder(args, notebook)
    key, readers = key_and_readers(notebook.root)
    require_ours(folder)
    calm = Namespace(**{**vars(args), "quiet": args.quiet or in_ci()})  # how many people there are is nobody's business
    book = the_book(calm, notebook, drafts=True)
    report(args, book.problems, [file.path for file in notebook.tree.contacts])
    site = build_pages(calm, redact(book), notebook)
    theme = theme_of(notebook.root, notebook.settings.theme)
    try:
        publish(site.files, theme, key, readers.lock, folder, needles_of(book, notebook))
    except Readable as refusal:
        raise Stop(f"{told(refusal.leak, notebook)}: nothing was handed over") from None
    if book.unreadable:
        say(args, "files that could not be read are left out: they may be private")
    said = "published" if in_ci() else f"published into {folder}"
    say(args, f"{said}; {summary(book.problems)}" if book.problems and not in_ci() else said)


def _folder(args: Namespace, notebook: Notebook) -> Path:
    """Where the page goes: never the folder of the readable site, nor one inside it."""
    folder = Path(os.path.realpath(args.output or notebook.root / OUTPUT))
    site = Path(os.path.realpath(notebook.root / notebook.settings.output))
    if site == folder or site in folder.parents:
        raise Stop(f"{folder} is the readable site: name another folder with --output", WRONG_USAGE)
    return folder
