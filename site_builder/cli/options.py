"""The options that commands share, and how they are read."""

from __future__ import annotations

import argparse
from contextlib import suppress
from datetime import date
from functools import partial

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from typing import Any, NoReturn

_HELP = partial(argparse.RawDescriptionHelpFormatter, width=80)  # to ask the terminal means to import shutil


class Parser(argparse.ArgumentParser):
    """argparse with one line for a mistake, and no guessing at options by their first letters."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog=prog, allow_abbrev=False, formatter_class=_HELP, **options)

    def format_help(self) -> str:
        """The help; a docstring without the indent it has in the code."""
        from inspect import cleandoc

        self.description = cleandoc(self.description or "")
        return super().format_help()

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            raise argparse.ArgumentError(action, f'"{value}" is none of {", ".join(map(str, action.choices))}')

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to read on; exit code 2."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def common_options() -> argparse.ArgumentParser:
    """What all commands take; it may stand before the command, too."""
    parser = Parser("followup", add_help=False)
    group = parser.add_argument_group("for all commands")
    group.add_argument("--notebook", metavar="DIR", help="the notebook; else this folder or its nearest parent")
    group.add_argument("--quiet", action="store_true", help="no messages but errors")
    group.add_argument("--verbose", action="store_true", help="all messages, each problem, and what went wrong inside")
    return parser


def command_parser(name: str, docstring: str | None) -> argparse.ArgumentParser:
    """The parser of one command; its docstring is the help."""
    return Parser(f"followup {name}", description=docstring, parents=[common_options()])


def today_option(parser: argparse.ArgumentParser) -> None:
    """`--today D`, the day asked at."""
    parser.add_argument("--today", metavar="D", type=a_day, help="the day to go by, such as 2026-12-01; else today")


def a_day(text: str) -> date:
    """A day as a log line may begin with."""
    with suppress(ValueError):
        if (day := date.fromisoformat(text)).isoformat() == text:
            return day
    from site_builder.text.words import WordsError, read_day  # for the other forms, and for what is wrong

    try:
        return read_day(text)
    except WordsError as error:
        raise argparse.ArgumentTypeError(f"{error.message} ({error.hint})") from None
