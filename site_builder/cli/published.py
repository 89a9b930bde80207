"""`followup publish decrypt` and `verify`: what is inside a published page, and whether it is the one that was made."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from urllib.parse import urlsplit

from site_builder.cli import WRONG_USAGE, Stop
from site_builder.cli.book import the_notebook
from site_builder.cli.readers import passphrase_given
from site_builder.cli.terminal import say
from site_builder.notebook.dress import theme_of
from site_builder.notebook.output import NotOurs
from site_builder.notebook.write import write_whole
from site_builder.publish import CannotPublish
from site_builder.publish.bundle import unpack
from site_builder.publish.envelope import Sealed, read_header, unlock, unseal
from site_builder.publish.folder import PAGE
from site_builder.publish.keys import FILE_VARIABLE, VARIABLE, key_from
from site_builder.publish.page import taken_apart
from site_builder.publish.story import empty_folder

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SECONDS, _MOST = 60, 200_000_000


def decrypt(args: Namespace) -> None:
    """Write the pages of a published file into a folder of their own, readable: for its owner alone."""
    file, folder = Path(args.file), Path(os.path.realpath(args.output))
    sealed = taken_apart(_read(file)).sealed
    try:
        written = write_whole(unpack(unseal(sealed, _key_to(sealed))), folder, Path(os.path.realpath(file)).parent)
    except NotOurs as refusal:
        raise Stop(str(refusal)) from None
    say(args, f"{len(written.changed)} files in {folder}; they are readable: delete them when you have read them")


def _key_to(sealed: Sealed) -> bytes:
    """The site key, from the environment, or by a reader's passphrase."""
    lock, _ = read_header(sealed.header)
    if VARIABLE in os.environ or FILE_VARIABLE in os.environ:
        return key_from(os.environ)
    return unlock(lock, passphrase_given())


def verify(args: Namespace) -> None:
    """Compare all of a published page but what is sealed in it with what this program and theme write."""
    notebook = the_notebook(args)
    page = taken_apart(_bytes_of(args.page))
    expected = taken_apart(empty_folder(theme_of(notebook.root, notebook.settings.theme))[PAGE])
    if page.shell != expected.shell:
        raise CannotPublish(
            "the page around the lock is not the one that this program and theme write",
            "type no passphrase there: publish again, and find out who changed it",
        )
    if VARIABLE in os.environ or FILE_VARIABLE in os.environ:
        unseal(page.sealed, key_from(os.environ))
        say(args, "the page is as this program writes it, and the key opens it")
    else:
        say(args, "the page is as this program writes it; with the key set, what is inside is checked too")


def _bytes_of(place: str) -> bytes:
    address = urlsplit(place)
    if address.scheme not in ("https", "http"):
        return _read(Path(place))
    if address.scheme == "http" and address.hostname not in _LOOPBACK:
        raise Stop("an http address can be changed by anyone on the way: give the https one", WRONG_USAGE)
    return _fetched(place)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Stop(f"{file}: {error.strerror}; give the published index.html", WRONG_USAGE) from None


def _fetched(address: str) -> bytes:
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    try:
        with urlopen(Request(address, headers={"Cache-Control": "no-cache"}), timeout=_SECONDS) as answer:
            data: bytes = answer.read(_MOST)
    except HTTPError as error:
        raise Stop(f"{address} answers {error.code} {error.reason}: is the page published there yet?") from None
    except OSError as error:
        reason = getattr(error, "reason", error)
        raise Stop(f"could not fetch {address}: {getattr(reason, 'strerror', None) or reason}") from None
    return data
