"""Whether bytes look drawn by chance: each of the 256 about as often as the others."""

from __future__ import annotations

from collections import Counter

_VALUES = 256
_MEAN, _DEVIATION = 255, 22.6  # of chi-square with 255 degrees of freedom
_MOST_DEVIATIONS = 8


def looks_random(data: bytes) -> bool:
    """The chi-square of its bytes is what chance gives; text, compressed text and zeros are far away from it."""
    if len(data) < 64 * _VALUES:
        return False
    expected = len(data) / _VALUES
    counts = Counter(data)
    chi_square = sum((counts[value] - expected) ** 2 / expected for value in range(_VALUES))
    return abs(chi_square - _MEAN) < _MOST_DEVIATIONS * _DEVIATION
