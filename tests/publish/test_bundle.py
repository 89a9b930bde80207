"""The site as one text: the same again when unpacked, small, and nothing of it readable in names."""

from __future__ import annotations

import random

import pytest

from site_builder.publish.bundle import pack, unpack
from site_builder.publish.envelope import padded_length
from tests.publish.sites import site, with_person

KEY = bytes(range(100, 132))


@pytest.mark.parametrize("people", [0, 1, 300])
def test_unpacks_to_the_same_pages_and_styles(people: int) -> None:
    files = site(people)
    wanted = {path: data for path, data in files.items() if path.endswith((".html", ".css"))}
    assert unpack(pack(files, KEY)) == wanted


@pytest.mark.parametrize(
    "page", ["", "plain text", "<title>", "</main></main><main><title></title>", "<body>é 陈 \x00 \r\n</body>"]
)
def test_any_text_survives(page: str) -> None:
    files = {"index.html": page.encode(), "a/index.html": page.encode()}
    assert unpack(pack(files, KEY)) == files


def test_order_of_files_does_not_matter() -> None:
    files = site(40)
    shuffled = random.Random(1).sample(sorted(files.items()), len(files))
    assert pack(dict(shuffled), KEY) == pack(files, KEY)


def test_what_pages_share_is_packed_once() -> None:
    assert len(pack(site(1000), KEY)) < 1000 * 1000


def test_one_short_contact_more_seldom_changes_the_size() -> None:
    chance, files, same = random.Random(2), site(100), 0
    before = padded_length(8 + len(pack(files, KEY)))
    for _ in range(60):
        same += padded_length(8 + len(pack(with_person(files, chance), KEY))) == before
    assert same >= 57
