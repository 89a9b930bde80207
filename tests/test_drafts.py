"""Drafts: which message is used, what it is given, and that nothing a template does can break a build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.drafts import Draft, Form, write_draft
from site_builder.drafts.message import Message, form_of, read_message
from site_builder.drafts.own import NAMES, check_messages
from site_builder.drafts.scene import WORDS
from site_builder.model import Kind
from site_builder.notebook.messages import built_in_messages, with_built_in
from site_builder.problems import Severity
from site_builder.settings import BUILT_IN, Me, Settings
from tests.draft_cases import BARE, RICH, RICH_NOTES, ROBIN, bare, rich, step_of, written


def own(messages: Mapping[str, str], case: str = "refresher", playbook: str = "sales") -> Draft:
    """The draft for the well-known person where the notebook has these messages."""
    plan, item, today = rich(case)
    there = replace(plan, contact=replace(plan.contact, playbook=playbook))
    draft = write_draft(there, item, ROBIN, today, with_built_in(messages))
    assert draft is not None
    return draft


@pytest.mark.parametrize(
    ("messages", "body", "template"),
    [
        pytest.param(
            {"sales/refresher.md": "A", "refresher.md": "B"}, "A", "messages/sales/refresher.md", id="playbook"
        ),
        pytest.param({"refresher.md": "B"}, "B", "messages/refresher.md", id="any playbook"),
        pytest.param({"job/refresher.md": "C", "refresher.md": "B"}, "B", "messages/refresher.md", id="not another's"),
    ],
)
def test_the_notebook_s_own_message_comes_first(messages: dict[str, str], body: str, template: str) -> None:
    draft = own(messages)
    assert (draft.body, draft.template, draft.problems) == (body, template, ())


def test_without_one_of_its_own_the_built_in_one_is_used() -> None:
    draft = own({"reply.md": "for another kind"})
    assert (draft.subject, draft.template) == ("Good to meet you at SlowConf", "")


def test_the_same_playbook_under_another_name_has_the_family_s_drafts() -> None:
    with_pals = replace(ROBIN, playbooks=BUILT_IN | {"pals": replace(BUILT_IN["personal"], name="pals")})
    plan, item, today = rich("refresher")
    pals = replace(plan, contact=replace(plan.contact, playbook="pals"))
    draft = write_draft(pals, item, with_pals, today, built_in_messages())
    assert draft is not None
    assert draft.body.startswith("Hi Ada,\n\nIt was lovely to meet you at SlowConf yesterday.")


def test_a_template_has_contact_step_log_me_and_today_in_scope() -> None:
    text = (
        '---\nsubject: "{{ contact.name }}, {{ step.kind }}"\n---\n'
        "{{ log[0].text }} {{ me.name }} {{ today }} {{ today|day }} {{ contact.org|default('x') }}"
    )
    draft = own({"refresher.md": text})
    body = "SlowConf, talked about grid storage pilots Robin Hale 2026-11-19 Thursday 19 November Lumen Labs"
    assert (draft.subject, draft.body) == ("Ada Okafor, refresher", body)


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        pytest.param("Hello\n\n{{ contact.nickname }}", 3, "has no attribute 'nickname'", id="no such field"),
        pytest.param("{{ nobody }}", 1, "'nobody' is undefined", id="an unknown name"),
        pytest.param("one\ntwo {% if %}", 2, "Expected an expression", id="a slip of syntax"),
        pytest.param("{{ contact.birthday.month }}", 1, "'None' has no attribute 'month'", id="a field that is empty"),
        pytest.param("{{ contact.__class__ }}", 1, "is unsafe", id="reaching out"),
        pytest.param("{{ ''.__class__.__mro__ }}", 1, "is unsafe", id="reaching out of a text"),
        pytest.param("{{ pick.__globals__ }}", 1, "is unsafe", id="reaching out of a function"),
        pytest.param("{% include '/etc/passwd' %}", 1, "can't use include", id="another file"),
        pytest.param("{% for i in range(10**9) %}x{% endfor %}", 1, "can't use pow", id="a power"),
        pytest.param("{% for i in range(999999999) %}x{% endfor %}", 1, "'range' is undefined", id="an endless loop"),
        pytest.param("{% for a in log %}{% for b in log %}{% endfor %}{% endfor %}", 1, "a loop in a loop", id="loops"),
        pytest.param("{{ 'x' * 999999999 }}", 1, "can't use mul", id="a long text"),
        pytest.param("{{ 'x'.center(999999999) }}", 1, "is unsafe", id="a wide text"),
        pytest.param("{% set a = 'xxxx' %}" + "{% set a = a + a %}" * 60, 1, "longer than 10,000", id="doubling"),
        pytest.param("{% set a = [1] %}" + "{% set a = [a, a] %}" * 60, 1, "plain words only", id="nesting"),
        pytest.param("x" * 10_001, 1, "longer than 10,000", id="a long template"),
        pytest.param("{{ today.strftime(5) }}", 1, "must be str", id="a wrong value"),
    ],
)
def test_a_template_that_fails_is_a_problem_and_the_next_one_is_used(template: str, line: int, said: str) -> None:
    draft = own({"sales/refresher.md": template, "refresher.md": "mine"})
    [problem] = draft.problems
    assert (draft.body, problem.place.path, problem.place.line) == ("mine", "messages/sales/refresher.md", line)
    assert (problem.severity, said in problem.message) == (Severity.ERROR, True)


def test_a_broken_template_of_every_kind_leaves_the_built_in_one() -> None:
    draft = own({"refresher.md": "{{ nobody }}"})
    assert (draft.subject, len(draft.problems)) == ("Good to meet you at SlowConf", 1)


def test_what_a_template_writes_is_marked_too() -> None:
    draft = own({"refresher.md": "Just checking in!"})
    assert [(finding.phrase, finding.slip) for finding in draft.tone] == [("Just checking in", "nothing brought")]


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        pytest.param("refresher.md", "{{ hello }}", None, id="fine"),
        pytest.param("promise-new-date.md", "{{ new_day }}", None, id="the message for a new date"),
        pytest.param("sales/refresher.md", "a\n{{ nobody }}", (2, Severity.ERROR), id="a template that fails"),
        pytest.param("refreshr.md", "x", (1, Severity.WARNING), id="a kind that is none"),
        pytest.param("sale/refresher.md", "x", (1, Severity.WARNING), id="a playbook that is none"),
    ],
)
def test_messages_are_tried_before_they_are_needed(path: str, text: str, found: tuple[int, Severity] | None) -> None:
    problems = check_messages(with_built_in({path: text}), Settings())
    assert [(each.place.line, each.severity) for each in problems] == ([found] if found else [])


@pytest.mark.parametrize("kind", sorted(Kind))
def test_a_kind_that_sends_nothing_has_no_draft(kind: Kind) -> None:
    plan, item, today = bare("catch-up")
    draft = write_draft(plan, item._replace(kind=kind), ROBIN, today, built_in_messages())
    silent = {Kind.CLOSED, Kind.PAUSED, Kind.INBOX, Kind.RESTING, Kind.NONE, Kind.LOG_MEETING, Kind.FIND_A_WAY}
    assert (draft is None) == (kind in silent)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("---\nsubject: Hi\n---\nYou", Message(subject="Hi", body="You"), id="both"),
        pytest.param('\n---\nsubject: "Hi"\n---\nYou\n', Message(subject="Hi", body="You"), id="quotation marks"),
        pytest.param("You", Message(subject="", body="You"), id="no front matter"),
        pytest.param("a\nb\n\n\n\nc", Message(subject="", body="a b\n\nc"), id="paragraphs"),
        pytest.param("Warmly,  \nRobin", Message(subject="", body="Warmly,\nRobin"), id="a hard break"),
        pytest.param("- a\n- b\n1. c", Message(subject="", body="- a\n- b\n1. c"), id="a list"),
        pytest.param("", Message(subject="", body=""), id="nothing"),
    ],
)
def test_read_message(text: str, message: Message) -> None:
    assert read_message(text) == message


@pytest.mark.parametrize(
    ("channel", "form"),
    [
        ("email", Form.LETTER),
        (None, Form.LETTER),
        ("post", Form.LETTER),
        ("website", Form.LETTER),
        ("text", Form.TEXT),
        ("WhatsApp", Form.TEXT),
        ("signal", Form.TEXT),
        ("phone", Form.CALL),
        ("in person", Form.CALL),
    ],
)
def test_form(channel: str | None, form: Form) -> None:
    assert form_of(channel) == form


def test_the_same_person_on_the_same_day_gets_the_same_words() -> None:
    assert written(rich("refresher"), "default", "email") == written(rich("refresher"), "default", "email")


def test_fifty_people_do_not_get_the_same_words() -> None:
    plan, item, today = bare("refresher")
    people = [replace(plan, contact=replace(plan.contact, slug=f"person-{number}")) for number in range(50)]
    drafts = [write_draft(each, item, ROBIN, today, built_in_messages()) for each in people]
    assert len({draft.body for draft in drafts if draft}) >= 8


def test_nobody_s_name_leaves_no_gap() -> None:
    plan, item, today = bare("refresher", name="x@y.example")
    draft = write_draft(plan, item, Settings(), today, built_in_messages())
    assert draft is not None
    assert (draft.body.split("\n")[0], draft.body.split("\n")[-1]) == ("Hello,", "Best wishes")


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "a\nb: c", "💥", "--- subject: x"])
def test_a_name_is_only_text(name: str) -> None:
    plan, item, today = bare("refresher")
    there = replace(plan, contact=replace(plan.contact, name=name, slug="x"))
    draft = write_draft(there, item, ROBIN, today, built_in_messages())
    assert draft is not None
    assert (draft.subject, draft.problems, "49" in draft.body) == ("Good to meet you", (), False)


PROMISED = "- 2026-11-18 promised: send the pilot budget by Friday\n"


@pytest.mark.parametrize(
    ("today", "given_settings", "late", "new_day"),
    [
        pytest.param(date(2026, 11, 19), ROBIN, False, "Tuesday 24 November", id="the day before"),
        pytest.param(date(2026, 11, 20), ROBIN, False, "Tuesday 24 November", id="on the day"),
        pytest.param(date(2026, 11, 21), ROBIN, True, "Tuesday 24 November", id="a day late, on a Saturday"),
        pytest.param(date(2026, 11, 23), ROBIN, True, "Wednesday 25 November", id="three days late"),
        pytest.param(
            date(2026, 11, 23),
            replace(ROBIN, free_days=frozenset({date(2026, 11, 24)})),
            True,
            "Thursday 26 November",
            id="a free day between",
        ),
    ],
)
def test_a_promise_offers_a_new_date(today: date, given_settings: Settings, late: bool, new_day: str) -> None:
    plan, item = step_of(BARE.format(name="Kim", more="", log=PROMISED), Kind.PROMISE, today, given_settings)
    draft = write_draft(plan, item, given_settings, today, built_in_messages())
    assert draft is not None
    assert draft.alternative is not None
    assert draft.alternative.subject == f"The pilot budget: {new_day}"
    assert ("sorry about that" in draft.body, new_day in draft.body) == (late, late)


@pytest.mark.parametrize(
    ("log", "opening"),
    [
        pytest.param(
            "- 2026-11-20 heard email: slammed, follow up next month -> next month\n",
            "You suggested the start of December, so here I am.",
            id="they wrote it",
        ),
        pytest.param(
            "- 2026-11-20 talked: forty minutes, they decide by then -> next month\n",
            "The start of December is what we had in mind when we spoke on 20 November, so here I am.",
            id="you spoke of it",
        ),
        pytest.param(
            "- 2026-11-24 heard email: try me in a week -> in a week\n",
            "You suggested that I get back to you about now, so here I am.",
            id="a time without a name",
        ),
    ],
)
def test_asked_for_takes_them_at_their_word(log: str, opening: str) -> None:
    today = date(2026, 12, 1)
    plan, item = step_of(RICH.format(more="", log=log), Kind.ASKED_FOR, today)
    draft = write_draft(plan, item, ROBIN, today, built_in_messages())
    assert draft is not None
    assert draft.parts[1].startswith(opening)


def test_a_phrase_that_costs_goodwill_is_not_woven_in() -> None:
    log = "- 2026-11-18 promised: call the landlord in thirty minutes by Friday\n"
    plan, item = step_of(BARE.format(name="Kim", more="", log=log), Kind.PROMISE, date(2026, 11, 20))
    draft = write_draft(plan, item, ROBIN, date(2026, 11, 20), built_in_messages())
    assert draft is not None
    assert ("thirty" in draft.body, draft.tone) == (False, ())


def test_the_built_in_messages_are_all_there() -> None:
    names = {path.rpartition("/")[2] for path in built_in_messages()}
    assert len(built_in_messages()) > 60
    assert names >= {"refresher.md", "promise-new-date.md", "date.md"}


def test_me_signs_with_the_first_name() -> None:
    plan, item, today = bare("refresher")
    draft = write_draft(plan, item, Settings(me=Me(name="Dr. Noor el-Sayed")), today, built_in_messages())
    assert draft is not None
    assert draft.body.endswith("\nNoor")


def test_the_manual_names_each_word_and_each_kind() -> None:
    manual = (Path(__file__).parents[1] / "docs" / "drafts.md").read_text(encoding="utf-8")
    missing = [name for name in (*WORDS, *NAMES) if f"`{name}" not in manual]
    assert missing == []


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=60), field=st.text(max_size=40), case=st.sampled_from(sorted(RICH_NOTES)))
def test_whatever_stands_in_a_note_it_becomes_a_draft(words: str, field: str, case: str) -> None:
    plan, item, today = rich(case)
    log = tuple(event._replace(text=words, whom=field, word=field) for event in plan.contact.log)
    event = item.event._replace(text=words, whom=field) if item.event else None
    contact = replace(plan.contact, name=field or "x", org=field, location=words, introduced_by=field, log=log)
    step = item._replace(event=event, detail=words, channel=None)
    draft = write_draft(replace(plan, contact=contact), step, ROBIN, today, built_in_messages())
    assert draft is not None
    assert (draft.problems, bool(draft.body), "\n" in draft.subject) == ((), True, False)
