"""Compiled templates are kept beside the program's own bytecode, and a page is the same with and without them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from site_builder import theme_engine, theme_filters
from site_builder.theme import Theme

HELLO = "Hello {{ name }}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where bytecode goes."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = Path(f"{tmp_path}{Path(theme_engine.__file__).parent}")
    folder.mkdir(parents=True)
    return folder


def hello(template: str = HELLO) -> str:
    return Theme({"hello.html": template.encode()}).whole("hello.html", {"name": "<Ada>"})


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hello() == "Hello &lt;Ada&gt;"
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr("jinja2.Environment.compile", None)
    assert hello() == "Hello &lt;Ada&gt;"


def test_another_template_of_that_name_is_compiled_anew(folder: Path) -> None:
    hello()
    assert hello("Bye {{ name }}") == "Bye &lt;Ada&gt;"
    assert hello() == "Hello &lt;Ada&gt;"


def test_another_compiler_compiles_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hello()
    kept = next(folder.iterdir())
    before = kept.read_bytes()
    newer = folder / "theme_engine.py"
    newer.write_text("")
    (folder / "__pycache__").mkdir()
    os.utime(newer, ns=(0, os.stat(theme_engine.__file__).st_mtime_ns + 1))
    monkeypatch.setattr(theme_engine, "__file__", str(newer))
    monkeypatch.setattr(sys, "pycache_prefix", None)
    hello()
    assert (folder / "__pycache__" / kept.name).read_bytes() != before


def test_other_filters_compile_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hello()
    kept = next(folder.iterdir())
    before = kept.read_bytes()
    newer = folder.parent / "theme_filters.py"
    newer.write_text("")
    os.utime(newer, ns=(0, os.stat(theme_filters.__file__).st_mtime_ns + 1))
    monkeypatch.setattr(theme_filters, "__file__", str(newer))
    hello()
    assert kept.read_bytes() != before


@pytest.mark.parametrize("left", [0, 5, 20, 40, 200, -1], ids=lambda left: f"{left} bytes")
def test_spoiled_bytecode_is_no_harm(folder: Path, left: int) -> None:
    hello()
    kept = next(folder.iterdir())
    kept.write_bytes(kept.read_bytes()[:left])
    assert hello() == "Hello &lt;Ada&gt;"


def test_nothing_is_written_where_python_writes_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert hello() == "Hello &lt;Ada&gt;"
    assert list(folder.iterdir()) == []


def test_where_nothing_may_be_written_templates_are_compiled_each_time(folder: Path) -> None:
    folder.rmdir()
    assert hello() == hello() == "Hello &lt;Ada&gt;"
