"""The loop, told by what happens in a notebook and when; no file, no thread and no sleep."""

from __future__ import annotations

import errno
from collections.abc import Callable
from functools import partial

import pytest

from site_builder.model import Place
from site_builder.notebook.output import NotOurs
from site_builder.problems import Problem, Severity
from site_builder.serve.compare import GoneError
from site_builder.serve.quiet import sweep_after

from .world import ADA, BEN, World, note

OLD, NEW = note("Ada"), note("Ada", "2026-11-23 sent: the deck")
HALF = "---\nname: Ada\n"


def vim(world: World) -> None:
    world.at(1.000, lambda: world.delete(ADA))  # moved to a.md~, which is no note
    world.at(1.002, lambda: world.save(ADA, "", saved=False))
    world.at(1.040, lambda: world.save(ADA, NEW))


def in_two_parts(world: World) -> None:
    world.at(1.000, lambda: world.save(ADA, "", saved=False))
    world.at(1.001, lambda: world.save(ADA, HALF, saved=False))
    world.at(1.051, lambda: world.save(ADA, NEW))


def renamed_into_place(world: World) -> None:
    world.at(1.0, lambda: world.save(ADA, NEW))


def with_an_old_time(world: World) -> None:
    world.at(1.0, lambda: world.save(ADA, NEW, mtime=0))


def twice_in_one_tick(world: World) -> None:
    world.at(1.0, lambda: world.save(ADA, NEW.replace("deck", "duck")))
    world.at(1.1, lambda: world.save_unstamped(ADA, NEW))


def slowly(world: World) -> None:
    world.at(1.0, lambda: world.delete(ADA))
    world.at(2.4, lambda: world.save(ADA, NEW))


@pytest.mark.parametrize("silent", [False, True], ids=["with events", "all events lost"])
@pytest.mark.parametrize("save", [vim, in_two_parts, renamed_into_place, with_an_old_time, twice_in_one_tick, slowly])
def test_a_save_never_hides_the_person_and_ends_right(save: Callable[[World], None], silent: bool) -> None:
    world = World(ada=OLD, ben=note("Ben"))
    watch = world.watch()
    world.silent = silent
    save(world)
    world.run(watch, 10)
    pages = [files.get(f"{ADA}.html") for _, files in world.shown]
    assert (set(pages) - {OLD.encode(), NEW.encode(), NEW.replace("deck", "duck").encode()}, pages[-1]) == (
        set(),
        NEW.encode(),
    )
    assert world.shown[-1][1] == world.disk == world.cold()


@pytest.mark.parametrize(
    ("happens", "after"),
    [
        pytest.param(lambda world: world.save(ADA, NEW), 0.004, id="one file, closed: at once"),
        pytest.param(lambda world: world.save(ADA, NEW, saved=False), 0.03, id="not closed yet: a moment of quiet"),
        pytest.param(lambda world: world.save("contacts/eve.md", NEW), 0.004, id="a new person: at once"),
        pytest.param(lambda world: world.delete(ADA), 1.53, id="deleted: believed after a while"),
        pytest.param(lambda world: world.save(ADA, ""), 1.504, id="emptied: the same"),
        pytest.param(lambda world: world.save(ADA, HALF), 1.504, id="front matter cut off: the same"),
        pytest.param(lambda world: world.rename(ADA, "contacts/ada-o.md"), 0.03, id="renamed: at once"),
    ],
)
def test_how_soon_a_change_is_shown(happens: Callable[[World], None], after: float) -> None:
    world = World(ada=OLD)
    watch = world.watch()
    world.at(1, lambda: happens(world))
    world.run(watch, 10)
    assert [round(when, 3) for when, _ in world.shown] == [0, round(1 + after, 3)]
    assert world.disk == world.cold()


def test_a_lost_event_is_found_by_the_next_sweep() -> None:
    world = World(ada=OLD)
    watch = world.watch()
    world.silent = True
    world.at(3, lambda: world.save(ADA, NEW))
    world.run(watch, 10)
    assert [when for when, _ in world.shown] == [0, 4]


