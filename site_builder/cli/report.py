"""Problems in the terminal: what repeats in one file is said once, and where CI is set nobody is named."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from site_builder.cli.terminal import in_ci, paint, say
from site_builder.notebook.tree import SETTINGS
from site_builder.problems import Problem, Severity, errors
from site_builder.site.health import Said, said_once
from site_builder.site.words import count
from site_builder.text.visible import visible

_MOST = 20


def report(args: Namespace, problems: Sequence[Problem], files: Sequence[str]) -> None:
    """Tell the problems of a notebook with these contact files, errors first, as messages."""
    if args.quiet or not problems:
        return
    said = said_once(problems)
    shown = said if args.verbose else said[:_MOST]
    for each in shown:
        print(numbered(each, files) if in_ci() else told(each, sys.stderr.isatty()), file=sys.stderr)
    if len(said) > len(shown):
        say(args, f"… and {len(said) - len(shown)} more: `followup check` lists them all")


def told(said: Said, painted: bool) -> str:
    """A problem as text: its place, the line with a caret, the hint, and how often it is there."""
    text = str(_visible(said.problem)) + (f"\n  ({said.more})" if said.more else "")
    head, newline, rest = text.partition("\n")
    if painted:
        head = head.replace(": error: ", f": {paint('error', 'red')}: ", 1)
        head = head.replace(": warning: ", f": {paint('warning', 'yellow')}: ", 1)
    return head + newline + rest


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
    return replace(problem, place=place, message=message, hint=hint, line=line)
