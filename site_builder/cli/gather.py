"""The files that an import is given, and the people in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from site_builder.cli import WRONG_USAGE, Stop
from site_builder.cli.progress import Progress
from site_builder.exchange.card import Card, NoCards, Skipped, with_snooze
from site_builder.exchange.reading import KNOWN, SUFFIXES, read_people
from site_builder.notebook.tree import is_noise
from site_builder.settings import Settings

MOST_BYTES = 300_000_000


@dataclass
class Gathered:
    """Everybody in the files, in their order, who was skipped, and which files were refused."""

    cards: list[tuple[str, str, Card]] = field(default_factory=list)  # the file's name, its place, the person
    skipped: list[tuple[str, str]] = field(default_factory=list)  # the place and why
    refused: list[tuple[str, str]] = field(default_factory=list)  # the file and why


def gather(paths: Sequence[str], settings: Settings, progress: Progress, today: date) -> Gathered:
    """Read all the files; ends the command where one is not there, or a folder holds nothing to import."""
    files = [file for path in paths for file in _files(Path(path))]
    gathered = Gathered()
    for file in files:
        try:
            _read(file, settings, gathered, progress, today)
        except NoCards as reason:
            gathered.refused.append((str(file), str(reason)))
        except OSError as error:
            gathered.refused.append((str(file), f"it can't be read: {error.strerror or error}"))
    return gathered


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        found = sorted(_below(path))
        if not found:
            raise Stop(f"{path} holds nothing to import: I read {KNOWN}", WRONG_USAGE)
        yield from found
    elif not path.exists():
        raise Stop(f"there is no file {path}: name the file or folder to import", WRONG_USAGE)
    else:
        yield path


def _below(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        kept = (name for name in names if not is_noise(name) and Path(name).suffix.lower() in SUFFIXES)
        yield from (Path(top, name) for name in kept)


def _read(file: Path, settings: Settings, gathered: Gathered, progress: Progress, today: date) -> None:
    info = file.stat()
    if not stat.S_ISREG(info.st_mode):
        raise NoCards("it is no file with text in it")
    if info.st_size > MOST_BYTES:
        raise NoCards(f"it is larger than {MOST_BYTES // 1_000_000} MB: export it without pictures")
    for found in read_people(file.name, file.read_bytes(), settings):
        progress.tell("Reading people", len(gathered.cards) + 1)
        place = f"{file}:{found.line}"
        if isinstance(found, Skipped):
            gathered.skipped.append((place, found.why))
        else:
            gathered.cards.append((file.name, place, with_snooze(found.card, today)))
