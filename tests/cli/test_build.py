"""`followup build`: the site, what is told of it, and what stops it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from site_builder.notebook.output import MARKER
from tests.cli.conftest import Followup

ADA = "---\nname: Ada Okafor\nemail: ada@lumen.example\n---\n## Log\n- 2026-11-20 sent email: the paper\n"
BROKEN = "---\nname: Bettina Wunderlich\nmet: 2026-02-30\n---\n"
DAY = ("--today", "2026-11-27")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_is_built(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA})
    ran = followup("build", *DAY)
    public = followup.root / "public"
    built = files(public)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.split("\n")[-2] == f"built {len(built) - 1} files in {public} (all new)"
    assert {MARKER, "index.html", "contacts/ada/index.html", "people/index.html", "build.js"} <= set(built)
    assert b"Ada Okafor" in built["index.html"]


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12-20", "0001-01-01", "0001-02-01"])
def test_the_calendar_ends_and_the_site_does_not(day: str, followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA})
    ran = followup("build", "--today", day)
    assert (ran.code, "built" in ran.err) == (0, True)


def test_building_again(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA})
    followup("build", *DAY)
    before = files(followup.root / "public")
    assert followup("build", *DAY).err.endswith(" (nothing changed)\n")
    assert files(followup.root / "public") == before
    (followup.root / "contacts/ada.md").rename(followup.root / "contacts/zoe.md")
    assert ", 1 removed)\n" in followup("build", *DAY).err
    assert "contacts/ada/index.html" not in files(followup.root / "public")


@pytest.mark.parametrize(
    ("settings", "options", "folder"),
    [
        pytest.param("", [], "notebook/public", id="public"),
        pytest.param("output: site/here\n", [], "notebook/site/here", id="as set"),
        pytest.param("output: site\n", ["--output", "../else"], "else", id="as given"),
    ],
)
def test_where_it_goes(followup: Followup, settings: str, options: list[str], folder: str) -> None:
    followup.put({"contacts/ada.md": ADA, "followup.yml": settings})
    assert followup("build", *options).code == 0
    assert (followup.root.parent / folder / "index.html").is_file()


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--strict"], 1)])
def test_errors_never_stop_it_but_strict_minds_them(followup: Followup, options: list[str], code: int) -> None:
    followup.put({"contacts/ada.md": ADA, "contacts/b.md": BROKEN})
    ran = followup("build", *DAY, *options)
    assert (ran.code, 'contacts/b.md:3:6: error: "2026-02-30" is no day.' in ran.err) == (code, True)
    assert ran.err.endswith(", 1 error in the notebook\n")
    assert b"Bettina" in files(followup.root / "public")["people/index.html"]


def test_strict_minds_no_warnings(followup: Followup) -> None:
    followup.put({"contacts/b.md": "---\nname: B\nbirtday: 03-15\n---\n"})
    assert followup("build", "--strict").code == 0


def test_many_problems_are_cut_short(followup: Followup) -> None:
    followup.put({f"contacts/b{number:02}.md": BROKEN for number in range(30)})
    short, full = followup("build").err, followup("build", "--verbose").err
    assert (short.count(": error: "), full.count(": error: ")) == (20, 30)
    assert "\n… and 10 more: `followup check` lists them all\n" in short


def test_in_ci_nobody_is_named(followup: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    followup.put({"contacts/ada.md": ADA, "contacts/bettina.md": BROKEN})
    ran = followup("build", "--verbose")
    assert (ran.code, ran.out) == (0, "")
    assert "file 2:3:6: error\n" in ran.err
    followup.put({"themes/default/person.html": "{{ {}[page.title] }}"})
    failed = followup("build", "--verbose")
    assert (failed.code, "the theme failed in person.html, line 1: " in failed.err) == (3, True)
    assert "ettina" not in ran.err + failed.err


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ("<head>\n{{ nobody.here }}", "the theme failed in today.html, line 2: 'nobody' is undefined"),
        ("<head>{% if %}", "the theme failed in today.html, line 1: Expected an expression"),
        ("{{ 1 / 0 }}", "the theme failed in today.html, line 1: division by zero"),
        ("{% include 'gone.html' %}", "the theme failed in gone.html, line 1: "),
    ],
)
def test_a_theme_that_fails_leaves_the_old_site(followup: Followup, template: str, word: str) -> None:
    followup.put({"contacts/ada.md": ADA})
    followup("build", *DAY)
    before = files(followup.root / "public")
    followup.put({"themes/default/today.html": template, "contacts/zoe.md": ADA})
    ran = followup("build", *DAY)
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert word in ran.err
    assert files(followup.root / "public") == before


def test_a_theme_that_is_not_there(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA, "followup.yml": "theme: dark\n"})
    ran = followup("build", *DAY)
    assert (ran.code, 'followup.yml:1:8: error: There is no theme "dark"' in ran.err) == (0, True)


@pytest.mark.parametrize("output", [".", "..", "contacts"])
def test_it_never_overwrites_the_notebook(followup: Followup, output: str) -> None:
    followup.put({"contacts/ada.md": ADA})
    ran = followup("build", "--output", output)
    assert (ran.code, ran.err.count("\n"), followup.read("contacts/ada.md")) == (3, 1, ADA)


@pytest.mark.parametrize(("ignored", "told"), [("", True), ("/public/\n", False)])
def test_a_site_that_git_would_carry_off(followup: Followup, ignored: str, told: bool) -> None:
    subprocess.run(["git", "init", "-q"], cwd=followup.root, check=True)
    followup.put({"contacts/ada.md": ADA, ".gitignore": ignored})
    assert ("is not ignored by git" in followup("build").err) == told
    assert "is not ignored by git" not in followup("build").err


def test_reading_writes_nothing(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA, "contacts/b.md": BROKEN, "followup.yml": "x: y\n"})
    before = {path: path.stat() for path in followup.root.rglob("*")}
    for command in (["due"], ["check"], ["show", "ada"], ["build", "--output", "../out"]):
        followup(*command)
    after = {path: path.stat() for path in followup.root.rglob("*") if ".followup" not in path.parts}
    assert {path: (info.st_mtime_ns, info.st_ino) for path, info in after.items()} == {
        path: (info.st_mtime_ns, info.st_ino) for path, info in before.items()
    }


@pytest.mark.parametrize("output", [".", "contacts"])
def test_a_folder_that_is_no_site_is_refused_before_anything_is_told(output: str, followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA, "contacts/broken.md": BROKEN})
    ran = followup("build", "--output", output, *DAY)
    assert (ran.code, ran.err.count("\n"), "--output" in ran.err) == (3, 1, True)