def test_a_storm_is_one_build_and_never_waits_for_longer_than_it_must() -> None:
    world = World(ada=OLD)
    watch = world.watch()
    for number in range(1000):
        world.at(1 + number / 10_000, partial(world.save, f"contacts/{number}.md", NEW))
    world.run(watch, 10)
    assert (watch.builds, [round(when, 2) for when, _ in world.shown]) == (2, [0, 1.13])


def test_a_storm_without_end_is_shown_every_third_of_a_second() -> None:
    world = World(ada=OLD)
    watch = world.watch()
    for number in range(100):
        world.at(1 + number / 100, partial(world.save, f"contacts/{number % 2}.md", f"{number}"))
    world.run(watch, 10)
    assert [round(when, 1) for when, _ in world.shown] == [0, 1.0, 1.3, 1.6, 1.9, 2.0]


def test_a_save_costs_no_look_at_everybody() -> None:
    world = World(ada=OLD, ben=note("Ben"))
    watch = world.watch()
    spent, world.sweep_cost = world.busy(), 1.0
    world.at(1, lambda: world.save(ADA, NEW))
    world.run(watch, 1)
    assert (world.disk == world.cold(), world.busy() - spent) == (True, 0.0)


def test_git_is_let_finish() -> None:
    world = World(ada=OLD)
    watch = world.watch()
    watch.others_at_work = lambda now: 1 <= world.seconds < 3
    for number in range(200):
        world.at(1 + number / 100, partial(world.save, f"contacts/{number}.md", NEW))
    world.run(watch, 10)
    assert (watch.builds, world.disk == world.cold()) == (2, True)


def test_nothing_happens_and_nothing_is_done() -> None:
    world = World(ada=OLD, ben=note("Ben"))
    watch = world.watch()
    read = len(world.reads)
    world.run(watch, 600)
    assert (watch.builds, len(world.shown), len(world.reads) - read, world.said) == (1, 1, 0, [])


def test_touching_a_note_builds_nothing() -> None:
    world = World(ada=OLD)
    watch = world.watch()
    world.at(1, lambda: world.save(ADA, OLD))
    world.run(watch, 10)
    assert (watch.builds, world.said) == (1, [])


def test_what_the_builder_opens_itself_is_built_again_when_its_times_change() -> None:
    """It may have been opened while it was something else for a moment."""
    world = World(ada=OLD)
    world.save("themes/default/base.html", "as it was")
    watch = world.watch()
    world.at(1, lambda: world.save("themes/default/base.html", "as it was"))
    world.run(watch, 10)
    assert watch.builds == 2


def test_settings_that_hold_from_the_next_start_on_are_told_until_they_are_taken_back() -> None:
    world = World(ada=OLD)
    watch = world.watch()
    watch.later = lambda: "" if world.seconds < 1 or world.seconds > 2 else "the site stays in public"
    for second in (1, 1.5, 2.5):
        world.at(second, partial(world.save, "followup.yml", f"{second}"))
    world.run(watch, 10)
    assert [line for line in world.said if "followup.yml" not in line] == [
        "the site stays in public",
        "the settings are as at the start again",
    ]


def test_a_save_is_told_in_two_lines() -> None:
    world = World(ada=OLD)
    watch = world.watch()
    world.at(1, lambda: world.save(ADA, NEW))
    world.run(watch, 10)
    assert world.said == ["ada: second message now due Sat 21 Nov", "contacts/ada.md: 0 ms"]


def test_an_error_is_shown_with_its_place_until_it_is_mended() -> None:
    world = World(ada=OLD, ben=note("Ben", "2026-02-30 met: an old slip"))
    watch = world.watch()
    world.at(1, lambda: world.save(ADA, note("Ada", "2026-02-30 met: no such day")))
    world.run(watch, 5)
    error = Problem(place=Place(path=ADA, line=4), severity=Severity.ERROR, message="that is no day")
    assert (world.troubles, world.said[0]) == ([error], "contacts/ada.md:4:1: error: that is no day")
    world.save(ADA, OLD)
    world.run(watch, 5)
    assert (world.troubles, "contacts/ada.md: mended" in world.said) == ([], True)


