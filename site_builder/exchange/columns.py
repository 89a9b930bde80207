"""What the columns of other programs' CSV files mean: Google Contacts, old and new, Outlook, LinkedIn, and the words
that German, French and Spanish exports have for the same. Columns are known by name, never by position."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from site_builder.text.keys import meaning, squeezed


class Column(NamedTuple):
    """What a column holds: a field, the label of its values, and the number of the group it belongs to."""

    field: str
    label: str = ""
    group: str = ""


_NAMES = {
    "name": "name;full name;full;display name;contact name;anzeigename;nom complet;nombre completo",
    "first": "first name;given name;given;firstname;vorname;prénom;prenom;nombre",
    "middle": "middle name;additional name;weitere vornamen;deuxième prénom;segundo nombre",
    "last": "last name;family name;family;surname;lastname;nachname;nom;nom de famille;apellidos;apellido",
    "prefix": "name prefix;anrede",
    "honorific": "title;titre",
    "suffix": "suffix;name suffix;suffixe;namenszusatz",
    "file_as": "file as;short name;speichern unter",
    "aliases": "nickname;spitzname;surnom;apodo;maiden name",
    "email": "e-mail address;email address;e-mail;email;e-mail-adresse;adresse de messagerie;adresse e-mail;courriel;"
    "correo electrónico;e-mail 2 address;e-mail 3 address;email 2 address;email 3 address;e-mail 2-adresse;"
    "e-mail 3-adresse;e-mail 1;e-mail 2;e-mail 3;email 1;email 2;email 3;primary email;other email",
    "phone": "phone;phone number;telephone;telefon;téléphone;teléfono;primary phone;other phone;car phone;radio phone;"
    "callback;main phone;haupttelefon",
    "phone:mobile": "mobile phone;mobile;cell;cell phone;mobiltelefon;handy;tél. mobile;téléphone mobile;móvil;iphone",
    "phone:home": "home phone;home phone 2;telefon (privat);telefon privat;téléphone (domicile);particular",
    "phone:work": "business phone;business phone 2;work phone;telefon geschäftlich;telefon (geschäftlich);"
    "téléphone (bureau);company main phone;trabajo",
    "phone:home fax": "home fax;fax privat",
    "phone:work fax": "business fax;fax;fax geschäftlich;télécopie (bureau)",
    "phone:other fax": "other fax",
    "phone:pager": "pager",
    "phone:telex": "telex",
    "phone:isdn": "isdn",
    "phone:tty": "tty/tdd phone",
    "phone:assistant": "assistant's phone",
    "links": "web page;website;webseite;page web;url;web;sitio web;homepage;profile url;personal web page",
    "links:linkedin": "linkedin;linkedin url;linkedin profile",
    "org": "company;organization;organization name;organisation;firma;société;empresa;company name;organization 1 name",
    "department": "department;abteilung;service;departamento;organization department;organization 1 department",
    "role": "job title;position;organization title;organization 1 title;role;occupation;"
    "headline;berufsbezeichnung;fonction;cargo;puesto;titre du poste",
    "profession": "profession;beruf",
    "location": "location;city;ort;stadt;ville;ciudad;lieu",
    "birthday": "birthday;geburtstag;anniversaire;date de naissance;fecha de nacimiento;cumpleaños;birth date",
    "anniversary": "anniversary;jahrestag;anniversaire de mariage;aniversario",
    "notes": "notes;note;notizen;remarques;notas;comments;description;bemerkungen",
    "tags": "labels;group membership;categories;kategorien;catégories;categorías;tags;groups;gruppen;groupes;keywords",
    "introduced_by": "referred by;introduced by;empfohlen von",
    "spouse": "spouse;partner",
    "children": "children;kinder;enfants",
    "manager": "manager's name",
    "assistant": "assistant's name",
    "hobby": "hobby;hobbys",
    "connected": "connected on",
    "timezone": "timezone;time zone",
    "sensitivity": "sensitivity;vertraulichkeit",
    "snoozed_until": "prm-snooze-until;x-frm-snooze-until;snooze until;snoozed until",
}
# Pictures, and what a program tells of itself or of an e-mail's form.
_DROPPED = frozenset({
    "action", "id", "initials", "priority", "photo", "emailtype", "email2type", "email3type", "emaildisplayname",
    "email2displayname", "email3displayname", "organization1type", "",
})  # fmt: skip
_ADDRESS = {
    "street": "street", "street2": "street 2", "street3": "street 3", "city": "city", "state": "state",
    "region": "state", "postalcode": "code", "country": "country", "countryregion": "country", "address": "formatted",
    "formatted": "formatted", "pobox": "box", "extendedaddress": "extended", "straße": "street", "strasse": "street",
    "ort": "city", "postleitzahl": "code", "bundeslandkanton": "state", "regionland": "country", "land": "country",
    "poboxnumber": "box",
}  # fmt: skip
_PLACES = re.compile(r"(home|business|work|other)?\s*(?:address\s*)?(.+?)(?:\s*\((privat|geschäftlich|weiteres?)\))?")
_GROUPED = re.compile(r"(e-?mail|phone|address|website|event|relation|custom field|im)\s*(\d+)\s*-\s*(.+)")
_KINDS = {"e-mail": "email", "email": "email", "custom field": "custom", "website": "links", "im": "im"}
_SHAPED = frozenset({"dates", "interactions"})  # keys whose values are more than one cell of words can say
_PARTS = {"first_name": "first", "last_name": "last", "title": "honorific"}
_WHERE = {"home": "home", "business": "work", "work": "work", "privat": "home", "geschäftlich": "work"}
_PLAIN = {squeezed(name): key for key, names in _NAMES.items() for name in names.split(";")}
_SIGNS = re.compile(r"[/.'’()]")


@cache
def column(header: str) -> Column | None:
    """What a column of that name holds; None for what nobody needs. An unknown one is kept by its own name."""
    name = " ".join(header.lower().split())
    if grouped := _GROUPED.fullmatch(name):
        kind = _KINDS.get(grouped[1], grouped[1])
        return Column(f"{kind}/{_part(grouped[3])}", "", grouped[2])
    plain = squeezed(name)
    if plain in _PLAIN:
        field, _, label = _PLAIN[plain].partition(":")
        return Column(field, label)
    if _SIGNS.sub("", plain) in _DROPPED:
        return None
    return _address(name) or _ours(header) or Column("more", header)


def is_known(header: str) -> bool:
    """A column that a table of people has."""
    found = column(header)
    return found is not None and found.field != "more"


def _part(text: str) -> str:
    plain = _SIGNS.sub("", squeezed(text))
    return {"type": "label"}.get(plain, _ADDRESS.get(plain, plain))


def _address(name: str) -> Column | None:
    match = _PLACES.fullmatch(name)
    part = _ADDRESS.get(_SIGNS.sub("", squeezed(match[2]))) if match else None
    if match is None or part is None:
        return None
    where = _WHERE.get(match[1] or match[3] or "", "")
    return Column(f"address/{part}", where, f"{match[1] or match[3] or ''}")


def _ours(header: str) -> Column | None:
    known = meaning(header)
    if known and known.key in _SHAPED:
        return Column("more", f"csv_{header}")
    return Column(_PARTS.get(known.key, known.key), known.label) if known else None
