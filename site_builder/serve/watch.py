"""The watcher: wait for a reason, look at the tree, rebuild what differs, show it. One thread, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from site_builder.model import Plan, Source
from site_builder.problems import Problem, errors
from site_builder.serve.clock import Clock, Jumps, in_words
from site_builder.serve.compare import Comparison
from site_builder.serve.inputs import is_note
from site_builder.serve.quiet import Hint, settle, sweep_after
from site_builder.serve.say import caused, news_of

Changes = Mapping[str, Source | None]  # None: the file is gone


GIT_PAUSE = 0.05  # seconds between two looks at whether git is done
AGAIN = {  # what is said when a trouble is over
    "events": "file events are back",
    "contacts": "the contacts are back",
    "build": "rebuilt: all is well again",
    "disk": "the disk takes pages again",
    "later": "the settings are as at the start again",
}


class Built(Protocol):
    """What a build gives back."""

    @property
    def files(self) -> Mapping[str, bytes]:
        """The whole site, by path."""

    @property
    def problems(self) -> Sequence[Problem]:
        """Every problem in the notebook."""

    @property
    def plans(self) -> Sequence[Plan]:
        """Everybody's plan."""


class Builder(Protocol):
    """Remembers the notebook between builds."""

    def rebuild(self, changed: Changes, refused: Sequence[Problem], today: date) -> Built:
        """The site with these files as they are now; the same bytes as a build from nothing."""


class Events(Protocol):
    """Hints, and what keeps them coming."""

    trouble: str

    def wait(self, timeout: float) -> Hint | None:
        """The next hint, or None when there is none in that time."""

    def refresh(self) -> None:
        """Watch the folders that are there now."""


class Stage(Protocol):
    """Where a build is shown: to the browsers at once, and on the disk."""

    def show(self, files: Mapping[str, bytes], troubles: Sequence[Problem], said: str) -> None:
        """Give the browsers these files, and tell them what is wrong and what has changed."""

    def write(self, files: Mapping[str, bytes]) -> None:
        """Make the output folder hold these files; raises OSError where it can't."""


