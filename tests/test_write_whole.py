"""A site on disk is whole at every moment: after a kill, a full disk, a foreign file, a second build."""

from __future__ import annotations

import errno
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

import pytest

from site_builder.notebook.output import MARKER, NotOurs, present_in
from site_builder.notebook.stamps import stamp
from site_builder.notebook.write import Touched, Written, new_site, write_changes, write_early, write_whole

Site = dict[str, bytes]
REPO = Path(__file__).parents[1]
HREF = re.compile(rb'href="([^"]+)"')


def page(*links: str, text: str = "") -> bytes:
    return b"".join(f'<a href="{link}">'.encode() for link in links) + text.encode()


BEN = {"contacts/ben/index.html": page("../../index.html", "../../tags/new/index.html", text="Ben")}
OLD: Site = {
    "contacts/ada/index.html": page("../../index.html", "../../tags/old/index.html", text="Ada"),
    "tags/old/index.html": page("../../contacts/ada/index.html", text="old"),
    "people/index.html": page("../contacts/ada/index.html"),
    "index.html": page("people/index.html", "contacts/ada/index.html", text="Today"),
    "theme.css": b"body {}",
    "build.js": b"1",
}
NEW: Site = {
    **BEN,
    "tags/new/index.html": page("../../contacts/ben/index.html", text="new"),
    "people/index.html": page("../contacts/ben/index.html"),
    "index.html": page("people/index.html", "contacts/ben/index.html", text="Today"),
    "theme.css": b"body { color: red }",
    "build.js": b"2",
}


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    folder = tmp_path / "notebook"
    folder.mkdir()
    return folder


def write(site: Mapping[str, bytes], notebook: Path, output: str = "public") -> Written:
    return write_whole(site, notebook / output, notebook)


def read(folder: Path) -> Site:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: data for path, data in files.items() if not path.startswith(".")}


def is_whole(folder: Path) -> bool:
    """Each file is an old or a new one, and no link that can be reached leads nowhere."""
    files = read(folder)
    todo, seen = ["index.html"], set()
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        for href in HREF.findall(files[path]):
            todo.append(os.path.normpath(PurePosixPath(path).parent / href.decode()))
    return all(data in (OLD.get(path), NEW.get(path)) for path, data in files.items())


def test_a_first_build(notebook: Path) -> None:
    written = write(OLD, notebook)
    assert (read(notebook / "public"), written) == (OLD, Written(changed=tuple(OLD), first=True))
    assert os.listdir(notebook) == ["public"]


def test_a_later_build_writes_what_differs_and_removes_what_is_gone(notebook: Path) -> None:
    write(OLD, notebook)
    same = notebook / "public/theme.css"
    before = same.stat()
    site = {**NEW, "theme.css": OLD["theme.css"]}
    written = write(site, notebook)
    assert written.changed == (
        "contacts/ben/index.html", "tags/new/index.html", "people/index.html", "index.html", "build.js",
    )  # fmt: skip
    assert written.removed == ("contacts/ada/index.html", "tags/old/index.html")
    assert read(notebook / "public") == site
    assert same.stat() == before
    assert sorted(os.listdir(notebook / "public/contacts")) == ["ben"]


@pytest.mark.parametrize("old", [{}, OLD], ids=["first build", "later build"])
def test_nothing_is_seen_before_it_is_shown(notebook: Path, old: Site) -> None:
    public, ben = notebook / "public", "contacts/ben/index.html"
    if old:
        write(old, notebook)
    with new_site(public, notebook) as site:
        site.put(ben, NEW[ben])
    assert read(public) == old
    assert os.listdir(notebook) == (["public"] if old else [])
    with new_site(public, notebook) as site:
        site.put(ben, NEW[ben])
        written = site.show({path: data for path, data in NEW.items() if path != ben})
    assert (read(public), set(written.changed)) == (NEW, {path for path in NEW if old.get(path) != NEW[path]})


