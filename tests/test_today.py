"""Today: sections and their order, the headline, rows and what they carry, and the account that adds up."""

from __future__ import annotations

import re
from datetime import date

import pytest

from site_builder.model import Kind
from site_builder.site.book import Book
from site_builder.site.glance import Glance, Item, glance_of, items_of, sections_of
from site_builder.site.sections import Section, order, week_end
from site_builder.site.today import DRAFTS, ROWS, headline_of
from site_builder.site.today_aside import account_of, aside_of
from tests.pages import MONDAY, book, site, text_of
from tests.plans import note


def glances(notebook: Book) -> list[Glance]:
    return [glance_of(plan, notebook.today) for plan in notebook.plans]


def items(notebook: Book) -> list[Item]:
    return sorted(item for glance in glances(notebook) for item in items_of(glance))


SENT = "- 2026-11-12 sent email: the paper\n"


@pytest.mark.parametrize(
    ("log", "front", "section"),
    [
        pytest.param("- 2026-11-18 promised: the budget by Friday", "", Section.OVERDUE, id="after latest"),
        pytest.param("- 2026-11-18 promised: the budget by Tuesday", "", Section.TODAY, id="from earliest to latest"),
        pytest.param("- 2026-11-10 waiting: the price -> 2026-11-20", "", Section.WAITING, id="what they owe"),
        pytest.param(
            "- 2026-11-01 sent: a\n- 2026-11-08 sent: b\n- 2026-11-21 sent: c",
            "",
            Section.WAITING,
            id="the end of a cycle",
        ),
        pytest.param(
            "- 2026-11-15 sent: a", "playbook: personal", Section.WEEK, id="a second message on Sunday is this week"
        ),
        pytest.param(
            "- 2026-11-16 sent: a", "playbook: personal", Section.WAITING, id="a second message on Monday is not"
        ),
        pytest.param(
            "- 2026-10-18 gave: a", "every: 6 weeks\nplaybook: personal", Section.WEEK, id="a catch-up on Sunday"
        ),
        pytest.param(
            "- 2026-10-19 gave: a", "every: 6 weeks\nplaybook: personal", Section.LATER, id="a catch-up on Monday"
        ),
        pytest.param(
            "- 2026-05-01 sent: a\n- 2026-05-08 sent: b\n- 2026-05-18 sent: c",
            "",
            Section.TODAY,
            id="a fresh start whose day it is",
        ),
        pytest.param(
            "- 2026-07-01 sent: a\n- 2026-07-08 sent: b\n- 2026-07-18 sent: c",
            "",
            Section.LET_GO,
            id="at rest until a fresh start",
        ),
        pytest.param(
            "- 2026-07-01 sent: a\n- 2026-07-08 sent: b", "playbook: dating", Section.LET_GO, id="at rest for good"
        ),
        pytest.param("", "status: inbox", Section.INBOX, id="in the inbox"),
        pytest.param("", "status: paused", Section.PAUSED, id="paused"),
        pytest.param("", "status: closed", Section.CLOSED, id="closed"),
        pytest.param("- 2026-11-20 gave: a", "", Section.NONE, id="no next step"),
    ],
)
def test_section(log: str, front: str, section: Section) -> None:
    notebook = book({"contacts/ada.md": note(log, f"email: a@b.example\n{front}")})
    found = {each: of for each, of in sections_of(items(notebook)).items() if of}
    assert section in found
    assert set(found) <= {section, Section.NONE}


@pytest.mark.parametrize(("today", "sunday"), [
    pytest.param("2026-11-23", "2026-11-29", id="Monday"),
    pytest.param("2026-11-26", "2026-11-29", id="Thursday"),
    pytest.param("2026-11-27", "2026-12-06", id="from Friday on the Sunday after"),
    pytest.param("2026-11-29", "2026-12-06", id="Sunday"),
])  # fmt: skip
def test_week_end(today: str, sunday: str) -> None:
    assert week_end(date.fromisoformat(today)) == date.fromisoformat(sunday)


MIXED = {
    "contacts/zed.md": note("- 2026-11-18 promised: the budget by Nov 20", name="Zed"),
    "contacts/ada.md": note("- 2026-11-10 sent: a", name="Ada"),
    "contacts/ben.md": note("- 2026-11-12 sent: a\n- 2026-11-13 15:00 meeting: tea", name="Ben"),
    "contacts/cid.md": note("- 2026-11-12 sent: a", name="Cid"),
}


def test_promises_first_then_by_day_duties_before_outreach_then_slug() -> None:
    found = sections_of(items(book(MIXED)))[Section.OVERDUE]
    assert [(each.plan.contact.slug, each.item.kind.value) for each in found] == [
        ("zed", "promise"), ("ben", "log-meeting"), ("ada", "second-message"), ("ben", "second-message"),
        ("cid", "second-message"),
    ]  # fmt: skip
    assert found == sorted(found, key=lambda each: order(each.plan, each.item))


