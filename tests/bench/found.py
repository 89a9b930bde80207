"""What was measured of one work of one contender, and what it comes to."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(kw_only=True)
class Found:
    """The times of all runs of a work, and the most memory of one run; nothing is known before the first."""

    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    megabytes: float | None = None

    @property
    def median(self) -> float | None:
        """The middle time."""
        return statistics.median(self.seconds) if self.seconds else None

    @property
    def p95(self) -> float | None:
        """The time that nineteen of twenty runs keep within; with fewer runs than twenty, the longest."""
        return sorted(self.seconds)[math.ceil(0.95 * len(self.seconds)) - 1] if self.seconds else None

    @property
    def cpu_median(self) -> float | None:
        """The middle processor time, of all processes together."""
        return statistics.median(self.cpu) if self.cpu else None


Works = Mapping[str, Found]  # by the name of the work
Size = Mapping[str, Works]  # all that was measured at one size, by the name of the contender; ours comes first


def ratio(ours: float | None, theirs: float | None) -> float | None:
    """Ours as a part of theirs, where both are known."""
    return ours / theirs if ours and theirs else None