@dataclass(kw_only=True)
class Watch:
    """All that the loop needs, handed in: so that tests need no file, no thread and no sleep."""

    comparison: Comparison
    events: Events
    clock: Clock
    today: Callable[[], date]
    builder: Builder
    stage: Stage
    say: Callable[[str], None]
    polling: bool = False  # asked for by --poll
    later: Callable[[], str] = lambda: ""  # what the settings say that holds from the next start on, in words
    others_at_work: Callable[[float], bool] = lambda now: False  # another program is writing many files just now

    def __post_init__(self) -> None:
        self.builds = 0
        self._jumps = Jumps(self.clock)
        self._day = self.today()
        self._built: Built | None = None
        self._refused: tuple[Problem, ...] = ()
        self._pending: dict[str, Source | None] = {}  # what a failed build has not taken in
        self._saved: set[str] = set()  # paths that changed while watched: only their errors are news
        self._news: dict[str, str] = {}  # what is wrong with the watching itself, by subject; said once
        self._unwritten = False
        self._sweep_cost, self._last_change = 0.0, float("-inf")
        self._last_sweep = self.clock.running()

    def start(self) -> Sequence[Problem]:
        """The first build, and what is wrong in the notebook.

        It raises what the builder or the disk raises: there is no last good site yet.
        """
        found = self.comparison.differences()
        self._refused = self.comparison.problems
        self._built = self.builder.rebuild(found, self._refused, self._day)
        self.stage.show(self._built.files, (), "")
        self.stage.write(self._built.files)
        self.builds = 1
        self._last_sweep = float("-inf")  # look at once: something may have changed before it was watched
        return self._built.problems

    def turn(self) -> None:
        """Wait for a hint or until it is time to look, then look."""
        hint = self.events.wait(self._patience())
        hinted = settle(hint, self.events, self.clock, calm=self._calm) if hint else set()
        while self.others_at_work(self.clock.wall()):
            self.events.wait(GIT_PAUSE)
            hinted = set()
        self.look(hinted)

    def look(self, hinted: Collection[str] = ()) -> None:
        """Compare the tree with what is known, and rebuild where it differs, or where the day has turned.

        Where some files were hinted at, a look at them will do until the next sweep is due.
        """
        jumped = self._jumps.seconds()
        if jumped:
            self.comparison.doubt()
            self.say(f"the clock moved by {in_words(jumped)}: looked at everything again")
        self.events.refresh()
        self._tell("events", self._about_events())
        found = self._compare(hinted if self._until_sweep() > 0 and not jumped else ())
        if found is None:
            return
        day, refused = self.today(), self.comparison.problems
        if found or jumped or day != self._day or refused != self._refused:
            self._rebuild(found, refused, day)
        elif self._unwritten and self._built:
            before = self.clock.busy()
            self._write(self._built.files)
            self._sweep_cost += self.clock.busy() - before  # trying in vain is to cost as little as looking

    def _patience(self) -> float:
        """How long to wait for a hint: until the next sweep, or until a held file is believed."""
        sweep, held = self._until_sweep(), self.comparison.hold.next_look
        return max(0.0, sweep if held is None else min(sweep, held - self.clock.running()))

    def _until_sweep(self) -> float:
        sweeping = self.polling or bool(self.events.trouble)
        every = sweep_after(self._sweep_cost, self._calm if sweeping else float("inf"))
        return self._last_sweep + every - self.clock.running()

    @property
    def _calm(self) -> float:
        """For how long nothing has changed."""
        return self.clock.running() - self._last_change

    def _compare(self, hinted: Collection[str]) -> dict[str, Source | None] | None:
        """What differs; None while the contacts are gone, and the last good site stays."""
        before = self.clock.busy()
        if not hinted:
            self._last_sweep = self.clock.running()
        try:
            found = self.comparison.differences_at(hinted) if hinted else self.comparison.differences()
        except OSError as error:
            self._tell("contacts", f"{_why(error)}; the last good site stays")
            return None
        self._tell("contacts", "")
        if found:
            self._last_change = self.clock.running()
        elif not hinted:
            self._sweep_cost = self.clock.busy() - before
        return found

    def _rebuild(self, found: Changes, refused: tuple[Problem, ...], day: date) -> None:
        started = self.clock.running()
        if day != self._day:
            self.say(f"a new day: {day:%A %-d %B}")
        self._day, self._refused = day, refused
        self._pending |= found
        self._saved |= set(found)
        try:
            built = self.builder.rebuild(self._pending, refused, day)
        except Exception as error:  # a theme may raise anything, and no defect of ours may end the watch
            self._tell("build", f"not rebuilt: {_why(error)}; the last good site stays")
            return
        self.builds += 1
        self._tell("build", "")
        if not all(map(is_note, found)):
            self._last_sweep = float("-inf")  # the settings may name another folder
        before, self._built, self._pending = self._built, built, {}
        lines = caused(before.plans if before else (), built.plans, day)
        self._show(built, lines)
        self._write(built.files)
        self._tell("later", self.later())
        self._report(found, before, built, lines, self.clock.running() - started)

    def _show(self, built: Built, lines: Sequence[str]) -> None:
        self.stage.show(built.files, self._troubles(built), lines[0] if len(lines) == 1 else "")

    def _write(self, files: Mapping[str, bytes]) -> None:
        try:
            self.stage.write(files)
            self._unwritten = False
            self._tell("disk", "")
        except Exception as error:  # a disk, a folder that is somebody else's by now: none of it may end the watch
            self._unwritten = True
            self._tell("disk", f"not written to the disk: {_why(error)}; it is tried again")

    def _troubles(self, built: Built) -> list[Problem]:
        return [problem for problem in errors(built.problems) if problem.place.path in self._saved]

    def _report(self, found: Changes, before: Built | None, built: Built, lines: Sequence[str], seconds: float) -> None:
        for line in (*news_of(before.problems if before else (), built.problems, found), *lines):
            self.say(line)
        if found:
            what = next(iter(found)) if len(found) == 1 else f"{len(found)} files"
            self.say(f"{what}: {in_words(seconds)}")

    def _about_events(self) -> str:
        trouble = self.events.trouble
        return f"no file events: {trouble}. Looking every 2 s instead" if trouble else ""

    def _tell(self, subject: str, news: str) -> None:
        """Say what is new about a subject, once; empty news mean that all is well again."""
        before = self._news.get(subject, "")
        if news != before:
            self._news[subject] = news
            self.say(news or AGAIN[subject])


def _why(error: Exception) -> str:
    """What went wrong, in a line: the system's own words where it was the system."""
    said = error.strerror if isinstance(error, OSError) else ""
    text = (said or str(error)).strip().partition("\n")[0]
    return text or type(error).__name__
