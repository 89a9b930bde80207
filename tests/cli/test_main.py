"""How the program is called, and what it says when it can't do what it was asked."""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_builder import __version__
from site_builder.cli import COMMANDS
from tests.cli.conftest import Followup, Ran

PROGRAM = (sys.executable, "-m", "site_builder")
REPO = Path(__file__).parents[2]
NOTE = "---\nname: Ada Okafor\nemail: ada@lumen.example\n---\n## Log\n- 2026-11-20 sent: x\n"


def program(root: Path, *arguments: str, **environment: str) -> Ran:
    env = {**os.environ, "PYTHONPATH": str(REPO), **environment}
    done = subprocess.run([*PROGRAM, *arguments], cwd=root, env=env, capture_output=True, text=True, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


def test_the_version(followup: Followup) -> None:
    assert followup("--version") == Ran(0, f"followup {__version__}\n", "")


def test_the_version_costs_next_to_nothing(followup: Followup) -> None:
    code = "import sys; from site_builder.cli import main; main(['--version']); print(*sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(REPO)}
    listed = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
    ours = {name for name in listed.split() if name.startswith("site_builder")}
    assert ours == {"site_builder", "site_builder.cli"}
    assert not {"argparse", "dataclasses", "pathlib"} & set(listed.split())


@pytest.mark.parametrize("arguments", [("due",), ("due", "--json"), ("check",), ("show", "ada")], ids=" ".join)
def test_reading_commands_load_no_page_makers(followup: Followup, arguments: tuple[str, ...]) -> None:
    followup.put({"contacts/ada.md": NOTE})
    code = f"import sys; from site_builder.cli import main; main({arguments!r}); print(*sys.modules, file=sys.stderr)"
    env = {**os.environ, "PYTHONPATH": str(REPO)}
    done = subprocess.run([sys.executable, "-c", code], cwd=followup.root, env=env, capture_output=True, text=True)
    rare = {"markdown", "nh3", "holidays", "cryptography", "watchdog", "icalendar", "vobject", "phonenumbers"}
    needless = rare if "show" in arguments else rare | {"jinja2"}
    assert not needless & set(done.stderr.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(followup: Followup, name: str) -> None:
    summary = importlib.import_module(f"site_builder.cli.{COMMANDS[name]}").run.__doc__.split("\n")[0]
    helped = followup(name, "--help")
    assert helped.code == 0
    assert summary in helped.out
    assert f"  {name:8}  {summary}\n" in followup("--help").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["duw"], 'there is no command "duw": did you mean due?', id="a slip"),
        pytest.param(["dance"], 'there is no command "dance": followup --help lists them', id="no command"),
        pytest.param(
            ["--fast"], "--fast is no option here: give a command first; followup --help lists them", id="flag"
        ),
    ],
)
def test_wrong_commands(followup: Followup, arguments: list[str], message: str) -> None:
    assert followup(*arguments) == Ran(2, "", f"followup: {message}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["due", "--fast"], ["due", "ada"], ["show"], ["log", "ada"], ["due", "--today"], ["check", "--jso"],
        ["due", "--today", "2026-02-30"], ["due", "--today", "someday"], ["init", "--ci", "jenkins"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_options_get_one_line(followup: Followup, arguments: list[str]) -> None:
    ran = followup(*arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.endswith(f"; see followup {arguments[0]} --help\n")


def test_no_command_shows_the_help(followup: Followup) -> None:
    ran = followup()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == followup("--help").out


def test_no_notebook(followup: Followup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hint = "`followup init` makes one, --notebook DIR names another"
    assert followup("due") == Ran(2, "", f"followup: there is no notebook here: {hint}\n")
    assert followup("due", "--notebook", "nowhere") == Ran(2, "", f"followup: nowhere is no notebook: {hint}\n")


@pytest.mark.parametrize("place", ["before", "after", "parent"])
def test_the_notebook_may_be_named_or_found(
    followup: Followup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    followup.put({"contacts/work/ada.md": NOTE})
    monkeypatch.chdir(followup.root / "contacts/work" if place == "parent" else tmp_path)
    given = ["--notebook", str(followup.root)]
    command = ["due", "--json", "--today", "2026-12-01"]
    arguments = {"before": given + command, "after": command + given, "parent": command}[place]
    assert [item["name"] for item in json.loads(followup(*arguments).out)["items"]] == ["Ada Okafor"]


def test_quiet_says_errors_only(followup: Followup) -> None:
    followup.put({"contacts/ada.md": "---\nevery: blue\n---\n"})
    assert "blue" not in followup("due").err
    assert followup("due", "--quiet").err == ""
    assert followup("show", "ben", "--quiet").err != ""


def test_colour_is_for_terminals(followup: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    followup.put({"contacts/ada.md": NOTE})
    due = ("due", "--today", "2026-12-01")
    assert "\x1b[" not in followup(*due).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[31mOverdue\x1b[0m" in followup(*due).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in followup(*due).out


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_today_is_where_the_owner_is(followup: Followup, zone: str) -> None:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    followup.put({"followup.yml": f"me: {{timezone: {zone}}}\n"})
    before = datetime.now(ZoneInfo(zone)).date().isoformat()
    today = json.loads(followup("due", "--json").out)["today"]
    assert today in (before, datetime.now(ZoneInfo(zone)).date().isoformat())


def test_a_reader_that_has_seen_enough(followup: Followup) -> None:
    followup.put({f"contacts/p{number}.md": NOTE for number in range(300)})
    shell = f"{sys.executable} -m site_builder due --all --today 2026-12-01 | head -1"
    env = {**os.environ, "PYTHONPATH": str(REPO)}
    done = subprocess.run(shell, shell=True, cwd=followup.root, env=env, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("Tuesday 1 December 2026\n", "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_ctrl_c_ends_it_without_a_word(followup: Followup) -> None:
    code = (
        "import sys, time; from site_builder.cli import due, main;"
        "due.run = lambda args: print('on', flush=True) or time.sleep(30); sys.exit(main(['due']))"
    )
    env = {**os.environ, "PYTHONPATH": str(REPO)}
    started = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=followup.root,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with started as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "on\n"
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert (process.wait(10), process.stderr.read()) == (130, "")


def test_names_that_the_terminal_can_not_show(followup: Followup) -> None:
    followup.put({"contacts/ada.md": NOTE.replace("Ada Okafor", "Zoë 陈伟")})
    ran = program(followup.root, "due", "--today", "2026-12-01", PYTHONIOENCODING="ascii")
    assert ran.code == 0
    assert r"Zo\xeb \u9648\u4f1f" in ran.out


def test_a_folder_that_may_not_be_written(followup: Followup) -> None:
    followup.put({"contacts/ada.md": NOTE, "public": "a file"})
    ran = followup("build")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert "is a file: give the site a folder of its own with --output" in ran.err


@pytest.mark.parametrize("port", ["65536", "-1", "web"])
def test_a_port_that_is_none(followup: Followup, port: str) -> None:
    followup.put({"contacts/ada.md": NOTE})
    ran = followup("serve", f"--port={port}")
    assert (ran.code, ran.out) == (2, "")
    assert f'"{port}" is no port: it is a number up to 65535' in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["publish", "verify", "http://127.0.0.1:1/"], 3, "could not fetch http://127.0.0.1:1/: Connection refused"),
        (["publish", "verify", "gone"], 2, "gone: No such file or directory; give the published index.html"),
        (["publish", "decrypt", "gone"], 2, "gone: No such file or directory; give the published index.html"),
    ],
)
def test_a_published_page_that_is_not_there(followup: Followup, arguments: list[str], code: int, message: str) -> None:
    followup.put({"contacts/ada.md": "---\nname: Ada\n---\n"})
    ran = followup(*arguments)
    assert (ran.code, ran.err) == (code, f"followup: {message}\n")


def test_a_choice_that_is_none(followup: Followup) -> None:
    ran = followup("export", "nope")
    assert (ran.code, '"nope" is none of vcard, ics, csv, json; see followup export --help' in ran.err) == (2, True)
