"""CSV of Google Contacts, Outlook and LinkedIn, by the names of its columns."""

from __future__ import annotations

import pytest

from site_builder.exchange.card import Card, Found, LogLine, NoCards, reaches
from site_builder.exchange.csv_in import read_csv_file
from site_builder.model import Reach


def read(text: str | bytes) -> list[Card | str]:
    """The cards of the file, or why a row is nobody."""
    data = text if isinstance(text, bytes) else text.encode()
    return [each.card if isinstance(each, Found) else each.why for each in read_csv_file(data)]


NOBODY = "it has no name, no address and no number"


@pytest.mark.parametrize(
    ("text", "card"),
    [
        pytest.param(
            "First Name,Middle Name,Last Name,Organization Name,Organization Title,Birthday,Labels,"
            "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value\n"
            "Ada,,Okafor,Lumen,CTO,1988-03-15,* myContacts ::: Old team,* Work,a@x,,b@x ::: c@x,Mobile,+49 1\n",
            Card(name="Ada Okafor", org="Lumen", role="CTO", birthday="1988-03-15", tags=("Old team",),
                 email=reaches([("work", "a@x"), ("", "b@x"), ("", "c@x")]), phone=reaches([("mobile", "+49 1")])),
            id="Google",
        ),
        pytest.param(
            "Name,Given Name,Family Name,Birthday,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
            "Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,Event 1 - Type,Event 1 - Value,"
            "Relation 1 - Type,Relation 1 - Value,Custom Field 1 - Type,Custom Field 1 - Value\n"
            "Ada Okafor,Ada,Okafor,--03-15,* My Contacts,* Home,a@x,,Lumen,CTO,Anniversary,2019-06-01,"
            "Spouse,Jo,Shoes,41\n",
            Card(name="Ada Okafor", org="Lumen", role="CTO", birthday="03-15", email=reaches([("home", "a@x")]),
                 dates=(Reach(label="anniversary", value="2019-06-01"),),
                 more=(Reach(label="related", value="Jo (spouse)"), Reach(label="Shoes", value="41"))),
            id="Google, older",
        ),
        pytest.param(
            "Title,First Name,Last Name,Company,Job Title,Home City,Business Phone,Mobile Phone,Birthday,"
            "E-mail Address,E-mail 2 Address,Notes,Web Page,Priority,Sensitivity,Private\n"
            'Dr.,Ada,Okafor,Lumen,CTO,Berlin,1,2,3/15/1988,a@x,b@x,"two\nlines",https://x,Normal,Normal,FALSE\n',
            Card(name="Dr. Ada Okafor", org="Lumen", role="CTO", location="Berlin", birthday="1988-03-15",
                 phone=reaches([("work", "1"), ("mobile", "2")]), email=reaches([("", "a@x"), ("", "b@x")]),
                 notes="two\nlines", links=reaches([("", "https://x")])),
            id="Outlook",
        ),
        pytest.param(
            "Vorname;Nachname;Firma;E-Mail-Adresse;Mobiltelefon;Geburtstag\nAda;Okafor;Lumen;a@x;2;15.03.1988\n",
            Card(name="Ada Okafor", org="Lumen", email=reaches([("", "a@x")]), phone=reaches([("mobile", "2")]),
                 birthday="1988-03-15"),
            id="Outlook in German, with semicolons",
        ),
        pytest.param(
            'Notes:\n"When exporting, you may notice, that e-mails are missing."\n\n'
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Ada,Okafor,https://www.linkedin.com/in/ada,,Lumen,CTO,15 Jun 2026\n",
            Card(name="Ada Okafor", org="Lumen", role="CTO", links=reaches([("linkedin", "https://www.linkedin.com/in/ada")]),
                 log=(LogLine("2026-06-15 note: connected on LinkedIn"),)),
            id="LinkedIn, below its preamble",
        ),
        pytest.param("name,email,last_contacted,cadence,Shoe size\nAda,a@x,2026-10-02,6 weeks,41\n",
                     Card(name="Ada", email=reaches([("", "a@x")]), last_touch="2026-10-02", every="6 weeks",
                          more=(Reach(label="Shoe size", value="41"),)), id="somebody's own"),
        pytest.param("Name\tE-mail\nAda\ta@x\n".encode("utf-16"), Card(name="Ada", email=reaches([("", "a@x")])),
                     id="UTF-16"),
        pytest.param("\ufeffE-mail,Name\na@x,Zoë\n", Card(name="Zoë", email=reaches([("", "a@x")])), id="other order"),
        pytest.param("Name,E-mail\nZoë,a@x\n".encode("cp1252"), Card(name="Zoë", email=reaches([("", "a@x")])),
                     id="Windows"),
    ],
)  # fmt: skip
def test_a_row(text: str | bytes, card: Card) -> None:
    assert read(text) == [card]


