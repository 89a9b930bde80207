"""vCard 2.1, 3.0 and 4.0, as address books write them."""

from __future__ import annotations

import pytest

from site_builder.exchange.card import Card, Found, NoCards, Skipped, reaches
from site_builder.exchange.vcard_in import read_vcard_file
from site_builder.model import Reach


def read(*lines: str, version: str = "3.0") -> Card:
    """The card of these lines."""
    text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", "FN:Ada", *lines, "END:VCARD", ""])
    (found,) = read_vcard_file(text.encode())
    assert isinstance(found, Found)
    return found.card


def only(text: str | bytes) -> list[tuple[int, str]]:
    """The lines and names of those found, or why they were skipped."""
    data = text if isinstance(text, bytes) else text.encode()
    return [(each.line, each.card.name if isinstance(each, Found) else each.why) for each in read_vcard_file(data)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["NICKNAME:Countess,A. L."], Card(name="Ada", aliases=("Countess", "A. L.")), id="nicknames"),
        pytest.param(["EMAIL;TYPE=INTERNET,WORK:a@x"], Card(name="Ada", email=reaches([("work", "a@x")])), id="types"),
        pytest.param(["EMAIL;PREF;INTERNET:a@x"], Card(name="Ada", email=reaches([("", "a@x")])), id="bare, of 2.1"),
        pytest.param(["EMAIL:mailto:a@x"], Card(name="Ada", email=reaches([("", "a@x")])), id="an address as a link"),
        pytest.param(["TEL;TYPE=CELL:1"], Card(name="Ada", phone=reaches([("mobile", "1")])), id="mobile"),
        pytest.param(["TEL;VALUE=uri:tel:+1-2;ext=3"], Card(name="Ada", phone=reaches([("", "+1-2 ext. 3")])),
                     id="tel"),
        pytest.param(["item1.TEL:1", "item1.X-ABLabel:_$!<HomeFAX>!$_"],
                     Card(name="Ada", phone=reaches([("homefax", "1")])), id="Apple's label"),
        pytest.param(["item1.TEL:1", "item1.X-ABLabel:boat"], Card(name="Ada", phone=reaches([("boat", "1")])),
                     id="own"),
        pytest.param(["ORG:Lumen\\; Labs;Sales"],
                     Card(name="Ada", org="Lumen; Labs", more=(Reach(label="department", value="Sales"),)), id="org"),
        pytest.param(["TITLE:CTO"], Card(name="Ada", role="CTO"), id="title"),
        pytest.param(["ADR:;;;Berlin;;;"], Card(name="Ada", location="Berlin"), id="a town"),
        pytest.param(["ADR;TYPE=home:;;1 Long\\, Lane;Bonn;;53111;DE"],
                     Card(name="Ada", location="Bonn",
                          more=(Reach(label="address", value="1 Long, Lane, 53111 Bonn, DE"),)),
                     id="an address"),
        pytest.param(["URL:http\\://x.example/a"], Card(name="Ada", links=reaches([("", "http://x.example/a")])),
                     id="url"),
        pytest.param(["X-SOCIALPROFILE;type=twitter;x-user=ada:http://twitter.com/ada"],
                     Card(name="Ada", links=reaches([("twitter", "http://twitter.com/ada")])), id="profile"),
        pytest.param(["IMPP;X-SERVICE-TYPE=Skype:skype:ada"], Card(name="Ada", links=reaches([("skype", "ada")])),
                     id="IMPP"),
        pytest.param(["X-TWITTER:ada", "X-SKYPE:ada", "X-SKYPE:ada"],
                     Card(name="Ada", links=(Reach(label="skype", value="ada"), Reach(label="twitter", value="ada"))),
                     id="one handle on two networks"),
        pytest.param(["CATEGORIES:myContacts,old team"], Card(name="Ada", tags=("old team",)), id="categories"),
        pytest.param(["BDAY:19880315"], Card(name="Ada", birthday="1988-03-15"), id="birthday"),
        pytest.param(["BDAY:1988-03-15T00:00:00Z"], Card(name="Ada", birthday="1988-03-15"), id="birthday with a time"),
        pytest.param(["BDAY:--0315"], Card(name="Ada", birthday="03-15"), id="no year, 4.0"),
        pytest.param(["BDAY:1604-02-29"], Card(name="Ada", birthday="02-29"), id="no year, Apple's 1604"),
        pytest.param(["BDAY;X-APPLE-OMIT-YEAR=1900:1900-03-15"], Card(name="Ada", birthday="03-15"),
                     id="no year, said so"),
        pytest.param(["BDAY:in spring"], Card(name="Ada", more=(Reach(label="born", value="in spring"),)), id="no day"),
        pytest.param(["item2.X-ABDATE:2019-06-01", "item2.X-ABLabel:_$!<Anniversary>!$_"],
                     Card(name="Ada", dates=(Reach(label="anniversary", value="2019-06-01"),)), id="Apple's dates"),
        pytest.param(["item1.X-ABRELATEDNAMES:Jo", "item1.X-ABLabel:_$!<Spouse>!$_"],
                     Card(name="Ada", more=(Reach(label="related", value="Jo (spouse)"),)), id="relations"),
        pytest.param(["RELATED;VALUE=text;TYPE=x-introduced-by:Ben"], Card(name="Ada", introduced_by="Ben"),
                     id="introduced"),
        pytest.param(["NOTE:two\\nlines\\, one note"], Card(name="Ada", notes="two\nlines, one note"), id="note"),
        pytest.param(["X-FRM-FREQUENCY:2w", "X-FRM-GROUP:old", "X-FRM-IGNORE:true"],
                     Card(name="Ada", every="2w", circle="old", status="paused"), id="frm"),
        pytest.param(["TZ:Europe/Berlin"], Card(name="Ada", timezone="Europe/Berlin"), id="time zone"),
        pytest.param(["TZ:-05:00", "TZ:America/New_York"],
                     Card(name="Ada", timezone="America/New_York", more=reaches([("vcard_tz", "-05:00")])),
                     id="an offset hides no zone"),
        pytest.param(["X-FRM-SNOOZE-UNTIL:20271201"], Card(name="Ada", snoozed_until="2027-12-01"), id="frm's snooze"),
        pytest.param(["CLASS:PRIVATE"], Card(name="Ada", private="yes"), id="private"),
        pytest.param(["CLASS:confidential"], Card(name="Ada", private="yes"), id="confidential"),
        pytest.param(["CLASS:PUBLIC"], Card(name="Ada"), id="public"),
        pytest.param(["BDAY:19300101", "DEATHDATE:20200203"],
                     Card(name="Ada", birthday="1930-01-01", status="closed",
                          more=reaches([("deathdate", "2020-02-03")])),
                     id="who has died is closed"),
        pytest.param(["DEATHDATE;VALUE=text:circa 1800", "X-FRM-IGNORE:1"],
                     Card(name="Ada", status="closed", more=reaches([("deathdate", "circa 1800")])),
                     id="died on no day"),
        pytest.param(["N:Okafor;Ada;;ADA;"], Card(name="Ada"), id="parts that the full name says"),
        pytest.param(["FN:Countess"], Card(name="Ada", aliases=("Countess",)), id="another full name"),
        pytest.param(["ORG:Lumen;Sales", "ORG:Umbra", "ORG:Lumen;Sales", "TITLE:CTO", "TITLE:Poet", "ROLE:Boss"],
                     Card(name="Ada", org="Lumen", role="CTO",
                          more=reaches([("department", "Sales"), ("profession", "Boss"), ("vcard_org", "Umbra"),
                                        ("vcard_title", "Poet")])),
                     id="two organisations"),
        pytest.param(["ADR;TYPE=home:;;;Bonn;;;", "ADR;TYPE=work:;;;Rome;;;", "ADR;TYPE=work:;;1 Via;Rome;;;"],
                     Card(name="Ada", location="Bonn", more=reaches([("address_work", "Rome; 1 Via, Rome")])),
                     id="several addresses"),
        pytest.param(["LABEL:Bonn", "ADR:;;;Bonn;;;"], Card(name="Ada", location="Bonn"), id="a label and its address"),
        pytest.param(["UID:1", "REV:20200101T000000Z", "PRODID:x", "SOURCE:x", "CALADRURI:mailto:a@x"],
                     Card(name="Ada"), id="what tells of the file"),
        pytest.param(["KEY;VALUE=uri:http://x", "PHOTO;VALUE=uri:http://x", "LOGO:x", "SOUND:x", "X-MS-CARDPICTURE:x",
                      "X-PIC;ENCODING=b:/9j/", "X-PIC:data:image/png;base64,AA"],
                     Card(name="Ada"), id="pictures, sounds and keys"),
    ],
)  # fmt: skip
def test_properties(lines: list[str], expected: Card) -> None:
    assert read(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "more"),
    [
        pytest.param(["GENDER:F", "X-SHOE-SIZE:41"], {"gender": "F", "x-shoe-size": "41"}, id="its own key"),
        pytest.param(["LANG;PREF=1:fr", "LANG;PREF=2:en", "LANG:fr"], {"lang": "fr, en"}, id="several of one name"),
        pytest.param(["GENDER:O;it's so", "BIRTHPLACE:Bonn\\, DE"], {"gender": "O;it's so", "birthplace": "Bonn, DE"},
                     id="parts and signs"),
        pytest.param(["STATUS:closed", "Address:Bonn"], {"vcard_status": "closed", "vcard_address": "Bonn"},
                     id="a name that means something else here"),
        pytest.param(["N:Okafor;Ada;Jane;Dr.;M.Sc.,jr."],
                     {"name_prefix": "Dr.", "middle_name": "Jane", "name_suffix": "M.Sc., jr."},
                     id="parts that the full name does not say"),
        pytest.param(["TZ:+01:00"], {"vcard_tz": "+01:00"}, id="an offset is no time zone"),
        pytest.param(["TZ;VALUE=text:-05:00; EST; Raleigh/North America"],
                     {"vcard_tz": "-05:00; EST; Raleigh/North America"}, id="a zone in words"),
        pytest.param(["X-FRM-SNOOZE-UNTIL:later"], {"x-frm-snooze-until": "later"}, id="a snooze until no day"),
        pytest.param(["ANNIVERSARY:in spring"], {"vcard_anniversary": "in spring"}, id="a day of no year"),
        pytest.param(["KIND:org"], {"kind": "org"}, id="no individual"),
        pytest.param(["KIND:individual"], {}, id="an individual"),
        pytest.param(["X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Jo;14;;;"],
                     {"x-android-custom": "Jo 14 (relation)"}, id="Android's"),
        pytest.param(["LABEL:1 Lane"], {"label": "1 Lane"}, id="a label without its address"),
        pytest.param(["X-NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9"], {"x-note": "café"}, id="quoted"),
    ],
)  # fmt: skip
def test_what_has_no_key_of_ours_is_kept_under_its_own(lines: list[str], more: dict[str, str]) -> None:
    assert read(*lines) == Card(name="Ada", more=tuple(Reach(label=key, value=more[key]) for key in more))


