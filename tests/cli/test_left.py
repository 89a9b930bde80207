"""Pages that a build leaves as they stand: the same site, byte for byte, as one that is built from nothing."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.notebook.output import MARKER, present_in
from site_builder.notebook.pages import load_pages
from site_builder.notebook.stamps import Stamp
from site_builder.notebook.write import NewSite, Written
from tests.cli.conftest import Followup, Ran

ROOT = Path(__file__).resolve().parents[2]
DAY = ("--today", "2026-11-23")
NOTES = {
    "contacts/ada.md": "---\nname: Ada\nemail: ada@lumen.example\norg: Lumen\n---\n## Log\n- 2026-11-19 met: Conf\n",
    "contacts/ben.md": "---\nname: Ben\norg: Lumen\nintroduced_by: Ada\n---\n## Log\n- 2026-11-01 sent: the deck\n",
    "contacts/cy.md": "---\nname: Cy\nbirthday: 11-25\n---\nA friend of [[Ada]].\n\n## Log\n- 2026-11-31 met: never\n",
    "contacts/dee.md": "---\nname: Dee\n---\n## Log\n- 2026-11-20 promised: the paper by Friday\n",
}
PEOPLE = [f"contacts/{name}/index.html" for name in ("ada", "ben", "cy", "dee")]


@pytest.fixture
def notebook(followup: Followup) -> Followup:
    followup.put(NOTES)
    return followup


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(notebook: Followup, *options: str) -> list[str]:
    """Build; the people's pages that were made again."""
    public = notebook.root / "public"
    before = {page: known_by(public / page) for page in PEOPLE}
    ran = notebook("build", *(options or DAY))
    assert ran.code == 0, ran.err
    return [page for page in PEOPLE if known_by(public / page) != before[page]]


def known_by(page: Path) -> object:
    return page.exists() and (page.stat().st_mtime_ns, page.stat().st_ino)


def rendered(notebook: Followup, monkeypatch: pytest.MonkeyPatch, *options: str) -> list[str]:
    """The people's pages that a build renders."""
    from site_builder import build as story

    found: list[str] = []
    made = story.person_page

    def person_page(*args: object, **values: object) -> object:
        page = made(*args, **values)  # type: ignore[arg-type]
        found.append(page.path)
        return page

    with monkeypatch.context() as patch:
        patch.setattr(story, "person_page", person_page)
        notebook("build", *(options or DAY))
    return sorted(found)


def anew(notebook: Followup, *options: str) -> dict[str, bytes]:
    """The site from nothing, in the same place."""
    public, aside = notebook.root / "public", notebook.root.parent / "aside"
    public.rename(aside)
    shutil.move(notebook.root / ".followup", notebook.root.parent / "kept")
    assert notebook("build", *(options or DAY)).code == 0
    found = files(public)
    shutil.rmtree(public)
    shutil.rmtree(notebook.root / ".followup")
    aside.rename(public)
    shutil.move(notebook.root.parent / "kept", notebook.root / ".followup")
    return found


