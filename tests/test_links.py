"""Links from fields: what may become one, and what stays text."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.site.editor import editor_url
from site_builder.site.links import chat_url, mail_url, phone_url, safe_url, ways
from tests.notes import ada


@pytest.mark.parametrize(("text", "expected"), [
    pytest.param("https://a.example/x?y=1#z", "https://a.example/x?y=1#z", id="https"),
    pytest.param("http://a.example", "http://a.example", id="http"),
    pytest.param("geo:52.5,13.4", "geo:52.5,13.4", id="a place"),
    pytest.param(" https://a.example ", "https://a.example", id="white space around it"),
    pytest.param("https://a.exa\nmple/", "https://a.example/", id="white space within it"),
    pytest.param("HTTPS://A.example", "HTTPS://A.example", id="capitals"),
    pytest.param("javascript:alert(1)", "", id="a script"),
    pytest.param("java\tscript:alert(1)", "", id="a script with a tab"),
    pytest.param("\x01javascript:alert(1)", "", id="a script behind a control sign"),
    pytest.param("java\u200bscript:alert(1)", "", id="a script with a sign that can't be seen"),
    pytest.param("data:text/html,x", "", id="data"),
    pytest.param("vbscript:x", "", id="another script"),
    pytest.param("file:///etc/passwd", "", id="a file"),
    pytest.param("//a.example", "", id="no scheme"),
    pytest.param("https:", "", id="a scheme alone"),
    pytest.param("https://", "", id="no host"),
    pytest.param("https://[::1", "", id="a broken host"),
    pytest.param("", "", id="nothing"),
])  # fmt: skip
def test_safe_url(text: str, expected: str) -> None:
    assert safe_url(text) == expected


@pytest.mark.parametrize(("address", "expected"), [
    pytest.param("ada@lumen.example", "mailto:ada@lumen.example", id="an address"),
    pytest.param("ada+x@lumen.example", "mailto:ada+x@lumen.example", id="with a plus"),
    pytest.param("zoë@münchen.example", "mailto:zo%C3%AB@m%C3%BCnchen.example", id="with accents"),
    pytest.param("a@b.example?bcc=evil@x.example", "", id="with a hidden copy"),
    pytest.param("a@b.example&cc=evil@x.example", "", id="with a copy"),
    pytest.param("a@b.example,c@d.example", "", id="two"),
    pytest.param("a b@c.example", "", id="with a space"),
    pytest.param("ada at lumen", "", id="words"),
    pytest.param("a%3Fbcc@b.example", "", id="coded"),
])  # fmt: skip
def test_mail(address: str, expected: str) -> None:
    assert mail_url(address) == expected


def test_mail_carries_the_draft() -> None:
    expected = "mailto:a@b.example?subject=Tea%20%26%20cake%3F&body=Hello%2C%0A%0Atea%3F%20%C3%9C"
    assert mail_url("a@b.example", "Tea & cake?", "Hello,\n\ntea? Ü") == expected


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_draft_is_coded_as_the_library_codes_it(body: str) -> None:
    assert mail_url("a@b.example", body=body) == f"mailto:a@b.example?body={quote(body, safe='')}"


@pytest.mark.parametrize(("number", "expected"), [
    pytest.param("+44 20 7946 0991", "tel:+442079460991", id="international"),
    pytest.param("(030) 123-456", "tel:030123456", id="as people write it"),
    pytest.param("+49 (0)30 123456", "tel:+4930123456", id="with the nought that is not dialled"),
    pytest.param("555 0100 ext. 12", "tel:5550100", id="an extension"),
    pytest.param("555 0100 EXT12", "tel:5550100", id="an extension in capitals"),
    pytest.param("555 0100x12", "tel:5550100", id="an extension by its letter"),
    pytest.param("112", "tel:112", id="three digits"),
    pytest.param("12", "", id="two digits"),
    pytest.param("ask Ben", "", id="words"),
    pytest.param("1;phone-context=evil", "", id="parameters"),
])  # fmt: skip
def test_phone(number: str, expected: str) -> None:
    assert phone_url(number) == expected


def test_a_text_carries_the_draft() -> None:
    assert phone_url("+44 20 7946 0991", "sms", "Tea?") == "sms:+442079460991?body=Tea%3F"


@pytest.mark.parametrize(("number", "service", "expected"), [
    pytest.param("+44 7700 900318", "whatsapp", "https://wa.me/447700900318?text=Tea%3F", id="WhatsApp"),
    pytest.param("+44 7700 900318", "signal", "https://signal.me/#p/+447700900318", id="Signal takes no text"),
    pytest.param("07700 900318", "whatsapp", "", id="not international"),
    pytest.param("+447", "whatsapp", "", id="too short"),
])  # fmt: skip
def test_chat(number: str, service: str, expected: str) -> None:
    assert chat_url(number, service, "Tea?") == expected


def test_ways_in_the_order_of_the_file() -> None:
    contact = ada(
        "email: {work: ada@lumen.example, old: not an address}",
        'phone: "+44 20 7946 0991"',
        "links:",
        "  linkedin: linkedin.com/in/ada",
        "  site: 'javascript:alert(1)'",
        "  telegram: '@ada_o'",
        "  signal: '+447700900318'",
    )
    assert [(way.label, way.text, way.url) for way in ways(contact)] == [
        ("work", "ada@lumen.example", "mailto:ada@lumen.example"),
        ("old", "not an address", ""),
        ("", "+44 20 7946 0991", "tel:+442079460991"),
        ("Linkedin", "linkedin.com/in/ada", "https://linkedin.com/in/ada"),
        ("Site", "javascript:alert(1)", ""),
        ("Telegram", "@ada_o", "https://t.me/ada_o"),
        ("Signal", "+447700900318", "https://signal.me/#p/+447700900318"),
    ]


@pytest.mark.parametrize(("pattern", "folder", "expected"), [
    pytest.param("vscode", "/home/a b", "vscode://file/home/a%20b/contacts/zo%C3%AB.md:7", id="VS Code"),
    pytest.param("Obsidian", "/n", "obsidian://open?path=/n/contacts/zo%C3%AB.md", id="Obsidian"),
    pytest.param("x://{file}#{line}", "/n", "x://contacts/zo%C3%AB.md#7", id="a pattern of one's own"),
    pytest.param("vscode", "C:\\notes", "vscode://file/C:/notes/contacts/zo%C3%AB.md:7", id="Windows"),
    pytest.param("none", "/n", "", id="none"),
    pytest.param("", "/n", "", id="not set"),
    pytest.param("vscode", "", "", id="published: the folder is not told"),
    pytest.param("javascript:alert('{path}')", "/n", "", id="a script"),
    pytest.param(" JavaScript:alert(1)", "/n", "", id="a script with capitals"),
])  # fmt: skip
def test_editor(pattern: str, folder: str, expected: str) -> None:
    assert editor_url(pattern, folder, "contacts/zoë.md", 7) == expected
