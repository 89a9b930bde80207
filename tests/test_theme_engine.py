"""What stands in a page: every value escaped as Jinja does it, and the filters that make markup of values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from site_builder.model import Kind
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


def rendered(template: str, **values: object) -> str:
    return engine({"x.html": template}.get, {"known": "<k>"}).get_template("x.html").render(values)


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


@pytest.mark.parametrize(("template", "message"), [
    pytest.param("{{ nobody }}", "'nobody' is undefined", id="a name"),
    pytest.param("{{ nobody.name }}", "'nobody' is undefined", id="what is asked of it"),
    pytest.param("{{ kind.nothing }}", "'Kind' object has no attribute 'nothing'", id="a field"),
])  # fmt: skip
def test_what_is_missing_is_an_error(template: str, message: str) -> None:
    with pytest.raises((UndefinedError, AttributeError), match=message):
        rendered(template, kind=Kind.PROMISE)


PIECES = (("a & b", ""), ("<c>", "tags/c/index.html"), ("d", "orgs/é/index.html"))


@pytest.mark.parametrize(("filtered", "expected"), [
    pytest.param("PIECES|linked('../', ', ')",
                 'a &amp; b, <a href="../tags/c/index.html">&lt;c&gt;</a>, <a href="../orgs/%C3%A9/index.html">d</a>',
                 id="words and links"),
    pytest.param("[]|linked('')", "", id="no words"),
    pytest.param("'Ada <b>'|named", "Ada &lt;b&gt;", id="a name in the page's own script"),
    pytest.param("'نور <b>'|named", "<bdi>نور &lt;b&gt;</bdi>", id="in another"),
    pytest.param("['<a', '', 'b']|numbered",
                 '<i id="L1">  1</i>  &lt;a\n<i id="L2">  2</i>  \n<i id="L3">  3</i>  b', id="lines"),
    pytest.param("'loop'|icon", '<svg class="icon" aria-hidden="true"><use href="#i-loop"/></svg>', id="an icon"),
    pytest.param("('</script>',)|data", '["\\u003c/script\\u003e"]', id="data"),
    pytest.param("'陈 伟'|person", "contacts/%E9%99%88%20%E4%BC%9F/index.html", id="a person's page"),
])  # fmt: skip
def test_filters(filtered: str, expected: str) -> None:
    assert rendered("{{ " + filtered + " }}", PIECES=PIECES) == expected


def test_each_filter_is_of_use() -> None:
    templates = [path.read_text(encoding="utf-8") for path in (built_in_themes() / "default").glob("*.html")]
    assert {name for name in FILTERS if not any(f"|{name}" in text for text in templates)} == set()
