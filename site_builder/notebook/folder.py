"""A notebook that is open: its settings, what its folder holds, and the texts in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from site_builder.model import Place, Source
from site_builder.notebook.dress import has_theme
from site_builder.notebook.read import read_source
from site_builder.notebook.tree import File, Tree, find_file, list_tree
from site_builder.notebook.where import MESSAGES, SETTINGS
from site_builder.problems import Problem, Severity
from site_builder.settings import Settings
from site_builder.text.settings import read_settings


@dataclass(frozen=True, kw_only=True)
class Notebook:
    """One look at a notebook; open it again to see what has changed."""

    root: Path
    settings: Settings
    tree: Tree
    settings_problems: tuple[Problem, ...] = ()

    def sources(self) -> Iterator[Source]:
        """The text of each contact file, in the order of their paths; read as it is asked for."""
        return map(read_source, self.tree.contacts)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the settings, the folder and the messages."""
        return (*self.settings_problems, *self.tree.problems, *self._unread_messages, *self._failing_messages)

    @cached_property
    def messages(self) -> dict[str, str]:
        """The notebook's own drafts by their name below messages/: `sales/refresher.md`."""
        return {source.path.removeprefix(f"{MESSAGES}/"): source.text for source in self._messages if not source.failed}

    @cached_property
    def _messages(self) -> tuple[Source, ...]:
        return tuple(map(read_source, self.tree.messages))

    @cached_property
    def _failing_messages(self) -> tuple[Problem, ...]:
        if not self.messages:
            return ()
        from site_builder.drafts.own import check_messages  # a template engine that few notebooks need here

        return tuple(check_messages(self.messages, self.settings))

    @property
    def _unread_messages(self) -> Iterator[Problem]:
        for source in self._messages:
            if source.failed:
                yield _unread(source)


def open_notebook(root: Path) -> Notebook:
    """Read the settings and list the folder. What a writer can fix comes back as problems."""
    settings, problems, text = _settings(root)
    if not has_theme(root, settings.theme):
        problems.append(_no_theme(settings.theme, text.split("\n")))
    tree = list_tree(root, settings.contacts, settings.output)
    return Notebook(root=root, settings=settings, tree=tree, settings_problems=tuple(problems))


def _settings(root: Path) -> tuple[Settings, list[Problem], str]:
    """The settings, what is wrong in them, and their text."""
    found = find_file(root, SETTINGS)
    if not isinstance(found, File):
        settings, problems = read_settings(None)
        return settings, [*problems, *([found] if found else [])], ""
    source = read_source(found)
    if source.failed:
        settings, problems = read_settings(None)
        return settings, [*problems, _unread(source)], ""
    return *read_settings(source), source.text


def _no_theme(name: str, lines: Sequence[str]) -> Problem:
    number, line = next(((at, line) for at, line in enumerate(lines, 1) if line.startswith("theme")), (1, ""))
    return Problem(
        place=Place(path=SETTINGS, line=number, column=max(0, line.find(name, len("theme"))) + 1),
        severity=Severity.ERROR,
        message=f'There is no theme "{name}"; the built-in one is used.',
        hint=f"put its files into themes/{name}/",
        line=line,
        width=len(name),
    )


def _unread(source: Source) -> Problem:
    return Problem(
        place=Place(path=source.path),
        severity=Severity.ERROR,
        message=source.failed,
        hint=source.hint,
    )