def test_many_errors_at_once_are_counted() -> None:
    world = World(ada=OLD)
    watch = world.watch()
    for number in range(8):
        world.at(1, partial(world.save, f"contacts/{number}.md", note("Ada", "2026-02-30 met: no such day")))
    world.run(watch, 5)
    errors = [f"contacts/{number}.md:4:1: error: that is no day" for number in range(5)]
    more = "and 3 more problems: `followup check` lists them"
    assert world.said == [*errors, more, "people: 8 new", "8 files: 0 ms"]


def test_what_fails_to_build_leaves_the_last_good_site_and_is_told_once() -> None:
    world = World(ada=OLD, ben=note("Ben"))
    watch = world.watch()
    world.at(1, lambda: world.save("themes/default/base.html", "{% fail %}"))
    world.at(10, lambda: world.save(ADA, NEW))
    world.run(watch, 60)
    assert len(world.shown) == 1
    assert world.said == ["not rebuilt: base.html:3: there is no tag 'fail'; the last good site stays"]
    world.save("themes/default/base.html", "mended")
    world.run(watch, 5)
    assert world.said[1] == "rebuilt: all is well again"
    assert world.disk == world.cold()


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        pytest.param(OSError(errno.ENOSPC, "No space left on device"), "No space left on device", id="full"),
        pytest.param(NotOurs("/x holds somebody's files"), "/x holds somebody's files", id="no site of ours any more"),
        pytest.param(ValueError("'a\\b.css' is no path\nin a site"), "'a\\b.css' is no path", id="a theme's odd name"),
    ],
)
def test_a_disk_that_takes_nothing_is_told_once_and_written_to_when_it_does(trouble: Exception, told: str) -> None:
    world = World(ada=OLD)
    watch = world.watch()
    world.trouble_of_the_disk = trouble
    world.at(1, lambda: world.save(ADA, NEW))
    world.run(watch, 60)
    assert world.shown[-1][1] == world.cold() != world.disk
    world.trouble_of_the_disk = None
    world.run(watch, 60)
    news = [line for line in world.said if "disk" in line]
    assert news == [
        f"not written to the disk: {told}; it is tried again",
        "the disk takes pages again",
    ]
    assert world.disk == world.cold()


def test_a_large_site_is_seldom_tried_on_a_full_disk() -> None:
    world = World(ada=OLD)
    watch = world.watch()
    world.trouble_of_the_disk, world.write_cost = OSError(errno.ENOSPC, "No space left on device"), 1.0
    world.at(1, lambda: world.save(ADA, NEW))
    world.run(watch, 600)
    assert world.writes == 1 + 2 + 20  # the first site, the save and the next look, then every 30 s


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        pytest.param(GoneError("the folder contacts/ can't be seen"), "the folder contacts/ can't be seen", id="gone"),
        pytest.param(OSError(errno.EIO, "Input/output error"), "Input/output error", id="a failing disk"),
    ],
)
def test_contacts_that_are_gone_leave_the_last_good_site_until_they_are_back(trouble: OSError, told: str) -> None:
    world = World(ada=OLD, ben=note("Ben"))
    watch = world.watch()
    world.at(1, lambda: world.delete(BEN))
    world.at(1.1, partial(setattr, world, "trouble_of_the_tree", trouble))
    looks = world.looks
    world.run(watch, 60)
    assert (watch.builds, world.said) == (1, [f"{told}; the last good site stays"])
    assert world.looks - looks < 40  # every 2 s, though a note was held when the folder went
    world.trouble_of_the_tree = None
    world.save(BEN, note("Ben", "2026-11-23 sent: hello"))
    world.run(watch, 5)
    assert (world.said[1], world.disk == world.cold()) == ("the contacts are back", True)