def test_headline_counts_what_is_due_and_names_the_first() -> None:
    notebook = book(MIXED | {"contacts/eve.md": note("- 2026-11-20 promised: tea by Thursday", name="Eve")})
    headline = headline_of(sections_of(items(notebook)), notebook.today)
    assert (headline.overdue, headline.today, headline.promises) == (5, 0, 1)
    assert headline.start == "About half an hour. Zed first: a promise comes before everything else."


def test_the_title_repeats_the_headline_without_zeros() -> None:
    assert "<title>5 overdue · Followup</title>" in site(MIXED)["index.html"]


def test_nothing_due() -> None:
    page = site({"contacts/ada.md": note("- 2026-11-20 gave: a")})["index.html"]
    assert "<title>Nothing due · Followup</title>" in page
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL) == ["Nobody is waiting on you"]
    assert 'class="sky"' in page


def test_no_contacts() -> None:
    page = site({})["index.html"]
    assert "<h1>Start with one person</h1>" in page
    assert "contacts/ada-example.md" in page


PEOPLE = {
    "contacts/due.md": note("- 2026-11-18 promised: a by Friday", name="Due"),
    "contacts/both.md": note("- 2026-11-23 sent: a\n- 2026-11-23 waiting: b -> 2027-01-20", name="Both"),
    "contacts/week.md": note("- 2026-10-14 gave: a", "email: a@b.example\nevery: 6 weeks", name="Week"),
    "contacts/later.md": note("- 2026-11-20 heard: soon -> 2027-01-20", name="Later"),
    "contacts/inbox.md": note("", "status: inbox", name="Inbox"),
    "contacts/paused.md": note("", "status: paused", name="Paused"),
    "contacts/closed.md": note("", "status: closed", name="Closed"),
    "contacts/rest.md": note("- 2026-07-01 sent: a\n- 2026-07-08 sent: b", "playbook: dating", name="Rest"),
    "contacts/none.md": note("- 2026-11-20 gave: a", name="None"),
    "contacts/broken.md": "---\nname: [x\n---\n",
}


def test_the_account_counts_everybody_once() -> None:
    account = account_of(glances(book(PEOPLE)), 1)
    assert account.counts == (
        (1, "due"), (1, "this week"), (1, "waiting for them"), (1, "later"), (1, "in the inbox"), (1, "paused"),
        (1, "closed"), (1, "resting"), (1, "with no next step"),
    )  # fmt: skip
    assert (account.unreadable, account.total) == (1, len(PEOPLE))
    assert sum(count for count, _ in account.counts) + account.unreadable == len(PEOPLE)


def test_the_account_stands_at_the_foot() -> None:
    words = text_of(site(PEOPLE)["index.html"])
    assert (
        "10 people: 1 due, 1 this week, 1 waiting for them, 1 later, 1 in the inbox, 1 paused, 1 closed, 1 resting,"
        " 1 with no next step, 1 that could not be read . Nobody is forgotten." in words
    )


def row_ids(page: str) -> list[str]:
    return re.findall(r'<li class="fu" id="([^"]*)"', page)


def test_row_ids_name_person_and_kind_and_the_line_where_a_kind_may_stand_twice() -> None:
    log = "- 2026-11-12 sent: a\n- 2026-11-18 promised: x by Friday\n- 2026-11-18 promised: y by Friday"
    page = site({"contacts/work/ada.md": note(log)})["index.html"]
    assert row_ids(page) == ["work/ada:promise:7", "work/ada:promise:8", "work/ada:second-message"]


def test_find_a_way_is_a_mark_in_its_row() -> None:
    page = site({"contacts/ada.md": note(SENT, "org: Lumen")})["index.html"]
    assert row_ids(page) == ["ada:second-message"]
    assert 'data-kind="find-a-way"' in page


def test_each_row_says_its_days_and_quotes_its_line() -> None:
    page = site({"contacts/ada.md": note(SENT)})["index.html"]
    assert 'data-kind="second-message" data-state="overdue" data-earliest="2026-11-19" data-latest="2026-11-19"' in page
    assert '<time datetime="2026-11-19" data-due>4 days overdue</time>' in page
    assert (
        "<q>the paper</q>, you noted on Thu\u00a012\u00a0Nov; after a week of quiet a second message is fair." in page
    )
    assert 'href="why/index.html#second-message"' in page


def test_the_line_to_paste_has_the_day_and_the_place_where_the_log_goes_on() -> None:
    words = text_of(site({"contacts/ada.md": note(SENT)})["index.html"])
    assert "add this line to contacts/ada.md:7 - 2026-11-23 sent email: second message Copy" in words


