"""The bench itself: its notes are as described, the peers get the same ones, and a small run prints its tables."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

import pytest

from tests.bench.__main__ import main
from tests.bench.census import census
from tests.bench.contender import COLD, DUE, PAGE, Command, Server, edit, free_address, mark
from tests.bench.found import Found, ratio
from tests.bench.latency import saves
from tests.bench.measure import memory, run
from tests.bench.notebook import note, write_notebook
from tests.bench.parts import parts
from tests.bench.peers import PEERS, installed
from tests.bench.peers.people import people, tags
from tests.bench.table import cost_lines, size_tables
from tests.bench.targets import targets
from tests.chromium import chromium


def test_the_notes_are_as_they_are_described() -> None:
    chance = random.Random(7)
    found = census([note(f"Ada Okafor {number}", chance) for number in range(2000)])
    assert 1_900 < found.size.mean < 2_200
    assert 145 < found.words.median < 160
    assert found.words.p99 > 1_000
    assert (found.log.least, found.log.most) == (0, 60)
    assert set(found.shares) == {"tables", "lists", "code", "links", "quotes", "headings"}
    assert min(found.shares.values()) > 5


def test_a_seed_makes_the_same_notes_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_notebook(tmp_path / name, 5)
    one, two = ([path.read_bytes() for path in sorted((tmp_path / name).rglob("*.md"))] for name in ("one", "two"))
    assert one == two


def test_an_edit_changes_the_mark_and_no_length(tmp_path: Path) -> None:
    write_notebook(tmp_path, 5)
    path = tmp_path / "contacts" / f"{mark(tmp_path / 'contacts')}.md"
    before = path.read_text()
    assert [edit(path), edit(path)] == ["marker00001", "marker00002"]
    assert path.read_text() == before.replace("marker00000", "marker00002")


def test_peers_get_everybody_with_a_day_and_the_last_line(tmp_path: Path) -> None:
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts" / "ada.md").write_text(
        "---\nname: Ada\ntags: [friend, choir]\n---\n\nLikes tea.\n"
        "\n## Log\n\n- 2026-11-01 met\n- 2026-11-20 heard: yes\n"
    )
    (found,) = people(tmp_path)
    assert found.note() == (
        '---\ntitle: Ada\ndue: "2026-01-01"\nlast: "- 2026-11-20 heard: yes"\ntags: [friend, choir]\n---\n'
        "\nLikes tea.\n\n## Log\n\n- 2026-11-01 met\n- 2026-11-20 heard: yes\n"
    )
    assert tags([found]) == ["choir", "friend"]


@pytest.mark.parametrize("name", PEERS)
def test_a_peer_makes_a_page_a_person_a_list_and_a_page_a_tag(name: str, tmp_path: Path) -> None:
    if not installed([name]):
        pytest.skip("the other builders are not here")
    write_notebook(tmp_path / "notebook", 5)
    slug = mark(tmp_path / "notebook" / "contacts")
    peer = PEERS[name].contender(tmp_path / "notebook", tmp_path / "site", slug)
    run(peer.works[COLD].command)
    (index,) = (tmp_path / "site").glob("*/contacts/../index.html")
    everybody = sorted(people(tmp_path / "notebook"), key=lambda person: person.keys["due"])
    assert re.findall(r'href="/?contacts/(.+?)/(?:index.html)?"', index.read_text()) == [one.slug for one in everybody]
    assert "marker00000" in (index.parent / "contacts" / slug / "index.html").read_text()
    assert sorted(path.name for path in (index.parent / "tags").iterdir() if path.is_dir()) == tags(everybody)


def test_a_command_that_fails_is_no_time() -> None:
    failing = Command(words=(sys.executable, "-c", "import sys; sys.exit('oh')"), folder=Path())
    for measure in (run, memory):
        with pytest.raises(RuntimeError, match="exit code 1: oh"):
            measure(failing)


def test_a_server_that_ends_shows_no_save(tmp_path: Path) -> None:
    command = Command(words=(sys.executable, "-c", ""), folder=tmp_path)
    at = tmp_path / "index.html"
    server = Server(command=command, address=free_address(), note=tmp_path / "ada.md", page=at, today=at)
    with pytest.raises(RuntimeError, match="no page at"):
        list(saves(server, 1, None))


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell")
def test_memory_is_that_of_all_processes() -> None:
    grab = "x = bytearray(50_000_000); import time; time.sleep(0.3)"
    both = f"import subprocess, sys; {grab}; subprocess.run([sys.executable, '-c', {grab!r}])"
    assert 100 < memory(Command(words=(sys.executable, "-c", both), folder=Path())) < 160


def test_median_and_95_of_a_hundred() -> None:
    found = Found(seconds=[float(number) for number in range(1, 21)])
    assert (found.median, found.p95, Found().median, Found().p95) == (10.5, 19.0, None, None)
    assert (ratio(1.0, 4.0), ratio(None, 4.0), ratio(1.0, None)) == (0.25, None, None)


OURS = {COLD: Found(seconds=[1.0], cpu=[1.5], megabytes=90.0), PAGE: Found(seconds=[0.04])}
HUGOS = {COLD: Found(seconds=[2.0], cpu=[2.5], megabytes=180.0), PAGE: Found(seconds=[0.4]), DUE: Found(seconds=[0.3])}


def test_the_tables_show_ours_as_a_part_of_theirs() -> None:
    rows = [
        re.split(r" *\| *", line)[1:-1] for line in size_tables(1_000, {"Followup": OURS, "Hugo": HUGOS}).splitlines()
    ]
    assert ["cold", "1.000", "1.000", "1.500", "1", "2.000 (0.50)"] in rows
    assert ["save to the page", "0.040", "0.040", "–", "1", "0.400 (0.10)"] in rows
    assert ["due", "–", "–", "–", "0", "0.300"] in rows
    assert "next day" not in [row[0] for row in rows if row]
    assert ["cold", "90", "180 (0.50)"] in rows


def test_a_cost_line_tells_what_one_more_note_costs() -> None:
    sizes = {100: {"Followup": {COLD: Found(seconds=[0.2])}}, 1_000: {"Followup": {COLD: Found(seconds=[1.1])}}}
    assert re.search(r"\| cold +\| +200.0 \| +1100.0 \| +1000.0 \|", cost_lines(sizes))


def test_targets_say_whether_they_are_kept() -> None:
    rows = [
        re.split(r" *\| *", line)[1:-1] for line in targets({1_000: {"Followup": OURS, "Hugo": HUGOS}}).splitlines()
    ]
    assert ["cold", "1,000", "1 of Hugo's", "0.5", "yes"] in rows
    assert ["save to the page", "1,000", "0.045 s", "0.04", "yes"] in rows
    assert ["due", "1,000", "0.12 s", "–", "–"] in rows
    assert ["memory", "1,000", "120 MB", "90", "yes"] in rows
    assert targets({100: {"Followup": OURS}}) == ""


def test_the_parts_of_a_build_are_those_of_its_story() -> None:
    rows = re.findall(r"^\| (\S.*?) +\| +\d+ \| +(\d+)% \|$", parts(20), re.MULTILINE)
    assert [part for part, _ in rows] == [
        "find the files", "read the files", "read the notes", "plan", "level", "drafts and values",
        "templates, with the notes' Markdown", "write",
    ]  # fmt: skip
    assert 95 < sum(int(share) for _, share in rows) < 105


def test_a_slip_in_a_name_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--works", "cold,servng"])
    assert (
        "--works: servng: not one of cold, nothing changed, due, one edit, next day, serving" in capsys.readouterr().err
    )


@pytest.mark.browser
def test_a_small_run_prints_its_tables(capsys: pytest.CaptureFixture[str]) -> None:
    chromium()
    main([*"--sizes 20 --runs 1 --saves 1 --peers= --works".split(), "cold,nothing changed,serving"])
    printed = capsys.readouterr().out
    cells = dict(re.findall(r"^\| (\S.*?) +\| +(\d+\.\d{3}) \|", printed, re.MULTILINE))
    assert list(cells) == [
        "cold",
        "nothing changed",
        "save to the page",
        "save to Today",
        "save to the row in a browser",
    ]
    assert float(cells["nothing changed"]) < float(cells["cold"])
