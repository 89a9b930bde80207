"""Commands are tried in the same notebook as those of the command line's own tests."""

from __future__ import annotations

from tests.cli.conftest import followup

__all__ = ["followup"]
