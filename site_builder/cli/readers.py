"""`followup publish init`, `reader` and `rotate`: the key, and who can open the page. Secrets are shown once."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from site_builder.cli import WRONG_USAGE, Stop
from site_builder.cli.book import the_notebook
from site_builder.cli.terminal import say, show
from site_builder.notebook.notes import create_note, rewrite_note
from site_builder.publish import CannotPublish
from site_builder.publish.keys import VARIABLE, key_from, key_line, new_key
from site_builder.publish.passphrase import new_passphrase, weakness
from site_builder.publish.readers import (
    FILE,
    Readers,
    new_readers,
    read_readers,
    readers_text,
    require_key,
    with_reader,
    without_reader,
)

OWNER = "me"
PASSPHRASE = "FOLLOWUP_PASSPHRASE"


def key_and_readers(root: Path) -> tuple[bytes, Readers]:
    """The site key, and the readers whose slots hold it."""
    key, readers = key_from(os.environ), _read(root)
    require_key(readers, key)
    return key, readers


def init(args: Namespace) -> None:
    """Make the key and the first reader."""
    root = the_notebook(args).root
    key = new_key()
    passphrase = _chosen() if args.choose else new_passphrase()
    try:
        create_note(root / FILE, readers_text(with_reader(new_readers(key), OWNER, passphrase, key)).encode())
    except FileExistsError:
        raise CannotPublish(f"{FILE} is there already", "`followup publish rotate` makes a new key") from None
    show(key_line(key))
    if not args.choose:
        show(f"passphrase: {passphrase}")
    say(args, f"Keep both now, they are not shown again: {VARIABLE} is CI's secret, the passphrase is yours.")
    say(args, f"{FILE} holds no secret: commit it. Then `followup publish`.")


def reader(args: Namespace) -> None:
    """Add, remove or list readers."""
    root = the_notebook(args).root
    if args.change == "list":
        for name in _read(root).names:
            show(name)
        return
    if not (args.name or "").strip():
        raise Stop(f"which reader? followup publish reader {args.change} NAME", WRONG_USAGE)
    if args.change == "remove":
        readers = _read(root)
        _write(root, readers, without_reader(readers, args.name))
        say(args, "Publish again. What they have saved stays readable to them; `followup publish rotate` ends the key.")
        return
    key, readers = key_and_readers(root)
    passphrase = _chosen() if args.choose else new_passphrase()
    _write(root, readers, with_reader(readers, args.name, passphrase, key))
    if not args.choose:
        show(f"passphrase: {passphrase}")
    say(args, "Give it to them by another way than e-mail, and publish again.")


def rotate(args: Namespace) -> None:
    """A new key, and a new passphrase for each reader: the old ones open only what was published before."""
    root, key = the_notebook(args).root, new_key()
    old, readers = _read(root), new_readers(key)
    passphrases = {name: new_passphrase() for name in old.names}
    for name, passphrase in passphrases.items():
        readers = with_reader(readers, name, passphrase, key)
    _write(root, old, readers)
    show(key_line(key))
    for name, passphrase in passphrases.items():
        show(f"passphrase of {name}: {passphrase}")
    say(args, f"Set {VARIABLE} anew where you publish, and publish again; the old page stays open to the old ones.")


def passphrase_given() -> str:
    """A reader's passphrase, from the environment or the terminal."""
    return os.environ.get(PASSPHRASE) or _asked("Passphrase: ")


def _chosen() -> str:
    """A passphrase that the owner chose, typed twice; refused where it could be guessed."""
    chosen = _asked("A passphrase of your own: ")
    if reason := weakness(chosen):
        raise CannotPublish(reason, "a generated one is safe: leave out --choose")
    if _asked("The same again: ") != chosen:
        raise CannotPublish("the two are not the same", "nothing was changed")
    return chosen


def _asked(question: str) -> str:
    from getpass import getpass

    if not sys.stdin or not sys.stdin.isatty():
        raise CannotPublish("there is nobody to ask for a passphrase", f"run it in a terminal, or set {PASSPHRASE}")
    return getpass(question)


def _read(root: Path) -> Readers:
    try:
        return read_readers((root / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CannotPublish(f"there is no {FILE}", "`followup publish init` makes it, and the key") from None
    except UnicodeError:
        raise CannotPublish(f"{FILE} is no text", "take it from the last commit") from None


def _write(root: Path, old: Readers, new: Readers) -> None:
    rewrite_note(root / FILE, readers_text(old).encode(), readers_text(new).encode())
