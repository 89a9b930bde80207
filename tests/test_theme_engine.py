"""What stands in a page: every value escaped as Jinja does it, and the filters that make markup of values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from site_builder.model import Contact, Kind
from site_builder.theme import built_in_themes
from site_builder.theme_engine import engine
from site_builder.theme_filters import FILTERS, escaped

VALUES = st.one_of(
    st.text(), st.text(alphabet="a&<>\"'é佐"), st.integers(), st.floats(), st.booleans(), st.none(),
    st.sampled_from(Kind), st.text(alphabet="<b>&").map(Markup), st.lists(st.text(alphabet="<'\"")),
)  # fmt: skip


@given(VALUES)
def test_a_value_is_escaped_as_the_library_does(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


BASE = """<b>{% block top %}{% endblock %}</b>{% block main %}Base {{ text }}{% endblock %}<i>{{ known }}</i>"""
MACROS = """{% macro row(x, y="-") %}{{ x }}{{ y }}{% endmacro %}{% macro framed() %}[{{ caller() }}]{% endmacro %}"""


def rendered(template: str, **values: object) -> str:
    files = {"x.html": template, "base.html": BASE, "macros.html": MACROS, "part.html": "{{ text }}!"}
    return engine(files.get, {"known": "<k>"}).get_template("x.html").render(values)


@pytest.mark.parametrize(("template", "expected"), [
    pytest.param("{{ text }} {{ number }}", "&lt;b&gt; 7", id="values"),
    pytest.param('<a title="{{ text }}">', '<a title="&lt;b&gt;">', id="an attribute"),
    pytest.param("{{ known }}", "&lt;k&gt;", id="a name that every template knows"),
    pytest.param("{{ text ~ markup }}", "&lt;b&gt;<i>", id="text beside markup"),
    pytest.param("{% macro m(x) %}<p>{{ x }}</p>{% endmacro %}{{ m(text) }}", "<p>&lt;b&gt;</p>", id="a macro, once"),
    pytest.param("{% for x in [text, markup] %}{{ x }}{% endfor %}", "&lt;b&gt;<i>", id="a loop"),
    pytest.param("{% autoescape false %}{{ markup }}{% endautoescape %}", "<i>", id="a part that escapes by itself"),
])  # fmt: skip
def test_a_template_escapes_values_and_nothing_twice(template: str, expected: str) -> None:
    assert rendered(template, text="<b>", number=7, markup=Markup("<i>")) == expected


FROM = "{% from 'macros.html' import row, framed %}"
EXTENDS = "{% extends 'base.html' %}"


@pytest.mark.parametrize(("template", "expected"), [
    pytest.param(EXTENDS, "<b></b>Base &lt;t&gt;<i>&lt;k&gt;</i>", id="the base as it is"),
    pytest.param(EXTENDS + "{% block main %}Mine, {{ super() }}{% endblock %}",
                 "<b></b>Mine, Base &lt;t&gt;<i>&lt;k&gt;</i>", id="a block around the base's"),
    pytest.param(EXTENDS + "{% block top %}{{ self.main() }}{% endblock %}{% block main %}-{% endblock %}",
                 "<b>-</b>-<i>&lt;k&gt;</i>", id="a block twice"),
    pytest.param(EXTENDS + "{% block main %}{% for x in 'ab' %}{% block each scoped %}{{ x }}{% endblock %}{% endfor %}"
                 "{% endblock %}", "<b></b>ab<i>&lt;k&gt;</i>", id="a block in a loop"),
    pytest.param("{% if text %}" + EXTENDS + "{% endif %}not shown", "<b></b>Base &lt;t&gt;<i>&lt;k&gt;</i>",
                 id="a base on a condition"),
    pytest.param("{% include 'part.html' %}{% for x in 'ab' %}{% include 'part.html' %}{% endfor %}",
                 "&lt;t&gt;!&lt;t&gt;!&lt;t&gt;!", id="a part of another file"),
    pytest.param(FROM + "{{ row(text) }} {{ row(text, 1) }} {{ row(y=2, x=text) }} {{ row(*[1, 2]) }}",
                 "&lt;t&gt;- &lt;t&gt;1 &lt;t&gt;2 12", id="macros of another file"),
    pytest.param(FROM + "{% call framed() %}{{ row(text) }}{% endcall %}", "[&lt;t&gt;-]", id="a macro around a part"),
    pytest.param("{% import 'macros.html' as m %}{{ m.row(text) ~ text }}", "&lt;t&gt;-&lt;t&gt;", id="by their file"),
    pytest.param("{% for x in [[1, []], [2, [[3, []]]]] recursive %}{{ x[0] }}({{ loop(x[1]) }}){% endfor %}",
                 "1()2(3())", id="a loop in itself"),
    pytest.param("{% filter upper %}{{ text }}{% endfilter %}{% set x %}{{ text }}{% endset %}{{ x }}",
                 "&LT;T&GT;&lt;t&gt;", id="a part as a value"),
    pytest.param("{{ range(3)|list }}{{ known.upper() }}", "[0, 1, 2]&lt;K&gt;", id="other calls"),
])  # fmt: skip
def test_a_theme_may_use_all_of_the_language(template: str, expected: str) -> None:
    assert rendered(template, text="<t>") == expected


@pytest.mark.parametrize(("template", "message"), [
    pytest.param("{{ nobody }}", "'nobody' is undefined", id="a name"),
    pytest.param("{{ nobody.name }}", "'nobody' is undefined", id="what is asked of it"),
    pytest.param("{{ [][0] }}", "list index out of range", id="an item"),
    pytest.param("{{ {}['x'] }}", "'dict object' has no attribute 'x'", id="an item by name"),
    pytest.param("{{ kind.nothing }}", "'Kind' object has no attribute 'nothing'", id="a field"),
])  # fmt: skip
def test_what_is_missing_is_an_error(template: str, message: str) -> None:
    with pytest.raises((UndefinedError, AttributeError, IndexError), match=message):
        rendered(template, kind=Kind.PROMISE)


HOSTILE = """<script>&"'佐"""
ANSWERS = {
    "data": "(text,)|data", "day": "day|day", "full_day": "day|full_day", "href": "text|href", "icon": "text|icon",
    "initials": "text|initials", "iso": "day|iso", "linked": "[(text, ''), (text, text)]|linked('')",
    "named": "text|named", "note": "text|note({}, '')", "numbered": "[text]|numbered", "people": "[ada]|people('')",
    "person": "text|person", "rooted": "[text]|rooted('@', '')", "short_day": "day|short_day", "time": "day|time",
    "weekday": "day|weekday",
}  # fmt: skip


