"""A seeded notebook of any size: notes as people write them, the same on every machine.

A note has 2 KB in the mean: front matter, a body of 150 words in the median and of 1,000 and more in one of a hundred,
with tables, lists, code and links, and a log of 0 to 60 lines.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 11, 23)
FIRST = "Ada Ben Carla Dario Elif Femi Greta Iris Jonas Kim Lea Mina Noor Olu Petra Quinn Rosa Sven Tove Uma".split()
LAST = (
    "Okafor Ito Rossi Conti Demir Bello Lind Lang Kahn Berg Day Marten Sato Haddad Mensah Wolf Reed Nagy Holm".split()
)
PLACES = "Berlin London Warsaw Accra Kyoto Bergen Porto Leeds Madrid Istanbul Lyon Bristol".split()
TAGS = "partner storage library maker publisher museum school investor supplier friend choir climbing".split()
CIRCLES = ("inner", "friends", "partners", "", "", "")
PLAYBOOKS = ("", "", "", "sales", "job", "investor", "partner", "dating")
WORDS = (
    "the and of to in is that for with as on by from it was paper linen budget pilot meeting journal hinge board house "
    "garden river season market answer question project winter summer number price morning letter shelf window train "
    "coffee music school little early second quiet honest plain careful likes wants makes keeps reads writes asks sends"
).split()
VERBS = (
    ("sent email", 5), ("heard email", 4), ("talked phone", 2), ("met", 1), ("gave", 2), ("coffee", 1), ("note", 2),
    ("asked", 1), ("thanked email", 1), ("texted", 1), ("called", 1), ("promised", 1), ("kept", 1),
)  # fmt: skip


def write_notebook(folder: Path, count: int, seed: int = 7) -> None:
    """Write a notebook of that many contacts; the same count and seed give the same bytes."""
    chance = random.Random(seed)
    (folder / "contacts").mkdir(parents=True)
    (folder / "followup.yml").write_text("me: {name: Robin Marlowe}\ncapacity: 40\n", encoding="utf-8")
    for number in range(count):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        path = folder / "contacts" / f"{name.lower().replace(' ', '-')}-{number:05}.md"
        path.write_text(note(f"{name} {number:05}", chance), encoding="utf-8")


def note(name: str, chance: random.Random) -> str:
    """One note: front matter, a body of 150 words in the median, and a log of up to 60 lines."""
    return f"---\n{''.join(_front(name, chance))}---\n\n{_body(chance)}\n## Log\n\n{''.join(_log(chance))}"


def _front(name: str, chance: random.Random) -> Iterator[str]:
    host = f"{chance.choice(WORDS[22:42])}-{chance.choice(WORDS[32:36])}.example"
    yield f"name: {name}\n"
    yield f"email: {name.split()[0].lower()}@{host}\n"
    if chance.random() < 0.5:
        yield f'phone: "+44 20 7946 {chance.randrange(10000):04}"\n'
    yield f"org: {host.split('.')[0].replace('-', ' ').title()}\n"
    yield f"location: {chance.choice(PLACES)}\n"
    yield f"tags: [{', '.join(chance.sample(TAGS, chance.randrange(1, 4)))}]\n"
    if circle := chance.choice(CIRCLES):
        yield f"circle: {circle}\n"
    if book := chance.choice(PLAYBOOKS):
        yield f"playbook: {book}\n"
    if chance.random() < 0.3:
        yield f"birthday: {chance.randrange(1950, 2005)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}\n"
    if chance.random() < 0.05:
        yield "busy: [Jan 2 to Apr 15]\n"


def _sentence(chance: random.Random, least: int = 5, most: int = 16) -> str:
    words = chance.choices(WORDS, k=chance.randrange(least, most))
    marks = chance.random()
    if marks < 0.06:
        words[1] = f"**{words[1]}**"
    elif marks < 0.12:
        words[-1] = f"*{words[-1]}*"
    elif marks < 0.16:
        words[1] = f"[{words[1]}](https://{words[0]}.example/{words[-1]})"
    elif marks < 0.18:
        words[0] = f"`{words[0]}`"
    return " ".join(words).capitalize() + "."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randrange(2, 6))) + "\n\n"


def _body(chance: random.Random) -> str:
    words = min(3000, int(chance.lognormvariate(4.92, 0.9)))
    parts: list[str] = []
    while sum(map(len, parts)) < words * 6:
        parts.append(_block(chance))
    return "".join(parts)


def _block(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.62:
        return _paragraph(chance)
    if kind < 0.74:
        return f"### {_sentence(chance, 2, 6).rstrip('.')}\n\n"
    if kind < 0.93:
        return "".join(f"- {_sentence(chance, 3, 9)}\n" for _ in range(chance.randrange(2, 7))) + "\n"
    if kind < 0.97:
        rows = "".join(f"| {chance.choice(WORDS)} | {chance.randrange(100)} |\n" for _ in range(chance.randrange(2, 6)))
        return f"| what | how many |\n| --- | --- |\n{rows}\n"
    if kind < 0.99:
        return f"> {_sentence(chance)}\n\n"
    return f"```\n{_sentence(chance)}\n{_sentence(chance)}\n```\n\n"


def _log(chance: random.Random) -> Iterator[str]:
    verbs, weights = zip(*VERBS, strict=True)
    day = TODAY - timedelta(days=chance.randrange(1, 200))
    lines = []
    for _ in range(min(60, int(chance.expovariate(1 / 10)))):
        verb = chance.choices(verbs, weights)[0]
        until = " -> next month" if verb.startswith("heard") and chance.random() < 0.1 else ""
        until = " by next Friday" if verb == "promised" else until
        lines.append(f"- {day} {verb}: {_sentence(chance, 3, 9).rstrip('.')}{until}\n")
        day -= timedelta(days=chance.randrange(2, 60))
    return reversed(lines)
