"""`followup check`: every problem in the notebook."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from site_builder.cli import ERRORS, FINE
from site_builder.cli.book import the_book, the_notebook
from site_builder.cli.options import today_option
from site_builder.cli.report import summary, told
from site_builder.cli.terminal import painted, say, show
from site_builder.exchange.duplicates import duplicates
from site_builder.exchange.identity import region_of
from site_builder.problems import Problem, errors
from site_builder.reading import with_relations
from site_builder.site.health import said_once
from site_builder.site.words import count


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    today_option(parser)
    parser.add_argument("--json", action="store_true", help="print them for a program to read")


def run(args: Namespace) -> int:
    """List every problem in the notebook, with its place and what to type instead.

    The exit code is 1 where there are errors.
    """
    notebook = the_notebook(args)
    book = with_relations(the_book(args, notebook))
    twice = duplicates((plan.contact for plan in book.plans), region_of(notebook.settings))
    problems = sorted((*book.problems, *twice), key=lambda problem: (problem.place, problem.severity))
    if args.json:
        show(as_json(problems))
    else:
        for said in said_once(problems):
            show(painted(told(said), sys.stdout))
        files = count(len(notebook.tree.contacts), "contact file")
        say(args, f"{summary(problems) or 'no problems'} in {files}")
    return ERRORS if errors(problems) else FINE


def as_json(problems: Sequence[Problem]) -> str:
    """The problems and their counts, as `--json` prints them."""
    import json

    wrong = len(errors(problems))
    return json.dumps(
        {"problems": [_fields(each) for each in problems], "errors": wrong, "warnings": len(problems) - wrong},
        ensure_ascii=False,
        indent=1,
    )


def _fields(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }
