"""Which files of a folder are people, and what becomes of their bytes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from site_builder.model import Source
from site_builder.notebook.read import read_source, source_of
from site_builder.notebook.tree import File, Tree, find_file, list_tree
from site_builder.notebook.where import find_notebook

NOTE = "---\nname: Ada Okafor\n---\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "notebook"
    put(folder / "contacts/ada.md")
    return folder


def put(file: Path, data: bytes = NOTE.encode()) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def tree_of(root: Path, contacts: str = "contacts", output: str = "public") -> Tree:
    return list_tree(root, contacts, output)


def people(root: Path, contacts: str = "contacts", output: str = "public") -> list[str]:
    return [file.path for file in tree_of(root, contacts, output).contacts]


def told(root: Path) -> list[str]:
    return [f"{problem.place.path}: {problem.severity}: {problem.message}" for problem in tree_of(root).problems]


@pytest.mark.parametrize(
    "name",
    [
        ".ada.md", "ada.md~", "#ada.md#", ".#ada.md", "ada.md.swp", "4913", "ada.md.tmp", "ada.md.orig",
        "ada.md___jb_tmp___", "___jb_old___ada.md", "~$ada.md", "~syncthing~ada.md", "._ada.md", ".~lock.ada.md#",
        ".syncthing.ada.md.tmp", ".DS_Store", "Thumbs.db", "ada.txt", "ada.md.bak", ".git/ada.md", ".obsidian/ada.md",
        ".trash/ada.md", ".stversions/ada.md", "sub/.hidden/ada.md",
    ],
)  # fmt: skip
def test_names_that_are_no_people(root: Path, name: str) -> None:
    put(root / "contacts" / name)
    assert (people(root), told(root)) == (["contacts/ada.md"], [])


def test_folders_and_scripts_are_people_in_the_order_of_paths(root: Path) -> None:
    for name in ("work/Zoë Ångström.md", "陈伟.md", "a b/c#d?.md", "zed.md"):
        put(root / "contacts" / name)
    wanted = ["a b/c#d?.md", "ada.md", "work/Zoë Ångström.md", "zed.md", "陈伟.md"]
    assert people(root) == [f"contacts/{name}" for name in wanted]


def test_a_decomposed_name_is_one_in_composed_letters(root: Path) -> None:
    put(root / "contacts/Jose\u0301.md")
    assert people(root) == ["contacts/Jos\u00e9.md", "contacts/ada.md"]


def test_one_name_in_both_forms_is_two_files(root: Path) -> None:
    put(root / "contacts/Jose\u0301.md")
    put(root / "contacts/Jos\u00e9.md")
    assert people(root) == ["contacts/Jos\u00e9.md", "contacts/Jose\u0301.md", "contacts/ada.md"]


def test_a_name_that_is_no_utf8_is_listed_with_a_warning(root: Path) -> None:
    (root / "contacts" / os.fsdecode(b"caf\xe9.md")).write_bytes(NOTE.encode())
    assert people(root) == ["contacts/ada.md", "contacts/caf\\xe9.md"]
    assert told(root) == ["contacts/caf\\xe9.md: warning: The file's name has characters that can't be shown."]


@pytest.mark.parametrize(
    "name",
    [
        "ada.sync-conflict-20261118-101010-ABCDEFG.md",
        "ada (conflicted copy 2026-11-18 101010).md",
        "ada (Ben's conflicted copy 2026-11-18).md",
        "ada (Ben's Conflicted Copy).md",
        "ada conflicted copy 2.md",
        "ada (CONFLICT 2026-11-18).md",
    ],
)
def test_a_conflict_copy_is_a_notice_on_its_person(root: Path, name: str) -> None:
    put(root / "contacts" / name)
    assert people(root) == ["contacts/ada.md"]
    assert told(root) == [f'contacts/ada.md: warning: "{name}" is a copy that a sync tool made when two edits met.']


def test_a_conflict_copy_without_its_note_is_told_by_its_own_name(root: Path) -> None:
    put(root / "contacts/ben.sync-conflict-20261118-101010-ABCDEFG.md")
    assert people(root) == ["contacts/ada.md"]
    assert [problem.hint for problem in tree_of(root).problems] == [
        'rename it to "ben.md": a copy is not listed as a person'
    ]


@pytest.mark.parametrize("name", ["Sam (conflict resolution).md", "sync-conflict.md", "Conflicted Copywriter.md"])
def test_people_with_conflicts_in_their_names(root: Path, name: str) -> None:
    put(root / "contacts" / name)
    assert sorted(people(root)) == sorted(["contacts/ada.md", f"contacts/{name}"])


def test_a_note_that_is_not_downloaded_is_somebody_all_the_same(root: Path) -> None:
    put(root / "contacts/.ben.md.icloud")
    tree = tree_of(root)
    assert [file.path for file in tree.contacts] == ["contacts/ada.md", "contacts/ben.md"]
    assert read_source(tree.contacts[1]).failed == "The file is not downloaded to this machine."


def test_a_placeholder_gives_way_to_its_note(root: Path) -> None:
    put(root / "contacts/.ada.md.icloud")
    assert [read_source(file).text for file in tree_of(root).contacts] == [NOTE]


def test_links_are_followed_inside_the_notebook_only(root: Path, tmp_path: Path) -> None:
    outside = put(tmp_path / "elsewhere/secret.md", b"secret")
    archived = put(root / "archive/ben.md")
    contacts = root / "contacts"
    (contacts / "ben.md").symlink_to(archived)
    (contacts / "old").symlink_to(archived.parent)
    (contacts / "secret.md").symlink_to(outside)
    (contacts / "others").symlink_to(outside.parent)
    (contacts / "git.md").symlink_to(put(root / ".git/config.md"))
    assert people(root) == ["contacts/ada.md", "contacts/ben.md", "contacts/old/ben.md"]
    leads_out = "warning: This link leads out of the notebook and is not followed."
    assert told(root) == [f"contacts/{name}: {leads_out}" for name in ("git.md", "others", "secret.md")]


def test_links_to_themselves_and_in_circles_end(root: Path) -> None:
    contacts = root / "contacts"
    (contacts / "loop.md").symlink_to("loop.md")
    (contacts / "gone.md").symlink_to("nobody.md")
    (contacts / "round").symlink_to("..")
    (contacts / "sub").mkdir()
    (contacts / "sub/back").symlink_to("..")
    assert people(root) == ["contacts/ada.md"]
    assert [line.partition(":")[0] for line in told(root)] == [
        "contacts/gone.md", "contacts/loop.md", "contacts/round", "contacts/sub/back",
    ]  # fmt: skip


def test_a_contacts_folder_that_is_elsewhere_is_refused(root: Path, tmp_path: Path) -> None:
    (root / "people").symlink_to(put(tmp_path / "elsewhere/ben.md").parent)
    assert people(root, contacts="people") == people(root, contacts="../elsewhere") == people(root, contacts="/") == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_never_opened(root: Path) -> None:
    os.mkfifo(root / "contacts/pipe.md")
    assert people(root) == ["contacts/ada.md"]
    assert told(root) == ["contacts/pipe.md: warning: This is no file with text in it and is not opened."]


def test_a_folder_may_be_called_like_a_note(root: Path) -> None:
    put(root / "contacts/team.md/ben.md")
    assert people(root) == ["contacts/ada.md", "contacts/team.md/ben.md"]


def test_what_is_built_and_written_to_is_no_input(root: Path) -> None:
    for name in ("site/ben.md", "messages/reply.md", "messages/sales/reply.md", "themes/dark/ben.md", "published/b.md"):
        put(root / name)
    assert people(root, contacts=".", output="site") == ["contacts/ada.md"]
    assert [file.path for file in tree_of(root).messages] == ["messages/reply.md", "messages/sales/reply.md"]


def test_a_thousand_folders_deep(root: Path) -> None:
    deep = root / "contacts"
    for _ in range(1000):
        deep /= "d"
        deep.mkdir()
    put(deep / "ben.md")
    found = people(root)
    subprocess.run(["rm", "-r", str(root)], check=True)  # Python's own removal goes only so deep
    assert len(found) == 2


def test_the_nearest_parent_is_the_notebook(root: Path, tmp_path: Path) -> None:
    assert find_notebook(f"{root}/contacts") == str(root)
    put(root / "contacts/work/followup.yml", b"")
    assert find_notebook(f"{root}/contacts/work") == f"{root}/contacts/work"
    assert find_notebook(str(tmp_path)) is None


def test_settings_behind_a_link_that_leads_out(root: Path, tmp_path: Path) -> None:
    assert find_file(root, "followup.yml") is None
    (root / "followup.yml").symlink_to(put(tmp_path / "followup.yml", b"title: x"))
    assert not isinstance(find_file(root, "followup.yml"), File)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"a\nb", "a\nb", id="as it is"),
        pytest.param(b"\xef\xbb\xbfa\n", "a\n", id="byte order mark"),
        pytest.param(b"a\r\nb\r\n", "a\nb\n", id="Windows"),
        pytest.param(b"a\rb\r", "a\nb\n", id="old Mac"),
        pytest.param(b"a\r\n\rb\n", "a\n\nb\n", id="mixed"),
        pytest.param("é\u2028\x0b".encode(), "é\u2028\x0b", id="other breaks are no line ends"),
        pytest.param(b"", "", id="empty"),
        pytest.param(b"x" * 999_999, "x" * 999_999, id="a line just below 1 MB"),
    ],
)
def test_bytes_as_text(data: bytes, text: str) -> None:
    assert source_of("a.md", data) == Source(path="a.md", text=text)


@pytest.mark.parametrize(
    ("data", "failed"),
    [
        pytest.param("Zoë\n".encode("utf-16"), "The file looks like UTF-16, not UTF-8.", id="UTF-16, marked"),
        pytest.param("name: Zoë\n".encode("utf-16-le"), "The file looks like UTF-16, not UTF-8.", id="UTF-16, bare"),
        pytest.param("Zoë\n".encode("utf-32"), "The file looks like UTF-32, not UTF-8.", id="UTF-32"),
        pytest.param(b"a\r\nb\rZo\xeb", "The file looks like Latin-1: line 3 is no UTF-8.", id="Latin-1"),
        pytest.param(b"\x93Zo\xeb\x94", "The file looks like Windows-1252: line 1 is no UTF-8.", id="Windows-1252"),
        pytest.param(b"name: Ada\n\n\0\n", "There is a NUL byte on line 3.", id="NUL"),
        pytest.param(
            b"a\n\xed\xa0\x80", "There is half a character (a lone surrogate) on line 2, which is no UTF-8.", id="half"
        ),
        pytest.param(b"a\n" + b"x" * 1_000_000, "Line 2 is 1 MB long.", id="a line of 1 MB"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, failed: str) -> None:
    assert source_of("a.md", data).failed == failed


@pytest.mark.parametrize(("size", "failed"), [(5_000_000, ""), (5_000_001, "The file is larger than 5 MB.")])
def test_a_large_file(root: Path, size: int, failed: str) -> None:
    line = b"x" * 999 + b"\n"
    put(root / "contacts/ada.md", (line * 5001)[:size])
    assert read_source(tree_of(root).contacts[0]).failed == failed


def test_a_huge_file_is_not_read(root: Path) -> None:
    with open(root / "contacts/ada.md", "r+b") as file:
        file.truncate(10**12)  # sparse: reading it would take minutes
    assert read_source(tree_of(root).contacts[0]).failed == "The file is larger than 5 MB."


def test_a_file_that_vanishes_or_becomes_something_else(root: Path) -> None:
    (file,) = tree_of(root).contacts
    os.unlink(file.disk)
    assert read_source(file).failed == "The file vanished while it was read."
    os.mkfifo(file.disk)
    assert read_source(file).failed == "The file can't be read: it is no regular file."
    os.unlink(file.disk)
    os.symlink("/etc/hostname", file.disk)
    assert read_source(file).failed.startswith("The file can't be read: ")
