"""What of the owner's shorthand is quoted in a message, and what is left out; days and names as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.drafts import weave
from site_builder.drafts.moments import full_day, named_time, when_ahead, when_past
from site_builder.drafts.names import first_name
from site_builder.model import When


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        pytest.param("thanks, and the paper on flow batteries", "the paper on flow batteries", id="after thanks"),
        pytest.param("nice to meet you, the brochure", "the brochure", id="after a pleasantry"),
        pytest.param("sent the atrium proposal, asked for 20 minutes", "the atrium proposal", id="after its own verb"),
        pytest.param("The offer", "the offer", id="a capital"),
        pytest.param("pilot budget", "the pilot budget", id="without an article, a known noun"),
        pytest.param("photo of the kiln", "the photo of the kiln", id="a known noun first"),
        pytest.param("**the deck** #work https://x.example/d", "the deck", id="markup, tags and addresses"),
        pytest.param("the notes of [[ben-ito|Ben]]", "the notes of Ben", id="a wiki link"),
        pytest.param("two printers", "two printers", id="a number"),
        pytest.param("hello again", "", id="no noun that is known"),
        pytest.param("I will be there", "", id="a sentence"),
        pytest.param("the door stays open", "", id="a verb at its end"),
        pytest.param("the meeting ended early", "", id="a past verb"),
        pytest.param("two printers that would fit", "", id="a clause"),
        pytest.param("second message about the atrium", "", id="the message itself"),
        pytest.param("five lines", "", id="its length"),
        pytest.param("the film on Sunday?", "", id="a question"),
        pytest.param("“the cat sat on the mat”", "", id="a quotation"),
        pytest.param("the plan for next week", "", id="a day that ages"),
        pytest.param("Ada's plan", "", id="the reader's own name"),
        pytest.param("the " + "very " * 20 + "long plan", "", id="too long"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_thing(text: str, thing: str) -> None:
    assert weave.thing(text, {"ada"}) == thing


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        pytest.param("SlowConf, talked about grid storage pilots", "grid storage pilots", id="talked about"),
        pytest.param("an hour about the sea", "the sea", id="so long about"),
        pytest.param("chatted about her new flat, then the cat", "your new flat", id="theirs is yours"),
        pytest.param("could we talk about the pilot?", "the pilot", id="a question"),
        pytest.param("discussed pricing", "pricing", id="discussed"),
        pytest.param("talked about Ada", "", id="about the reader"),
        pytest.param("about 20 people", "", id="a number"),
        pytest.param("about an hour", "", id="a length"),
        pytest.param("talked about how to hire", "", id="a clause"),
        pytest.param("talked about everything", "", id="nothing in particular"),
        pytest.param("coffee at Five Elephant", "", id="not said"),
    ],
)
def test_topic(text: str, topic: str) -> None:
    assert weave.topic(text, {"ada"}) == topic


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("at the fair", "at the fair", id="at"),
        pytest.param("at Nina's party", "at Nina's party", id="at somebody's"),
        pytest.param("met in the foyer", "in the foyer", id="in"),
        pytest.param("at his office (set 2026-10-28)", "at your office", id="theirs is yours"),
        pytest.param("SlowConf, talked about grids", "at SlowConf", id="a conference"),
        pytest.param("the spring fair", "at the spring fair", id="an event"),
        pytest.param("paper fair, wants samples", "at the paper fair", id="an event without an article"),
        pytest.param("Warsaw book fair", "at the Warsaw book fair", id="an event with a name"),
        pytest.param("Nina's party", "at Nina's party", id="somebody's event"),
        pytest.param("calligraphy evening at the guild", "at the calligraphy evening", id="an event somewhere"),
        pytest.param("dinner", "", id="a meal"),
        pytest.param("after the keynote", "after the keynote", id="after"),
        pytest.param("stand B12, wants printers", "", id="unknown"),
        pytest.param("a link to the fair", "", id="an event inside"),
        pytest.param("at noon", "", id="a time"),
        pytest.param("in May", "", id="a month"),
        pytest.param("at 3", "", id="an hour"),
        pytest.param("Anna, talked about grids", "", id="a name"),
    ],
)
def test_place(text: str, place: str) -> None:
    assert weave.place(text) == place


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("the VAT on exports", "the VAT on exports", id="a short one"),
        pytest.param("the lease, and the roof", "the lease", id="the first of two"),
        pytest.param("the whole fair in one afternoon", "", id="a long one"),
        pytest.param("how to price repairs", "", id="a clause"),
    ],
)
def test_spoken_thing(text: str, subject: str) -> None:
    assert weave.spoken_thing(text) == subject


@pytest.mark.parametrize(
    ("text", "thing", "deed"),
    [
        pytest.param("send the pilot budget", "the pilot budget", "send the pilot budget", id="send"),
        pytest.param("send her the contract", "the contract", "send you the contract", id="send her"),
        pytest.param("the offer for ten printers", "the offer for ten printers", "", id="a thing"),
        pytest.param("introduce him to [[Inês]]", "", "introduce you to Inês", id="introduce"),
        pytest.param("call the landlord", "", "call the landlord", id="call"),
        pytest.param("write a reference for her", "", "write a reference for you", id="for her"),
        pytest.param("I’ll have it with you by Friday", "", "", id="a sentence"),
        pytest.param("think it over", "", "", id="a verb not known"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_promises(text: str, thing: str, deed: str) -> None:
    assert (weave.promised_thing(text), weave.deed(text)) == (thing, deed)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ada Okafor", "Ada"),
        ("Okafor, Ada", "Ada"),
        ("Dr. Ingrid Sørensen-Bjørnstad", "Ingrid"),
        ("Prime Minister David Oddsson", "David"),
        ('Robert "Bob" Smith', "Bob"),
        ("Kate (Katherine) Li", "Kate"),
        ("Siobhan O’Brien", "Siobhan"),
        ("Jean-Luc Picard", "Jean-Luc"),
        ("J. Smith", "J. Smith"),
        ("Mum", "Mum"),
        ("Uncle Bob", "Uncle Bob"),
        ("The man with the kite", ""),
        ("Pumps and Presses", ""),
        ("陈伟", "陈伟"),
        ("佐藤 美咲", "佐藤 美咲"),
        ("نور السيد", "نور"),
        ("ada@lumen.example", ""),
        ("+44 20 7946 0991", ""),
        ("x" * 4000, ""),
        ("", ""),
    ],
)
def test_first_name(name: str, first: str) -> None:
    assert first_name(name) == first


MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "past"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 21), "on Saturday"),
        (date(2026, 11, 17), "on Tuesday"),
        (date(2026, 11, 16), "on 16 November"),
        (date(2025, 11, 16), "on 16 November 2025"),
    ],
)
def test_when_past(day: date, past: str) -> None:
    assert when_past(day, MONDAY) == past


@pytest.mark.parametrize(
    ("day", "ahead"),
    [
        (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 29), "on Sunday"),
        (date(2026, 11, 30), "on Monday 30 November"),
        (date(2027, 1, 4), "on Monday 4 January 2027"),
    ],
)
def test_when_ahead(day: date, ahead: str) -> None:
    assert when_ahead(day, MONDAY) == ahead


@pytest.mark.parametrize(
    ("words", "day", "names_day", "named"),
    [
        ("next week", date(2026, 11, 23), False, "this week"),
        ("next week", date(2026, 11, 16), False, "the week of 16 November"),
        ("next month", date(2026, 12, 1), False, "the start of December"),
        ("Q1", date(2027, 1, 4), False, "the start of January"),
        ("next year", date(2027, 1, 4), False, "the new year"),
        ("mid December", date(2026, 12, 15), False, "mid December"),
        ("in May", date(2027, 5, 3), False, "May"),
        ("Friday", date(2026, 11, 27), True, "Friday 27 November"),
        ("2026-12-01", date(2026, 12, 1), True, "Tuesday 1 December"),
        ("in 2 weeks", date(2026, 12, 7), False, ""),
        ("after busy", date(2026, 12, 7), False, ""),
    ],
)
def test_named_time(words: str, day: date, names_day: bool, named: str) -> None:
    assert named_time(When(text=words, day=day, names_day=names_day), MONDAY) == named


def test_full_day() -> None:
    assert full_day(date(2026, 11, 25), MONDAY) == "Wednesday 25 November"


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=80), name=st.text(max_size=30))
def test_any_text_and_name_gives_plain_phrases(text: str, name: str) -> None:
    found = (
        weave.thing(text),
        weave.topic(text),
        weave.place(text),
        weave.deed(text),
        weave.short(text),
        first_name(name),
    )
    assert [phrase for phrase in found if "\n" in phrase or len(phrase) > 70] == []
