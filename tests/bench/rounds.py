"""Interleaved runs: in every round each contender does each work once, so that a busy minute falls on all of them."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.bench import latency, measure
from tests.bench.contender import SERVING, WORKS, Contender
from tests.bench.found import Found, Size

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_ENOUGH = 180.0  # seconds: what has taken this long in all is not run again


@dataclass(kw_only=True)
class Rounds:
    """Measures contenders, and collects what it finds."""

    contenders: Sequence[Contender]
    saves: int  # in one round
    browser: Browser | None
    say: Callable[[str], None]
    found: dict[str, dict[str, Found]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Found)))
    _spent: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))

    def measure(self, runs: int) -> Size:
        """A round that warms up and looks at the memory alone, then as many as are asked for."""
        self._round("memory", self._memory_of_work, self._memory_of_server)
        for number in range(runs):
            self._round(f"round {number + 1} of {runs}", self._work, self._serve)
        return self.found

    def _round(self, title: str, work: Callable[[Contender, str], None], serve: Callable[[Contender], None]) -> None:
        for name in WORKS:
            for contender in self.contenders:
                if name in contender.works and self._spent[contender.name, name] < _ENOUGH:
                    self.say(f"{title}: {contender.name}, {name}")
                    contender.works[name].before()
                    work(contender, name)
        for contender in self.contenders:
            if contender.server and self._spent[contender.name, SERVING] < _ENOUGH:
                self.say(f"{title}: {contender.name}, {SERVING}")
                serve(contender)

    def _memory_of_work(self, contender: Contender, name: str) -> None:
        self.found[contender.name][name].megabytes = measure.memory(contender.works[name].command)

    def _memory_of_server(self, contender: Contender) -> None:
        assert contender.server
        self.found[contender.name][SERVING].megabytes = latency.memory(contender.server, self.saves)

    def _work(self, contender: Contender, name: str) -> None:
        cost = measure.run(contender.works[name].command)
        found = self.found[contender.name][name]
        found.seconds.append(cost.seconds)
        found.cpu.append(cost.cpu)
        self._spent[contender.name, name] += cost.seconds

    def _serve(self, contender: Contender) -> None:
        assert contender.server
        began = time.monotonic()
        for shown in latency.saves(contender.server, self.saves, self.browser):
            for name, seconds in shown.items():
                self.found[contender.name][name].seconds.append(seconds)
        self._spent[contender.name, SERVING] += time.monotonic() - began
