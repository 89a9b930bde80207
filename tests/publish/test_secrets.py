"""Keys, passphrases and readers: what is made, what is accepted, what is refused."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.publish import CannotPublish
from site_builder.publish.envelope import unlock
from site_builder.publish.keys import key_from, key_line, new_key
from site_builder.publish.passphrase import new_passphrase, weakness
from site_builder.publish.readers import (
    new_readers,
    read_readers,
    readers_text,
    require_key,
    with_reader,
    without_reader,
)

KEY = bytes(range(100, 132))
LINE = key_line(KEY)
READERS = replace(new_readers(KEY), rounds=600_000)


def test_generated_passphrase_is_five_words() -> None:
    made = {new_passphrase() for _ in range(100)}
    assert len(made) == 100
    assert not [
        text
        for text in made
        if not re.fullmatch(r"([bdfghjklmnprstvz][aiou]){2}.(-([bdfghjklmnprstvz][aiou]){2}.){4}", text)
    ]


@pytest.mark.parametrize(
    ("chosen", "refused"),
    [
        pytest.param("", "0 characters", id="empty"),
        pytest.param("Tr0ub4dor&3", "11 characters", id="short"),
        pytest.param("k2#vR9!mQz7$Lp4", "15 characters", id="one too short"),
        pytest.param("  k2#vR9!mQz7$Lp   ", "14 characters", id="spaces around do not count"),
        pytest.param("correct horse battery staple", "well-known", id="from a comic"),
        pytest.param("The quick brown fox jumps over the lazy dog!", "well-known", id="from a typing lesson"),
        pytest.param("a" * 30, "guessed", id="one letter"),
        pytest.param("12345678901234567890", "guessed", id="counting"),
        pytest.param("qwertyuiopasdfghjkl", "guessed", id="along the keyboard"),
        pytest.param("password1234567890", "guessed", id="a word and counting"),
        pytest.param("summer summer summer summer", "guessed", id="one word again and again"),
        pytest.param("my dog is called Rex and he is 7", "guessed", id="a sentence"),
        pytest.param("k2#vR9!mQz7$Lp4x", "", id="drawn characters"),
        pytest.param("9f86d081884c7d659a2feaa0c55ad015", "", id="drawn hex"),
        pytest.param("marble kettle ninety oxygen flannel puddle", "", id="six drawn words"),
    ],
)
def test_chosen_passphrase(chosen: str, refused: str) -> None:
    reason = weakness(chosen)
    assert refused in reason
    assert bool(refused) == bool(reason)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        pytest.param("", "the key is empty", id="empty: what a fork gets"),
        pytest.param("  \n", "the key is empty", id="blank"),
        pytest.param("changeme", "the key is not of its form", id="placeholder"),
        pytest.param("lusab-babad-gutih-tugad-mudof", "the key is not of its form", id="a passphrase"),
        pytest.param(LINE[:-2], "the key is not of its form", id="cut short"),
        pytest.param(base64.b64encode(bytes(32)).decode(), "the key is too weak", id="zeros"),
        pytest.param(base64.b64encode(b"abcdefghijklmnopqrstuvwxyz123456").decode(), "the key is too weak", id="text"),
    ],
)
def test_key_that_is_refused(text: str, refused: str, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(text)
    for environ in ({"FOLLOWUP_KEY": text}, {"FOLLOWUP_KEY_FILE": str(file)}):
        with pytest.raises(CannotPublish, match=f"^{refused}"):
            key_from(environ)


@pytest.mark.parametrize(
    ("environ", "refused"),
    [
        pytest.param({}, "there is no key", id="nothing set"),
        pytest.param({"FOLLOWUP_KEY_FILE": ""}, "there is no key", id="no name of a file"),
        pytest.param({"FOLLOWUP_KEY_FILE": "/nowhere/key"}, "the file of FOLLOWUP_KEY_FILE", id="no such file"),
        pytest.param({"FOLLOWUP_KEY": "", "FOLLOWUP_KEY_FILE": __file__}, "the key is empty", id="an empty one counts"),
    ],
)
def test_no_key(environ: dict[str, str], refused: str) -> None:
    with pytest.raises(CannotPublish, match=f"^{refused}"):
        key_from(environ)


@pytest.mark.parametrize("text", [LINE, LINE.partition("=")[2], f"{LINE}\n", f"{LINE}="])
def test_key_that_is_read(text: str, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(text)
    assert key_from({"FOLLOWUP_KEY": text}) == key_from({"FOLLOWUP_KEY_FILE": str(file)}) == KEY


def test_new_keys_differ_and_are_accepted() -> None:
    keys = [new_key() for _ in range(20)]
    assert len(set(keys)) == 20
    assert [key_from({"FOLLOWUP_KEY": key_line(key)}) for key in keys] == keys


def test_readers_come_and_go() -> None:
    both = with_reader(with_reader(READERS, "me", "first words", KEY), "Kim", "second words", KEY)
    assert both.names == ("me", "Kim")
    assert unlock(both.lock, "first words") == unlock(both.lock, "second words") == KEY
    alone = without_reader(both, "me")
    assert (alone.names, unlock(alone.lock, "second words")) == (("Kim",), KEY)
    with pytest.raises(CannotPublish, match="did not open"):
        unlock(alone.lock, "first words")
    assert len(alone.slots) == len(both.slots) == 8


def test_what_readers_refuse() -> None:
    full = READERS
    for number in range(8):
        full = replace(
            full,
            slots=(*full.slots[:number], replace(full.slots[number], name=f"r{number}"), *full.slots[number + 1 :]),
        )
    with pytest.raises(CannotPublish, match="all 8 places"):
        with_reader(full, "Kim", "words", KEY)
    with pytest.raises(CannotPublish, match="of that name"):
        with_reader(full, "r1", "words", KEY)
    with pytest.raises(CannotPublish, match="no reader"):
        without_reader(READERS, "")
    with pytest.raises(CannotPublish, match="not the one"):
        require_key(READERS, KEY[::-1])


def test_readers_file_is_read_back_and_holds_no_key() -> None:
    text = readers_text(READERS)
    assert read_readers(text) == READERS
    assert base64.b64encode(KEY).decode() not in text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("{}", id="nothing in it"),
        pytest.param("[" * 50_000, id="nested"),
        pytest.param(readers_text(READERS).replace("600000", "1000"), id="too few rounds"),
        pytest.param(readers_text(replace(READERS, slots=READERS.slots[:7])), id="seven slots"),
        pytest.param(readers_text(replace(READERS, salt=b"short")), id="short salt"),
    ],
)
def test_readers_file_that_is_refused(text: str) -> None:
    with pytest.raises(CannotPublish, match=r"^readers\.json is not of its form"):
        read_readers(text)
