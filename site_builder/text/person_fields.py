"""The keys of a person that are more than words: seasons, circles, cadences, days, yes and no."""

from __future__ import annotations

from site_builder.days import Cadence, Season
from site_builder.model import Anniversary, Place, Status, When
from site_builder.settings import Settings
from site_builder.text.cadence import read_cadence
from site_builder.text.fields import Fields, label_of, listed
from site_builder.text.key_days import read_anniversary, read_key_day
from site_builder.text.names import split_link
from site_builder.text.nodes import Node, Pairs, Text
from site_builder.text.person_name import title_is_name
from site_builder.text.season import read_season
from site_builder.text.zones import nearest_zone, zone_exists

_STATUSES = {
    "active": Status.ACTIVE, "inbox": Status.INBOX, "review": Status.INBOX, "paused": Status.PAUSED,
    "closed": Status.CLOSED, "inactive": Status.CLOSED, "archive": Status.CLOSED, "archived": Status.CLOSED,
    "dormant": Status.CLOSED,
}  # fmt: skip
_YES = frozenset({"yes", "true", "1", "on", "y"})
_NO = frozenset({"no", "false", "0", "off", "n"})
_PERSON = frozenset({"contact", "contacts", "person", "people", "human"})
_CADENCES = {"twice-yearly": "twice a year"}


def role_of(fields: Fields) -> str:
    """The role; a `title` is one, too, unless it is the name."""
    return fields.text("role") or ("" if "title" not in fields or title_is_name(fields) else fields.text("title"))


def busy_of(fields: Fields) -> tuple[Season, ...]:
    """The busy seasons that can be read."""
    node = fields.node("busy")
    if node is None:
        return ()
    return tuple(filter(None, (fields.convert(each, read_season) for each in listed(node))))


def timezone_of(fields: Fields) -> str:
    """The time zone, where there is one of that name."""
    node = fields.node("timezone")
    name = "" if node is None else fields.line_of(node)
    if node is None or zone_exists(name):
        return name
    fields.warning(node, f'"{name}" is no time zone.', nearest_zone(name))
    return ""


def tags_of(fields: Fields) -> tuple[str, ...]:
    """The tags without their hash; `a, b` is two of them."""
    words = [word.strip().lstrip("#") for text in fields.texts("tags") for word in text.split(",")]
    return tuple(dict.fromkeys(filter(None, words)))


def every_of(fields: Fields) -> Cadence | None:
    """The cadence of their own."""
    return fields.read("every", _cadence)


def _cadence(text: str) -> Cadence | None:
    """`custom` is what another tool writes beside a number of days."""
    return None if text.lower() == "custom" else read_cadence(_CADENCES.get(text.lower(), text))


def circle_of(fields: Fields, settings: Settings) -> str:
    """The circle as written, known or not; `type: person` is none."""
    key = "circle" if "circle" in fields else "type"
    node = fields.node(key)
    names = [] if node is None else [name for name in map(fields.line_of, listed(node)) if name]
    if key == "type":
        names = [name for name in names if name.lower() not in _PERSON]
    if node is None or not names:
        return ""
    fields.places["circle"] = fields.places[key]
    circle = next((name for name in names if name.lower() in settings.circles), names[0])
    if len(names) > 1:
        fields.warning(node, f"A person has one circle; {circle} counts.", "make the others tags")
    if circle.lower() not in settings.circles:
        known = ", ".join(settings.circles)
        hint = f"known are {known}; or add to followup.yml: circles: {{{circle}: {{every: 6 weeks}}}}"
        fields.warning(listed(node)[0], f'The circle "{circle}" is not known.', hint)
    return circle


def playbook_of(fields: Fields, settings: Settings) -> str:
    """The playbook as written, known or not."""
    node = fields.node("playbook")
    name = "" if node is None else fields.line_of(node)
    if node is not None and name.lower() not in settings.playbooks:
        fields.warning(node, f'The playbook "{name}" is not known.', f"known are {', '.join(settings.playbooks)}")
    return name


def introduced_by_of(fields: Fields) -> str:
    """Whom a link points to, or the name as written."""
    node = fields.node("introduced_by")
    first = next(iter(listed(node)), None) if node is not None else None
    if isinstance(first, Text) and "[[" in first.value:
        return split_link(first.value.strip()).target
    return "" if first is None else fields.line_of(first)


def birthday_of(fields: Fields) -> Anniversary | None:
    """The birthday, with its year where it is known."""
    node = fields.node("birthday")
    return None if node is None else _anniversary(fields, node, "birthday")


def dates_of(fields: Fields) -> tuple[Anniversary, ...]:
    """The other days of every year, by their labels."""
    node, wedding = fields.node("dates"), fields.node("anniversary")
    found = [] if wedding is None else [_anniversary(fields, wedding, "anniversary")]
    if isinstance(node, Pairs):
        found += [_anniversary(fields, value, label_of(label)) for label, value in node.entries]
    elif node is not None:
        fields.error(node, "Dates want a label each.", "dates: {wedding: 2019-06-01}")
    return tuple(filter(None, found))


def _anniversary(fields: Fields, node: Node, label: str) -> Anniversary | None:
    found = fields.convert(node, read_anniversary)
    if found is None:
        return None
    month, day, year = found
    place = Place(path=fields.findings.path, line=node.line, column=node.column)
    return Anniversary(label=label, month=month, day=day, year=year, place=place)


def follow_up_of(fields: Fields) -> When | None:
    """The day fixed by hand."""
    node = fields.node("follow_up")
    day = None if node is None else fields.convert(node, read_key_day)
    return None if node is None or day is None else When(text=fields.line_of(node), day=day, names_day=True)


def status_of(fields: Fields) -> Status:
    """Active unless a key says otherwise; the words of other tools are known."""
    node = fields.node("status")
    word = "" if node is None else fields.line_of(node)
    found = _STATUSES.get(word.lower())
    if node is not None and found is None:
        fields.warning(node, f'The status "{word}" is not known.', "it is one of active, inbox, paused, closed")
    for key, status in (("do_not_contact", Status.CLOSED), ("prm_paused", Status.PAUSED)):
        if key in fields and yes(fields, key):
            fields.places["status"] = fields.places[key]
            return status
    return found or Status.ACTIVE


def private_of(fields: Fields) -> bool:
    """Left out of what is published, also where the word is neither yes nor no."""
    return yes(fields, "private")


def yes(fields: Fields, key: str) -> bool:
    """Whether the key says yes; what is neither counts as yes, with a warning."""
    node = fields.node(key)
    word = "no" if node is None else fields.line_of(node).lower()
    if node is not None and word not in _YES | _NO:
        fields.warning(node, f'"{word}" is neither yes nor no; it counts as yes.', f"{key}: yes")
    return word not in _NO
