"""A notebook of tokens: none of them in what is published, nor in what is said where CI is set."""

from __future__ import annotations

import os
import pty
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.publish import CannotPublish
from site_builder.publish.envelope import Lock, unlock
from site_builder.publish.readers import read_readers
from tests.publish.notebooks import KEY_LINE, PASSPHRASE, command, environment, notebook, run, tokens_in, tree


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook of tokens, built and published."""
    root = notebook(tmp_path_factory.mktemp("canary") / "notebook")
    for action in ("build", "publish"):
        assert run(root, action, FOLLOWUP_KEY=KEY_LINE).returncode == 0
    return root


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--strict"], ["build", "--verbose"], ["publish", "--verbose"],
        ["audit", "published"], ["audit", "public"], ["audit", "contacts"],
        ["publish", "verify", "published/index.html"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_messages_name_nobody_where_ci_is_set(arguments: list[str], root: Path) -> None:
    done = run(root, *arguments, FOLLOWUP_KEY=KEY_LINE)
    assert tokens_in(done.stdout + done.stderr) == []
    assert done.returncode in (0, 1), done.stderr


def test_messages_name_the_file_where_it_is_not(root: Path) -> None:
    done = run(root, "audit", "contacts", CI="")
    assert done.returncode == 1
    assert "contacts/" in done.stderr


def test_audit_tells_the_readable_site_from_the_published_one(root: Path) -> None:
    assert [run(root, "audit", folder).returncode for folder in ("public", "published", "nowhere")] == [1, 0, 2]


def test_nothing_of_it_is_in_the_published_folder(root: Path) -> None:
    made = tree(root / "published")
    assert not [path for path, data in made.items() if tokens_in(path) or tokens_in(data)]


def test_decrypted_it_is_the_site_without_the_private_one(root: Path) -> None:
    done = run(root, "publish", "decrypt", "published/index.html", FOLLOWUP_PASSPHRASE=PASSPHRASE)
    pages = tree(root / "decrypted")
    text = b"".join(pages.values()).lower()
    assert (done.returncode, b"zqxwvkyfamily" in text, b"zqxwvkyhidden" in text) == (0, True, False)
    assert (root / "decrypted").stat().st_mode & 0o777 == 0o700


def test_secrets_are_nowhere_but_where_they_are_given(root: Path) -> None:
    """Not in an argument, not in what is printed, not in a file."""
    done = run(root, "publish", "--verbose", FOLLOWUP_KEY=KEY_LINE)
    assert KEY_LINE not in done.stdout + done.stderr
    assert not [path for path, data in tree(root).items() if KEY_LINE.encode() in data or PASSPHRASE.encode() in data]


def test_init_reader_and_rotate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = notebook(tmp_path)
    (root / "readers.json").unlink()

    def said(*arguments: str, code: int = 0) -> list[str]:
        assert main(["publish", *arguments, "--notebook", str(root)]) == code
        return [line.partition("=" if "=" in line else ": ")[2] for line in capsys.readouterr().out.splitlines()]

    def opens(*passphrases: str) -> list[bool]:
        lock = read_readers((root / "readers.json").read_text()).lock
        return [_opens(lock, passphrase) for passphrase in passphrases]

    key, mine = said("init")
    monkeypatch.setenv("FOLLOWUP_KEY", key)
    said("init", code=3)
    (theirs,) = said("reader", "add", "Kim")
    assert opens(mine, theirs) == [True, True]
    said("reader", "remove", "me")
    assert opens(mine, theirs) == [False, True]
    new_key, new_theirs = said("rotate")
    assert opens(theirs, new_theirs) == [False, True]
    said("reader", "add", "Lou", code=3)
    assert len({key, new_key}) == 2


def _opens(lock: Lock, passphrase: str) -> bool:
    try:
        return bool(unlock(lock, passphrase))
    except CannotPublish:
        return False


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param(["sommerurlaub2026"], "guessed", id="weak"),
        pytest.param(["k2#vR9!mQz7$Lp4x", "k2#vR9!mQz7$Lp4y"], "not the same", id="a slip"),
        pytest.param(["k2#vR9!mQz7$Lp4x", "k2#vR9!mQz7$Lp4x"], "Keep both", id="strong"),
    ],
)
def test_chosen_passphrase_is_asked_for_in_a_terminal(typed: list[str], said: str, tmp_path: Path) -> None:
    root = notebook(tmp_path / "notebook")
    (root / "readers.json").unlink()
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(root)
        os.execve(command()[0], command("publish", "init", "--choose"), environment(CI=""))
    shown = b""
    for line in typed:
        while b": " not in shown.splitlines(keepends=True)[-1:][0:1] and not shown.endswith(b": "):
            shown += os.read(terminal, 1000)
        os.write(terminal, f"{line}\n".encode())
        shown += os.read(terminal, 1)
    shown += _rest(terminal)
    os.waitpid(pid, 0)
    assert said in shown.decode()
    assert not [line for line in typed if line in shown.decode()]
    assert (root / "readers.json").exists() == (said == "Keep both")


def _rest(terminal: int) -> bytes:
    shown = b""
    while True:
        try:
            data = os.read(terminal, 1000)
        except OSError:  # the other end is closed
            return shown
        if not data:
            return shown
        shown += data
