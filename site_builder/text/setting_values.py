"""The values that settings may have: each reads one, or says in its own words why it is none."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from site_builder.days import Cadence, Season
from site_builder.text.cadence import read_cadence
from site_builder.text.fields import listed, width_of
from site_builder.text.findings import Findings
from site_builder.text.key_days import read_key_day
from site_builder.text.keys import closest
from site_builder.text.nodes import Items, Node, Pairs, Text
from site_builder.text.season import read_season
from site_builder.text.words import WEEKDAY_NAMES, WordsError
from site_builder.text.zones import nearest_zone, zone_exists

Convert: TypeAlias = Callable[[Node], Any]
LARGEST = 36_500  # a hundred years of days
_DAY = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")
_SCHEME = re.compile(r"(?!javascript|data|vbscript)[a-z][a-z0-9+.\-]*:", re.IGNORECASE)


class WrongValue(ValueError):
    """A value that a setting can't have, and where it stands."""

    def __init__(self, node: Node, message: str, hint: str) -> None:
        super().__init__(message)
        self.node, self.message, self.hint = node, message, hint


def read_section(node: Node, table: Mapping[str, Convert], findings: Findings, name: str = "") -> dict[str, Any]:
    """The values of a map's keys; one that is wrong or not known is an error, and is left out."""
    values: dict[str, Any] = {}
    for key, value in entries_of(node, findings, name):
        convert = table.get(key.value)
        if convert is None:
            report_unknown(key, table, findings)
        elif not isinstance(value, Text) or value.value:
            try:
                values[key.value] = convert(value)
            except WrongValue as wrong:
                report(wrong, key.value, findings)
    return values


def entries_of(node: Node, findings: Findings, name: str) -> Iterable[tuple[Text, Node]]:
    """The keys and values of a map; anything else is an error."""
    if isinstance(node, Pairs):
        return node.entries
    if not isinstance(node, Text) or node.value:
        report(WrongValue(node, "must be a map of keys and values", f"{name}: {{key: value}}"), name, findings)
    return ()


def report(wrong: WrongValue, key: str, findings: Findings) -> None:
    """An error at the value, which names the key."""
    node = wrong.node
    findings.error(f"{key} {wrong.message}" + _stop(wrong.message), wrong.hint, line=node.line, column=node.column,
                   width=width_of(node))  # fmt: skip


def _stop(message: str) -> str:
    return "" if message.endswith((".", "?", "!")) else "."


def report_unknown(key: Text, known: Iterable[str], findings: Findings) -> None:
    """An error at a key that means nothing, with the one that was likely meant."""
    meant = closest(key.value, known)
    hint = f"did you mean {meant}?" if meant else f"known are {', '.join(known)}"
    findings.error(f'The setting "{key.value}" is not known.', hint, line=key.line, column=key.column,
                   width=len(key.value))  # fmt: skip


def text(node: Node) -> str:
    """One line of text."""
    if not isinstance(node, Text):
        raise WrongValue(node, "must be one line of text", "put it in quotes if it holds : [ ] { or }")
    return " ".join(node.value.split())


def texts(node: Node) -> tuple[str, ...]:
    """A list of text, or one."""
    return tuple(filter(None, map(text, listed(node))))


def whole(least: int) -> Convert:
    """A whole number that is not smaller."""

    def read(node: Node) -> int:
        word = text(node)
        if not re.fullmatch(r"[+-]?[0-9]{1,9}", word):
            raise WrongValue(node, f'must be a whole number, not "{word}"', f"write {least} or more")
        if not least <= int(word) <= LARGEST:
            bound = f"at least {least}" if int(word) < least else f"at most {LARGEST:,}"
            raise WrongValue(node, f"must be {bound}, not {word}", f"write {least} or more")
        return int(word)

    return read


def whole_or_never(least: int) -> Convert:
    """A whole number, or None for `never`."""
    number = whole(least)
    return lambda node: None if text(node).lower() == "never" else number(node)


