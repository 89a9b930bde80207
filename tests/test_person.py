"""One person's page: what stands on it, what does not age, and long or broken files."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.pages import book, built, site, text_of
from tests.plans import note

ADA = "contacts/ada-okafor/index.html"
LOG = """- 2026-02-12 met: at the fair
- 2026-02-20 promised: the quote by Feb 27
- 2026-02-24 kept: the quote #ask
- 2026-03-03 heard email: yes to the rooms
- 2026-07-22 gave email: photographs
- 2026-11-12 sent email: the proposal
"""


def page_of(log: str = LOG, front: str = "email: a@b.example", today: str = "2026-11-23", body: str = "") -> str:
    text = f"---\nname: Ada Okafor\n{front}\n---\n{body}\n## Log\n{log}"
    return site({"contacts/ada-okafor.md": text}, today)[ADA]


def words(log: str = LOG, front: str = "email: a@b.example", today: str = "2026-11-23", body: str = "") -> str:
    return text_of(page_of(log, front, today, body))


def test_the_page_has_its_anchors() -> None:
    page = page_of(body="Likes tea.\n")
    for anchor in ("plan", "draft", "log", "promises", "notes", "source", "L7"):
        assert page.count(f'id="{anchor}"') == 1


def test_a_new_day_changes_nothing_where_the_plan_is_the_same() -> None:
    assert page_of(today="2026-11-23") == page_of(today="2026-11-24")


@pytest.mark.parametrize("aging", ["overdue", "yesterday", "tomorrow", "ago", "to look at", "2026-11-23", "23 Nov"])
def test_no_word_on_it_ages(aging: str) -> None:
    page = page_of(today="2026-11-23")
    assert aging not in text_of(page[page.index("<main") : page.index("</main>")])


def test_another_note_changes_nothing() -> None:
    ada = note(LOG)
    alone = site({"contacts/ada-okafor.md": ada}, settings="title: X")
    broken = note("- 2026-02-30 met: x", name="Ben")
    beside = site({"contacts/ada-okafor.md": ada, "contacts/ben.md": broken}, settings="title: X")
    index = re.compile(r'<script type="application/json" id="people-index">.*?</script>')
    assert index.sub("", alone[ADA]) == index.sub("", beside[ADA])


def test_how_to_reach_them() -> None:
    page = page_of(front='email: {work: a@b.example}\nphone: "+44 20 7946 0991"\nlinks: {site: "javascript:alert(1)"}')
    assert re.findall(r'class="btn" href="([^"?]*)"', page)[:2] == ["mailto:a@b.example", "tel:+442079460991"]
    assert 'href="javascript' not in page
    assert "Site javascript:alert(1)" in text_of(page)


def test_the_plan_runs_from_what_was_to_the_end() -> None:
    page = page_of(LOG, "email: a@b.example\nbusy: [2026-12-07 to 2026-12-18]\nplaybook: partner")
    points = re.findall(r'<li class="(did|now|then|busy|end)[^>]*>.*?<time datetime="([^"]*)">.*?<b>(.*?)</b>', page)
    assert points == [
        ("did", "2026-07-22", "You gave"), ("did", "2026-11-12", "You wrote"),
        ("now", "2026-11-19", "Second message"), ("then", "2026-11-30", "Next message"),
        ("busy", "2026-12-07", "Their busy season"), ("then", "2026-12-21", "Next message"),
        ("then", "2027-01-04", "One more shot"), ("end", "2027-01-09", "Let it go"),
        ("end", "2027-07-09", "Fresh start"),
    ]  # fmt: skip


@pytest.mark.parametrize(("front", "said"), [
    pytest.param("status: paused", "The status of this person is paused; nothing is due.", id="paused"),
    pytest.param("status: closed", "The status of this person is closed; let it rest.", id="closed"),
    pytest.param("status: inbox", "Imported and not yet sorted", id="in the inbox"),
    pytest.param("org: x", "Nothing is open and there is no cadence", id="no next step"),
])  # fmt: skip
def test_without_a_step_the_page_says_why(front: str, said: str) -> None:
    assert said in words("- 2026-11-20 gave: a", front)


def test_the_log_runs_newest_first_with_years_gaps_and_outcomes() -> None:
    page = page_of()
    story = text_of(page[page.index('<ol class="story">') : page.index("</ol>", page.index('<ol class="story">'))])
    assert story == (
        "2026 12 Nov you: the proposal Email 16 weeks of quiet 22 Jul you: photographs Email gave 20 weeks of quiet"
        " 3 Mar they: yes to the rooms Email 24 Feb you: the quote promise kept, 3 days early asked"
        " 20 Feb you: the quote you promised it for Fri 27 Feb 12 Feb both: at the fair"
    )


def test_a_long_log_is_folded() -> None:
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(800)]
    page = page_of("".join(f"- {day} talked: number {n}\n" for n, day in enumerate(days)))
    assert "760 older lines" in page
    assert page.count('<i class="node" data-d="both"></i><div>') == 800


def test_what_is_open_comes_first_among_promises() -> None:
    log = LOG + "- 2026-11-13 promised: a film by Dec 15\n- 2026-11-14 waiting: the keys -> 2026-12-01\n"
    page = page_of(log)
    promises = text_of(page[page.index('id="promises"') : page.index("</section>", page.index('id="promises"'))])
    assert promises.endswith(
        "The keys they said for Tue 1 Dec 2026 A film for Tue 15 Dec 2026"
        " The quote for Fri 27 Feb 2026 ; promise kept, 3 days early"
    )


def test_what_became_of_your_promises_is_counted() -> None:
    late = "- 2026-11-01 promised: a map by Nov 5\n- 2026-11-06 kept: a map\n- 2026-11-20 promised: a film by Dec 15\n"
    assert "Promises 1 open, 1 kept, 1 late A film" in words(LOG + late)
    assert "Promises The keys" in words("- 2026-11-14 waiting: the keys -> 2026-12-01\n")  # not one of yours


@pytest.mark.parametrize(
    ("log", "facts"),
    [
        pytest.param("- 2026-11-12 sent: a\n", "Whose turn theirs They answered 0 of 1 message so far", id="no answer"),
        pytest.param(
            "- 2026-11-01 sent: a\n- 2026-11-03 sent: b\n- 2026-11-04 heard: c\n",
            "Whose turn yours They answered 1 of 2 messages, in 1 day as a rule",
            id="they answered the second",
        ),
        pytest.param(
            "- 2026-11-01 sent: a\n- 2026-11-01 talked: b\n",
            "They answered 1 of 1 message, the same day as a rule",
            id="you talked: nobody's turn",
        ),
    ],
)
def test_whose_turn_it_is_and_how_they_answer(log: str, facts: str) -> None:
    page = page_of(log)
    assert text_of(page[page.index('<dl class="facts">') : page.index("</dl>")]).endswith(facts)


def test_what_follows_counts_from_a_day_that_is_named() -> None:
    said = words("- 2026-11-12 sent: a\n", today="2026-11-30")
    assert "Done on Thu 19 Nov and no answer? One more shot on Thu 26 Nov, then let it go" in said


def test_give_and_ask_in_a_year() -> None:
    assert "Give and ask in a year 1 you gave you asked 1" in words()


def test_unknown_keys_stand_under_more() -> None:
    assert "More hobby the cello" in words(front="hobby: the cello")


def test_notes_link_to_people_and_say_who_mentions_whom() -> None:
    pages = site({
        "contacts/ada-okafor.md": "---\nname: Ada Okafor\n---\nKnows [[Ben Ito]] and [[Nobody]].\n",
        "contacts/work/ben.md": "---\nname: Ben Ito\nintroduced_by: Ada Okafor\n---\n",
    })  # fmt: skip
    assert '<a href="../../contacts/work/ben/index.html" rel="noopener noreferrer nofollow">Ben Ito</a>' in pages[ADA]
    assert "Knows Ben Ito and Nobody." in text_of(pages[ADA])
    assert "Introduced you to Ben Ito" in text_of(pages[ADA])
    assert "Introduced by Ada Okafor" in text_of(pages["contacts/work/ben/index.html"])
    assert '<a href="../../../contacts/ada-okafor/index.html">Ada Okafor</a>' in pages["contacts/work/ben/index.html"]


def test_links_to_names_in_other_scripts_are_coded() -> None:
    pages = site({"contacts/陈伟.md": note(name="陈伟"), "contacts/a.md": "---\nname: A\n---\n[[陈伟]]\n"})
    assert 'href="../../contacts/%E9%99%88%E4%BC%9F/index.html"' in pages["contacts/a/index.html"]
    assert "<h1><bdi>陈伟</bdi></h1>" in pages["contacts/陈伟/index.html"]


def test_the_file_stands_below_with_its_lines() -> None:
    page = page_of("- 2026-11-12 sent: <b>bold</b>\n")
    assert '<i id="L7">  7</i>  - 2026-11-12 sent: &lt;b&gt;bold&lt;/b&gt;' in page


def test_a_broken_file_says_what_is_wrong_and_shows_itself() -> None:
    page = site({"contacts/ada-okafor.md": "---\nname: [x\n---\nHello\n"})[ADA]
    assert "This file could not be read" in text_of(page)
    assert '<bdi class="src">contacts/ada-okafor.md:' in page
    assert '<i id="L2">  2</i>  name: [x' in page


def test_an_error_in_a_line_is_told_above_the_rest() -> None:
    page = page_of("- 2026-02-30 met: x\n- 2026-11-12 sent: y\n")
    assert "contacts/ada-okafor.md:7:" in text_of(page[: page.index('<header class="card">')])


def test_the_file_opens_in_the_editor_but_for_what_is_published() -> None:
    notebook = replace(book({"contacts/ada-okafor.md": note(LOG)}, settings="editor: vscode"), folder="/home/me/notes")
    assert "vscode://file/home/me/notes/contacts/ada-okafor.md:12" in built(notebook)[ADA]
    assert "vscode:" not in "".join(built(replace(notebook, published=True)).values())


@pytest.mark.parametrize(
    ("promised", "marked"),
    [
        pytest.param("ring back in thirty minutes", True, id="to the minute"),
        pytest.param("the price by tomorrow afternoon", False, id="with room"),
    ],
)
def test_the_tone_of_a_promise_is_marked(promised: str, marked: bool) -> None:
    words = text_of(page_of(f"- 2026-11-23 promised: {promised}\n"))
    assert ("“ring back in thirty minutes”:" in words, "Kinder:" in words) == (marked, marked)