@pytest.mark.parametrize("text", [HOSTILE, "Ada <script>", "<", "Ada"])
@pytest.mark.parametrize("name", FILTERS)
def test_what_a_filter_answers_is_what_escaping_leaves_alone(name: str, text: str) -> None:
    """A template shows it as it is, and so it does when it was kept under a name."""
    values = {"text": text, "day": date(2026, 11, 23), "ada": Contact(slug=text, name=text, path="contacts/ada.md")}
    shown = rendered("{{ " + ANSWERS[name] + " }}", **values)
    assert shown == rendered("{% set kept = " + ANSWERS[name] + " %}{{ kept }}", **values)
    assert "<script" not in shown
    assert ANSWERS.keys() == FILTERS.keys()


ADA = Contact(slug="ada", name="Ada <b>", path="contacts/ada.md")
BO = Contact(slug="x/é", name="نور", path="contacts/x/é.md")
PIECES = (("a & b", ""), ("<c>", "tags/c/index.html"), ("d", "orgs/é/index.html"))


@pytest.mark.parametrize(("filtered", "expected"), [
    pytest.param("PIECES|linked('../', ', ')",
                 'a &amp; b, <a href="../tags/c/index.html">&lt;c&gt;</a>, <a href="../orgs/%C3%A9/index.html">d</a>',
                 id="words and links"),
    pytest.param("[]|linked('')", "", id="no words"),
    pytest.param("[('a <b>', '')]|linked('')", "a &lt;b&gt;", id="nothing but words"),
    pytest.param("'Ada <b>'|named", "Ada &lt;b&gt;", id="a name in the page's own script"),
    pytest.param("'نور <b>'|named", "<bdi>نور &lt;b&gt;</bdi>", id="in another"),
    pytest.param("[ADA, BO]|people('../')",
                 '<a href="../contacts/ada/index.html">Ada &lt;b&gt;</a>, '
                 '<a href="../contacts/x/%C3%A9/index.html"><bdi>نور</bdi></a>', id="people"),
    pytest.param("['<a \"&', '', 'b']|numbered",
                 '<i id="L1">  1</i>  &lt;a &#34;&amp;\n<i id="L2">  2</i>  \n<i id="L3">  3</i>  b', id="lines"),
    pytest.param("[ROW, '<b>']|rooted('@', '../')", "<td>../x</td>\n&lt;b&gt;\n", id="rows"),
    pytest.param("'loop'|icon", '<svg class="icon" aria-hidden="true"><use href="#i-loop"/></svg>', id="an icon"),
    pytest.param("('</script>',)|data", '["\\u003c/script\\u003e"]', id="data"),
    pytest.param("DAY|time", '<time datetime="2026-11-03">3\u00a0Nov</time>', id="a day"),
    pytest.param("'陈 伟'|person", "contacts/%E9%99%88%20%E4%BC%9F/index.html", id="a person's page"),
])  # fmt: skip
def test_filters(filtered: str, expected: str) -> None:
    values = {"PIECES": PIECES, "ROW": Markup("<td>@x</td>"), "ADA": ADA, "BO": BO, "DAY": date(2026, 11, 3)}
    assert rendered("{{ " + filtered + " }}", **values) == expected


def test_each_filter_is_of_use() -> None:
    templates = [path.read_text(encoding="utf-8") for path in (built_in_themes() / "default").glob("*.html")]
    assert {name for name in FILTERS if not any(f"|{name}" in text for text in templates)} == set()