@pytest.mark.parametrize("call", ["mkdir", "rename"])
def test_where_only_the_folder_itself_may_be_written_to(
    notebook: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """Such as a disk of its own."""
    public = notebook / "public"
    public.mkdir()
    real = getattr(Path, call)

    def refusing(path: Path, *args: object, **options: object) -> object:
        if path.parent == notebook:
            os.makedirs(public, exist_ok=True)
            raise OSError(errno.EBUSY, "Device or resource busy")
        return real(path, *args, **options)

    monkeypatch.setattr(Path, call, refusing)
    write(NEW, notebook)
    assert (read(public), os.listdir(notebook)) == (NEW, ["public"])


def test_building_twice_changes_no_byte(notebook: Path) -> None:
    write(OLD, notebook)
    before = {path: stamp(path.stat()) for path in notebook.rglob("*")}
    assert write(OLD, notebook) == Written(changed=())
    assert {path: stamp(path.stat()) for path in notebook.rglob("*")} == before


ADA = "contacts/ada/index.html"


def test_what_stands_is_left(notebook: Path) -> None:
    stamps = write(OLD, notebook).stamps
    assert stamps == present_in(notebook / "public").files
    files = {path: data + b" " for path, data in OLD.items() if path != ADA} | {"extra.css": b"p{}"}
    written = write_whole(files, notebook / "public", notebook, {ADA: stamps[ADA]})
    assert (set(written.changed), written.removed) == (set(files), ())
    assert read(notebook / "public") == {**files, ADA: OLD[ADA]}
    assert written.stamps[ADA] == stamps[ADA]
    assert written.stamps == present_in(notebook / "public").files


def test_the_stamps_are_those_on_the_disk(notebook: Path) -> None:
    assert write(OLD, notebook).stamps == present_in(notebook / "public").files, "the first build"
    assert write(OLD, notebook).stamps == present_in(notebook / "public").files, "nothing changed"
    fewer = {path: data + b" " for path, data in OLD.items() if path != ADA}
    assert write(fewer, notebook).stamps == present_in(notebook / "public").files, "changed, and one is gone"


@pytest.mark.parametrize(
    "touch", [Path.unlink, Path.touch, lambda page: page.write_bytes(b"")], ids=["gone", "touched", "empty"]
)
def test_what_was_touched_does_not_stand(notebook: Path, touch: Callable[[Path], object]) -> None:
    stamps = write(OLD, notebook).stamps
    touch(notebook / "public" / ADA)
    before = read(notebook / "public")
    with pytest.raises(Touched):
        write_whole({}, notebook / "public", notebook, {ADA: stamps[ADA]})
    assert read(notebook / "public") == before


def test_nothing_stands_where_there_is_no_site(notebook: Path) -> None:
    with pytest.raises(Touched):
        write_whole({}, notebook / "public", notebook, {ADA: (1, 1, 1, 1)})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_pages_are_private_whatever_the_umask(notebook: Path) -> None:
    before = os.umask(0)
    try:
        write(OLD, notebook)
        write(NEW, notebook)
    finally:
        os.umask(before)
    rights = {path: path.stat().st_mode & 0o777 for path in (notebook / "public", *(notebook / "public").rglob("*"))}
    assert rights == {path: 0o700 if path.is_dir() else 0o600 for path in rights}


@pytest.mark.parametrize("output", [".", "..", "../..", "link"])
def test_a_folder_that_holds_the_notebook_is_refused(notebook: Path, output: str) -> None:
    (notebook / "link").symlink_to(notebook)
    with pytest.raises(NotOurs, match="holds the notebook"):
        write(OLD, notebook, output)
    assert os.listdir(notebook) == ["link"]


@pytest.mark.parametrize("name", ["index.html", "build.js", ".git/config", "thesis.doc"])
def test_a_folder_of_somebody_else_is_refused(notebook: Path, name: str) -> None:
    file = notebook / "public" / name
    file.parent.mkdir(parents=True)
    file.write_text("theirs")
    with pytest.raises(NotOurs, match="no site of Followup"):
        write(OLD, notebook)
    assert [path for path in (notebook / "public").rglob("*") if path.is_file()] == [file]


def test_a_file_in_place_of_the_folder_is_refused(notebook: Path) -> None:
    (notebook / "public").write_text("theirs")
    with pytest.raises(NotOurs, match="is a file"):
        write(OLD, notebook)


def test_an_empty_folder_is_taken(notebook: Path) -> None:
    (notebook / "public").mkdir()
    assert write(OLD, notebook).first
    assert read(notebook / "public") == OLD


@pytest.mark.parametrize("path", ["../evil.html", "/evil.html", "a/../../evil.html", "", "a//b", "a\\b", "./a", "a\0"])
def test_nothing_is_written_outside(notebook: Path, path: str) -> None:
    with pytest.raises(ValueError, match="is no path in a site"):
        write({path: b"evil"}, notebook)
    assert os.listdir(notebook) == []


def test_links_in_the_folder_are_replaced_and_never_followed(notebook: Path, tmp_path: Path) -> None:
    write(OLD, notebook)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("theirs")
    public = notebook / "public"
    (public / "contacts/ben").symlink_to(outside)
    (public / "people/index.html").unlink()
    (public / "people/index.html").symlink_to(outside / "index.html")
    write(NEW, notebook)
    assert (read(public), (outside / "index.html").read_text()) == (NEW, "theirs")


def test_a_link_that_comes_while_we_build_is_not_followed(notebook: Path, tmp_path: Path) -> None:
    write(OLD, notebook)
    public, outside = notebook / "public", tmp_path / "outside"
    outside.mkdir()
    rest = {path: data for path, data in OLD.items() if path != ADA}
    with new_site(public, notebook) as site:
        site.put(ADA, b"new")
        (public / "contacts").rename(outside / "contacts")
        (public / "contacts").symlink_to(outside / "contacts")
        with pytest.raises(Touched):
            site.show(rest)
    assert (outside / "contacts/ada/index.html").read_bytes() == OLD[ADA]
    write(NEW, notebook)
    assert (read(public), os.listdir(outside / "contacts")) == (NEW, ["ada"])


def test_changes_alone_are_written_where_the_rest_is_known(notebook: Path) -> None:
    write(OLD, notebook)
    public = notebook / "public"
    (public / "stray.html").write_text("not looked at")
    written = write_changes(NEW, OLD, public, notebook)
    assert written.changed == (
        "theme.css", "contacts/ben/index.html", "tags/new/index.html", "people/index.html", "index.html", "build.js",
    )  # fmt: skip
    assert written.removed == ("contacts/ada/index.html", "tags/old/index.html")
    assert read(public) == {**NEW, "stray.html": b"not looked at"}


def test_changes_are_not_trusted_where_something_else_came_between(notebook: Path, tmp_path: Path) -> None:
    public, outside = notebook / "public", tmp_path / "outside"
    assert write_changes(NEW, OLD, public, notebook).first
    outside.mkdir()
    (public / "contacts").rename(public / "elsewhere")
    (public / "contacts").symlink_to(outside)
    write_changes({**NEW, "contacts/ben/index.html": b"Ben"}, NEW, public, notebook)
    assert read(public) == {**NEW, "contacts/ben/index.html": b"Ben"}
    assert os.listdir(outside) == []


def test_early_come_the_pages_that_lead_nowhere_new(notebook: Path) -> None:
    write(OLD, notebook)
    ada, today = "contacts/ada/index.html", "index.html"
    files = {ada: page("../../index.html", text="Ada, met"), today: page("people/index.html", text="Ben?")}
    assert write_early(BEN | files, OLD, notebook / "public") == [ada, today]
    assert read(notebook / "public") == OLD | files


@pytest.mark.parametrize("link", ["../../tags/new/index.html", "../../contacts/zo%C3%AB&#39;s/index.html#log"])
def test_early_waits_where_a_link_would_lead_nowhere(link: str, notebook: Path) -> None:
    write(OLD, notebook)
    ada = {"contacts/ada/index.html": page("../../index.html", link, "mailto:ada@example.org", text="Ada")}
    assert write_early(ada, OLD, notebook / "public") == []
    target = {"tags/new/index.html": b"", "contacts/zoë's/index.html": b""}
    assert write_early(ada, OLD | target, notebook / "public") == [*ada]


def test_early_writes_into_no_folder_but_a_site(notebook: Path) -> None:
    assert write_early({"index.html": b"new"}, {"index.html": b"old"}, notebook / "public") == []
    assert not (notebook / "public").exists()


def test_a_file_may_become_a_folder_and_back(notebook: Path) -> None:
    write({"a": b"1", "b/c/d": b"2", "b/e": b"3"}, notebook)
    write({"a/x/y": b"1", "b": b"2"}, notebook)
    assert read(notebook / "public") == {"a/x/y": b"1", "b": b"2"}


def test_foreign_files_go_but_what_is_hidden_at_the_top_stays(notebook: Path) -> None:
    write(OLD, notebook)
    public = notebook / "public"
    (public / ".git").mkdir()
    (public / ".git/config").write_text("theirs")
    (public / "stray.html").write_text("stray")
    (public / "empty").mkdir()
    written = write(OLD, notebook)
    assert (written.removed, read(public / ".git")) == (("stray.html",), {"config": b"theirs"})
    assert not (public / "empty").exists()


def test_what_a_kill_left_behind_is_removed(notebook: Path) -> None:
    write(OLD, notebook)
    for left in (notebook / ".public.followup-new", notebook / "public/.followup-new"):
        (left / "contacts").mkdir(parents=True)
        (left / "0").write_text("half a pa")
    write(OLD, notebook)
    assert sorted(os.listdir(notebook)) == ["public"]
    assert sorted(os.listdir(notebook / "public")) == sorted({path.split("/")[0] for path in OLD} | {MARKER})


CALLS = ("open", "replace", "mkdir", "unlink", "rmdir", "rename")


@pytest.mark.parametrize("first", [True, False], ids=["first build", "later build"])
@pytest.mark.parametrize("call", CALLS)
def test_a_disk_that_fails_at_any_call_leaves_a_whole_site(
    notebook: Path, monkeypatch: pytest.MonkeyPatch, call: str, first: bool
) -> None:
    public = notebook / "public"
    for fails_at in range(30):
        if not first:
            write(OLD, notebook)
        with monkeypatch.context() as patch:
            calls = iter(range(fails_at))
            real = getattr(os, call)

            def failing(*args: object, **options: object) -> object:
                if next(calls, None) is None:  # noqa: B023 - called within the turn
                    raise OSError(errno.ENOSPC, "No space left on device")
                return real(*args, **options)  # noqa: B023

            patch.setattr(os, call, failing)
            with suppress(OSError):
                write(NEW, notebook)
        assert is_whole(public) if public.exists() else first
        write(NEW, notebook)
        assert read(public) == NEW
        assert os.listdir(notebook) == ["public"]
        if first:
            subprocess.run(["rm", "-r", str(public)], check=True)


WRITER = """
import sys
from pathlib import Path
from site_builder.notebook.write import write_whole
OLD, NEW = {old!r}, {new!r}
print("ready", flush=True)
for _ in range({turns}):
    for site in (NEW, OLD):
        write_whole(site, Path("public"), Path("."))
"""


def writer(notebook: Path, turns: int) -> subprocess.Popen[bytes]:
    """A process that writes one site and then the other, again and again."""
    code = WRITER.format(old=OLD, new=NEW, turns=turns)
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    return subprocess.Popen([sys.executable, "-c", code], cwd=notebook, env=environment, stdout=subprocess.PIPE)


def test_a_kill_at_any_moment_leaves_a_whole_site(notebook: Path) -> None:
    chance = random.Random(7)
    write(OLD, notebook)
    for _ in range(100):
        with writer(notebook, turns=1000) as process:
            assert process.stdout
            assert process.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, 0.01))
            process.kill()
        assert is_whole(notebook / "public")
    write(NEW, notebook)
    assert (read(notebook / "public"), os.listdir(notebook)) == (NEW, ["public"])


def test_two_builds_at_once_end_as_one_of_them(notebook: Path) -> None:
    with writer(notebook, turns=30) as one, writer(notebook, turns=30) as other:
        assert (one.wait(60), other.wait(60)) == (0, 0)
    assert (read(notebook / "public"), os.listdir(notebook)) == (OLD, ["public"])
