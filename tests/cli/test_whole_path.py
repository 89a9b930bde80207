"""From files on a disk to answers, by the commands: worked examples, bad input, and other people's notes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Followup
from tests.test_cases import STORIES

ADA = "---\nname: Ada Okafor\nemail: ada@lumen.example\n---\n## Log\n- 2026-11-19 met: at the fair\n"


def every_seventh() -> list[Any]:
    cases = [case for path in STORIES for case in yaml.safe_load(path.read_text(encoding="utf-8")) if "expect" in case]
    return [pytest.param(case, id=case["name"]) for case in cases[::7]]


@pytest.mark.parametrize("case", every_seventh())
def test_a_worked_example_by_the_command(followup: Followup, case: dict[str, Any]) -> None:
    followup.put(case.get("notes") or {case.get("path", "contacts/someone.md"): case["note"]})
    followup.put({"followup.yml": case.get("settings", "")})
    told = json.loads(followup("due", "--all", "--json", "--today", str(case["today"])).out)["items"]
    dated = [item | {"line": int(item["source"].rpartition(":")[2])} for item in told if item["latest"]]
    for item in dated:
        item["moved"] = item["moved"] and item["moved"]["from"]
    wanted = [{key: _as_json(value) for key, value in each.items()} for each in case["expect"]]
    assert [{key: item[key] for key in each} for item, each in zip(dated, wanted, strict=True)] == wanted
    if "expect_problems" in case:
        problems = json.loads(followup("check", "--json", "--today", str(case["today"])).out)["problems"]
        assert len(problems) == len(case["expect_problems"])


def _as_json(value: object) -> object:
    return value if value is None or isinstance(value, int | str) else str(value)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        pytest.param(b"---\nname: [x\n---\n", "closed", id="a bracket that is never closed"),
        pytest.param(b"---\nname: Bad\n", "closed", id="front matter that is never closed"),
        pytest.param(b"---\n- a\n- b\n---\n", "list", id="a list"),
        pytest.param(b"---\nname: Bad\n\temail: x\n---\n", "tab", id="a tab"),
        pytest.param(b"---\nname: A\nname: B\n---\n", "again", id="a key twice"),
        pytest.param(b"---\na: &a [x, x]\nb: [*a, *a]\nname: Bad\n---\n", "&a", id="aliases"),
        pytest.param(b"---\nname: " + b"[" * 1000 + b"\n---\n", "deep", id="nested past reason"),
        pytest.param(b"---\nname: Bad\nx: '" + b"x" * 70_000 + b"'\n---\n", "64", id="front matter over 64 KiB"),
        pytest.param(b"x" * 6_000_000, "5 MB", id="a file over 5 MB"),
        pytest.param(b"---\n<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> x\n---\n", "merge", id="a merge conflict"),
        pytest.param("---\nname: Bäd\n---\n".encode("utf-16"), "UTF-16", id="UTF-16"),
        pytest.param("---\nname: Bäd\n---\n".encode("latin-1"), "Latin-1", id="Latin-1"),
        pytest.param(b"---\nname: B\0d\n---\n", "NUL", id="a NUL byte"),
    ],
)
def test_bad_input_is_told_and_the_site_is_built(followup: Followup, data: bytes, word: str) -> None:
    followup.put({"contacts/ada.md": ADA})
    (followup.root / "contacts/bad.md").write_bytes(data)
    checked, built = followup("check", "--json", "--today", "2026-11-20"), followup("build", "--today", "2026-11-20")
    problems = json.loads(checked.out)["problems"]
    errors = [problem for problem in problems if problem["severity"] == "error"]
    assert (checked.code, built.code, {problem["file"] for problem in errors}) == (1, 0, {"contacts/bad.md"})
    assert any(word.lower() in f"{error['message']} {error['hint']}".lower() for error in errors), errors
    assert "Ada Okafor" in followup.read("public/index.html")
    assert "bad.md" in followup.read("public/people/index.html")
    assert (followup.root / "contacts/bad.md").read_bytes() == data


@pytest.mark.parametrize("folder", ["people", "legislators", "interactions"])
def test_other_peoples_notes_build(followup: Followup, samples: Path, folder: str) -> None:
    for source in sorted((samples / folder).iterdir()):
        shutil.rmtree(followup.root / "contacts")
        shutil.copytree(source, followup.root / "contacts")
        files = {path.relative_to(followup.root).as_posix() for path in followup.root.glob("contacts/**/*.md")}
        assert followup("build", "--today", "2026-11-20").code == 0
        told = json.loads(followup("due", "--all", "--json", "--today", "2026-11-20").out)["items"]
        problems = json.loads(followup("check", "--json", "--today", "2026-11-20").out)["problems"]
        named = {item["source"].rpartition(":")[0] for item in told} | {problem["file"] for problem in problems}
        left = {path for path in files - named if Path(path).name.lower() not in ("readme.md", "index.md")}
        assert left == set(), source.name
