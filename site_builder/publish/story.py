"""From a book of everybody to one page that nobody can read: the story of publishing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from site_builder.build import build_site
from site_builder.publish import CannotPublish
from site_builder.publish.audit import Leak, first_leak
from site_builder.publish.audit.needles import Needle
from site_builder.publish.bundle import pack
from site_builder.publish.envelope import Lock, seal
from site_builder.publish.folder import FILES, PAGE, ROBOTS, hand_over
from site_builder.publish.keys import new_key
from site_builder.publish.page import published_page
from site_builder.publish.readers import new_readers
from site_builder.publish.redact import redact
from site_builder.reading import Request, read_book
from site_builder.settings import Settings
from site_builder.theme import Theme


class Readable(CannotPublish):
    """Something of the notebook could be read in what was made."""

    def __init__(self, leak: Leak) -> None:
        super().__init__("something of the notebook can be read in what was made", "nothing was handed over")
        self.leak = leak


def publish(
    files: Mapping[str, bytes], theme: Theme, key: bytes, lock: Lock, folder: Path, needles: Iterable[Needle]
) -> None:
    """Encrypt a site's files and hand the folder over, if nothing in it can be read."""
    page = encrypted(files, theme, key, lock)
    empty = empty_folder(theme)

    def inspect(made: Mapping[str, bytes]) -> None:
        if leak := first_leak(made, needles, empty):
            raise Readable(leak)

    hand_over(page, folder, inspect)


def encrypted(files: Mapping[str, bytes], theme: Theme, key: bytes, lock: Lock) -> bytes:
    """The page that holds the site."""
    return published_page(theme, files, seal(pack(files, key), key, lock)).encode()


def empty_folder(theme: Theme) -> dict[str, bytes]:
    """What the folder of a notebook without a word in it would hold; what is sealed in its page is of no account."""
    book = redact(read_book([], Request(settings=Settings(), today=date(2000, 1, 3))))
    key = new_key()
    page = encrypted(build_site(book, theme).files, theme, key, new_readers(key).lock)
    return {**dict.fromkeys(FILES, b""), "robots.txt": ROBOTS, PAGE: page}
