"""Links and names find people: by slug, then file name, name, alias (SPEC 1)."""

from __future__ import annotations

import pytest

from site_builder.model import Contact
from site_builder.plan.wording import plain
from site_builder.text.names import Directory, Link, split_link


def person(path: str, name: str, *aliases: str) -> Contact:
    slug = path.removesuffix(".md").lower().replace(" ", "-").replace("é", "e")
    return Contact(slug=slug, name=name, path=f"contacts/{path}", aliases=aliases)


BEN = person("ben-ito.md", "Ben Ito", "Benny", "B.")
ZOE = person("work/Zoé Angst.md", "Zoë Ångström", "Z")
ANN = person("ann.md", "Ann Lee", "B.")
ANN_TOO = person("work/ann.md", "ann lee")
BEN_LEE = person("lee.md", "ben-ito")
EVERYBODY = (BEN, ZOE, ANN, ANN_TOO, BEN_LEE)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("ben-ito", BEN, id="a slug, before another's name"),
        pytest.param("Ben Ito", BEN, id="a name"),
        pytest.param("BEN ITO", BEN, id="in any case"),
        pytest.param("  ben   ito ", BEN, id="blanks aside"),
        pytest.param("Benny", BEN, id="an alias"),
        pytest.param("work/zoe-angst", ZOE, id="a slug with its folder"),
        pytest.param("Zoe Angst", ZOE, id="a file's name, without its accent"),
        pytest.param("zoe angstrom", ZOE, id="a name without accents"),
        pytest.param("[[Ben Ito]]", BEN, id="a link"),
        pytest.param("[[ben-ito|Ben]]", BEN, id="a link with a label"),
        pytest.param("[[Ben Ito#Log]]", BEN, id="a heading is dropped"),
        pytest.param("[[Ben Ito^a1]]", BEN, id="a block is dropped"),
        pytest.param("[[contacts/work/Zoé Angst]]", ZOE, id="the path, as vaults write it"),
        pytest.param("[[contacts/work/Zoé Angst.md]]", ZOE, id="the path with its ending"),
        pytest.param("ann", ANN, id="a slug, before two files of that name"),
        pytest.param("ann.md", (ANN, ANN_TOO), id="two files"),
        pytest.param("Ann Lee", (ANN, ANN_TOO), id="two names"),
        pytest.param("B.", (BEN, ANN), id="two aliases"),
        pytest.param("Cy", None, id="nobody"),
        pytest.param("Ben", None, id="half a name"),
        pytest.param("", None, id="nothing"),
        pytest.param("[[#Log]]", None, id="a heading of the same note"),
    ],
)
def test_find(name: str, found: Contact | tuple[Contact, ...] | None) -> None:
    assert Directory(EVERYBODY).find(name) == found


def test_one_person_who_fits_twice_is_one() -> None:
    contact = person("cy.md", "Cy", "cy", "CY")
    assert Directory([contact]).find("cy") == contact


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param("[[Ben Ito]]", Link("Ben Ito", "Ben Ito"), id="plain"),
        pytest.param("[[ben-ito|Ben]]", Link("ben-ito", "Ben"), id="a label"),
        pytest.param("[[ben-ito\\|Ben]]", Link("ben-ito", "Ben"), id="a label in a table"),
        pytest.param("[[ben-ito#Log|Ben]]", Link("ben-ito", "Ben"), id="a heading and a label"),
        pytest.param("[[Ben Ito#Log]]", Link("Ben Ito", "Ben Ito"), id="a heading"),
        pytest.param("[[Ben Ito^a1]]", Link("Ben Ito", "Ben Ito"), id="a block"),
        pytest.param("[[#Log]]", Link("", "#Log"), id="a heading of the same note"),
        pytest.param("Ben Ito", Link("Ben Ito", "Ben Ito"), id="no brackets"),
        pytest.param("[[ ben-ito | ]]", Link("ben-ito", "ben-ito"), id="an empty label"),
    ],
)
def test_split_link(text: str, link: Link) -> None:
    assert split_link(text) == link


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("about [[Ben Ito]] and [[ada-okafor|Ada]]", "about Ben Ito and Ada", id="two links"),
        pytest.param("see [[x and [[ben-ito|Ben]]", "see [[x and Ben", id="one that is not closed"),
    ],
)
def test_a_line_without_the_marks_of_its_links(text: str, words: str) -> None:
    assert plain(text) == words
