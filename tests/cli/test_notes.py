"""The commands that write notes: init, new and log."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Followup

ADA = "---\nname: Ada Okafor\naliases: [Countess]\n---\n\n## Log\n\n- 2026-11-18 met: SlowConf\n"
BEN = "---\nname: Ben Ito\n---\n"


def listed(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_a_new_notebook_reads_without_a_problem(followup: Followup) -> None:
    ran = followup("init", "fresh")
    files = [".gitignore", "contacts/jonas-lind.md", "contacts/mira-sandoval.md", "followup.yml"]
    assert (ran.code, ran.out, listed(followup.root / "fresh")) == (0, "", files)
    assert ran.err.startswith("made followup.yml\nmade .gitignore\nmade contacts/mira-sandoval.md\n")
    checked = followup("check", "--notebook", "fresh")
    assert (checked.code, checked.out, checked.err) == (0, "", "no problems in 2 contact files\n")
    assert "Mira Sandoval" in followup("due", "--notebook", "fresh", "--within", "7d").out


def test_init_leaves_alone_what_is_there(followup: Followup) -> None:
    followup.put({"followup.yml": "title: Mine\n", ".gitignore": "*.log\n", "contacts/ada.md": ADA})
    ran = followup("init")
    assert (followup.read("followup.yml"), followup.read(".gitignore")) == ("title: Mine\n", "*.log\n")
    assert listed(followup.root) == [".gitignore", "contacts/ada.md", "followup.yml"]
    assert "followup.yml is there already and is left alone" in ran.err


def test_init_puts_its_samples_where_the_settings_say(followup: Followup) -> None:
    followup.put({"people.txt": "", "followup.yml": "contacts: people\n"})
    followup("init")
    assert "people/mira-sandoval.md" in listed(followup.root)


def test_a_new_contact(followup: Followup) -> None:
    ran = followup("new", "  Zoë   Ångström ", "--email", "zoe@lumen.example", "--circle", "friends")
    assert (ran.code, ran.out, ran.err) == (0, "contacts/zoe-angstrom.md\n", "")
    text = "---\nname: Zoë Ångström\nemail: zoe@lumen.example\ncircle: friends\n---\n\n## Log\n\n"
    assert followup.read("contacts/zoe-angstrom.md") == text


def test_a_name_that_another_file_has(followup: Followup) -> None:
    followup.put({"contacts/countess.md": ADA})
    ran = followup("new", "Ada okafor")
    told = "contacts/countess.md has the same name: if it is the same person, followup merge joins the two\n"
    assert (ran.code, ran.out, ran.err) == (0, "contacts/ada-okafor.md\n", told)


@pytest.mark.parametrize("name", ["Ada Okafor", "ada  okafor!", "ÁDA/OKAFOR"])
def test_a_slug_that_is_taken(followup: Followup, name: str) -> None:
    followup.put({"contacts/Ada Okafor.md": ADA})
    ran = followup("new", name)
    message = "followup: contacts/Ada Okafor.md is there already: give the new one another name\n"
    assert (ran.code, ran.out, ran.err, listed(followup.root)) == (2, "", message, ["contacts/Ada Okafor.md"])


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/passwd", "contacts/etc-passwd.md"),
        ("陈伟", "contacts/陈伟.md"),
        ("...", "contacts/person.md"),
        ("con", "contacts/con-.md"),
        ("no: [x] #y", "contacts/no-x-y.md"),
    ],
)
def test_names_make_safe_paths_and_read_back(followup: Followup, name: str, path: str) -> None:
    assert followup("new", name).out == f"{path}\n"
    assert listed(followup.root) == [path]
    assert f"\n{name}\n" in f"\n{followup('show', name).out}"


def test_nothing_is_made_behind_a_link_that_leads_out(followup: Followup, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (followup.root / "people").symlink_to(tmp_path / "elsewhere")
    followup.put({"followup.yml": "contacts: people\n"})
    for command in (["new", "Ada"], ["init"]):
        ran = followup(*command)
        assert (ran.code, "A link leads out of the notebook" in ran.err) == (3, True)
    assert listed(tmp_path / "elsewhere") == []


def test_a_circle_that_is_not_known_is_told(followup: Followup) -> None:
    ran = followup("new", "Ada", "--circle", "frends")
    assert (ran.code, '"frends" is no circle of followup.yml' in ran.err) == (0, True)


def test_a_contact_needs_a_name(followup: Followup) -> None:
    assert (followup("new", " ").code, listed(followup.root)) == (2, [])


@pytest.mark.skipif(sys.platform == "win32", reason="the editor is a shell script")
def test_the_editor_opens(followup: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sh -c 'echo edited >> \"$0\"'")
    assert followup("new", "Ada", "--edit").code == 0
    assert followup.read("contacts/ada.md").endswith("## Log\n\nedited\n")


@pytest.mark.parametrize("editor", ["", "no-such-editor", "false"])
def test_an_editor_that_does_not_open(followup: Followup, monkeypatch: pytest.MonkeyPatch, editor: str) -> None:
    monkeypatch.setenv("EDITOR", editor)
    ran = followup("new", "Ada", "--edit")
    assert (ran.code, ran.err.count("\n"), listed(followup.root)) == (3, 1, ["contacts/ada.md"])
    assert ran.err.startswith("followup: the note is made, but ")


@pytest.mark.parametrize(
    "who",
    ["ada", "ADA", "contacts/work/ada", "work/ada", "Ada Okafor", "ada okafor", "countess", "okaf", "[[Ada Okafor]]"],
)
def test_who_is_meant(followup: Followup, who: str) -> None:
    followup.put({"contacts/work/ada.md": ADA, "contacts/ben.md": BEN})
    assert followup("log", who, "sent: x", "--date", "2026-11-20").out == (
        "contacts/work/ada.md:9: - 2026-11-20 sent: x\n"
    )


def test_an_exact_name_goes_before_a_part(followup: Followup) -> None:
    followup.put({"contacts/ben.md": BEN, "contacts/ben-ito-junior.md": "# Ben Ito Junior\n"})
    assert followup("log", "Ben Ito", "sent: x", "--date", "2026-11-20").out.startswith("contacts/ben.md:")


def test_several_that_fit_are_listed_and_nothing_is_written(followup: Followup) -> None:
    files = {"contacts/ben.md": BEN, "contacts/work/benny.md": "# Benny\n"}
    followup.put(files)
    ran = followup("log", "be", "sent: x")
    message = 'followup: "be" may be Ben Ito (ben), Benny (work/benny): say which\n'
    assert (ran.code, ran.out, ran.err) == (2, "", message)
    assert {path: followup.read(path) for path in files} == files


def test_nobody_of_that_name(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA})
    assert followup("log", "ada okafro", "sent: x").err == (
        'followup: there is nobody called "ada okafro": did you mean Ada Okafor?\n'
    )
    assert followup("log", "zz", "sent: x").err == (
        'followup: there is nobody called "zz": `followup due --all` lists everybody\n'
    )


def test_a_note_that_can_not_be_read_is_left_alone(followup: Followup) -> None:
    followup.put({"contacts/ada.md": "---\nname: [\n---\n"})
    ran = followup("log", "ada", "sent: x")
    assert (ran.code, ran.err) == (3, "followup: contacts/ada.md can't be read: `followup check` says what to mend\n")
    assert followup.read("contacts/ada.md") == "---\nname: [\n---\n"


def test_a_line_is_dated_today_and_tells_the_next_step(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA})
    ran = followup("log", "ada", "sent  email: the deck", "--next", "in 2 weeks")
    line = f"- {date.today()} sent email: the deck -> in 2 weeks"
    assert (ran.code, ran.out) == (0, f"contacts/ada.md:9: {line}\n")
    assert followup.read("contacts/ada.md") == f"{ADA}{line}\n"
    assert ran.err.startswith("Next for Ada Okafor: For “in 2 weeks”, ")


def test_the_line_goes_where_the_list_runs_to(followup: Followup) -> None:
    newest = "# Ada\r\n\r\n## Log\r\n- 2026-11-20 heard: hi\r\n- 2026-11-18 met: x"
    followup.put({"contacts/ada.md": newest})
    followup("log", "ada", "sent: y", "--date", "2026-11-21")
    assert followup.read("contacts/ada.md") == newest.replace("Log\r\n", "Log\r\n- 2026-11-21 sent: y\r\n")


def test_a_log_is_begun(followup: Followup) -> None:
    followup.put({"contacts/ben.md": BEN})
    followup("log", "ben", "met: at the station", "--date", "18.11.2026")
    assert followup.read("contacts/ben.md") == f"{BEN}\n## Log\n\n- 2026-11-18 met: at the station\n"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        pytest.param(["sent: x", "--next", "nxt month"], '"nxt month"', id="an arrow that can't be read"),
        pytest.param(["sent: x -> 30 Feb"], "30 Feb", id="a day that does not exist"),
    ],
)
def test_a_line_with_an_error_is_not_written(followup: Followup, arguments: list[str], word: str) -> None:
    followup.put({"contacts/ada.md": ADA})
    ran = followup("log", "ada", *arguments)
    assert (ran.code, ran.out, followup.read("contacts/ada.md")) == (2, "", ADA)
    assert word in ran.err
    assert ran.err.endswith("followup: nothing was written: mend the line and try again\n")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        pytest.param("  ", "there is nothing to note", id="nothing"),
        pytest.param("2026-11-18 sent: x", "say --date 2026-11-18 instead", id="a date"),
        pytest.param("- 18.11.2026 sent: x", "say --date 18.11.2026 instead", id="a bullet with a date"),
    ],
)
def test_a_line_says_what_happened_and_not_when(followup: Followup, line: str, word: str) -> None:
    followup.put({"contacts/ada.md": ADA})
    ran = followup("log", "ada", line)
    assert (ran.code, ran.out, followup.read("contacts/ada.md")) == (2, "", ADA)
    assert word in ran.err


@pytest.mark.parametrize(
    ("line", "day", "word"),
    [
        pytest.param("kept: x", "2026-11-20", "none is open here", id="a promise kept that nobody made"),
        pytest.param("sent: x", "2126-11-20", "the line counts from its day on", id="a day to come"),
    ],
)
def test_what_the_plan_finds_odd_is_told(followup: Followup, line: str, day: str, word: str) -> None:
    followup.put({"contacts/ada.md": ADA})
    ran = followup("log", "ada", line, "--date", day)
    assert (ran.code, followup.read("contacts/ada.md")) == (0, f"{ADA}- {day} {line}\n")
    assert word in ran.err


@pytest.mark.parametrize(
    ("line", "word"),
    [
        pytest.param("emaild: x", "did you mean: emailed", id="a slip of a verb"),
        pytest.param("zzz: x", "it is a note, and no touch", id="no verb"),
        pytest.param("snoozed", "without a date it does nothing", id="a verb that wants a date"),
    ],
)
def test_a_line_with_a_warning_is_written(followup: Followup, line: str, word: str) -> None:
    followup.put({"contacts/ada.md": ADA})
    ran = followup("log", "ada", line, "--date", "2026-11-20")
    assert (ran.code, followup.read("contacts/ada.md")) == (0, f"{ADA}- 2026-11-20 {line}\n")
    assert word in ran.err.lower()


def test_a_line_is_one_line_without_hidden_characters(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA})
    followup("log", "ada", "note: x\n---\x1b\n## \u202eLog\n", "--date", "2026-11-20")
    assert followup.read("contacts/ada.md") == f"{ADA}- 2026-11-20 note: x --- ## Log\n"
