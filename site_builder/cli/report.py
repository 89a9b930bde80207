"""Problems in the terminal: what repeats in one file is said once, and where CI is set nobody is named."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from site_builder.cli.terminal import Told, tell
from site_builder.notebook.where import SETTINGS
from site_builder.problems import Problem, Severity, errors
from site_builder.site.health import Said, said_once
from site_builder.site.words import count
from site_builder.text.visible import visible

_MOST = 20


def report(args: Namespace, problems: Sequence[Problem], files: Sequence[str]) -> None:
    """Tell the problems of a notebook with these contact files, errors first, as messages."""
    if problems and not args.quiet:
        tell(args, *first_told(problems, files, everything=args.verbose))


def first_told(
    problems: Sequence[Problem], files: Sequence[str], *, everything: bool = False
) -> tuple[list[Told], int]:
    """Problems as they are told, errors first: all of them, or the first ones and how many more there are."""
    said = said_once(problems)
    shown = said if everything else said[:_MOST]
    return [(told(each), numbered(each, files)) for each in shown], len(said) - len(shown)


def told(said: Said) -> str:
    """A problem as text: its place, the line with a caret, the hint, and how often it is there."""
    return str(_visible(said.problem)) + (f"\n  ({said.more})" if said.more else "")


def numbered(said: Said, files: Sequence[str]) -> str:
    """The same without a word of the notebook: the file by its number in the order of paths."""
    place = said.problem.place
    file = f"file {files.index(place.path) + 1}" if place.path in files else "a file"
    named = SETTINGS if place.path == SETTINGS else file
    times = f" ({said.times} times)" if said.times > 1 else ""
    return f"{named}:{place.line}:{place.column}: {said.problem.severity}{times}"


def summary(problems: Sequence[Problem]) -> str:
    """How many errors and warnings there are: `2 errors, 1 warning`; nothing where there are none."""
    wrong = len(errors(problems))
    counts = (wrong, Severity.ERROR), (len(problems) - wrong, Severity.WARNING)
    return ", ".join(count(number, severity.value) for number, severity in counts if number)


def _visible(problem: Problem) -> Problem:
    place = problem.place._replace(path=visible(problem.place.path))
    message, hint, line = (visible(text) for text in (problem.message, problem.hint, problem.line))
    return problem._replace(place=place, message=message, hint=hint, line=line)
