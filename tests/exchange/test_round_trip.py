"""What is exported is read back the same, and independent readers accept it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given, settings

from site_builder.exchange.card import Card, Found, Skipped
from site_builder.exchange.csv_in import read_csv_file
from site_builder.exchange.csv_own import csv_file
from site_builder.exchange.json_cards import json_file, read_json_file
from site_builder.exchange.note_in import card_of
from site_builder.exchange.note_out import contact_of
from site_builder.exchange.vcard_in import read_vcard_file
from site_builder.exchange.vcard_out import vcard_file
from site_builder.model import Contact
from tests.exchange.people import SETTINGS, contacts, kept

Write = Callable[[Iterable[Card]], str]
Read = Callable[[bytes], Iterator[Found | Skipped]]
FORMATS = [
    pytest.param(vcard_file, read_vcard_file, id="vcard"),
    pytest.param(csv_file, read_csv_file, id="csv"),
    pytest.param(json_file, read_json_file, id="json"),
]


@pytest.mark.parametrize(("write", "read"), FORMATS)
@given(person=contacts())
@settings(max_examples=60, deadline=None)
def test_what_is_exported_is_read_back_the_same(write: Write, read: Read, person: tuple[Contact, str]) -> None:
    contact, text = person
    (found,) = read(write([card_of(contact, text)]).encode())
    assert isinstance(found, Found)
    again, _ = contact_of(found.card, SETTINGS)
    assert again is not None
    assert kept(again) == kept(contact)
