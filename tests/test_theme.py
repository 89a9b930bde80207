"""The theme: the frame of every page, overriding it file by file, and what no template may do."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from site_builder.site.page import Frame, Page, href
from site_builder.site.words import initials
from site_builder.theme import POLICY, Theme, built_in_themes, load_theme
from tests.pages import THEME, site
from tests.plans import note

FOLDER = built_in_themes() / "default"
TEMPLATES = sorted(
    path for path in FOLDER.glob("*.html") if path.name != "unlock.html"
)  # that one is no page of a site
JSON = re.compile(r"""\{\{ [^}]*\|data \}\}|"\{\{ \w+ \}\}\"""")
PAGE = Page(path="why/index.html", template="base.html", title="Title", section="people")


def shown(page: Page, frame: Frame | None = None, theme: Theme = THEME) -> str:
    """That page's HTML."""
    return theme.render(page, frame or Frame()).decode()


def test_the_policy_is_the_first_thing_in_the_head_of_every_page() -> None:
    pages = site({"contacts/ada.md": note("- 2026-11-12 sent: a"), "contacts/b.md": "---\nname: [\n---\n"})
    assert len(pages) > 8
    for html in pages.values():
        assert html.count("Content-Security-Policy") == 1
        assert f'<head>\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in html


def test_every_page_has_one_heading_a_language_and_a_title() -> None:
    for path, html in site({"contacts/ada.md": note("- 2026-11-12 sent: a")}).items():
        assert len(re.findall(r"<h1[ >]", html)) == 1, path
        assert '<html lang="en"' in html
        assert re.search(r"<title>[^<]+ · Followup</title>", html), path


def test_a_page_holds_the_icons_that_it_uses_and_no_others() -> None:
    for path, html in site({"contacts/ada.md": note("- 2026-11-12 sent: a")}).items():
        used = set(re.findall(r'href="#i-([a-z-]+)"', html))
        assert used == set(re.findall(r'<symbol id="i-([a-z-]+)"', html)), path


def test_links_are_relative_to_the_page() -> None:
    html = shown(PAGE)
    assert 'href="../theme.css"' in html
    assert '<a href="../people/index.html" aria-current="page">' in html


def test_the_count_beside_health_stands_only_where_it_is_given() -> None:
    assert "notes to look at" not in shown(PAGE)
    badged = Page(path="index.html", template="base.html", title="Title", badge=2)
    assert '<span class="count">2<span class="sr"> notes to look at</span></span>' in shown(badged)


def test_a_site_of_a_fixed_day_says_so() -> None:
    html = shown(PAGE, Frame(fixed=date(2026, 11, 23)))
    assert 'data-fixed="2026-11-23"' in html
    assert "This site stays on" in html
    assert "Monday 23 November 2026" in html


def test_what_is_published_follows_no_build_and_can_be_locked() -> None:
    html = shown(PAGE, Frame(published=True))
    assert "follow.js" not in html
    assert 'data-do="lock"' in html


def test_frames_do_not_mix() -> None:
    assert "One" in shown(PAGE, Frame(title="One"))
    assert "One" not in shown(PAGE, Frame(title="Two"))


def test_a_notebooks_theme_replaces_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "why.html").write_text(
        "{% extends 'base.html' %}{% block main %}<h1>{{ page.title }}</h1>{% endblock %}"
    )
    (tmp_path / "extra.css").write_text("h1{color:red}")
    (tmp_path / "extra.js").write_text("// mine")
    (tmp_path / ".hidden.js").write_text("// not mine")
    theme = load_theme([FOLDER, tmp_path])
    html = shown(Page(path="index.html", template="why.html", title="Mine"), theme=theme)
    assert "<h1>Mine</h1>" in html
    assert '<link rel="stylesheet" href="theme.css">\n<link rel="stylesheet" href="extra.css">' in html
    assert '<script src="extra.js" defer></script>' in html
    assert theme.assets.keys() - load_theme([FOLDER]).assets.keys() == {"extra.css", "extra.js"}


def test_what_no_file_can_hold_is_a_question_mark() -> None:
    assert "<title>Ada ? · Followup</title>" in shown(Page(path="a.html", template="base.html", title="Ada \ud83d"))


def test_a_theme_that_is_not_there_is_the_built_in_one(tmp_path: Path) -> None:
    assert load_theme([FOLDER, tmp_path / "missing"]).files == load_theme([FOLDER]).files


def test_a_value_that_is_missing_is_an_error() -> None:
    theme = Theme({"x.html": b"{{ nothing.here }}"})
    with pytest.raises(UndefinedError):
        shown(Page(path="x.html", template="x.html", title="x"), theme=theme)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_escape_everything_and_hold_no_code(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\|\s*safe|Markup\(|autoescape", text)
    assert not re.search(r"\sstyle=|\son[a-z]+=", text)
    assert not re.search(r"=\{\{", text), "each attribute stands in quotation marks"
    for kind, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL):
        assert "src=" in kind or ("application/json" in kind and JSON.fullmatch(body)), body


HOSTILE = """"><svg onload=1>'{{7*7}}</script><b>"""
FIELDS = ("name", "org", "role", "location", "circle", "prefers", "timezone", "introduced_by", "email", "phone", "odd")


def test_a_contact_whose_every_field_is_hostile() -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    front = "\n".join(f"{key}: {quoted}" for key in FIELDS) + f"\ntags: [{quoted}]"
    text = f"---\n{front}\n---\n{HOSTILE}\n## Log\n- 2026-11-12 sent: {HOSTILE}\n"
    pages = site({"contacts/ada.md": text})
    assert pages.keys() >= {"index.html", "contacts/ada/index.html"}
    for path, html in pages.items():
        assert "<svg onload" not in html, path
        assert "</script><b>" not in html, path
        assert "'49" not in html, path


def test_scripts_and_styles_stay_small_and_hold_nothing_of_the_notebook() -> None:
    sizes = {
        ending: sum(len(data) for name, data in THEME.assets.items() if name.endswith(ending))
        for ending in (".css", ".js")
    }
    assert sizes[".css"] < 30_000
    assert sizes[".js"] < 30_000
    for name, data in THEME.assets.items():
        assert data.count(b"{") == data.count(b"}"), name
    assert b"{{" not in b"".join(THEME.assets.values())


@pytest.mark.parametrize(("path", "expected"), [
    pytest.param("contacts/ada/index.html", "contacts/ada/index.html", id="plain"),
    pytest.param("contacts/陈伟/index.html", "contacts/%E9%99%88%E4%BC%9F/index.html", id="another script"),
    pytest.param("people/index.html#q=a b", "people/index.html#q=a%20b", id="a fragment"),
])  # fmt: skip
def test_addresses_are_coded(path: str, expected: str) -> None:
    assert href(path) == expected


@pytest.mark.parametrize(("name", "expected"), [
    pytest.param("Ada Okafor", "AO", id="two names"),
    pytest.param("ada", "A", id="one"),
    pytest.param("Jess Oyelaran-Whitcombe", "JO", id="a hyphen"),
    pytest.param("Zoë Van den Bergh", "ZB", id="first and last"),
    pytest.param("佐藤 美咲", "佐", id="a script without capitals"),
    pytest.param("نور السيد", "ن", id="another"),
    pytest.param("Ελένη Παππά", "ΕΠ", id="Greek"),
    pytest.param("“The” Boss", "TB", id="quotation marks"),
    pytest.param("!!", "?", id="no letter at all"),
    pytest.param("", "?", id="nothing"),
])  # fmt: skip
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected
