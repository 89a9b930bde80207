"""A friends file, and people's notes of other tools with their three styles of log."""

from __future__ import annotations

import pytest

from site_builder.exchange.card import Card, Found, LogLine, NoCards, Skipped
from site_builder.exchange.reading import read_people
from site_builder.model import Reach
from site_builder.settings import Settings

FRIENDS = """\
### Activities:
- 2026-03-02: Lunch with **Ada Okafor** and **Ben Ito** in _Rome_. @food
- 2026-01-04: Called **The Countess**.

### Notes:
- 2026-02-01: **Ben Ito** moved. @home:new

### Friends:
- Ada Okafor (a.k.a. The Countess a.k.a. A. O.) [Berlin] @partner @old:team
- Ben Ito

### Locations:
- Berlin
"""


def read(text: str, name: str = "ada.md") -> list[Card | str]:
    found = read_people(name, text.encode(), Settings())
    return [each.card if isinstance(each, Found) else each.why for each in found]


def note(body: str, front: str = "name: Ada") -> Card:
    (card,) = read(f"---\n{front}\n---\n{body}")
    assert isinstance(card, Card)
    return card


def test_a_friends_file() -> None:
    assert read(FRIENDS, "friends.md") == [
        Card(
            name="Ada Okafor",
            aliases=("The Countess", "A. O."),
            location="Berlin",
            tags=("partner", "old-team"),
            log=(
                LogLine("2026-01-04 talked: Called The Countess."),
                LogLine("2026-03-02 talked: Lunch with Ada Okafor and [[Ben Ito]] in Rome. #food"),
            ),
        ),
        Card(
            name="Ben Ito",
            log=(
                LogLine("2026-02-01 note: Ben Ito moved. #home-new"),
                LogLine("2026-03-02 talked: Lunch with [[Ada Okafor]] and Ben Ito in Rome. #food"),
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("body", "log"),
    [
        pytest.param("## Interactions\n- **2026-01-27**: wrote a plan\n", ["2026-01-27 wrote a plan"],
                     id="bold, a verb"),
        pytest.param("## Interactions\n- **2026-01-27**: good plan\n", ["2026-01-27 note: good plan"], id="bold, none"),
        pytest.param("## 2026-01-27\nGood plan\nof hers\n", ["2026-01-27 note: Good plan of hers"], id="a heading"),
        pytest.param("## 2026-01-27\n\nmet in Rome\n", ["2026-01-27 met: in Rome"], id="a heading and a verb"),
        pytest.param("### 2026-01-27 — Email\n- **Direction:** Outbound\n- **Summary:** the deck\n",
                     ["2026-01-27 sent email: the deck"], id="outbound"),
        pytest.param("### 2026-01-27 - Email\n- **Direction:** Inbound\n- **Summary:** thanks\n",
                     ["2026-01-27 heard email: thanks"], id="inbound"),
        pytest.param("### 2026-01-27 — Call\n- **Summary:** plans\n", ["2026-01-27 talked phone: plans"], id="a call"),
        pytest.param("## 2026-02-01\nlater\n## 2026-01-01\nearlier\n",
                     ["2026-01-01 note: earlier", "2026-02-01 note: later"], id="newest first"),
        pytest.param("## 2026-02-01\nring -> tomorrow #now\n", ["2026-02-01 note: ring – tomorrow now"],
                     id="no arrow of ours"),
        pytest.param("## Log\n- 2026-02-01 sent: hello -> Friday\n", ["2026-02-01 sent: hello -> Friday"],
                     id="a log of ours"),
    ],
)  # fmt: skip
def test_a_log(body: str, log: list[str]) -> None:
    assert [line.words for line in note(body).log] == log


@pytest.mark.parametrize(
    ("body", "last_touch"),
    [
        pytest.param("## 2026-01-27\ngood plan\n", "2026-01-27", id="a day that says no verb is the last touch"),
        pytest.param("### 2026-01-27 - Call\n- **Summary:** plans\n", "", id="a verb says so itself"),
        pytest.param("## Interactions\n- **2026-01-27**: plan\n", "2026-01-27", id="in bold"),
        pytest.param("## Log\n- 2026-01-27 plan\n", "", id="a line as ours is a note, and no touch"),
        pytest.param("", "", id="none"),
    ],
)
def test_last_touch(body: str, last_touch: str) -> None:
    assert note(body).last_touch == last_touch


@pytest.mark.parametrize(
    ("front", "card"),
    [
        pytest.param("prm-snooze-until: 2027-12-01", Card(name="Ada", snoozed_until="2027-12-01"), id="a snooze"),
        pytest.param("prm-snooze-until: later", Card(name="Ada", more=(Reach("prm-snooze-until", "later"),)),
                     id="until no day"),
        pytest.param("CLASS: PRIVATE", Card(name="Ada", private="yes", more=(Reach("CLASS", "PRIVATE"),)),
                     id="private"),
        pytest.param("deathdate: 2020", Card(name="Ada", status="closed", more=(Reach("deathdate", "2020"),)),
                     id="who has died is closed"),
        pytest.param("N.PREFIX: Dr.\nN.MN: Ada\nN.SUFFIX: MSc",
                     Card(name="Ada", more=(Reach("name_prefix", "Dr."), Reach("name_suffix", "MSc"))),
                     id="what the name does not say"),
        pytest.param("REV: 1\nUID: 2\nKIND: individual\nVERSION: 4.0", Card(name="Ada"), id="what tells of the file"),
        pytest.param("linkedin: ada\ntwitter: ada",
                     Card(name="Ada", links=(Reach("linkedin", "ada"), Reach("twitter", "ada"))),
                     id="one handle on two networks"),
        pytest.param("do_not_contact: true", Card(name="Ada", status="closed"), id="not to be contacted"),
    ],
)  # fmt: skip
def test_keys_of_other_tools(front: str, card: Card) -> None:
    assert note("", f"name: Ada\n{front}") == card


def test_a_table_with_a_line_below_its_head() -> None:
    """Signs alone are no key."""
    table = "/---contact---/\n| key | value |\n| --- | --- |\n| Name | Ada |\n| Telegram | ada |\n/---contact---/\n"
    assert read(table) == [Card(name="Ada", links=(Reach("telegram", "ada"),))]


def test_headings_that_are_no_days_stay_notes() -> None:
    card = note("About\n\n## 2026-01-27\nplan\n\n## Ideas\n\nTea\n")
    assert (card.notes, [line.words for line in card.log]) == ("About\n\n## Ideas\n\nTea", ["2026-01-27 note: plan"])


def test_facts_in_a_list() -> None:
    (card,) = read("# Ada Okafor\n\n- Birthday: 04-27\n- Category: A\n\n## 2022-02-15\n\nTea\n")
    assert isinstance(card, Card)
    assert (card.name, card.birthday, card.last_touch) == ("Ada Okafor", "04-27", "2022-02-15")
    assert [(each.label, each.value) for each in card.more] == [("Category", "A")]


def test_a_picture_in_the_front_matter() -> None:
    assert note("", f"name: Ada\nPHOTO: data:image/jpeg;base64,{'A' * 90_000}\nemail: a@x").more == ()


def test_whose_status_is_not_said_is_for_the_inbox() -> None:
    assert (note("").status, note("", "name: Ada\nstatus: dormant").status) == ("", "closed")


def test_what_names_nobody() -> None:
    assert list(read_people("README.md", b"# Notes\n", Settings())) == [Skipped(1, "it names nobody")]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        pytest.param("a.md", b"---\nname: {{name}}\n---\n", "line 2: .*left over from a template", id="a template"),
        pytest.param("a.vcf", b" \n", "it is empty", id="empty"),
        pytest.param("a.csv", b"PK\x03\x04\x00", "it is a ZIP archive: unpack it", id="ZIP"),
        pytest.param("a.png", b"\x89PNG\x00\x00", "it is no text", id="a picture"),
        pytest.param("a.json", b'{"people": ', "it is no JSON", id="half of JSON"),
        pytest.param("a.json", b'{"people": []}', "there is no list of contacts in it", id="JSON of something else"),
        pytest.param("a.json", b"[" * 100_000, "it is no JSON", id="deep JSON"),
    ],
)
def test_what_is_refused(name: str, data: bytes, why: str) -> None:
    with pytest.raises(NoCards, match=why):
        list(read_people(name, data, Settings()))
