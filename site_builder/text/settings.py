"""followup.yml as settings: checked whole, each wrong key an error at its place, and its default used (SPEC 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from site_builder.model import Source
from site_builder.problems import Problem
from site_builder.settings import BUILT_IN, CIRCLES, Circle, Me, Playbook, Settings
from site_builder.text import clean
from site_builder.text import setting_values as value
from site_builder.text.fields import width_of
from site_builder.text.findings import Findings
from site_builder.text.front_matter import conflict_lines, unresolved
from site_builder.text.keys import KNOWN
from site_builder.text.nodes import Node, Pairs, Text
from site_builder.text.tree import read_pairs
from site_builder.text.yaml_words import NotYaml

_TOP: dict[str, value.Convert] = {
    "title": value.text,
    "me": lambda node: node,
    "workdays": value.weekdays,
    "holidays": value.holidays,
    "capacity": value.whole(1),
    "contacts": value.folder,
    "output": value.text,
    "theme": value.theme,
    "circles": lambda node: node,
    "playbooks": lambda node: node,
    "fields": lambda node: node,
    "editor": value.editor,
    "publish": lambda node: node,
}
_ME: dict[str, value.Convert] = {
    "name": value.text,
    "email": value.text,
    "timezone": value.timezone,
    "busy": value.seasons,
}
_CIRCLE: dict[str, value.Convert] = {"every": value.cadence, "playbook": value.text}
_PLAYBOOK: dict[str, value.Convert] = {
    "like": value.text,
    "days": value.one_of("work", "any"),
    "refresher_within": value.whole(0),
    "thank_within": value.whole_or_never(0),
    "waits": value.several(value.whole(1)),
    "attempts_cold": value.whole(1),
    "attempts_warm": value.whole(1),
    "rest_after": value.whole(3),
    "revive_after": value.cadence,
    "min_gap": value.whole(0),
}
_PUBLISH: dict[str, value.Convert] = {"exclude_tags": value.texts}
_NOTHING = Pairs((), 1, 1)


def read_settings(source: Source | None) -> tuple[Settings, list[Problem]]:
    """The settings that the file gives, laid over the defaults, and all that is wrong with it."""
    if source is None:
        return Settings(), []
    findings = Findings(path=source.path, text=source.text)
    if source.failed:
        findings.error(source.failed, source.hint)
        return Settings(), findings.problems
    try:
        root = _root(source.text.removeprefix("\ufeff"), findings)
    except NotYaml as error:
        findings.error(error.message, error.hint, line=error.line, column=error.column, width=error.width)
        return Settings(), findings.problems
    settings = _settings(root, findings)
    return settings, sorted(findings.problems, key=lambda problem: problem.place)


def _root(text: str, findings: Findings) -> Pairs:
    """The file as a map; what makes all of it unreadable is raised."""
    if lines := conflict_lines(text, 1):
        raise unresolved(lines)
    keyed, odd = read_pairs(text if clean.hidden_at(text) is None else clean.shown(text))
    for each in odd:
        findings.warning(each.message, each.hint, line=each.line, column=each.column, width=each.width)
    return Pairs(keyed, 1, 1)


def _settings(root: Pairs, findings: Findings) -> Settings:
    given = value.read_section(root, _TOP, findings)
    maps = {key: given.pop(key, _NOTHING) for key in ("me", "publish", "fields", "playbooks", "circles")}
    publish = value.read_section(maps["publish"], _PUBLISH, findings, "publish")
    playbooks = _playbooks(maps["playbooks"], findings)
    codes, days = given.pop("holidays", ((), frozenset()))
    return Settings(
        me=Me(**value.read_section(maps["me"], _ME, findings, "me")),
        holidays=codes,
        free_days=days,
        playbooks=playbooks,
        circles=_circles(maps["circles"], playbooks, findings),
        fields=_fields(maps["fields"], findings),
        exclude_tags=tuple(tag.lstrip("#") for tag in publish.get("exclude_tags", ())),
        **given,
    )


def _playbooks(node: Node, findings: Findings) -> dict[str, Playbook]:
    books = dict(BUILT_IN)
    for key, given in value.entries_of(node, findings, "playbooks"):
        values = value.read_section(given, _PLAYBOOK, findings, key.value)
        name = key.value.lower()
        base = books.get(name, books["default"])
        like = values.pop("like", "").lower()
        if like and like not in books:
            _warn(_entry(given, "like"), f'The playbook "{like}" is not known.', books, findings)
        books[name] = replace(books.get(like, base), name=name, **values)
    return books


def _circles(node: Node, playbooks: Mapping[str, Playbook], findings: Findings) -> dict[str, Circle]:
    circles = dict(CIRCLES)
    for key, given in value.entries_of(node, findings, "circles"):
        values: dict[str, Any] = value.read_section(given, _CIRCLE, findings, key.value)
        if "playbook" in values and values["playbook"].lower() not in playbooks:
            book = values.pop("playbook")
            _warn(_entry(given, "playbook"), f'The playbook "{book}" is not known.', playbooks, findings)
        elif "playbook" in values:
            values["playbook"] = values["playbook"].lower()
        circles[key.value.lower()] = circles.get(key.value.lower(), Circle(name=key.value))._replace(**values)
    return circles


def _fields(node: Node, findings: Findings) -> dict[str, str]:
    fields: dict[str, str] = {}
    for key, given in value.entries_of(node, findings, "fields"):
        known = given.value if isinstance(given, Text) else ""
        if known in KNOWN:
            fields[key.value] = known
        else:
            hint = f"a name of your own, and the key that it stands for: one of {', '.join(KNOWN)}"
            value.report(
                value.WrongValue(given, f'stands for no key: there is no "{known}"', hint), key.value, findings
            )
    return fields


def _entry(node: Node, key: str) -> Node:
    entries = node.entries if isinstance(node, Pairs) else ()
    return next((given for name, given in entries if name.value == key), node)


def _warn(node: Node, message: str, known: Mapping[str, object], findings: Findings) -> None:
    findings.warning(message, f"known are {', '.join(known)}", line=node.line, column=node.column,
                     width=width_of(node))  # fmt: skip
