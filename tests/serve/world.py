"""A notebook that exists in memory, and a day that passes only when the watcher waits for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from site_builder.model import Contact, FollowUp, Kind, Lane, Place, Plan, Source, Window
from site_builder.problems import Problem, Severity
from site_builder.serve.compare import Comparison, Listing, Stamp
from site_builder.serve.quiet import Hint
from site_builder.serve.watch import Built, Changes, Watch

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp()
ADA = "contacts/ada.md"
BEN = "contacts/ben.md"


def note(name: str, *log: str) -> str:
    return "\n".join([f"---\nname: {name}\n---\n\n## Log", *(f"- {line}" for line in log), ""])


@dataclass(kw_only=True)
class Site:
    """What the little builder below makes: a page a person, and one that lists them."""

    files: Mapping[str, bytes]
    problems: Sequence[Problem] = ()
    plans: Sequence[Plan] = ()


class LittleBuilder:
    """As small as a builder can be: the same bytes as a build from nothing, by being one."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}
        self.asked: list[set[str]] = []

    def rebuild(self, changed: Changes, refused: Sequence[Problem], today: date) -> Built:
        self.asked.append(set(changed))
        for path, source in changed.items():
            if source is None:
                self.sources.pop(path, None)
            else:
                self.sources[path] = source
        if any("{% fail %}" in source.text for source in self.sources.values()):
            raise ValueError("base.html:3: there is no tag 'fail'")
        return cold(self.sources, refused, today)


def cold(sources: Mapping[str, Source], refused: Sequence[Problem], today: date) -> Site:
    pages = {f"{path}.html": source.text.encode() for path, source in sorted(sources.items())}
    listing = "\n".join([f"{today}", *pages]).encode()
    problems = [
        Problem(place=Place(path=path, line=4), severity=Severity.ERROR, message="that is no day")
        for path, source in sorted(sources.items())
        if "2026-02-30" in source.text
    ]
    plans = [_plan(path, source, today) for path, source in sorted(sources.items()) if path.endswith(".md")]
    build = str(hash((*pages.values(), listing))).encode()
    return Site(files=pages | {"index.html": listing, "build.js": build}, problems=[*refused, *problems], plans=plans)


def _plan(path: str, source: Source, today: date) -> Plan:
    slug = path.removeprefix("contacts/").removesuffix(".md")
    day = date(2026, 11, 20 + source.text.count("- "))
    step = FollowUp(
        kind=Kind.SECOND_MESSAGE, lane=Lane.OUTREACH, source=Place(path=path), reason="",
        window=Window(earliest=day, latest=day), step=2,
    )  # fmt: skip
    return Plan(contact=Contact(slug=slug, name=slug, path=path), outreach=step)


