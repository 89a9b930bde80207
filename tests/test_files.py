"""The files of a site, as they are and packed: whoever asks gets the same bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.files import Files, packed

BYTES = st.dictionaries(st.text(max_size=3), st.binary(max_size=50), max_size=5)


@given(BYTES)
def test_what_is_packed_comes_out_as_it_was(files: dict[str, bytes]) -> None:
    held = Files({path: packed(data) for path, data in files.items()})
    assert (dict(held), len(held)) == (files, len(files))


@given(BYTES, BYTES, st.booleans())
def test_what_differs_is_told_without_unpacking(one: dict[str, bytes], other: dict[str, bytes], pack: bool) -> None:
    hold = packed if pack else bytes
    now, before = (Files({path: hold(data) for path, data in each.items()}) for each in (one, other))
    assert now.differing(before) == [path for path, data in one.items() if other.get(path) != data]


def test_some_are_replaced() -> None:
    files = Files({"a": b"1", "b": packed(b"2")})
    assert dict(files.replaced(["b", "c"], Files({"b": b"3", "c": packed(b"4"), "a": b"5"}))) == {
        "a": b"1", "b": b"3", "c": b"4",
    }  # fmt: skip


def test_a_packed_file_takes_less_room() -> None:
    page = b"<p>to be repeated</p>" * 1000
    assert len(packed(page).data) < len(page) / 20
