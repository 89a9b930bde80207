"""What is waited for is on the disk first: the saved person's page and Today, while the rest is still being made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from site_builder.files import Files
from site_builder.model import Source
from site_builder.notebook.dress import theme_of
from site_builder.notebook.folder import open_notebook
from site_builder.serve.rebuild import Rebuilder
from site_builder.serve.server import Board
from site_builder.serve.stage import Stage

ADA = "---\nname: Ada\nemail: ada@lumen.example\n---\n\n## Log\n\n- 2026-11-20 met: at the fair\n"
PAGES = ("contacts/ada/index.html", "index.html", "people/index.html", "insights/index.html")


def test_page_and_today_stand_before_the_lists(tmp_path: Path) -> None:
    (tmp_path / "contacts").mkdir()
    (tmp_path / "followup.yml").touch()
    stage, stood = Stage(Board(), tmp_path / "public", tmp_path), []

    def on_disk() -> list[bytes]:
        return [(tmp_path / "public" / path).read_bytes() for path in PAGES]

    def first(files: Files) -> None:
        stage.begin(files)
        if (tmp_path / "public").exists():
            stood.append(on_disk())

    builder = Rebuilder(open_notebook(tmp_path), theme_of, fixed_day=True, first=first)
    for text in (ADA, f"{ADA}- 2026-11-23 heard: yes, gladly -> tomorrow\n"):
        source = Source(path="contacts/ada.md", text=text)
        before = on_disk() if (tmp_path / "public").exists() else []
        stage.write(builder.rebuild({source.path: source}, (), date(2026, 11, 23)).files)
    after = on_disk()
    assert stood == [[*after[:2], *before[2:]]]
    assert all(new != old for new, old in zip(after, before, strict=True))
