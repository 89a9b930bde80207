"""What holds for every notebook: the same answer however the files lie, no step before its first day, nobody lost."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model import Event, Kind, Place, Source, State, Verb
from site_builder.plan.history import history_of, known
from site_builder.reading import Request, read_book
from site_builder.settings import Settings
from site_builder.site.book import Book
from site_builder.site.due import due_list

from .plans import note

TODAY = date(2026, 11, 23)
DAYS = st.integers(-400, 40).map(lambda days: TODAY + timedelta(days=days))
VERBS = st.sampled_from([*Verb, "asked", "coffee", "replied"])
ARROWS = st.sampled_from(
    ["", "", "", " -> next month", " -> Friday", " -> in 10 days", " -> 2026-12-24", " -> next year"]
)
FRONTS = st.sampled_from(
    [
        "email: a@b.example",
        "phone: '+44 1'\ncircle: inner",
        "org: none",
        "email: a@b.example\nevery: 10 days\nbusy: [Nov 20 to Dec 10]",
        "email: a@b.example\nplaybook: dating\nbirthday: 11-25",
        "email: a@b.example\nstatus: inbox",
        "email: a@b.example\ncircle: friends\nlast_touch: 2026-10-01",
    ]
)
LINES = st.lists(st.tuples(DAYS, VERBS, ARROWS), max_size=8)
NOTES = st.lists(st.tuples(FRONTS, LINES), min_size=1, max_size=6)
FEW = settings(max_examples=120, deadline=None)


def log(lines: list[tuple[date, str, str]]) -> str:
    return "".join(f"- {day} {verb}: word {number}{arrow}\n" for number, (day, verb, arrow) in enumerate(lines))


def sources(notes: list[tuple[str, list[tuple[date, str, str]]]]) -> list[Source]:
    return [
        Source(
            path=f"contacts/p{number}.md", text=note(log(sorted(lines, key=lambda line: line[0])), front, f"P{number}")
        )
        for number, (front, lines) in enumerate(notes)
    ]


def planned(files: list[Source], today: date = TODAY) -> Book:
    return read_book(files, Request(settings=Settings(capacity=1), today=today))


@FEW
@given(NOTES, st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(
    notes: list[tuple[str, list[tuple[date, str, str]]]], chance: object
) -> None:
    files = sources(notes)
    shuffled = list(files)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert due_list(planned(files).plans) == due_list(planned(shuffled).plans)


@FEW
@given(FRONTS, st.lists(st.tuples(DAYS, VERBS, ARROWS), max_size=8, unique_by=lambda line: line[0]))
def test_the_direction_of_a_list_does_not_matter(front: str, lines: list[tuple[date, str, str]]) -> None:
    oldest_first = sorted(lines, key=lambda line: line[0])
    plans = [
        planned([Source(path="contacts/a.md", text=note(log(order), front))]).plans[0]
        for order in (oldest_first, oldest_first[::-1])
    ]
    forth, back = ([(item.kind, item.window, item.state) for item in plan.items] for plan in plans)
    assert sorted(map(str, forth)) == sorted(map(str, back))


@FEW
@given(NOTES)
def test_no_step_before_its_first_day_and_states_are_true(notes: list[tuple[str, list[tuple[date, str, str]]]]) -> None:
    for plan in planned(sources(notes)).plans:
        for item in plan.items:
            if item.window is None:
                assert item.state.value == item.kind.value
                continue
            assert item.window.earliest <= item.window.latest
            before, after = item.window.earliest > TODAY, item.window.latest < TODAY
            expected = {State.OVERDUE} if after else {State.UPCOMING, State.RESTING} if before else {State.DUE}
            assert item.state in expected
            assert item.reason.endswith(".")
            assert item.moved is None or item.moved.day != item.window.latest


@FEW
@given(NOTES)
def test_every_person_has_one_outreach_step(notes: list[tuple[str, list[tuple[date, str, str]]]]) -> None:
    files = sources(notes)
    book = planned(files)
    assert len(book.plans) + len(book.unreadable) == len(files)
    assert all(plan.outreach.lane == "outreach" for plan in book.plans)
    assert all(item.kind is Kind.PROMISE for plan in book.plans if plan.outreach.window is None
               and plan.outreach.kind in (Kind.CLOSED, Kind.PAUSED, Kind.INBOX) for item in plan.duties)  # fmt: skip


@FEW
@given(FRONTS, LINES, LINES)
def test_attempts_to_come_add_up_as_lines_of_the_log_do(
    front: str, lines: list[tuple[date, str, str]], more: list[tuple[date, str, str]]
) -> None:
    file = Source(path="contacts/a.md", text=note(log(sorted(lines, key=lambda line: line[0])), front))
    history = known(planned([file]).plans[0].contact, TODAY)
    for day, _, _ in more:
        sent = Event(day=day, verb=Verb.SENT, place=Place(path="contacts/a.md"))
        history, plain = history.with_attempt(sent), history_of((*history.events, sent))
        assert (history, list(history.newest)) == (plain, list(plain.newest))


@settings(max_examples=60, deadline=None)
@given(FRONTS, LINES)
def test_a_date_to_come_does_not_shift_as_days_pass(front: str, lines: list[tuple[date, str, str]]) -> None:
    known = [line for line in lines if line[0] <= TODAY]
    file = Source(path="contacts/a.md", text=note(log(sorted(known, key=lambda line: line[0])), front))
    before = planned([file]).plans[0].outreach
    for days in range(1, 200):
        step = planned([file], TODAY + timedelta(days=days)).plans[0].outreach
        if before.state is State.UPCOMING and before.kind is not Kind.RESTING and (before.event or before.quote):
            assert (step.kind, step.window) == (before.kind, before.window)
        before = step


@settings(max_examples=200, deadline=None)
@given(st.text() | st.binary(max_size=400).map(lambda data: data.decode("latin-1")))
def test_no_text_makes_reading_and_planning_raise(text: str) -> None:
    for wrapped in (text, f"---\n{text}\n---\n", note(text), note(f"- 2026-11-20 {text}")):
        book = planned([Source(path="contacts/a.md", text=wrapped)])
        assert len(book.plans) + len(book.unreadable) == 1


def test_time_zone_locale_and_hash_seed_do_not_matter() -> None:
    code = (
        "from pathlib import Path; from datetime import date;"
        "from site_builder.reading import Request, read_book; from site_builder.model import Source;"
        "from site_builder.settings import Settings; from site_builder.site.due import due_json, due_list;"
        "paths = Path('contacts').rglob('*.md');"
        "files = [Source(path=p.as_posix(), text=p.read_text(encoding='utf-8')) for p in paths];"
        "book = read_book(files, Request(settings=Settings(), today=date(2026, 11, 23)));"
        "print(ascii(due_json(due_list(book.plans), book.today, 0)), [ascii(str(p)) for p in book.problems])"
    )
    answers = set()
    for zone, locale, seed in (
        ("UTC", "C", "0"),
        ("Pacific/Kiritimati", "C.UTF-8", "1"),
        ("Asia/Kathmandu", "POSIX", "2"),
    ):
        environment = os.environ | {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            cwd=Path(__file__).parents[1],
            capture_output=True,
            check=True,
        )
        answers.add(done.stdout)
    assert len(answers) == 1
    assert b"Ada Okafor" in answers.pop()
