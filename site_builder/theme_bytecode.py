"""Templates compiled to bytecode, kept where Python keeps the program's own: the first page need not wait for them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pickle import UnpicklingError

import jinja2.compiler
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from site_builder import theme_filters


class Bytecode(FileSystemBytecodeCache):
    """The templates of last time, for as long as neither they nor what compiles them is another.

    Where nothing may be written there, or Python is told to write no bytecode, templates are compiled each time.
    """

    def __init__(self, engine: str) -> None:
        super().__init__(os.path.dirname(cache_from_source(engine)), "theme-%s.bytecode")
        compilers = (engine, theme_filters.__file__, str(jinja2.compiler.__file__))  # filters of words answer at once
        self._made_by = "".join(str(os.stat(file).st_mtime_ns) for file in compilers)

    def get_source_checksum(self, source: str) -> str:
        """By which a template and what compiles it are known again."""
        return super().get_source_checksum(self._made_by + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was kept; nothing where it is spoiled."""
        with suppress(EOFError, ValueError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, where that is possible."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
