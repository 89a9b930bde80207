"""Where the notebook is that a command is about."""

from __future__ import annotations

import os

from site_builder.cli import WRONG_USAGE, Stop
from site_builder.notebook.where import find_notebook, is_notebook

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from argparse import Namespace


def the_root(args: Namespace) -> str:
    """The notebook's folder; ends the command where there is none."""
    given: str = args.notebook
    found = find_notebook(os.curdir) if not given else given if is_notebook(given) else None
    if found is None:
        where = f"{given} is no notebook" if given else "there is no notebook here"
        raise Stop(f"{where}: `followup init` makes one, --notebook DIR names another", WRONG_USAGE)
    return os.path.realpath(found)
