"""The command line: finds the command, runs it, and turns what goes wrong into one line and an exit code.

A command is a module of this folder with two functions: `arguments(parser)` adds its options, and
`run(args)` does it; its docstring is the help. It is imported when it is used.
"""

from __future__ import annotations

import os
import sys

from site_builder import __version__

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from types import ModuleType

COMMANDS = {  # each with its module
    "init": "init",
    "new": "new",
    "log": "log",
    "due": "due",
    "show": "show",
    "draft": "draft",
    "build": "build",
    "serve": "serve",
    "check": "check",
    "lint": "lint",
    "publish": "publish",
    "audit": "audit",
    "import": "import_",
    "export": "export",
    "triage": "triage",
    "merge": "merge",
    "digest": "digest",
}
FINE, ERRORS, WRONG_USAGE, COULD_NOT, INTERRUPTED = 0, 1, 2, 3, 130


class Stop(Exception):
    """Ends a command with one line that says what to do, and the exit code for it."""

    def __init__(self, message: str, code: int = COULD_NOT) -> None:
        super().__init__(message)
        self.code = code


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0 fine, 1 errors it was asked to mind, 2 wrong usage, 3 could not."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        print(f"followup {__version__}")
        return FINE
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except SystemExit as exit:  # argparse has said why
        return exit.code if isinstance(exit.code, int) else WRONG_USAGE
    except Stop as stop:
        return _complain(str(stop), stop.code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # `followup due | head -1` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        return _complain(_explained(error), COULD_NOT)
    except Exception as error:  # a traceback helps no user: one line, and `--verbose` for those who mend it
        if "--verbose" in arguments and not os.environ.get("CI"):
            raise
        return _complain(f"a defect of Followup ({type(error).__name__}): please report it, with --verbose", COULD_NOT)
    return code


def _run(arguments: list[str]) -> int:
    from site_builder.cli.options import command_parser, common_options

    common, rest = common_options().parse_known_args(arguments)
    if not rest or rest[0] in ("-h", "--help"):
        print(_overview(), end="", file=sys.stdout if rest else sys.stderr)
        return FINE if rest else WRONG_USAGE
    if rest[0] not in COMMANDS:
        raise Stop(_unknown(rest[0]), WRONG_USAGE)
    command = _load(rest[0])
    parser = command_parser(rest[0], command.run.__doc__)
    command.arguments(parser)
    args: Namespace = parser.parse_args(rest[1:], common)
    code: int = command.run(args)
    return code


def _load(name: str) -> ModuleType:
    from importlib import import_module

    return import_module(f"site_builder.cli.{COMMANDS[name]}")


def _overview() -> str:
    """The help of the program: each command with the first line of its own."""
    lines = [f"  {name:8}  {_load(name).run.__doc__.partition(chr(10))[0]}" for name in COMMANDS]
    return "\n".join([
        "followup: whom to get back to, when, how and why, from plain text.",
        "",
        *lines,
        "",
        "followup COMMAND --help tells more. All take --notebook DIR, --quiet and --verbose.",
        "followup --version says which one this is.",
        "",
    ])  # fmt: skip


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    if name.startswith("-"):
        return f"{name} is no option here: give a command first; followup --help lists them"
    close = get_close_matches(name, COMMANDS, 1)
    return f'there is no command "{name}": ' + (f"did you mean {close[0]}?" if close else "followup --help lists them")


def _complain(message: str, code: int) -> int:
    from site_builder.cli.terminal import complain

    complain(message)
    return code


def _explained(error: OSError) -> str:
    """What the system refused. Where CI is set no file is named: its name may be a person's."""
    what = error.strerror or str(error) or type(error).__name__
    where = f" ({error.filename})" if error.filename and not os.environ.get("CI") else ""
    return f"{what}{where}: nothing was changed"