class World:
    """Clock, tree, hints and stage in one: `at` says what happens when, and waiting makes it happen."""

    def __init__(self, **notes: str) -> None:
        self.seconds, self.wall_offset = 0.0, NOON
        self.files: dict[str, Source] = {}
        self.stamps: dict[str, Stamp] = {}
        self.listed: set[str] = set()
        self.refused: tuple[Problem, ...] = ()
        self.looks = 0
        self.trouble_of_the_tree: OSError | None = None
        self.trouble_of_the_disk: Exception | None = None
        self.trouble = ""
        self.silent = False  # events are lost
        self.sweep_cost, self.write_cost = 0.0, 0.0
        self.writes = 0
        self.reads: list[str] = []
        self.said: list[str] = []
        self.shown: list[tuple[float, Mapping[str, bytes]]] = []
        self.troubles: Sequence[Problem] = ()
        self.disk: Mapping[str, bytes] = {}
        self._agenda: list[tuple[float, Callable[[], None]]] = []
        self._hints: list[tuple[float, Hint]] = []
        self._inode, self._spent = 0, 0.0
        for name, text in notes.items():
            self.save(f"contacts/{name}.md", text)
        self.wall_offset += 60  # they were written a minute before
        self._hints.clear()

    def watch(self, *, polling: bool = False) -> Watch:
        watch = Watch(
            comparison=Comparison(self, self), events=self, clock=self, today=self.today, builder=LittleBuilder(),
            stage=self, say=self.said.append, polling=polling,
        )  # fmt: skip
        watch.start()
        watch.look()
        return watch

    def run(self, watch: Watch, seconds: float) -> None:
        """Let the watcher turn until that much time has passed."""
        end = self.seconds + seconds
        while self.seconds < end:
            watch.turn()

    # what happens in the notebook

    def at(self, seconds: float, happens: Callable[[], None]) -> None:
        self._agenda.append((self.seconds + seconds, happens))
        self._agenda.sort(key=lambda each: each[0])

    def save(self, path: str, text: str, *, mtime: float | None = None, saved: bool = True) -> None:
        self._inode += 1
        now = int(self.wall() * 1e9)
        self.files[path] = Source(path=path, text=text)
        stamp = now if mtime is None else int(mtime * 1e9)
        self.stamps[path] = (stamp, now + self._inode, len(text), self._inode)
        self._hint(Hint(path, saved=saved))

    def save_unstamped(self, path: str, text: str) -> None:
        """A second write within the same tick of the file system's clock, of the same length."""
        self.files[path] = Source(path=path, text=text)
        self._hint(Hint(path, saved=True))

    def delete(self, path: str) -> None:
        del self.files[path], self.stamps[path]
        self._hint(Hint(path))

    def rename(self, path: str, to: str) -> None:
        self.files[to] = Source(path=to, text=self.files.pop(path).text)
        self.stamps[to] = self.stamps.pop(path)
        self._hint(Hint(path))
        self._hint(Hint(to, saved=True))

    def sleep(self, seconds: float) -> None:
        """The lid is closed: the running clock stands still."""
        self.wall_offset += seconds

    def _hint(self, hint: Hint) -> None:
        if not self.silent:
            self._hints.append((self.seconds, hint))

    # the clock

    def wall(self) -> float:
        return self.wall_offset + self.seconds

    def running(self) -> float:
        return self.seconds

    def busy(self) -> float:
        return self._spent

    def today(self) -> date:
        return datetime.fromtimestamp(self.wall(), UTC).date()

    # the tree

    def list(self) -> Listing:
        self.looks += 1
        self._spent += self.sweep_cost
        if self.trouble_of_the_tree:
            raise self.trouble_of_the_tree
        self.listed = set(self.stamps)
        return Listing(dict(self.stamps), self.refused)

    def glance(self, hinted: Collection[str]) -> Mapping[str, Stamp] | None:
        if not self.listed & self.stamps.keys() >= set(hinted):
            return None
        return {path: self.stamps[path] for path in hinted}

    def read(self, path: str) -> Source | None:
        self.reads.append(path)
        return self.files.get(path)

    def is_read_again(self, path: str) -> bool:
        return not path.startswith("contacts/")

    # the events

    def wait(self, timeout: float) -> Hint | None:
        end = self.seconds + timeout
        while not self._hints and self._agenda and self._agenda[0][0] <= end:
            when, happens = self._agenda.pop(0)
            self.seconds = max(when, self.seconds)
            happens()
        if self._hints:
            return self._hints.pop(0)[1]
        self.seconds = end
        return None

    def refresh(self) -> None:
        pass

    # the stage

    def show(self, files: Mapping[str, bytes], troubles: Sequence[Problem], said: str) -> None:
        self.shown.append((self.seconds, files))
        self.troubles = troubles

    def write(self, files: Mapping[str, bytes]) -> None:
        self.writes += 1
        self._spent += self.write_cost
        if self.trouble_of_the_disk:
            raise self.trouble_of_the_disk
        self.disk = files

    def cold(self) -> Mapping[str, bytes]:
        return cold(self.files, self.refused, self.today()).files
