"""The shape of the code: imports run one way, the core opens no file and reads no clock, the manual names all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.cli import COMMANDS
from site_builder.model import Kind

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "site_builder"
ORDER = [
    "__main__", "cli", "serve", "publish", "notebook", "spread", "theme", "theme_engine", "theme_bytecode",
    "theme_filters", "note_html", "note_markdown", "note_common", "note_harmless", "note_links", "build", "reading",
    "files", "standing", "memory",
    "site", "plan", "drafts", "exchange", "text", "settings", "problems", "model", "days", "__init__",
]  # fmt: skip
"""From the edge to the core: a module imports only from its own group and from those after it."""
CORE = set(ORDER[ORDER.index("build") :]) - {"__init__"}
FORBIDDEN_NAMES = {"open", "input", "print"}
FORBIDDEN_CALLS = {"today", "now", "utcnow", "time_ns", "read_text", "read_bytes", "write_text", "write_bytes"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


def group(module: str) -> str:
    """The part of the package that a module belongs to."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(tree: ast.AST) -> Iterator[str]:
    for node in _run(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("site_builder"):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from names if node.module == "site_builder" else [node.module]
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("site_builder"))


def _run(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but what stands below `if TYPE_CHECKING`."""
    todo = [tree]
    while todo:
        node = todo.pop()
        yield node
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            todo += ast.iter_child_nodes(node)


def in_group(path: Path, groups: set[str]) -> bool:
    return group(name_of(path)) in groups


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_from_the_edge_to_the_core(path: Path) -> None:
    mine = ORDER.index(group(name_of(path)))
    found = set(imports(ast.parse(path.read_text(encoding="utf-8"))))
    known = {module for module in found if group(module) in ORDER}
    assert [module for module in sorted(known) if ORDER.index(group(module)) < mine] == []


@pytest.mark.parametrize("path", [path for path in MODULES if in_group(path, CORE)], ids=name_of)
def test_the_core_opens_no_file_and_reads_no_clock(path: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_NAMES:
            found.append(node.func.id)
        if isinstance(node.func, ast.Attribute) and node.func.attr in FORBIDDEN_CALLS:
            found.append(node.func.attr)
    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_grows_without_end(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


@pytest.mark.parametrize("command", COMMANDS)
def test_the_manual_names_each_command(command: str) -> None:
    assert f"followup {command}" in (ROOT / "docs/commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "kind", [kind for kind in Kind if kind not in (Kind.CLOSED, Kind.PAUSED, Kind.INBOX, Kind.NONE)]
)
def test_the_manual_names_each_rule(kind: Kind) -> None:
    manual = (ROOT / "docs/rules.md").read_text(encoding="utf-8").lower()
    assert kind in manual or kind.replace("-", " ") in manual