@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        pytest.param(["NOTE:one", "  word"], "one word", id="folded"),
        pytest.param(["NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9 =", "au lait"], "café au lait", id="soft line break"),
        pytest.param(["NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab"], "a\nb", id="quoted lines"),
        pytest.param(["NOTE;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:caf=E9"], "café", id="character set"),
        pytest.param(["NOTE:lost its", "fold"], "lost its\nfold", id="a line without its fold"),
        pytest.param(["PHOTO;ENCODING=BASE64:/9j/", "4AAQ", "", "NOTE:after"], "after", id="a photo before it"),
        pytest.param(["PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 100_000, "NOTE:after"], "after", id="a long photo"),
        pytest.param(["AGENT:", "BEGIN:VCARD", "NOTE:no", "END:VCARD", "NOTE:yes"], "yes", id="a card in a card"),
        pytest.param(['NOTE;X="a:b;c":yes'], "yes", id="signs in quotes"),
        pytest.param(['NOTE;X="a:yes'], "yes", id="a quote that never ends"),
    ],
)
def test_lines(lines: list[str], notes: str) -> None:
    assert read(*lines, version="2.1" if "QUOTED" in lines[0] else "3.0").notes == notes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n", [(1, "A"), (4, "B")], id="two"),
        pytest.param("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\n", [(1, "A"), (3, "B")], id="none of them ends"),
        pytest.param("\n\nBEGIN:VCARD\r\nN:Lee;Ada;;Dr.;\r\nEND:VCARD", [(3, "Dr. Ada Lee")], id="no full name"),
        pytest.param("BEGIN:VCARD\nEMAIL:a@x\nEND:VCARD", [(1, "a@x")], id="an address alone"),
        pytest.param("BEGIN:VCARD\nORG:Lumen\nEND:VCARD", [(1, "Lumen")], id="a company"),
        pytest.param("BEGIN:VCARD\nEND:VCARD", [(1, "it has no name, no address and no number")], id="nothing"),
        pytest.param("BEGIN:VCARD\nKIND:group\nFN:All\nEND:VCARD", [(1, "it is a group, no person")], id="a group"),
        pytest.param("begin:vcard\nfn:Ada\nend:vcard", [(1, "Ada")], id="small letters"),
        pytest.param("BEGIN:VCARD\nFN:Zoë\nEND:VCARD".encode("utf-16"), [(1, "Zoë")], id="UTF-16"),
        pytest.param("BEGIN:VCARD\nFN:Zoë\nEND:VCARD".encode("cp1252"), [(1, "Zoë")], id="Windows-1252"),
        pytest.param("\ufeffBEGIN:VCARD\nFN:Zo\n ë\nEND:VCARD", [(1, "Zoë")], id="a byte order mark"),
        pytest.param(b"BEGIN:VCARD\nFN:Zo\xc3\n \xab\nEND:VCARD", [(1, "Zoë")], id="folded within a letter"),
    ],
)
def test_files(text: str | bytes, found: list[tuple[int, str]]) -> None:
    assert only(text) == found


def test_no_card_at_all() -> None:
    with pytest.raises(NoCards, match="there is no BEGIN:VCARD in it"):
        only("hello\n")


def test_a_skipped_card_says_where_it_begins() -> None:
    assert list(read_vcard_file(b"x\nBEGIN:VCARD\nEND:VCARD")) == [
        Skipped(2, "it has no name, no address and no number")
    ]
