"""Rows of other programs' CSV files as cards."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from site_builder.exchange.card import (
    Card,
    Found,
    LogLine,
    Skipped,
    links,
    listed,
    name_part,
    reaches,
    tidy,
    tidy_notes,
)
from site_builder.exchange.columns import Column, column, is_known
from site_builder.exchange.csv_own import is_own, own_card
from site_builder.exchange.csv_table import Row, Table, read_table
from site_builder.exchange.days_in import is_day_first, one_day, yearly_day
from site_builder.model import Reach

_JOINED = " ::: "
_ENOUGH = frozenset({"name", "first", "last", "email", "email/value", "org", "file_as", "phone", "phone/value"})
_ONE_LINE = frozenset({"name", "first", "middle", "last", "file_as", "email", "email/value"})
_STREET = ("formatted", "box", "extended", "street", "street 2", "street 3")
_SYSTEM = frozenset({"mycontacts", "my contacts", "contacts", "other contacts"})
_PRIVATE = frozenset({"private", "confidential", "privat", "vertraulich"})
_NO_DAY = re.compile(r"[0/.-]*")  # what Outlook writes for none
_UNSAID = frozenset({"unspecified", "keine angabe"})
_ONE_VALUE = ("org", "role", "location", "introduced_by", "department", "profession", "hobby", "honorific")
_DAYS = ("met", "last_touch", "follow_up", "connected", "snoozed_until")
_YES = frozenset({"true", "yes", "1", "wahr", "vrai"})
_LABELS = {"business": "work", "cell": "mobile", "e-mail": "", "other": "", "main": "", "obsolete": ""}


def read_csv_file(data: bytes) -> Iterator[Found | Skipped]:
    """The people of a CSV file, in its order, and the rows that are nobody."""
    table = read_table(data, _is_header)
    rows = [row for row in table.rows if any(cell.strip() for cell in row.cells)]
    if is_own(table.header):
        yield from (Found(row.line, own_card(dict(zip(table.header, row.cells, strict=False)))) for row in rows)
        return
    columns = [column(name) for name in table.header]
    days = {
        index: is_day_first(row.cells[index] for row in rows if index < len(row.cells)) for index in range(len(columns))
    }
    for row in rows:
        if _is_torn(row, table) or _runs_over(columns, row.cells, table.separator):
            yield Skipped(row.line, f"a quote in it that is not closed takes in text up to line {row.last}: mend it")
            continue
        card = _Row(columns, row.cells, days).card()
        yield Found(row.line, card) if card.name else Skipped(row.line, "it has no name, no address and no number")


def _is_torn(row: Row, table: Table) -> bool:
    """A quote that ends within a cell has taken in other cells, or other rows."""
    return row.slipped and (row.last > row.line or len(row.cells) != len(table.header))


def _runs_over(columns: Sequence[Column | None], cells: Sequence[str], separator: str) -> bool:
    """A name or an address that holds a line end and the sign between cells is what other rows say."""
    return any(
        known and known.field in _ONE_LINE and separator in cell and "\n" in cell.strip().replace("\r", "\n")
        for known, cell in zip(columns, cells, strict=False)
    )


def _is_header(cells: Sequence[str]) -> bool:
    known = [cell for cell in cells if is_known(cell)]
    fields = {found.field for cell in known if (found := column(cell))}
    return bool(fields & _ENOUGH) and 2 * len(known) >= len([cell for cell in cells if cell])


class _Row:
    """One row by the meaning of its columns."""

    def __init__(self, columns: Sequence[Column | None], row: Sequence[str], day_first: dict[int, bool]) -> None:
        self._plain: dict[str, list[Reach]] = defaultdict(list)
        self._groups: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        self._day_first = False
        for index, (known, cell) in enumerate(zip(columns, row, strict=False)):
            value = cell.strip()
            if known is None or not value:
                continue
            kind, _, part = known.field.partition("/")
            if kind in ("birthday", "anniversary", "met", "last_touch", "follow_up"):
                self._day_first = day_first[index]
            if part:
                self._groups[kind][f"{known.group}\n{known.label}"][part] = value
            else:
                self._plain[kind].append(Reach(label=known.label, value=value))

    def card(self) -> Card:
        """All that we have a use for."""
        email, phone = self._reach("email"), self._reach("phone")
        org = self.text("org") or next((group.get("name", "") for group in self._groups["organization"].values()), "")
        aliases = listed(each.value for each in self._plain["aliases"])
        name = self._name()
        return Card(
            name=name or next(iter(aliases), "") or tidy(org) or next((each.value for each in (*email, *phone)), ""),
            aliases=aliases if name else aliases[1:],
            email=email,
            phone=phone,
            links=self._links(),
            org=tidy(org),
            role=self._role(),
            location=self._location(),
            timezone=self.text("timezone") if "/" in self.text("timezone") else "",
            tags=self._tags(),
            introduced_by=self.text("introduced_by") or self._related("referred by"),
            birthday=yearly_day(self.text("birthday"), day_first=self._day_first),
            dates=self._dates(),
            met=one_day(self.text("met"), day_first=self._day_first),
            met_at="; ".join(filter(None, (self.text("met_at"), self.text("lead_source")))),
            last_touch=one_day(self.text("last_touch"), day_first=self._day_first),
            follow_up=one_day(self.text("follow_up"), day_first=self._day_first),
            snoozed_until=one_day(self.text("snoozed_until"), day_first=self._day_first),
            busy=listed(each.value for each in self._split(self._plain["busy"])),
            more=self._more(),
            notes=tidy_notes("\n\n".join(each.value for each in self._plain["notes"])),
            log=self._connected(),
            prefers=self.text("prefers"),
            circle=self.text("circle"),
            playbook=self.text("playbook"),
            every=self.text("every"),
            status=self._status(),
            private="yes" if self._says_yes("private") or self.text("sensitivity").lower() in _PRIVATE else "",
        )

    def text(self, field: str) -> str:
        """The first value of that field on one line."""
        values = self._plain.get(field)
        return next((words for each in values if (words := tidy(each.value))), "") if values else ""

    def _says_yes(self, field: str) -> bool:
        return self.text(field).lower() in _YES

    def _status(self) -> str:
        if self._says_yes("do_not_contact"):
            return "closed"
        return "paused" if self._says_yes("prm_paused") else self.text("status")

    def _name(self) -> str:
        if whole := self.text("name"):
            return whole
        parts = [self.text(part) for part in ("first", "middle", "last")]
        if not any(parts):
            return self.text("file_as")
        honorific = self.text("honorific") if len(self.text("honorific")) < 6 else ""
        return " ".join(filter(None, (self.text("prefix") or honorific, *parts, self.text("suffix"))))

    def _role(self) -> str:
        """`Title` beside first and last names is Dr. or Ms., and a job where it is the only one and long."""
        title = self.text("honorific")
        return self.text("role") or (title if self.text("name") or len(title) > 5 else "")

    def _reach(self, kind: str) -> tuple[Reach, ...]:
        return reaches([*((each.label, each.value) for each in self._split(self._plain[kind])), *self._grouped(kind)])

    def _split(self, values: Sequence[Reach]) -> Iterator[Reach]:
        for each in values:
            yield from (Reach(label=each.label, value=part) for part in re.split(r" ::: |\n", each.value))

    def _grouped(self, kind: str) -> Iterator[tuple[str, str]]:
        """The labels and values of numbered columns; a cell may hold several."""
        for group in self._groups[kind].values():
            labels = group.get("label", "").split(_JOINED)
            for index, value in enumerate(group.get("value", "").split(_JOINED)):
                label = labels[index] if index < len(labels) else labels[-1]
                yield _label(label), value

    def _links(self) -> tuple[Reach, ...]:
        plain = [(each.label or _network(each.value), each.value) for each in self._split(self._plain["links"])]
        return links([*plain, *self._grouped("links"), *self._grouped("im")])

    def _location(self) -> str:
        if location := self.text("location"):
            return location
        groups = sorted(self._groups["address"].items(), key=lambda item: not item[0].endswith("\nhome"))
        return next((tidy(city) for _, group in groups if (city := group.get("city", ""))), "")

    def _tags(self) -> tuple[str, ...]:
        words = (word for each in self._plain["tags"] for word in re.split(r" ::: |[;,]", each.value))
        plain = (word.strip().removeprefix("* ").strip().lstrip("#") for word in words)
        return listed(word for word in plain if word.lower() not in _SYSTEM)

    def _dates(self) -> tuple[Reach, ...]:
        pairs = [("anniversary", self.text("anniversary")), *self._grouped("event")]
        days = {tidy(label).lower() or "date": yearly_day(value, day_first=self._day_first) for label, value in pairs}
        return tuple(Reach(label=label, value=day) for label, day in days.items() if day)

    def _related(self, kind: str) -> str:
        return next((tidy(value) for label, value in self._grouped("relation") if label.lower() == kind), "")

    def _more(self) -> tuple[Reach, ...]:
        """What has no key of ours, by its own, and what a key of ours can't hold."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, value in (*self._named_more(), *self._second_ones(), *self._grouped("custom")):
            if (words := tidy(value)) and (label := tidy(key)):
                found[label].append(words)
        joined = {key: ("; " if key.startswith("address") else ", ").join(dict.fromkeys(found[key])) for key in found}
        return tuple(Reach(label=key, value=value) for key, value in joined.items())

    def _named_more(self) -> Iterator[tuple[str, str]]:
        yield from ((key, self.text(key)) for key in ("department", "profession", "hobby", "type"))
        name = self._name()
        honorific = self.text("honorific") if self.text("honorific") != self._role() else ""
        yield "name_prefix", name_part(name, self.text("prefix") or honorific)
        yield "middle_name", name_part(name, self.text("middle"))
        yield "name_suffix", name_part(name, self.text("suffix"))
        people = [(key, self.text(key)) for key in ("spouse", "children", "manager", "assistant")]
        people += [(label, value) for label, value in self._grouped("relation") if label.lower() != "referred by"]
        yield "related", ", ".join(f"{tidy(value)} ({label.lower()})" for label, value in people if tidy(value))
        location = self._location()
        for place, group in self._groups["address"].items():
            label = _label(group.get("label", "")) or place.partition("\n")[2]
            yield "address" if label in ("", "home") else f"address_{label}", _address(group, location)
        yield from ((each.label, each.value) for each in self._plain["more"] if each.value.lower() not in _UNSAID)

    def _second_ones(self) -> Iterator[tuple[str, str]]:
        """What stands beside the value that a key of ours has got, and days and zones that are none."""
        for field in (each for each in _ONE_VALUE if len(self._plain[each]) > 1):
            first, *others = [tidy(each.value) for each in self._plain[field]]
            yield from ((f"csv_{field}", words) for words in others if words != first)
        yearly = [("born", self.text("birthday")), ("csv_anniversary", self.text("anniversary"))]
        yearly += [(f"csv_{label.lower() or 'date'}", value) for label, value in self._grouped("event")]
        for label, value in yearly:
            if value and not _NO_DAY.fullmatch(value) and not yearly_day(value, day_first=self._day_first):
                yield label, value
        for field in filter(self.text, _DAYS):
            if not _NO_DAY.fullmatch(self.text(field)) and not one_day(self.text(field), day_first=self._day_first):
                yield f"csv_{field}", self.text(field)
        yield "csv_timezone", "" if "/" in self.text("timezone") else self.text("timezone")

    def _connected(self) -> tuple[LogLine, ...]:
        day = one_day(self.text("connected"))
        return (LogLine(f"{day} note: connected on LinkedIn"),) if day else ()


def _label(text: str) -> str:
    """`* Home` is the one used first; what only says that it is another one says nothing."""
    plain = tidy(text).removeprefix("* ").removeprefix("*")
    return _LABELS.get(plain.lower(), plain.lower() if plain.lower() in ("home", "work", "mobile") else plain)


def _network(value: str) -> str:
    return "linkedin" if re.match(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/", value, re.IGNORECASE) else ""


def _address(group: dict[str, str], location: str) -> str:
    """The whole address on one line; nothing where it is no more than the location."""
    if formatted := group.get("formatted", ""):
        return tidy(formatted.replace("\n", ", "))
    place = f"{group.get('code', '')} {group.get('city', '')}"
    lines = [*(group.get(part, "") for part in _STREET), place, group.get("state", ""), group.get("country", "")]
    filled = [tidy(line.replace("\n", ", ")) for line in lines if line.strip()]
    return ", ".join(filled) if filled != [location] else ""
