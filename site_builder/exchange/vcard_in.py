"""A vCard's properties as a card: the standard's, Apple's, Android's, frm's, and our own `X-FOLLOWUP-…`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_builder.exchange.card import (
    MOST,
    Card,
    Found,
    NoCards,
    Skipped,
    links,
    listed,
    log_line,
    name_part,
    reaches,
    tidy,
    tidy_notes,
)
from site_builder.exchange.days_in import one_day, yearly_day
from site_builder.exchange.vcard_lines import Property, VCard, read_vcards, split, unescaped
from site_builder.exchange.vcard_names import ANNIVERSARIES, HANDLES, OURS, PROFILES, RELATIONS, kept
from site_builder.model import Reach

_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_NO_LABELS = frozenset({"pref", "internet", "voice", "x400", "type", "other"})  # fmt: skip
_LABELS = {"cell": "mobile", "iphone": "mobile"}
_PRIVATE = frozenset({"private", "confidential"})
_ZONE = re.compile(r"[A-Za-z]+(?:/[\w+-]+)+")
_INTRODUCED = ("introduc", "referred")


def read_vcard_file(data: bytes) -> Iterator[Found | Skipped]:
    """The people of a vCard file, in its order, and what in it is nobody."""
    nothing = True
    for vcard in read_vcards(data):
        nothing = False
        yield _person(vcard)
    if nothing:
        raise NoCards("there is no BEGIN:VCARD in it")


def _person(vcard: VCard) -> Found | Skipped:
    reading = _Reading(vcard)
    if "group" in (reading.text("KIND").lower(), reading.text("X-ADDRESSBOOKSERVER-KIND").lower()):
        return Skipped(vcard.line, "it is a group, no person")
    card = reading.card()
    if not card.name:
        return Skipped(vcard.line, "it has no name, no address and no number")
    return Found(vcard.line, card)


class _Reading:
    """One card's properties by their names, and the labels that Apple keeps beside them."""

    def __init__(self, vcard: VCard) -> None:
        self._all = vcard.properties
        self._by_name: dict[str, list[Property]] = {}
        self._labels: dict[str, str] = {}
        for each in vcard.properties:
            if each.name == "X-ABLABEL":
                self._labels[each.group] = _plain_label(each.words())
            elif each.value:
                self._by_name.setdefault(each.name, []).append(each)

    def card(self) -> Card:
        """All that we have a use for."""
        email, phone = self._emails(), self._phones()
        org, *departments = (part for each in self.all("ORG")[:1] for part in each.parts()) if self.all("ORG") else [""]
        name, aliases = self._name(), self._aliases()
        return Card(
            name=name or next(iter(aliases), "") or tidy(org) or next((each.value for each in (*email, *phone)), ""),
            aliases=aliases if name else aliases[1:],
            email=email,
            phone=phone,
            links=self._links(),
            prefers=self.own("PREFERS"),
            org=tidy(org),
            role=self.text("TITLE") or self.text("ROLE"),
            location=self._location(),
            timezone=next(filter(_ZONE.fullmatch, self.texts("TZ")), ""),
            tags=self._tags(),
            circle=self.own("CIRCLE") or self.text("X-FRM-GROUP"),
            playbook=self.own("PLAYBOOK"),
            every=self.own("EVERY") or self.text("X-FRM-FREQUENCY"),
            met=one_day(self.own("MET")),
            met_at=self.own("MET-AT"),
            introduced_by=self._introduced_by(),
            birthday=self._birthday(),
            dates=self._dates(),
            busy=listed(each.words() for each in self.all(f"{OURS}BUSY")),
            follow_up=self.own("FOLLOW-UP"),
            last_touch=one_day(self.own("LAST-TOUCH")),
            snoozed_until=one_day(self.text("X-FRM-SNOOZE-UNTIL")),
            status=self._status(),
            private=self.own("PRIVATE") or ("yes" if self.text("CLASS").lower() in _PRIVATE else ""),
            more=self._more(name, departments),
            notes=tidy_notes("\n\n".join(each.words() for each in self.all("NOTE"))),
            log=tuple(log_line(each.words()) for each in self.all(f"{OURS}LOG")),
        )

    def all(self, *names: str) -> list[Property]:
        return [each for name in names for each in self._by_name.get(name, ())]

    def text(self, name: str) -> str:
        """The first value of that name on one line."""
        return next(iter(self.texts(name)), "")

    def texts(self, name: str) -> list[str]:
        """The values of that name, each on one line."""
        return [words for each in self._by_name.get(name, ()) if (words := tidy(each.words()))]

    def own(self, name: str) -> str:
        return self.text(f"{OURS}{name}")

    def _name(self) -> str:
        if full := self.text("FN"):
            return full
        for each in self.all("N"):
            family, given, middle, before, after = ([*each.parts(), "", "", "", "", ""])[:5]
            if words := tidy(f"{before} {given} {middle} {family} {after}".replace(",", " ")):
                return words
        return ""

    def _aliases(self) -> tuple[str, ...]:
        android = [each.parts()[1] for each in self._android("nickname")]
        return listed(
            [*self.texts("FN")[1:], *(name for each in self.all("NICKNAME") for name in each.parts(",")), *android]
        )

    def _android(self, kind: str) -> list[Property]:
        head = f"vnd.android.cursor.item/{kind}"
        return [each for each in self.all("X-ANDROID-CUSTOM") if each.parts()[0] == head and len(each.parts()) > 1]

    def _label(self, each: Property, known: Sequence[str]) -> str:
        """What Apple calls it, else its types that say something."""
        if label := self._labels.get(each.group, "") if each.group else "":
            return label
        said = [_LABELS.get(kind, kind) for kind in each.types if kind in known]
        return " ".join(dict.fromkeys(said))

    def _emails(self) -> tuple[Reach, ...]:
        return reaches(
            (self._label(each, ("home", "work")), _without("mailto:", each.words())) for each in self.all("EMAIL")
        )

    def _phones(self) -> tuple[Reach, ...]:
        known = ("home", "work", "cell", "iphone", "fax", "pager")
        return reaches((self._label(each, known), _number(each.words())) for each in self.all("TEL"))

    def _links(self) -> tuple[Reach, ...]:
        pairs = [(self._label(each, ("home", "work")), each.words()) for each in self.all("URL")]
        pairs += [self._profile(each) for each in self.all(*PROFILES)]
        pairs += [(label, each.words()) for name, label in HANDLES.items() for each in self.all(name)]
        return links(pairs)

    def _profile(self, each: Property) -> tuple[str, str]:
        services = [*each.params.get("SERVICE-TYPE", ()), *each.params.get("X-SERVICE-TYPE", ())]
        value = each.words()
        scheme, colon, rest = value.partition(":")
        named = self._labels.get(each.group, "") if each.group else ""
        said = [*services, *(kind for kind in each.types if kind not in _NO_LABELS)]
        label = named or next((kind for kind in said if kind not in ("home", "work")), "").lower()
        if scheme.lower() == "x-apple" or (each.name == "IMPP" and colon and not rest.startswith("//")):
            user = next(iter(each.params.get("X-USER", ())), "") or rest
            return label or scheme.lower(), user
        return label, value

    def _location(self) -> str:
        for each in sorted(self.all("ADR"), key=lambda found: "home" not in found.types and "pref" not in found.types):
            parts = [tidy(part) for part in each.parts()] + [""] * 7
            if place := parts[3] or parts[4] or parts[6]:
                return place
        return ""

    def _tags(self) -> tuple[str, ...]:
        words = listed(word for each in self.all("CATEGORIES") for word in each.parts(","))
        return tuple(
            word.replace(",", " ").lstrip("#") for word in words if word.lower() not in ("mycontacts", "my contacts")
        )

    def _introduced_by(self) -> str:
        for each in self.all("RELATED", "X-ABRELATEDNAMES"):
            if any(sign in " ".join([*each.types, self._labels.get(each.group, "")]).lower() for sign in _INTRODUCED):
                return tidy(each.words())
        return ""

    def _birthday(self) -> str:
        days = (yearly_day(each.value, omitted_year=_omitted(each)) for each in self.all("BDAY"))
        return next(filter(None, days), "")

    def _dates(self) -> tuple[Reach, ...]:
        pairs = [("anniversary", each) for each in self.all(*ANNIVERSARIES)]
        pairs += [(self._labels.get(each.group, "") or "date", each) for each in self.all("X-ABDATE")]
        found = [(label, yearly_day(each.words(), omitted_year=_omitted(each))) for label, each in pairs]
        days = {tidy(label): day for label, day in reversed(found) if day}
        return tuple(Reach(label=label, value=day) for label, day in reversed(days.items()))

    def _status(self) -> str:
        """Who has died is closed: no birthday of theirs comes up."""
        ignored = self.text("X-FRM-IGNORE").lower() in ("1", "true", "yes")
        return self.own("STATUS") or ("closed" if self.text("DEATHDATE") else "paused" if ignored else "")

    def _more(self, name: str, departments: Sequence[str]) -> tuple[Reach, ...]:
        """What has no key of ours, by its own; what we once wrote there comes back as it was."""
        found: dict[str, list[str]] = {}
        for key, value in (*self._named_more(name, departments), *self._second_ones(), *kept(self._all)):
            if words := tidy(value):
                found.setdefault(tidy(key), []).append(words)
        joined = {key: ("; " if key.startswith("address") else ", ").join(dict.fromkeys(found[key])) for key in found}
        own = [split(each.value, ";") for each in self.all(f"{OURS}MORE")]
        joined |= {unescaped(key): tidy(unescaped(";".join(rest))) for key, *rest in own if rest}
        return tuple(Reach(label=key, value=tidy(value)) for key, value in joined.items() if key and value)[:MOST]

    def _named_more(self, name: str, departments: Sequence[str]) -> Iterator[tuple[str, str]]:
        yield "department", ", ".join(filter(None, departments))
        yield "profession", self.text("ROLE") if self.text("TITLE") else ""
        for each in self.all("N")[:1]:
            _, _, middle, before, after = ([*each.parts(), *[""] * 5])[:5]
            yield "name_prefix", name_part(name, before)
            yield "middle_name", name_part(name, middle)
            yield "name_suffix", name_part(name, after)
        yield "related", ", ".join(self._related())
        location = self._location()
        yield from ((_address_key(each), _address(each, location)) for each in self.all("ADR"))
        yield "born", "" if self._birthday() else self.text("BDAY")
        yield from (("deathdate", one_day(day) or day) for day in self.texts("DEATHDATE"))
        yield "kind", "" if self.text("KIND").lower() == "individual" else self.text("KIND")

    def _second_ones(self) -> Iterator[tuple[str, str]]:
        """What stands beside the value that a key of ours has got, and what that key can't hold."""
        for name in ("ORG", "TITLE", "ROLE"):
            first, *others = [", ".join(filter(None, each.parts())) for each in self.all(name)] or [""]
            yield from ((f"vcard_{name.lower()}", words) for words in others if words != first)
        yield from (("vcard_tz", words) for words in self.texts("TZ") if not _ZONE.fullmatch(words))
        days = self.all(*ANNIVERSARIES, "X-ABDATE")
        yield from (("vcard_anniversary", each.words()) for each in days if not yearly_day(each.words()))
        yield from (("x-frm-snooze-until", day) for day in self.texts("X-FRM-SNOOZE-UNTIL") if not one_day(day))
        for each in self.all("X-ANDROID-CUSTOM"):
            kind, *said = each.parts()
            if not kind.endswith("/nickname"):
                yield "x-android-custom", f"{' '.join(filter(None, said))} ({kind.rpartition('/')[2]})"

    def _related(self) -> Iterator[str]:
        for each in self.all(*RELATIONS):
            kind = self._labels.get(each.group, "") or next(iter(each.types), each.name.removeprefix("X-").lower())
            words = tidy(each.words())
            if words and not any(sign in kind.lower() for sign in _INTRODUCED) and not words.lower().startswith("urn:"):
                yield words if kind in ("related", "xabrelatednames", "agent") else f"{words} ({kind})"


def _plain_label(text: str) -> str:
    apple = _APPLE_LABEL.fullmatch(text.strip())
    return tidy(apple[1]).lower() if apple else tidy(text)


def _without(scheme: str, text: str) -> str:
    return text[len(scheme) :] if text.lower().startswith(scheme) else text


def _number(text: str) -> str:
    return _without("tel:", text).replace(";ext=", " ext. ")


def _omitted(each: Property) -> str:
    return next(iter(each.params.get("X-APPLE-OMIT-YEAR", ())), "1604")


def _address_key(each: Property) -> str:
    return (
        "address"
        if "home" in each.types or not each.types
        else f"address_{'work' if 'work' in each.types else 'other'}"
    )


def _address(each: Property, location: str) -> str:
    """The whole address on one line; nothing where it is no more than the location."""
    box, extended, street, city, region, code, country = ([*each.parts(), *[""] * 7])[:7]
    lines = (box, extended, street, f"{code} {city}", region, country)
    filled = [tidy(line.replace("\n", ", ")) for line in lines if line.strip()]
    return ", ".join(filled) if filled != [location] else ""
