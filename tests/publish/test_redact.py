"""Who is left out of what is published, and what is left of them in other people's notes."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from site_builder.model import Source
from site_builder.publish.redact import redact
from site_builder.reading import Request, read_book
from site_builder.settings import Settings
from site_builder.site.book import Book

BEN = "---\nname: Ben Ito\nprivate: true\naliases: [Benny]\n---\n\n## Log\n\n- 2026-11-18 met: SlowConf\n"
TODAY = date(2026, 12, 1)


def book(notes: dict[str, str], settings: Settings | None = None) -> Book:
    """Everybody in these notes, by the name of their file."""
    sources = [Source(path=f"contacts/{name}.md", text=text) for name, text in notes.items()]
    return read_book(sources, Request(settings=settings or Settings(), today=TODAY))


def ada(line: str, head: str = "") -> str:
    return f"---\nname: Ada Okafor\n{head}---\n\n{line}\n\n## Log\n\n- 2026-11-18 met: SlowConf\n"


def strings(value: object) -> list[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in strings(part)]
    if isinstance(value, (tuple, list, frozenset)):
        return [text for part in value for text in strings(part)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in strings(getattr(value, field.name))]
    return []


@pytest.mark.parametrize(
    ("note", "settings", "left"),
    [
        pytest.param("private: true", Settings(), [], id="private"),
        pytest.param("private: false", Settings(), ["ben"], id="not private"),
        pytest.param("tags: [dating]", Settings(exclude_tags=("dating",)), [], id="a tag that is left out"),
        pytest.param("tags: [Dating]", Settings(exclude_tags=("#dating",)), [], id="whatever its case, with a hash"),
        pytest.param("tags: [dates]", Settings(exclude_tags=("dating",)), ["ben"], id="another tag"),
        pytest.param("private: [broken", Settings(), [], id="unreadable, so perhaps private"),
    ],
)
def test_who_is_left_out(note: str, settings: Settings, left: list[str]) -> None:
    shown = redact(book({"ben": f"---\nname: Ben Ito\n{note}\n---\n"}, settings))
    assert ([plan.contact.slug for plan in shown.plans], shown.unreadable) == (left, ())


@pytest.mark.parametrize(
    "line",
    [
        "He knows [[Ben Ito]] well.",
        "He knows [[ben-ito|Benjamin]] well.",
        "He knows [[ben ito#Log]] and [[BENNY]] and [[contacts/ben-ito.md|Ben]].",
        "## Log\n\n- 2026-11-20 sent email: about [[Ben Ito]] and more -> next Friday",
        "## Log\n\n- 2026-11-20 promised: introduce [[Ben Ito]] by Friday",
        "## Log\n\n- 2026-11-20 promised: "
        + "introduce you to a good old friend of mine whom you know "
        + "[[Ben Ito]]",
        "## Log\n\n- 2026-11-20 talked with [[Ben Ito]]: about boats",
        "## Log\n\n- 2026-11-20 suggested by Ben Ito: you two should meet",
        "## Log\n\n- 2026-11-20 note: dinner\n\n  with [[Ben Ito]]",
    ],
    ids=lambda line: line[:40].replace("\n", " "),
)
def test_link_to_somebody_who_is_left_out_reads_someone(line: str) -> None:
    shown = redact(book({"ben-ito": BEN, "ada": ada(line)}))
    told = strings(shown.plans) + strings(shown.problems) + strings(shown.texts)
    assert not [text for text in told if "ben" in text.lower()]
    assert [text for text in strings(shown.plans) if "someone" in text]


def test_who_introduced_you_is_someone() -> None:
    shown = redact(book({"ben-ito": BEN, "ada": ada("", 'introduced_by: "[[Ben Ito]]"\n')}))
    assert shown.plans[0].contact.introduced_by == "someone"


def test_plain_words_and_other_links_stay() -> None:
    line = "Ben Ito told me of [[Cleo]] and [[Nobody Here]]."
    notes = {"ben-ito": BEN, "ada": ada(line), "cleo": "---\nname: Cleo\n---\n"}
    assert redact(book(notes)).plans[0] == book(notes).plans[0]


def test_dates_are_those_at_home() -> None:
    """Ten people for one day's room of eight: those who are left out hold their places."""
    people = {f"p{n}": f"---\nname: P {n}\nevery: 30 days\nlast_touch: 2026-11-01\n---\n" for n in range(10)}
    notes = people | {"p0": people["p0"].replace("every", "private: true\nevery")}
    home = {plan.contact.slug: plan.outreach.window for plan in book(notes).plans}
    away = {plan.contact.slug: plan.outreach.window for plan in redact(book(notes)).plans}
    assert away == {slug: window for slug, window in home.items() if slug != "p0"}


def test_problems_name_nobody_who_is_left_out() -> None:
    notes = {
        "ben-ito": BEN.replace("18 met", "31 met"),
        "ada": ada("## Log\n\n- 2026-11-31 met: boats"),
        "Ben Ito": BEN,
    }
    shown = redact(book(notes))
    assert {problem.place.path for problem in shown.problems} == {"contacts/ada.md"}