def test_days_of_a_column_agree_on_what_comes_first() -> None:
    """One day that can't be a month tells of all."""
    cards = read("Name,Birthday\nAda,3/4/1988\nBen,15/4/1988\n")
    assert [card.birthday for card in cards if isinstance(card, Card)] == ["1988-04-03", "1988-04-15"]


def test_rows_without_anybody_are_counted() -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    assert read(f"{head},,,,,,30 Apr 2026\n\nAda,,,,,,\n") == [NOBODY, Card(name="Ada")]


@pytest.mark.parametrize("text", ["", "a,b,c\n1,2,3\n", "FROM,TO,DATE,CONTENT\nAda,Ben,2026-01-01,hi\n", "word\n" * 50])
def test_no_table_of_people(text: str) -> None:
    with pytest.raises(NoCards, match="no line of it has names of columns that I know"):
        read(text)


@pytest.mark.parametrize(
    ("cells", "card"),
    [
        pytest.param({"do_not_contact": "true"}, Card(name="Ada", status="closed"), id="not to be contacted"),
        pytest.param({"prm-paused": "true", "status": "active"}, Card(name="Ada", status="paused"), id="paused"),
        pytest.param({"first_met": "2026-01-05", "met_at": "SlowConf", "lead_source": "Ben"},
                     Card(name="Ada", met="2026-01-05", met_at="SlowConf; Ben"), id="where you met"),
        pytest.param({"prm-snooze-until": "2027-12-01"}, Card(name="Ada", snoozed_until="2027-12-01"), id="snoozed"),
        pytest.param({"busy": "Jan 2 to Apr 15"}, Card(name="Ada", busy=("Jan 2 to Apr 15",)), id="busy"),
        pytest.param({"Sensitivity": "Private"}, Card(name="Ada", private="yes"), id="private"),
        pytest.param({"Sensitivity": "Normal"}, Card(name="Ada"), id="not private"),
        pytest.param({"Telex": "123"}, Card(name="Ada", phone=reaches([("telex", "123")])), id="telex"),
    ],
)  # fmt: skip
def test_keys_as_columns(cells: dict[str, str], card: Card) -> None:
    assert read(f"Name,{','.join(cells)}\nAda,{','.join(cells.values())}\n") == [card]


