"""What is remembered between commands: the same answer as anew, whatever has changed, and never an old one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.notebook import state
from tests.cli.conftest import Followup, Ran

TODAY = ("--today", "2026-11-20")
ADA = "---\nname: Ada\nemail: ada@lumen.example\n---\n## Log\n- 2026-11-19 met: SlowConf\n"
BEN = "---\nname: Ben\nbirtday: 04-09\n---\n## Log\n- 2026-11-31 met: never\n"


def settled(followup: Followup) -> None:
    """The files look as if they had been written a while ago."""
    long_ago = time.time_ns() - 60 * 10**9
    for path in followup.root.rglob("*"):
        if ".followup" not in path.parts:
            os.utime(path, ns=(long_ago, long_ago))


@pytest.fixture
def notebook(followup: Followup, monkeypatch: pytest.MonkeyPatch) -> Followup:
    """A notebook whose answer is kept; the time of change of an inode can't be set back, so it is not looked at."""
    monkeypatch.setattr(state, "_RACY", -(10**18))
    followup.put({"contacts/ada.md": ADA, "contacts/ben.md": BEN, "more/cy.md": ADA, "followup.yml": "capacity: 3\n"})
    settled(followup)
    followup("due", *TODAY)
    return followup


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def kept(followup: Followup) -> bool:
    found = state.load_state(str(followup.root))
    return found is not None and state.unchanged(str(followup.root), found)


def anew(followup: Followup) -> Ran:
    state.drop_state(str(followup.root))
    return followup("due", "--json", *TODAY)


def test_an_unchanged_notebook_is_not_read_again(notebook: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    first = anew(notebook)
    monkeypatch.setattr("site_builder.reading.read_contact", None)
    assert notebook("due", "--json", *TODAY) == first


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda root: (root / "contacts/ada.md").write_text(ADA + "- 2026-11-20 sent: hello\n"), id="an edit"
        ),
        pytest.param(lambda root: (root / "contacts/ada.md").unlink(), id="a file that is gone"),
        pytest.param(lambda root: (root / "contacts/cy.md").write_text(ADA.replace("Ada", "Cy")), id="a new file"),
        pytest.param(lambda root: (root / "contacts/ada.md").rename(root / "contacts/ida.md"), id="a new name"),
        pytest.param(lambda root: (root / "followup.yml").write_text("capacity: 1\n"), id="settings"),
        pytest.param(lambda root: (root / "followup.yml").unlink(), id="no settings"),
        pytest.param(lambda root: (root / "contacts/ada (conflicted copy).md").write_text(ADA), id="a conflict copy"),
        pytest.param(lambda root: put(root / "contacts/work/cy.md", ADA.replace("Ada", "Cy")), id="a note in a folder"),
        pytest.param(lambda root: (root / "contacts/work").symlink_to(root / "more"), id="a link to a folder"),
        pytest.param(lambda root: (root / "contacts/cy.md").symlink_to(root / "more/cy.md"), id="a link to a note"),
        pytest.param(lambda root: (root / "contacts/cy.md").symlink_to(root / "gone.md"), id="a link to nothing"),
        pytest.param(lambda root: (root / "contacts/cy.md").symlink_to("cy.md"), id="a link to itself"),
        pytest.param(lambda root: put(root / "messages/refresher.md", "Hello {{ contact.first }}"), id="a message"),
        pytest.param(lambda root: put(root / "themes/default/row.html", "<p>"), id="a theme"),
        pytest.param(lambda root: put(root / ".followup/answer", "spoiled"), id="a spoiled answer"),
        pytest.param(
            lambda root: (root / ".followup/answer").write_bytes(b"\xa8\x02\0\0\0<\x01\0\0\0r\0\0\0\0N"),
            id="an answer whose reading would end Python",
        ),
        pytest.param(lambda root: (root / ".followup/answer").unlink(), id="no answer"),
    ],
)
def test_whatever_changes_the_answer_is_that_of_now(notebook: Followup, change: Callable[[Path], object]) -> None:
    change(notebook.root)
    assert not kept(notebook)
    assert notebook("due", "--json", *TODAY) == anew(notebook)


LINKED = {
    "another text": lambda root: put(root / "more/cy.md", ADA + "- 2026-11-20 sent: hello\n"),
    "another place": lambda root: (root / "contacts/cy.md").unlink() or (root / "contacts/cy.md").symlink_to("ada.md"),
    "a note in a linked folder": lambda root: put(root / "more/dee.md", ADA),
}


@pytest.mark.parametrize("change", LINKED.values(), ids=LINKED)
def test_what_is_behind_a_link_counts(notebook: Followup, change: Callable[[Path], object]) -> None:
    (notebook.root / "contacts/cy.md").symlink_to(notebook.root / "more/cy.md")
    (notebook.root / "contacts/work").symlink_to(notebook.root / "more")
    notebook("due", *TODAY)
    assert kept(notebook)
    change(notebook.root)
    assert not kept(notebook)


def test_another_day_is_another_answer(notebook: Followup) -> None:
    assert '"today": "2026-11-25"' in notebook("due", "--json", "--today", "2026-11-25").out


def test_an_edit_within_one_stamp_is_seen(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA})
    followup("due", *TODAY)
    path = followup.root / "contacts/ada.md"
    known = state.load_state(str(followup.root))
    assert known is not None
    assert list(known.racy) == [str(path)]
    text = ADA.replace("met", "gaf")
    handle = os.open(path, os.O_WRONLY)
    os.write(handle, text.encode())
    os.close(handle)
    known.stamps = state.flat(state.stamps_of(str(followup.root), *known.folders))
    assert not state.unchanged(str(followup.root), known)
    path.write_text(ADA)
    known.stamps = state.flat(state.stamps_of(str(followup.root), *known.folders))
    assert state.unchanged(str(followup.root), known)


def test_what_was_young_is_believed_once_it_has_settled(followup: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    followup.put({"contacts/ada.md": ADA})
    followup("due", *TODAY)
    assert racy(followup) == [str(followup.root / "contacts/ada.md")]
    assert kept(followup)
    assert racy(followup) == [str(followup.root / "contacts/ada.md")]
    monkeypatch.setattr(state, "_RACY", -(10**18))
    assert kept(followup)
    assert racy(followup) == []


def racy(followup: Followup) -> list[str]:
    found = state.load_state(str(followup.root))
    assert found is not None
    return list(found.racy)


def test_a_build_of_the_same_files_writes_nothing_and_tells_the_same(
    notebook: Followup, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = notebook("build", *TODAY)
    assert "(all new)" in first.err
    monkeypatch.setattr("site_builder.reading.read_contact", None)
    second = notebook("build", *TODAY)
    assert second.err == first.err.replace("(all new)", "(nothing changed)")
    assert notebook("build", "--strict", *TODAY).code == 1


@pytest.mark.parametrize("name", ["index.html", "build.js"])
def test_a_site_that_was_touched_is_built_again(notebook: Followup, name: str) -> None:
    notebook("build", *TODAY)
    (notebook.root / "public" / name).unlink()
    assert "(1 written, 0 removed)" in notebook("build", *TODAY).err


def test_the_notebook_may_be_read_only(followup: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    followup.put({"contacts/ada.md": ADA})
    monkeypatch.setattr(os, "makedirs", refuse)
    assert followup("due", *TODAY).code == 0