def several(convert: Convert) -> Convert:
    """A list that is not empty, or one."""

    def read(node: Node) -> tuple[Any, ...]:
        found = tuple(convert(each) for each in listed(node))
        if not found:
            raise WrongValue(node, "must not be an empty list", "give it one value or more, or leave it out")
        return found

    return read


def one_of(*words: str) -> Convert:
    """One of these words."""

    def read(node: Node) -> str:
        word = text(node).lower()
        if word not in words:
            raise WrongValue(node, f'must be {" or ".join(words)}, not "{word}"', f"write {words[0]}")
        return word

    return read


def cadence(node: Node) -> Cadence:
    """How often, or `never`."""
    found: Cadence = _in_words(node, read_cadence)
    return found


def seasons(node: Node) -> tuple[Season, ...]:
    """Busy seasons, as a contact has them."""
    return tuple(_in_words(each, read_season) for each in listed(node))


def weekdays(node: Node) -> frozenset[int]:
    """Days of the week, in full or short; 0 is Monday."""
    names = listed(node)
    if isinstance(node, Text):
        names = tuple(Text(word, node.line, node.column) for word in node.value.split(","))
    return frozenset(several(_weekday)(Items(names, node.line, node.column)))


def _weekday(node: Node) -> int:
    word = text(node).lower().rstrip(".")
    for number, name in enumerate(WEEKDAY_NAMES):
        if len(word) >= 3 and name.lower().startswith(word):
            return number
    raise WrongValue(node, f'knows no "{word}"', "write mon, tue, wed, thu, fri, sat or sun")


def holidays(node: Node) -> tuple[tuple[str, ...], frozenset[date]]:
    """Codes of countries and their parts, and single days."""
    codes: list[str] = []
    days: set[date] = set()
    for each in listed(node):
        if _DAY.fullmatch(text(each)):
            days.add(_in_words(each, read_key_day))
        else:
            codes.append(_holiday_code(each))
    return tuple(codes), frozenset(days)


def _holiday_code(node: Node) -> str:
    from holidays import list_supported_countries  # half a second of modules that few notebooks need

    country, _, part = text(node).partition("-")
    known = list_supported_countries().get(country.upper())
    parts = {name.lower(): f"-{name}" for name in known or ()}
    if known is None or (part and part.lower() not in parts):
        hint = "write a code such as DE, DE-BE or US-CA, or a date"
        raise WrongValue(node, f'knows no country or part of one by the code "{text(node)}"', hint)
    return country.upper() + parts.get(part.lower(), "")


def timezone(node: Node) -> str:
    """A time zone's name."""
    name = text(node)
    if not zone_exists(name):
        raise WrongValue(node, f'"{name}" is no time zone', nearest_zone(name))
    return name


def folder(node: Node) -> str:
    """A folder of the notebook."""
    path = posixpath.normpath(text(node).replace("\\", "/"))
    if path.startswith(("/", "..")) or path[1:2] == ":":
        raise WrongValue(
            node, "must be a folder in the notebook", "write its path from the notebook's folder, without .."
        )
    return path


def theme(node: Node) -> str:
    """A folder below themes/."""
    name = text(node)
    if not re.fullmatch(r"\w[\w.-]*", name):
        raise WrongValue(node, "must be the name of a folder below themes/", "write the name alone: default")
    return name


def editor(node: Node) -> str:
    """vscode, obsidian, none, or a pattern of a URL."""
    pattern = text(node)
    if pattern.lower() in ("vscode", "obsidian", "none"):
        return pattern.lower().replace("none", "")
    if not _SCHEME.match(pattern) or not re.search(r"\{(?:path|file)\}", pattern):
        raise WrongValue(node, "must be vscode, obsidian, none or a URL with {path} or {file}",
                         'write vscode, or "editor://open?file={path}&line={line}"')  # fmt: skip
    return pattern


def _in_words(node: Node, read: Callable[[str], Any]) -> Any:
    try:
        return read(text(node))
    except WordsError as error:
        raise WrongValue(node, f"can't be read: {error.message}", error.hint) from None
