"""`followup due`: what is overdue and due, for people and for programs."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Followup

ADA = "---\nname: Ada Okafor\nemail: ada@lumen.example\ncircle: partners\n---\n\n## Log\n\n"
MET = "- 2026-11-17 met: SlowConf\n"
SENT = "- 2026-11-20 sent email: the paper on flow batteries\n"
BEN = "---\nname: Ben Ito\nphone: '0123'\ncircle: friends\n---\n## Log\n- 2026-10-01 talked: long walk\n"
CLOSED = "---\nname: Cy\nstatus: closed\n---\n"


def items(followup: Followup, *arguments: str) -> list[dict[str, object]]:
    ran = followup("due", "--json", *arguments)
    assert ran.code == 0
    listed: list[dict[str, object]] = json.loads(ran.out)["items"]
    return listed


def kinds(followup: Followup, *arguments: str) -> list[str]:
    return [f"{item['contact']} {item['kind']} {item['state']}" for item in items(followup, *arguments)]


def test_json_says_all_there_is(followup: Followup) -> None:
    followup.put({"contacts/work/ada.md": ADA + MET + SENT})
    ran = followup("due", "--json", "--today", "2026-11-30")
    assert json.loads(ran.out) == {
        "today": "2026-11-30",
        "items": [
            {
                "contact": "work/ada",
                "name": "Ada Okafor",
                "kind": "second-message",
                "lane": "outreach",
                "earliest": "2026-11-27",
                "latest": "2026-11-27",
                "state": "overdue",
                "step": 2,
                "of": 3,
                "reason": "“the paper on flow batteries”, you noted on Fri 20 Nov; "
                "after a week of quiet a second message is fair.",
                "rule": "second-message",
                "source": "contacts/work/ada.md:10",
                "channel": "email",
                "moved": None,
                "hints": [],
            }
        ],
        "errors": 0,
    }
    assert ran.err == ""


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-26", []),
        ("2026-11-27", ["ada second-message due"]),
        ("2026-11-28", ["ada second-message overdue"]),
    ],
)
def test_due_and_overdue(followup: Followup, today: str, expected: list[str]) -> None:
    followup.put({"contacts/ada.md": ADA + MET + SENT})
    assert kinds(followup, "--today", today) == expected


@pytest.mark.parametrize(
    ("within", "expected"),
    [("6d", []), ("7d", ["ada second-message upcoming"]), ("1w", ["ada second-message upcoming"]), ("6", [])],
)
def test_within(followup: Followup, within: str, expected: list[str]) -> None:
    followup.put({"contacts/ada.md": ADA + MET + SENT})
    assert kinds(followup, "--today", "2026-11-20", "--within", within) == expected


@pytest.mark.parametrize("within", ["soon", "7x", "-1", "", "1 month", "999999"])
def test_within_is_a_number_of_days(followup: Followup, within: str) -> None:
    assert followup("due", f"--within={within}").code == 2


def test_all_is_everybody(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA + MET + SENT, "contacts/cy.md": CLOSED, "contacts/di.md": "# Di\n"})
    assert kinds(followup, "--today", "2026-11-20", "--all") == [
        "ada second-message upcoming", "cy closed closed", "di none none",
    ]  # fmt: skip


def test_a_reason_that_many_share_is_said_once(followup: Followup) -> None:
    followup.put({f"contacts/{name}.md": f"# {name}\n" for name in ("Al", "Bo", "Cy")})
    out = followup("due", "--today", "2026-11-20", "--all").out
    assert out.split("\n")[2:] == [
        "No next step 3",
        "    Al · No next step",
        "    Bo · No next step",
        "    Cy · No next step",
        "    Nothing is open and there is no cadence; a circle, `every` or an arrow would give a next step.",
        "",
    ]


@pytest.mark.parametrize(
    ("circles", "expected"),
    [
        (["friends"], ["ben catch-up overdue"]),
        (["Partners"], ["ada second-message overdue"]),
        (["friends", "partners"], ["ben catch-up overdue", "ada second-message overdue"]),
        (["nobody"], []),
    ],
)
def test_circles(followup: Followup, circles: list[str], expected: list[str]) -> None:
    followup.put({"contacts/ada.md": ADA + MET + SENT, "contacts/ben.md": BEN})
    options = [word for circle in circles for word in ("--circle", circle)]
    found = kinds(followup, "--today", "2026-12-20", *options)
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("circle", "told"), [("chior", 'nobody is in the circle "chior"\n'), ("FRIENDS", "")], ids=["slip", "other case"]
)
def test_a_circle_without_anybody_is_told(followup: Followup, circle: str, told: str) -> None:
    followup.put({"contacts/ben.md": BEN})
    ran = followup("due", "--today", "2026-10-02", "--circle", circle)
    assert (ran.code, ran.err) == (0, told)


def test_errors_are_counted_and_unreadable_people_have_no_items(followup: Followup) -> None:
    followup.put({"contacts/ada.md": "---\nname: [\n---\n", "contacts/ben.md": "---\nevery: blue\n---\n"})
    ran = followup("due", "--json", "--all", "--today", "2026-11-30")
    answer = json.loads(ran.out)
    assert (ran.code, answer["errors"], [item["contact"] for item in answer["items"]]) == (0, 2, ["ben"])


def test_people_read_rows(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA + MET + SENT, "contacts/ben.md": BEN.replace("phone: '0123'\n", "")})
    assert followup("due", "--today", "2026-12-01").out.replace("\u00a0", " ") == (
        "Tuesday 1 December 2026\n"
        "\n"
        "Overdue 1\n"
        "  4 days overdue  Ada Okafor · Second message · email\n"
        "                  “the paper on flow batteries”, you noted on Fri 20 Nov; "
        "after a week of quiet a second message is fair.\n"
        "\n"
        "Today 1\n"
        "  today  Ben Ito · Catch-up\n"
        "         “long walk”, you noted on Thu 1 Oct; you like to be in touch every 2 months.\n"
        "         There is no address, number or link yet: find a way to reach them.\n"
    )


def test_when_nothing_is_due_the_next_step_is_told(followup: Followup) -> None:
    followup.put({"contacts/ada.md": ADA + MET + SENT})
    out = followup("due", "--today", "2026-11-20").out.replace("\u00a0", " ")
    assert out == "Friday 20 November 2026\nNothing is due. Next: Ada Okafor, Second message, Fri 27 Nov.\n"


def test_an_empty_notebook(followup: Followup) -> None:
    assert followup("due", "--today", "2026-11-20").out == "Friday 20 November 2026\nNothing is due.\n"
    assert (
        followup("due", "--today", "2026-11-20", "--json").out == '{"today": "2026-11-20", "items": [], "errors": 0}\n'
    )


def test_control_characters_never_reach_the_terminal(followup: Followup) -> None:
    name = '"\\e]0;owned\\a\\e[2J \\u202eadA"'
    followup.put({"contacts/ada.md": f"---\nname: {name}\n---\n## Log\n- 2026-11-20 sent: \x1b[31mred\x9b\n"})
    out = followup("due", "--today", "2026-12-01", "--all").out + followup("show", "ada", "--today", "2026-12-01").out
    assert [char for char in out if not char.isprintable() and char not in "\n\u00a0"] == []
