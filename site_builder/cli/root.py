"""Where the notebook is that a command is about."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from site_builder.cli import WRONG_USAGE, Stop
from site_builder.notebook.tree import find_notebook, is_notebook


def the_root(args: Namespace) -> Path:
    """The notebook's folder; ends the command where there is none."""
    given = Path(args.notebook) if args.notebook else None
    found = find_notebook(Path.cwd()) if given is None else given if is_notebook(given) else None
    if found is None:
        where = f"{given} is no notebook" if given else "there is no notebook here"
        raise Stop(f"{where}: `followup init` makes one, --notebook DIR names another", WRONG_USAGE)
    return found.resolve()
