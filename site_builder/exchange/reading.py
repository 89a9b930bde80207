"""What kind of file it is, and the people in it: the one way in for every format."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.exchange.card import Found, NoCards, Skipped
from site_builder.settings import Settings

KNOWN = "vCard, CSV, JSON, a friends file, or people's notes in Markdown"
SUFFIXES = frozenset({".vcf", ".vcard", ".csv", ".tsv", ".json", ".md", ".markdown"})
_ARCHIVES = ((b"PK\x03\x04", "a ZIP archive"), (b"\x1f\x8b", "a gzip archive"), (b"%PDF", "a PDF"))


def read_people(name: str, data: bytes, settings: Settings) -> Iterator[Found | Skipped]:
    """The people of a file of that name, in its order, and what in it is nobody.

    Raises NoCards, before or while it is read, where the file as a whole is nothing that can be read.
    """
    _refuse(data)
    suffix = name[name.rfind(".") :].lower()
    start = data[:4_000].replace(b"\0", b"")
    if suffix in (".vcf", ".vcard") or b"BEGIN:VCARD" in start.upper():
        from site_builder.exchange.vcard_in import read_vcard_file

        return read_vcard_file(data)
    if suffix == ".json" or start.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        from site_builder.exchange.json_cards import read_json_file

        return read_json_file(data)
    if suffix in (".md", ".markdown"):
        return _markdown(name, data, settings)
    from site_builder.exchange.csv_in import read_csv_file

    return read_csv_file(data)


def _refuse(data: bytes) -> None:
    if not data[:1_000_000].strip():
        raise NoCards("it is empty")
    for magic, what in _ARCHIVES:
        if data.startswith(magic):
            raise NoCards(f"it is {what}: unpack it, or export it as {KNOWN}")
    if b"\0" in data[:4_000] and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"BEGIN:VCARD")):
        raise NoCards(f"it is no text: I read {KNOWN}")


def _markdown(name: str, data: bytes, settings: Settings) -> Iterator[Found | Skipped]:
    from site_builder.exchange.csv_table import as_text
    from site_builder.exchange.friends_in import is_friends_file, read_friends_file
    from site_builder.exchange.people_note import read_people_note

    text = as_text(data)
    if is_friends_file(text):
        yield from read_friends_file(text)
        return
    card = read_people_note(name, text, settings)
    yield Found(1, card) if card else Skipped(1, "it names nobody")