def test_one_edit_makes_one_page(notebook: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(notebook, monkeypatch) == PEOPLE
    edit = {"contacts/dee.md": NOTES["contacts/dee.md"] + "- 2026-11-21 heard: thanks\n"}
    notebook.put(edit)
    assert rendered(notebook, monkeypatch) == ["contacts/dee/index.html"]
    assert files(notebook.root / "public") == anew(notebook)


CHANGES: dict[str, Callable[[Path], object]] = {
    "settings": lambda root: (root / "followup.yml").write_text("title: Mine\n"),
    "a message": lambda root: put(root / "messages/promise.md", "Here it is: {{ contact.first }}"),
    "the theme": lambda root: put(root / "themes/default/person.html", "<head></head>{{ page.title }}"),
    "a name that others name": lambda root: put(root / "contacts/ada.md", "---\nname: Ida\norg: Lumen\n---\n"),
    "another person": lambda root: put(root / "contacts/eve.md", "---\nname: Eve\norg: Lumen\n---\n"),
    "nobody": lambda root: (root / "contacts/ben.md").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_the_site_is_that_of_now(notebook: Followup, change: Callable[[Path], object]) -> None:
    build(notebook)
    change(notebook.root)
    build(notebook)
    assert files(notebook.root / "public") == anew(notebook)


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_changes_it_is_the_site_built_from_nothing(notebook: Followup, seed: int) -> None:
    rng = random.Random(seed)
    for number in range(6):
        day = ("--today", f"2026-11-{23 + rng.randrange(3)}")
        name = rng.choice(list(NOTES))
        change = rng.choice([
            lambda name=name, n=number: put(notebook.root / name, NOTES[name] + f"- 2026-11-2{n % 3} heard: {n}\n"),
            lambda name=name: (notebook.root / name).unlink(missing_ok=True),
            lambda name=name: put(notebook.root / name, "---\nname: [\n"),
            lambda name=name: put(notebook.root / name, NOTES[name]),
            lambda n=number: put(notebook.root / "followup.yml", f"capacity: {n % 2 + 1}\n"),
            lambda: None,
        ])  # fmt: skip
        change()
        build(notebook, *day)
        assert files(notebook.root / "public") == anew(notebook, *day)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(Path.unlink, id="deleted"),
        pytest.param(lambda page: page.write_bytes(page.read_bytes().replace(b"Ada", b"Eva")), id="edited by hand"),
        pytest.param(lambda page: os.truncate(page, 10), id="cut"),
        pytest.param(lambda page: (page.unlink(), page.symlink_to("/dev/null")), id="a link"),
    ],
)
def test_a_page_that_was_touched_is_written_again(notebook: Followup, spoil: Callable[[Path], object]) -> None:
    build(notebook)
    whole = files(notebook.root / "public")
    spoil(notebook.root / "public/contacts/ada/index.html")
    assert build(notebook) == ["contacts/ada/index.html"]
    assert files(notebook.root / "public") == whole


ENDS_PYTHON = b"\xa8\x02\0\0\0<\x01\0\0\0r\0\0\0\0N"  # a tuple in itself, whose hash is asked for before it is made


@pytest.mark.parametrize(
    "spoilt", [b"", b"spoiled", b"i\x01\x00\x00\x00", b"{z\x01aNz\x01bi\x01\x00\x00\x000", ENDS_PYTHON]
)
def test_what_is_known_may_be_spoiled(notebook: Followup, spoilt: bytes) -> None:
    build(notebook)
    whole = files(notebook.root / "public")
    (notebook.root / ".followup/pages").write_bytes(spoilt)
    (notebook.root / "public/contacts/ada/index.html").unlink()
    (notebook.root / "public/index.html").unlink()
    build(notebook)
    assert files(notebook.root / "public") == whole


def test_each_folder_has_its_own(notebook: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    build(notebook)
    other = ("--output", "../other")
    assert rendered(notebook, monkeypatch, *DAY, *other) == PEOPLE
    notebook.put({"contacts/dee.md": NOTES["contacts/dee.md"] + "- 2026-11-21 heard: thanks\n"})
    for options in ((), other):
        assert rendered(notebook, monkeypatch, *DAY, *options) == ["contacts/dee/index.html"]
    assert files(notebook.root / "public") == files(notebook.root.parent / "other") == anew(notebook)
    shutil.rmtree(notebook.root.parent / "other")
    notebook("build", "--today", "2026-11-24")
    root = str(notebook.root)
    assert len(load_pages(root, f"{root}/public", present_in(notebook.root / "public").files)) == len(PEOPLE)
    assert b"other" not in (notebook.root / ".followup/pages").read_bytes()


def test_a_page_that_goes_while_we_build(notebook: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    build(notebook)
    notebook.put({"contacts/dee.md": NOTES["contacts/dee.md"] + "- 2026-11-21 heard: thanks\n"})
    show, page = NewSite.show, notebook.root / "public/contacts/ada/index.html"

    def late(site: NewSite, files: dict[str, bytes], stands: dict[str, Stamp]) -> Written:
        page.unlink(missing_ok=True)
        return show(site, files, stands)

    monkeypatch.setattr(NewSite, "show", late)
    build(notebook)
    assert page.exists()
    assert files(notebook.root / "public") == anew(notebook)


def test_another_process_knows_it_too(notebook: Followup, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in "12":
        command = [sys.executable, "-m", "site_builder", "build", *DAY, "--notebook", str(notebook.root)]
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        ran = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        assert Ran(0, "", "").code == ran.returncode
    notebook.put({"contacts/dee.md": NOTES["contacts/dee.md"] + "- 2026-11-21 heard: thanks\n"})
    assert rendered(notebook, monkeypatch) == ["contacts/dee/index.html"]
    assert (notebook.root / "public" / MARKER).is_file()
