"""Random people, as notes would tell of them, and what of a contact must survive a way out and in."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from site_builder.exchange.card import Card, log_line, tidy, tidy_notes
from site_builder.exchange.note_out import note_text
from site_builder.model import Contact, Place, Reach, Source
from site_builder.settings import Settings
from site_builder.text.contact import read_contact

SETTINGS = Settings()
NOWHERE = Place(path="")

words = st.text(min_size=1, max_size=30).filter(lambda text: text.strip())
short = st.one_of(
    st.sampled_from(["Ada", "work", "a: b", "x, y; z", '"q"', "= 1", "+49 30 1234567", "\\n", "'s"]), words
)
plain = words.map(tidy).filter(bool)  # the reader keeps labels as they are written
labels = st.one_of(st.just(""), st.sampled_from(["work", "home", "mobile", "cell", "a:b", "linkedin"]), plain)
reach = st.builds(Reach, label=labels, value=short)
reaches = st.lists(reach, max_size=4).map(tuple)
days = st.dates().map(str)
more = st.one_of(
    st.just(Reach(label="favourite: tea", value="a: b\\")),
    st.builds(
        Reach,
        label=st.sampled_from([
            "gender", "lang", "geo", "pronouns", "birthplace", "deathdate", "caluri", "x-shoe-size", "x-skype", "hobby",
            "x-image", "department", "profession", "name_prefix", "middle_name", "name_suffix", "vcard_tz", "x-Foo",
            "kind", "address", "born", "related", "deathplace", "class", "N", "x-frm-snooze-until", "x-android-custom",
        ]),
        value=st.one_of(
            short.map(tidy).filter(bool),
            st.sampled_from([
                "F", "fr, en", "geo:46.77,-71.28", "https://x.example/?a=b", "2019-06-01", "20190601", "03-15", "Dr.",
                "a, b", "a;b", "data:x", "F;woman", "M.Sc.,jr.", "PRIVATE", "individual",
            ]),
        ),
    ),
)  # fmt: skip
verbs = st.sampled_from(["met", "sent email", "talked", "heard", "note", "promised", "gave by Ben", "meeting"])
lines = st.builds(lambda day, verb, text: f"{day} {verb}: {text}", days, verbs, short)
yearly = st.one_of(days, st.dates().map(lambda day: f"{day:%m-%d}"), st.just(""))
maybe = st.one_of(st.just(""), short)
notes = st.one_of(
    maybe, st.lists(words, max_size=5).map("\n".join), st.just("# Head\n\n## Log\n\n- 2026-01-01 met: x\n```")
)


@st.composite
def contacts(draw: st.DrawFn) -> tuple[Contact, str]:
    """A contact as it is read from a note of ours, and that note."""
    card = Card(
        name=draw(short),
        aliases=tuple(draw(st.lists(short, max_size=3, unique_by=tidy))),
        email=draw(reaches),
        phone=draw(reaches),
        links=draw(reaches),
        org=draw(maybe),
        role=draw(maybe),
        location=draw(maybe),
        timezone=draw(st.sampled_from(["", "Europe/Berlin"])),
        tags=tuple(draw(st.lists(short, max_size=3))),
        circle=draw(st.sampled_from(["", "friends", "Old Team"])),
        every=draw(st.sampled_from(["", "6 weeks", "never"])),
        met=draw(st.one_of(st.just(""), days)),
        met_at=draw(maybe),
        introduced_by=draw(maybe),
        birthday=draw(yearly),
        dates=tuple(Reach(label=label, value="2019-06-01") for label in draw(st.sets(plain, max_size=3))),
        busy=draw(st.sampled_from([(), ("Jan 2 to Apr 15",), ("Mar", "2026-12-01 to 2026-12-10")])),
        follow_up=draw(st.one_of(st.just(""), days)),
        last_touch=draw(st.one_of(st.just(""), days)),
        status=draw(st.sampled_from(["", "active", "inbox", "paused", "closed"])),
        private=draw(st.sampled_from(["", "yes"])),
        more=tuple(draw(st.lists(more, max_size=5, unique_by=lambda each: each.label.lower()))),
        notes=tidy_notes(draw(notes)),
    )
    log = [log_line(" ".join(line.split())).words for line in draw(st.lists(lines, max_size=4))]
    text = note_text(card) + "".join(f"- {words}\n" for words in log)
    contact, _ = read_contact(Source(path="contacts/somebody.md", text=text), SETTINGS)
    assert contact is not None
    assert not contact.unreadable
    return contact, text


def kept(contact: Contact) -> Contact:
    """All that the contact says, but where in its file it says so."""
    log = tuple(event._replace(place=NOWHERE) for event in contact.log)
    dates = tuple(day._replace(place=NOWHERE) for day in contact.dates)
    birthday = contact.birthday and contact.birthday._replace(place=NOWHERE)
    more = tuple(sorted(pair for pair in contact.more if pair[1]))  # the order of keys that are none of ours is free
    return replace(contact, more=more, log=log, dates=dates, birthday=birthday, notes=contact.notes.strip(),
                   slug="", path="", places={}, newest_first=False, notes_line=1)  # fmt: skip