@pytest.mark.parametrize(("log", "line"), [
    pytest.param("- 2026-11-18 promised: the budget by Friday", "kept: the budget", id="a promise"),
    pytest.param("- 2026-11-10 waiting: the price -> 2026-11-19", "asked email: the price", id="what they owe"),
    pytest.param("- 2026-11-10 gave: a\n- 2026-11-24 10:00 meeting: tea", "confirmed: tea", id="a meeting to confirm"),
    pytest.param("- 2026-11-22 met: at the fair", "sent email: good to meet you", id="a refresher"),
    pytest.param("- 2026-11-19 delivered: the panels", "sent email: how is it working?", id="a check-in"),
])  # fmt: skip
def test_done_lines_settle_what_they_are_for(log: str, line: str) -> None:
    page = site({"contacts/ada.md": note(log)})["index.html"]
    assert f"- 2026-11-23 {line} Copy" in text_of(page)
    done = book({"contacts/ada.md": note(f"{log}\n- 2026-11-23 {line}")}, today="2026-11-23").plans[0]
    before = book({"contacts/ada.md": note(log)}).plans[0]
    assert {item.kind for item in done.items if item.latest and item.latest <= date(2026, 11, 24)} == set()
    assert not done.problems
    assert {item.kind for item in before.items} != {item.kind for item in done.items}


def many(count: int, log: str = SENT) -> dict[str, str]:
    return {f"contacts/p{n:04}.md": note(log, name=f"Person {n:04}") for n in range(count)}


def test_rows_after_the_first_fifty_carry_no_draft() -> None:
    page = site(many(DRAFTS + 1))["index.html"]
    assert len(row_ids(page)) == DRAFTS + 1
    assert page.count('class="letter"') == DRAFTS


def test_a_long_section_is_cut_and_says_so() -> None:
    page = site(many(ROWS + 2))["index.html"]
    assert len(row_ids(page)) == ROWS
    assert '<span class="n">152</span>' in page
    assert 'And 2 more: <a href="people/index.html">People</a>' in page


def test_rows_of_the_next_two_weeks_stand_ready_for_the_turn_of_the_day() -> None:
    logs = {"near": "- 2026-11-20 heard: x -> 2026-12-07", "far": "- 2026-11-20 heard: x -> 2026-12-08"}
    page = site({f"contacts/{name}.md": note(log, name=name) for name, log in logs.items()})["index.html"]
    assert row_ids(page) == ["near:asked-for"]
    assert '<a href="contacts/far/index.html">far</a>' in page


def test_meetings_of_the_next_two_weeks() -> None:
    logs = {
        "today": "- 2026-11-23 09:00 meeting: tea", "last": "- 2026-12-06 meeting: walk\n- 2026-11-20 confirmed: yes",
        "after": "- 2026-12-07 meeting: far", "past": "- 2026-11-22 meeting: gone",
        "ask": "- 2026-11-10 gave: a\n- 2026-11-24 10:00 meeting: plan",
    }  # fmt: skip
    notebook = book({f"contacts/{name}.md": note(log, name=name) for name, log in logs.items()})
    meetings = aside_of(notebook, glances(notebook)).meetings
    assert [(each.plan.contact.slug, each.time, each.says) for each in meetings] == [
        ("today", "09:00", ""), ("ask", "10:00", "confirm today"), ("last", "", "confirmed"),
    ]  # fmt: skip


def test_the_owners_word_over_twelve_months() -> None:
    log = """- 2025-10-01 promised: old by 2025-11-22
- 2025-11-20 late: old -> 2025-11-30
- 2025-12-01 kept: old
- 2026-10-01 promised: one by Oct 5
- 2026-10-05 kept: one
- 2026-10-06 promised: two by Oct 9
- 2026-10-12 kept: two
- 2026-10-13 promised: three by Oct 16
- 2026-10-15 late: three -> Oct 20
- 2026-10-19 kept: three
- 2026-11-20 promised: four by Nov 30"""
    notebook = book({"contacts/ada.md": note(log)})
    word = aside_of(notebook, glances(notebook)).word
    assert (word.on_time, word.with_notice, word.late, word.open) == (1, 1, 1, 0)


def test_drifting_people_stand_in_the_quiet_list_as_well() -> None:
    log = "".join(f"- 2026-0{month}-01 talked: hello\n" for month in range(2, 6)) + "- 2026-05-02 gave: a"
    words = text_of(site({"contacts/ada.md": note(log)})["index.html"])
    assert "1 drifting, past the rhythm you had 1 May Ada Okafor , quiet since then, usually 4 weeks" in words


def test_a_day_of_the_build_stands_on_the_page() -> None:
    page = site(MIXED)["index.html"]
    assert f'data-built="{MONDAY}"' in page
    assert "Monday 23 November 2026" in page
    assert [kind for kind in Kind if f"#i-{kind}" in page] == [Kind.PROMISE]


def test_thirty_due_weigh_less_than_200_kb() -> None:
    log = "- 2026-10-03 heard email: tell me more\n- 2026-11-13 sent email: the paper on flow batteries\n"
    front = "email: a@b.example\nphone: '+44 20 7946 0000'\norg: Lumen Labs"
    notes = {f"contacts/p{at}.md": note(log, front, f"Person Number {at}") for at in range(30)}
    page = site(notes)["index.html"]
    assert (page.count('<li class="fu"'), len(page.encode()) < 200_000) == (30, True)
