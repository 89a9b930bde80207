"""What several test modules share: where other people's sample files are, if they are here."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def samples() -> Path:
    """Real input that nobody here wrote; it is not part of this repository."""
    folder = SHARED / "samples"
    if not folder.is_dir():
        pytest.skip("the sample files are not here")
    return folder
