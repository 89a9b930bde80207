"""Remembers which pages a build has left in an output folder, for the next build: those it need not make again.

Of each page .followup/ keeps digests of what it was made of and of its bytes, and its stamp: a page that anybody
has touched since counts as not there. Losing or spoiling this costs time and nothing else. The stamps of a site are
kept flat, in the order of its pages: there may be 10,000, and most builds only ask whether all are as they were.
"""

from __future__ import annotations

import marshal
import os

from site_builder.notebook.stamps import Stamp, stamp
from site_builder.notebook.state import FOLDER, flat, unspoiled, write_beside

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from site_builder.build import Site
    from site_builder.standing import Stood

_NAME = "pages"


def load_pages(root: str, output: str, stamps: Mapping[str, Stamp]) -> dict[str, Stood]:
    """The pages in that folder, whose files have these stamps, that are as a build has written them."""
    from site_builder.standing import Stood

    try:
        paths, written, stood = _load(root)[output]
        pages = zip(paths, marshal.loads(written), marshal.loads(stood), strict=True)
        return {path: Stood(*made) for path, known, made in pages if stamps.get(path) == known}
    except (LookupError, TypeError, ValueError, EOFError):  # unknown, or spoiled
        return {}


def all_stand(root: str, output: str) -> bool:
    """Nobody has touched a page that the last build left in that folder."""
    try:
        paths, written, _ = _load(root)[output]
        return bool(flat([stamp(os.lstat(f"{output}/{path}")) for path in paths]) == written)
    except (OSError, LookupError, TypeError, ValueError):  # gone, or spoiled
        return False


def save_pages(root: str, output: str, site: Site, stamps: Mapping[str, Stamp]) -> None:
    """Remember a site's pages in that folder, instead of those before; folders that are gone are forgotten."""
    others = {folder: known for folder, known in _load(root).items() if folder != output and os.path.isdir(folder)}
    paths = [path for path in site.made_of if path in stamps]
    stood = [(site.made_of[path], site.digests[path]) for path in paths]
    these = paths, flat([stamps[path] for path in paths]), marshal.dumps(stood)
    write_beside(os.path.join(root, FOLDER, _NAME), marshal.dumps({**others, output: these}))


def _load(root: str) -> dict[str, Any]:
    try:
        with open(os.path.join(root, FOLDER, _NAME), "rb") as file:
            known = marshal.loads(unspoiled(file.read()))
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}
