"""Small sites as maps of files, such as a build makes, with texts drawn by chance."""

from __future__ import annotations

import random
from collections.abc import Iterable

_SYLLABLES = ("ka", "ro", "mi", "len", "tas", "vo", "ri", "dun", "pe", "shi", "gor", "na", "lu", "bet", "zo", "wen")
_STYLE = b"main{color:light-dark(#111,#eee)}\n"
_SCRIPT = b'document.addEventListener("page:ready", () => { document.documentElement.dataset.ready = ""; });\n'


def site(people: int) -> dict[str, bytes]:
    """A first page, a list and so many people's pages, with a style and a script."""
    chance = random.Random(people)
    files = {"theme.css": _STYLE, "ready.js": _SCRIPT}
    for number in range(people):
        files[f"contacts/p{number}/index.html"] = person(f"p{number}", chance)
    return files | lists(files)


def with_person(files: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """The same site with one short contact more."""
    slug = words(chance, 2).replace(" ", "-")
    more = files | {f"contacts/{slug}/index.html": person(slug, chance)}
    return more | lists(more)


def lists(files: Iterable[str]) -> dict[str, bytes]:
    """The pages that list everybody."""
    people = sorted(path for path in files if path.startswith("contacts/"))
    rows = "".join(f'<li><a href="{{root}}{path}#log">{path.split("/")[1]}</a></li>' for path in people)
    return {
        "index.html": page("index.html", "Today", f"<ol>{rows}</ol>"),
        "people/index.html": page("people/index.html", "People", f"<ul>{rows}</ul>"),
    }


def person(slug: str, chance: random.Random) -> bytes:
    """One person's page, with a short log."""
    log = "".join(f"<li>2026-11-{day:02} sent: {words(chance, 6)}</li>" for day in range(1, 6))
    main = f"<p>{words(chance, 20)}</p><details><summary>More</summary><h2 id=log>Log</h2><ol>{log}</ol></details>"
    return page(f"contacts/{slug}/index.html", slug, main)


def page(path: str, title: str, main: str) -> bytes:
    """A whole page around its main part; `{root}` in it is the way up."""
    root = "../" * path.count("/")
    return f"""<!doctype html>
<html lang="en" data-root="{root}">
<head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="{root}theme.css"><script src="{root}ready.js" defer></script>
</head>
<body>
<nav><a id="to-today" href="{root}index.html">Today</a>
<a id="to-people" href="{root}people/index.html">People</a></nav>
<button type="button" data-do="lock">Lock</button>
<main id="main"><h1>{title}</h1>
{main.replace("{root}", root)}
</main>
<footer>{"A foot that all pages share. " * 20}</footer>
</body>
</html>
""".encode()


def words(chance: random.Random, count: int) -> str:
    """So many words that nobody wrote."""
    return " ".join("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(count))