@pytest.mark.parametrize(
    ("cells", "more"),
    [
        pytest.param({"User 1": "tall", "Language": "Igbo"}, {"User 1": "tall", "Language": "Igbo"}, id="its own name"),
        pytest.param({"Gender": "Unspecified"}, {}, id="unspecified"),
        pytest.param({"Gender": "Female"}, {"Gender": "Female"}, id="specified"),
        pytest.param({"Name Prefix": "Dr.", "Middle Name": "Jane", "Suffix": "MSc"},
                     {"name_prefix": "Dr.", "middle_name": "Jane", "name_suffix": "MSc"}, id="parts not in the name"),
        pytest.param({"Middle Name": "Ada"}, {}, id="parts in the name"),
        pytest.param({"Title": "Professor", "Job Title": "CTO", "Occupation": "Poet"},
                     {"name_prefix": "Professor", "csv_role": "Poet"}, id="a title and two roles"),
        pytest.param({"type": "person"}, {"type": "person"}, id="type, which the note's reader knows"),
        pytest.param({"Anniversary": "in spring", "first_met": "once"},
                     {"csv_anniversary": "in spring", "csv_met": "once"}, id="days that are none"),
        pytest.param({"Birthday": "0/0/00", "Anniversary": "0/0/00"}, {}, id="Outlook's no day"),
        pytest.param({"dates": "2019-06-01"}, {"csv_dates": "2019-06-01"}, id="a day without a label"),
        pytest.param({"Time zone": "+01:00"}, {"csv_timezone": "+01:00"}, id="no time zone"),
        pytest.param({"Business Street": "1 Lane", "Business Address PO Box": "7"}, {"address_work": "7, 1 Lane"},
                     id="a box"),
        pytest.param({"Photo": "x", "Priority": "High", "E-mail Display Name": "x", "Initials": "A."}, {},
                     id="what is left out"),
    ],
)  # fmt: skip
def test_what_has_no_key_of_ours_is_kept_under_its_own(cells: dict[str, str], more: dict[str, str]) -> None:
    (card,) = read(f"Name,E-mail,Phone,Notes,{','.join(cells)}\nAda,,,,{','.join(cells.values())}\n")
    assert isinstance(card, Card)
    assert card.more == tuple(Reach(label=key, value=more[key]) for key in more)


TORN = "a quote in it that is not closed takes in text up to line {}: mend it"
OPEN = 'the quote that opens on line {} is never closed: close it, or write "" for a quote that is text'


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        pytest.param('Ada,a@x\n"Bad,b@x\nBen,c@x\n', 3, id="a name"),
        pytest.param('Ada,a@x\n"Bad,b@x\nBen,c@x', 3, id="a name, no last line end"),
        pytest.param('Ada,a@x\r\n"Bad,b@x\r\nBen,c@x\r\n', 3, id="Windows' line ends"),
        pytest.param('Ada,a@x\r"Bad,b@x\rBen,c@x\r', 3, id="old Macs' line ends"),
        pytest.param('"A\nda",a@x\nBen,"c@x\nCy,d@x\n', 4, id="below a cell of two lines"),
        pytest.param('Ada,"', 2, id="the last sign"),
    ],
)
def test_a_quote_that_is_never_closed_refuses_the_file(rows: str, line: int) -> None:
    with pytest.raises(NoCards) as refused:
        read(f"Name,Email\n{rows}")
    assert str(refused.value) == OPEN.format(line)


def test_a_quote_that_opens_in_the_header_and_is_never_closed() -> None:
    with pytest.raises(NoCards) as refused:
        read('"Name,Email\nAda,a@x\n')
    assert str(refused.value) == OPEN.format(1)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param('"Bad,b@x,\n"Ben",c@x,\nCy,d@x,\n', [TORN.format(3), "Cy"], id="closed by the next row's quote"),
        pytest.param('"Bad,b@x,\nBen,c@x,"\nCy,d@x,\n', [TORN.format(3), "Cy"], id="closed at the end of another row"),
        pytest.param('"Bad,b@x,"hi"\nCy,d@x,\n', [TORN.format(2), "Cy"], id="within its own row"),
        pytest.param('"Ada "Boss" Lee",a@x,\n', ['Ada Boss" Lee"'], id="quotes that are text take in nothing"),
        pytest.param('Ada,a@x,"one, two\n\n""three"""\nCy,d@x,\n', ["Ada", "Cy"], id="notes of several lines"),
        pytest.param('"Ada\nLee","a@x\nb@x",\n', ["Ada Lee"], id="a line end alone is none of others' text"),
    ],
)
def test_quotes_within_a_file(rows: str, found: list[str]) -> None:
    cards = read(f"Name,Email,Notes\n{rows}")
    assert [each.name if isinstance(each, Card) else each for each in cards] == found


def test_addresses_of_several_lines() -> None:
    (card,) = read('First Name,Address 1 - Formatted,Notes\nAda,"1 Lane\nBonn, NW",\n')
    assert card == Card(name="Ada", more=(Reach(label="address", value="1 Lane, Bonn, NW"),))
