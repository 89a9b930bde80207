"""No bytes whatever make a reader raise anything but its reason, and no card makes a note that can't be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.exchange.card import Found, NoCards
from site_builder.exchange.note_out import contact_of
from site_builder.exchange.reading import read_people
from site_builder.settings import Settings

SETTINGS = Settings()
SIGNS = [
    "BEGIN:VCARD\n", "END:VCARD\n", "\nFN", "\nN:", ":", ";", ",", "\\", "=", "=\n", "=C3", "\n ", '"', "\r",
    "\nNOTE;ENCODING=QUOTED-PRINTABLE", ";CHARSET=", "utf-8", "\nBDAY:", "\nORG:", "\nADR", "item1.", "X-ABLabel:", "{",
    "Name,E-mail,Notes\n", "---\n", "name: ", "## Log\n", "## 2026-01-01\n", "- 2026-01-01 ", "[[", "]]", "}", "\x00",
    '{"contacts": [', '{"name": ', "### Friends:\n", "- ", "**", "```\n", "<!--", "<<<<<<< a\n", " -> tomorrow",
    " #tag",
    "\nTEL:", "+49 30 1234567", "\nX-FOLLOWUP-LOG:2026-01-01 met", "\nX-FOLLOWUP-MORE:status;x",
]  # fmt: skip
PIECES = st.one_of(st.sampled_from(SIGNS), st.text(max_size=8)).map(lambda text: text.encode("utf-8", "replace"))
FILES = st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=25).map(b"".join)


@pytest.mark.parametrize("name", ["a.vcf", "a.csv", "a.json", "a.md", "a"])
@given(data=FILES)
@settings(max_examples=150, deadline=None)
def test_any_bytes(name: str, data: bytes) -> None:
    start = b"BEGIN:VCARD\nFN:Ada\n" if name == "a.vcf" else b""
    try:
        found = list(read_people(name, start + data, SETTINGS))
    except NoCards:
        return
    for each in found:
        if isinstance(each, Found):
            contact, _ = contact_of(each.card, SETTINGS)
            assert contact is not None
            assert not contact.unreadable
            assert len(contact.log) <= len(each.card.log) + 2
