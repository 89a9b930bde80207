"""`make bench`: what builds cost, beside Hugo where it is installed; prints medians of interleaved runs, and ratios.

    python -m tests.bench [--sizes 100,1000] [--runs 5]

Absolute times of a small machine are noisy: compare within one run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import hugo
from tests.bench.measure import Cost, run, until_changed
from tests.bench.notebook import TODAY, write_notebook

FOLLOWUP = [sys.executable, "-m", "site_builder"]
DAY = ["--today", str(TODAY)]
NEXT_DAY = ["--today", "2026-11-24"]
Step = tuple[str, Callable[[], Cost | None]]


def main() -> None:
    """Measure each size, and print a table for it."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--sizes", default="100,1000,10000", help="how many contacts, by commas")
    parser.add_argument("--runs", type=int, default=5, help="how often each is measured")
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {hugo.version() or 'Hugo is not installed'}")
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="followup-bench-") as folder:
            _table(Path(folder), size, options.runs)


def _table(folder: Path, size: int, runs: int) -> None:
    notebook = folder / "notebook"
    write_notebook(notebook, size)
    _age()
    steps = [*_ours(notebook), *(_theirs(folder, notebook) if hugo.version() else [])]
    costs: dict[str, list[Cost]] = {name: [] for name, _ in steps}
    for _ in range(runs):
        for name, step in steps:
            cost = step()
            if cost:
                costs[name].append(cost)
    peers = {name: _median(found) for name, found in costs.items() if name.startswith("Hugo") and found}
    print(f"\n{size:,} contacts{'':20} seconds    CPU     MB   of Hugo's")
    for name, found in costs.items():
        if found:
            _row(name, found, peers)


def _row(name: str, found: list[Cost], peers: dict[str, float]) -> None:
    peer = peers.get(f"Hugo: {name}")
    ratio = f"{_median(found) / peer:10.2f}" if peer else ""
    cpu, memory = (statistics.median(getattr(cost, part) for cost in found) for part in ("cpu", "megabytes"))
    print(f"  {name:32} {_median(found):8.3f} {cpu:6.2f} {memory:6.0f}{ratio}")


def _median(found: list[Cost]) -> float:
    return statistics.median(cost.seconds for cost in found)


def _age() -> None:
    """Wait until the files have been there for a while: what has just been written is not trusted to stay."""
    time.sleep(2.5)


def _ours(notebook: Path) -> list[Step]:
    ask = [*FOLLOWUP, "--notebook", str(notebook), "--quiet"]
    build = [*ask, "build"]

    def cold() -> Cost:
        for name in ("public", ".followup"):
            shutil.rmtree(notebook / name, ignore_errors=True)
        return run([*build, *DAY])

    def one_edit() -> Cost:
        _edit(notebook)
        return run([*build, *NEXT_DAY])

    return [
        ("cold build", cold),
        ("nothing changed", lambda: run([*build, *DAY])),
        ("due, warm", lambda: run([*ask, "due", *DAY])),
        ("next day", lambda: run([*build, *NEXT_DAY])),
        ("one edit, whole process", one_edit),
        ("one save to the page, serving", lambda: _served(notebook, "contacts/{slug}/index.html")),
        ("one save to Today, serving", lambda: _served(notebook, "index.html")),
    ]


def _served(notebook: Path, page: str) -> Cost | None:
    serve = [*FOLLOWUP, "--notebook", str(notebook), "serve", "--port", "0", *DAY]
    slug = _first(notebook).stem
    return until_changed(serve, "serving http", notebook / "public" / page.format(slug=slug), lambda: _edit(notebook))


def _first(notebook: Path) -> Path:
    return min((notebook / "contacts").iterdir())


def _edit(notebook: Path) -> None:
    """One more line in one log: written today, so that Today shows it."""
    note = _first(notebook)
    count = note.read_text(encoding="utf-8").count("heard email: word")
    with note.open("a", encoding="utf-8") as file:
        file.write(f"- {TODAY} heard email: word {count}\n")


def _theirs(folder: Path, notebook: Path) -> list[Step]:
    site = folder / "hugo"
    hugo.prepare(notebook, site)
    first = site / "content" / "contacts" / _first(notebook).name

    def cold() -> Cost:
        shutil.rmtree(site / "public", ignore_errors=True)
        return run(hugo.build(site))

    def served(page: str) -> Cost | None:
        return until_changed(
            hugo.serve(site), "Web Server is available", site / "public" / page, lambda: hugo.edit(first)
        )

    return [
        ("Hugo: cold build", cold),
        ("Hugo: nothing changed", lambda: run(hugo.build(site))),
        ("Hugo: one save to the page, serving", lambda: served(f"contacts/{first.stem}/index.html")),
        ("Hugo: one save to Today, serving", lambda: served("index.html")),
    ]


if __name__ == "__main__":
    main()
