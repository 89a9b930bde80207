"""What is printed: results to standard output, messages to standard error, colour only for a terminal.

Names and lines of notes are other people's text: control characters in them are shown, never sent.
"""

from __future__ import annotations

import os
import sys

from site_builder.text.visible import visible

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from typing import TextIO

_COLOURS = {"red": "31", "green": "32", "yellow": "33", "cyan": "36", "bold": "1", "dim": "2"}
_WIDEST = 100
Told = tuple[str, str]  # a problem in words, and without a word of the notebook


def complain(message: str) -> None:
    """The one line that says what went wrong and what to do."""
    print(paint(f"followup: {visible(message)}", "red", sys.stderr), file=sys.stderr)


def say(args: Namespace, message: str) -> None:
    """A message for people, unless they asked for quiet."""
    if not args.quiet:
        print(visible(message), file=sys.stderr)


def tell(args: Namespace, problems: Sequence[Told], untold: int) -> None:
    """Problems as messages, and how many more there are. Where CI is set nobody is named."""
    if args.quiet:
        return
    for words, numbers in problems:
        print(numbers if in_ci() else painted(words, sys.stderr), file=sys.stderr)
    if untold:
        say(args, f"… and {untold} more: `followup check` lists them all")


def show(line: str = "") -> None:
    """One line of the result. What comes from notes must be made `visible` before it is painted."""
    print(line)


def in_ci() -> bool:
    """A machine may read along: messages name no person."""
    return bool(os.environ.get("CI"))


def paint(text: str, colour: str, stream: TextIO | None = None) -> str:
    """The text in colour, where somebody sees it."""
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if text and _has_colour(stream or sys.stdout) else text


def painted(problem: str, stream: TextIO) -> str:
    """A problem as told, its severity in colour."""
    head, newline, rest = problem.partition("\n")
    for severity, colour in (("error", "red"), ("warning", "yellow")):
        head = head.replace(f": {severity}: ", f": {paint(severity, colour, stream)}: ", 1)
    return head + newline + rest


def wrapped(text: str, indent: int) -> str:
    """The text, indented; broken into lines where it goes to a terminal, whole for other programs."""
    blanks = " " * indent
    text = visible(text)
    if not sys.stdout.isatty():
        return blanks + text
    import shutil
    import textwrap

    width = min(_WIDEST, shutil.get_terminal_size().columns)
    return textwrap.fill(text, max(width, indent + 20), initial_indent=blanks, subsequent_indent=blanks)


def _has_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
