"""`make bench`: what builds and saves cost, beside other builders that are installed, and beside earlier versions.

Prints medians of interleaved runs in tables of Markdown. Absolute times of a small machine are noisy: compare within
one run. `make bench-peers` installs the other builders; nothing is downloaded here.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

from tests.bench.census import census
from tests.bench.contender import SERVING, WORKS, Contender, mark
from tests.bench.found import Size
from tests.bench.machine import machine
from tests.bench.notebook import write_notebook
from tests.bench.ours import HERE, followup, revision
from tests.bench.parts import parts
from tests.bench.peers import PEERS, installed
from tests.bench.rounds import Rounds
from tests.bench.table import cost_lines, size_tables
from tests.bench.targets import targets

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SIZES = (100, 1_000, 10_000)
_LARGE = 50_000
_AGE = 2.5  # seconds: what has just been written is not trusted to stay as it is


def main(words: Sequence[str] | None = None) -> None:
    """Read the options, and print the tables of what is asked for."""
    options = _options().parse_args(words)
    print(f"{machine()}\n")
    if options.parts:
        print("\n".join(map(parts, options.sizes)), end="")
        return
    _measure(options)


def _measure(options: argparse.Namespace) -> None:
    """Measure each size, and print its tables as soon as they are known."""
    sizes: dict[int, Size] = {}
    with tempfile.TemporaryDirectory(prefix="followup-bench-") as temporary:
        folder = Path(temporary)
        codes = {name: revision(name, folder / f"code-{number}") for number, name in enumerate(options.against)}
        for count in [*options.sizes, *([_LARGE] if options.large else [])]:
            contenders = list(_contenders(folder / str(count), count, {"Followup": HERE} | codes, options))
            time.sleep(_AGE)
            browser = None if options.no_browser else _browser()
            rounds = Rounds(contenders=contenders, saves=options.saves, browser=browser, say=_say)
            sizes[count] = rounds.measure(options.runs)
            print(size_tables(count, sizes[count]), flush=True)
    print(f"In brackets: Followup's part of it.\n\n{cost_lines(sizes)}\n{targets(sizes)}", end="")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=(__doc__ or "").splitlines()[0])
    add, works, peers = parser.add_argument, (*WORKS, SERVING), tuple(PEERS)
    add("--sizes", type=_counts, default=_SIZES, metavar="N,N", help="how many contacts; else 100,1000,10000")
    add("--large", action="store_true", help=f"{_LARGE:,} contacts as well")
    add("--runs", type=int, default=5, metavar="N", help="how many rounds count; else 5")
    add("--saves", type=int, default=5, metavar="N", help="how many saves in a round, while serving; else 5")
    add("--works", type=_some(works), default=works, metavar="NAME,NAME", help=f"some of {', '.join(works)}; else all")
    add("--peers", type=_some(peers), default=peers, metavar="NAME,NAME", help=f"some of {', '.join(peers)}; else all")
    add("--slow-to", type=int, default=1_000, metavar="N", help="up to which size those other than Hugo do; else 1000")
    add("--against", action="append", default=[], metavar="REV", help="beside an earlier revision of this project")
    add("--parts", action="store_true", help="only tell where a cold build's time goes")
    add("--no-browser", action="store_true", help="leave out how long a save takes to a browser")
    return parser


def _counts(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _some(names: Collection[str]) -> Callable[[str], list[str]]:
    """Reads some of these names, with commas between them."""

    def read(text: str) -> list[str]:
        found = [part for part in text.split(",") if part]
        if unknown := [part for part in found if part not in names]:
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not one of {', '.join(names)}")
        return found

    return read


def _contenders(
    folder: Path, count: int, codes: Mapping[str, Path], options: argparse.Namespace
) -> Iterator[Contender]:
    """Ours first, each with a site of its own from the same notes; a seed and a size make the same ones anywhere."""
    seed = folder / "seed"
    write_notebook(seed, count)
    _say(f"{count:,} notes\n{census([note.read_text(encoding='utf-8') for note in (seed / 'contacts').iterdir()])}")
    slug = mark(seed / "contacts")
    for number, (name, code) in enumerate(codes.items()):
        notebook = Path(copytree(seed, folder / f"followup-{number}"))
        yield followup(code, name, notebook, slug).only(options.works)
    for name, peer in installed(options.peers).items():
        if name == "hugo" or count <= options.slow_to:
            yield peer.contender(seed, folder / name, slug).only(options.works)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _browser() -> Browser | None:
    """Chromium, if it is here, and so is what drives it."""
    try:
        import pytest

        from tests.chromium import chromium
    except ModuleNotFoundError:
        return None
    try:
        return chromium()
    except (pytest.skip.Exception, ModuleNotFoundError):
        return None


if __name__ == "__main__":
    main()