def test_events_that_fail_are_told_once_and_every_change_is_still_seen() -> None:
    world = World(ada=OLD)
    world.trouble, world.silent = "the system's limit of watched folders is reached", True
    watch = world.watch()
    world.at(1, lambda: world.save(ADA, NEW))
    world.run(watch, 5)
    assert world.disk == world.cold()
    assert world.said[0] == (
        "no file events: the system's limit of watched folders is reached. Looking every 2 s instead"
    )
    world.trouble = ""
    world.run(watch, 5)
    assert world.said[-1] == "file events are back"


def test_what_the_tree_refuses_is_news_like_any_other() -> None:
    world = World(ada=OLD)
    watch = world.watch()
    copy = Problem(place=Place(path=ADA), severity=Severity.WARNING, message="a copy of a sync tool")
    world.refused = (copy,)
    world.run(watch, 5)
    assert (watch.builds, world.disk == world.cold()) == (2, True)


@pytest.mark.parametrize(
    ("seconds", "builds", "said"),
    [
        pytest.param(12 * 3600 - 120, 1, [], id="a minute before midnight"),
        pytest.param(12 * 3600, 2, ["a new day: Tuesday 24 November"], id="midnight"),
        pytest.param(36 * 3600, 3, ["a new day: Tuesday 24 November", "a new day: Wednesday 25 November"], id="two"),
    ],
)
def test_midnight(seconds: float, builds: int, said: list[str]) -> None:
    world = World(ada=OLD)
    watch = world.watch()
    world.run(watch, seconds)
    assert (watch.builds, world.said, world.disk == world.cold()) == (builds, said, True)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        pytest.param(9, ["the clock moved by 9 hours: looked at everything again"], id="asleep for a working day"),
        pytest.param(-1, ["the clock moved by 60 minutes: looked at everything again"], id="set back an hour"),
        pytest.param(
            13,
            ["the clock moved by 13 hours: looked at everything again", "a new day: Tuesday 24 November"],
            id="asleep over night",
        ),
        pytest.param(4 / 3600, [], id="four seconds are no jump"),
        pytest.param(6 / 3600, ["the clock moved by 6.0 s: looked at everything again"], id="six seconds are one"),
    ],
)
def test_the_clock_jumps(hours: float, said: list[str]) -> None:
    world = World(ada=OLD)
    watch = world.watch()
    world.run(watch, 60)
    world.sleep(hours * 3600)
    world.run(watch, 60)
    assert (world.said, world.disk == world.cold()) == (said, True)


@pytest.mark.parametrize(
    ("cost", "polling", "looks"),
    [
        pytest.param(0.001, False, 300, id="small: every 2 s"),
        pytest.param(0.020, False, 151, id="5,000 files: every 4 s"),
        pytest.param(0.020, True, 151, id="the same without events"),
        pytest.param(1.000, False, 21, id="a slow network drive: every 30 s"),
    ],
)
def test_looking_costs_less_than_a_hundredth_of_a_core(cost: float, polling: bool, looks: int) -> None:
    world = World(ada=OLD)
    watch = world.watch(polling=polling)
    world.sweep_cost = cost
    spent = world.busy()
    world.run(watch, 600)
    assert round((world.busy() - spent) / cost) == looks


@pytest.mark.parametrize(
    ("cost", "calm", "seconds"),
    [
        pytest.param(0.02, 19.9, 2.0, id="somebody is at work: often"),
        pytest.param(0.02, 20.0, 4.0, id="calm: as seldom as it costs"),
        pytest.param(0.01, 20.0, 2.0, id="never more often than every 2 s"),
        pytest.param(0.5, 1000.0, 30.0, id="never less often than every 30 s"),
    ],
)
def test_sweeps(cost: float, calm: float, seconds: float) -> None:
    assert sweep_after(cost, calm) == seconds
