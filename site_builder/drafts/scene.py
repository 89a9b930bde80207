"""All that a message may speak of: whom, since when, about what; the words that templates have in scope."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date
from functools import cached_property
from zlib import crc32

from site_builder.drafts import weave
from site_builder.drafts.message import Form, form_of
from site_builder.drafts.moments import full_day, named_time, plain_day, when_ahead, when_past
from site_builder.drafts.names import first_name, name_words
from site_builder.drafts.tone import find_tone
from site_builder.drafts.vocabulary import OCCASIONS, TALKS
from site_builder.model import ANSWERS, Event, FollowUp, Kind, Plan, Verb
from site_builder.settings import Settings

YES = ("yes", "sounds good", "perfect", "gladly", "works for", "great", "sure", "of course")
SPOKEN = frozenset({Verb.MET, Verb.TALKED, Verb.SUGGESTED})  # lines that may say what you spoke about
NOTICE_WORK_DAYS = 2  # a new date, and the day by which an answer is promised


class Scene:
    """One follow-up of one person, and the words for it. What is not known is an empty text."""

    def __init__(self, plan: Plan, item: FollowUp, settings: Settings, today: date) -> None:
        self.plan, self.contact, self.step, self.me = plan, plan.contact, item, settings.me
        self.settings, self.asked = settings, today
        self.playbook = settings.playbook_of(plan.contact)
        self.family = self.playbook.family  # work, personal or dating
        self.form = form_of(item.channel)  # a letter, a text or a call
        self.today = max(today, item.earliest or today)  # the day on which the message goes out
        self._told: dict[str, object] = {}

    def scope(self, names: Set[str]) -> Mapping[str, object]:
        """Those of the names that a template may use, with their values; beside them what was asked for before."""
        for name in (names & IN_SCOPE) - self._told.keys():
            self._told[name] = getattr(self, name)
        return self._told

    def pick(self, *options: str) -> str:
        """One of the options: always the same for one person, another for the next."""
        key = "\0".join((self.contact.slug, *options))
        return options[crc32(key.encode(errors="replace")) % len(options)] if options else ""

    @cached_property
    def log(self) -> tuple[Event, ...]:
        """The log up to today."""
        return tuple(event for event in self.contact.log if event.day <= self.asked)

    # Who

    @property
    def first(self) -> str:
        """Their first name, or nothing where it is not sure."""
        return first_name(" ".join(self.contact.name.split()))

    @property
    def hello(self) -> str:
        """The greeting, with its comma."""
        return f"{self._greeting()},"

    @property
    def greet(self) -> str:
        """The first words of a call, with the mark that opens the speech."""
        seen = "person" in (self.step.channel or "")
        return f"“{self._greeting()}." if seen or not self.sign else f"“{self._greeting()}, {self.sign} here."

    @property
    def ring(self) -> str:
        """What to do where nothing is written: "Ring Ada", "When you see Ada"."""
        return f"{'When you see' if 'person' in (self.step.channel or '') else 'Ring'} {self.first or 'them'}"

    @property
    def sign(self) -> str:
        """The owner's first name, or nothing."""
        return first_name(self.settings.me.name)

    @property
    def bye(self) -> str:
        """The last line: a greeting and the name in letters, the name alone in texts and among friends."""
        if self.form is Form.LETTER and self.family == "work":
            close = self.pick("Best wishes", "Warmly", "Kind regards")
            return f"{close},  \n{self.sign}" if self.sign else "Best wishes"
        return self.sign

    @property
    def org(self) -> str:
        """Where they work, where it is a short name."""
        org = weave.plain(self.contact.org)
        return org if len(org) <= weave.LONGEST else ""

    @property
    def town(self) -> str:
        """Where they live, without region and country."""
        town = weave.plain(self.contact.location).partition(",")[0].strip()
        return town if town.replace(" ", "").replace("-", "").isalpha() and len(town) <= weave.LONGEST else ""

    @property
    def via(self) -> str:
        """Who suggested that you two meet."""
        event = self.step.event
        by = event.whom if event and event.verb is Verb.SUGGESTED and event.whom else self.contact.introduced_by
        name = weave.plain(by)
        return name if len(name) <= weave.LONGEST and "@" not in name else ""

    # What was

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of their name: in a message to them they are "you", so a scrap with one is left out."""
        return name_words(self.contact.name)

    @cached_property
    def conversation(self) -> Event | None:
        """The newest one of which more than its date may be said: you met, or you talked."""
        return next((event for event in reversed(self.log) if event.verb in (Verb.MET, Verb.TALKED)), None)

    @cached_property
    def attempt(self) -> Event | None:
        """Your newest message or call that waits for an answer."""
        return next((event for event in reversed(self.log) if event.is_attempt), None)

    @property
    def topic(self) -> str:
        """What the newest conversation that names a subject was about."""
        spoken = (event for event in reversed(self.log) if event.verb in SPOKEN and not event.key)
        return next(filter(_is_kind, map(self._topic_of, spoken)), "")

    @property
    def thing(self) -> str:
        """What your messages since the last answer were about: "the paper on flow batteries"."""
        return next(filter(_is_kind, map(self._thing_of, self._chain())), "")

    @property
    def place(self) -> str:
        """Where you last met, with its preposition: "at SlowConf"."""
        event = self.conversation
        return weave.place(event.text, self.names) if event and not event.key else ""

    @property
    def occasion(self) -> str:
        """What to thank for after the newest conversation: "lunch", "the call", "the conversation"."""
        event = self.conversation
        return OCCASIONS.get(event.word.lower(), "the conversation") if event else "the conversation"

    @property
    def meal(self) -> bool:
        """It was over food or drink."""
        return self.occasion in ("lunch", "the coffee", "dinner", "the drinks")

    @property
    def spoke(self) -> str:
        """When you last spoke: "yesterday", "on Thursday", "on 18 November"."""
        return when_past(self.conversation.day, self.today) if self.conversation else ""

    @property
    def wrote(self) -> str:
        """When you last wrote or called."""
        return when_past(self.attempt.day, self.today) if self.attempt else ""

    @property
    def rang(self) -> bool:
        """The last attempt was a call that did not reach them."""
        return self.attempt is not None and self.attempt.verb is Verb.TRIED

    @property
    def heard(self) -> str:
        """When their last message came."""
        return when_past(self.step.event.day, self.today) if self.step.event else ""

    @property
    def mood(self) -> str:
        """What they wrote last: a question, thanks, a yes, or nothing that can be told."""
        text = self.step.event.text.lower() if self.step.event else ""
        if "?" in text:
            return "question"
        if text.startswith(("thank", "many thanks", "cheers")):
            return "thanks"
        return "yes" if text.startswith(YES) else ""

    @property
    def named(self) -> str:
        """The time that was named: "the start of December", "this week"."""
        event = self.step.event
        return named_time(event.when, self.today) if event and event.when else ""

    @property
    def theirs(self) -> bool:
        """They named that time, not you."""
        return self.step.event is not None and self.step.event.verb is Verb.HEARD

    # Promises, meetings, days

    @property
    def late(self) -> bool:
        """The promise's date is over."""
        return self.step.latest is not None and self.today > self.step.latest

    @property
    def due_day(self) -> str:
        """The promise's date: "Friday 20 November"."""
        return full_day(self.step.latest, self.today) if self.step.latest else ""

    @property
    def new_day(self) -> str:
        """A date that can be kept, two work days from now, and later than promised: "Wednesday 25 November"."""
        first = max(self.today, self.step.latest or self.today) if self.step.kind is Kind.PROMISE else self.today
        return full_day(self.settings.calendar.after(first, NOTICE_WORK_DAYS), self.today)

    @property
    def said(self) -> str:
        """When the promise was made."""
        return when_past(self.step.event.day, self.today) if self.step.event else ""

    @property
    def matter(self) -> str:
        """What the promise, or what has arrived, is: "the pilot budget"."""
        found = weave.promised_thing(self._detail())
        if not _is_kind(found):
            return ""
        return weave.definite(found) if self.step.kind is Kind.CHECK_IN else found

    @property
    def deed(self) -> str:
        """What was promised, as a verb: "call the landlord"."""
        found = weave.deed(self._detail())
        return found if _is_kind(found) else ""

    @property
    def meets(self) -> str:
        """When the meeting is: "tomorrow", "on Monday"."""
        return when_ahead(self._meeting_day(), self.today)

    @property
    def diary(self) -> str:
        """The meeting as it stands in the diary: "Tuesday 24 November, 10:00, coffee at Five Elephant"."""
        event = self.step.event
        parts = (full_day(self._meeting_day(), self.today), event.time if event else "", self._detail_of_meeting())
        return ", ".join(filter(None, parts))

    @property
    def label(self) -> str:
        """Which day of theirs it is: "wedding"."""
        return weave.plain(self.step.detail).replace("_", " ").strip()

    @property
    def wrote_on(self) -> str:
        """The date of your last message: "12 November"."""
        return plain_day(self.attempt.day, self.today) if self.attempt else ""

    def _greeting(self) -> str:
        word = "Hello" if self.family == "work" else "Hi"
        return f"{word} {self.first}".rstrip()

    def _topic_of(self, event: Event) -> str:
        return weave.topic(event.text, self.names) or (self._subject_of(event) if event.verb is Verb.TALKED else "")

    def _subject_of(self, event: Event) -> str:
        talk = event.word.lower() in TALKS
        return weave.of_theirs(event.text, self.names) or (weave.spoken_thing(event.text, self.names) if talk else "")

    def _thing_of(self, event: Event) -> str:
        if event.verb is Verb.TRIED:
            return ""
        return weave.definite(weave.topic(event.text, self.names) or weave.thing(event.text, self.names))

    def _chain(self) -> list[Event]:
        """Your attempts since they last answered, the newest first; where they named a time, those before it."""
        asked = self.step.kind is Kind.ASKED_FOR
        chain: list[Event] = []
        for event in reversed(self.log):
            if event.is_attempt:
                chain.append(event)
            elif event.verb is Verb.MET or (event.verb in ANSWERS and (chain or not asked)):
                break
        return chain

    def _detail(self) -> str:
        event = self.step.event
        text = self.step.detail or (event.text if event else "")
        if event and event.when and " by " in text:
            text = text.rpartition(" by ")[0]
        return text if self.step.kind is not Kind.CHECK_IN or not event else event.text

    def _meeting_day(self) -> date:
        event = self.step.event
        known = (meeting.day for meeting in self.plan.appointments if meeting.event == event)
        return next(known, event.day if event else self.today)

    def _detail_of_meeting(self) -> str:
        return weave.short(self.step.event.text) if self.step.event else ""


def _is_kind(phrase: str) -> bool:
    """There is a phrase, and nothing in it costs goodwill."""
    return bool(phrase) and not find_tone(phrase)


WORDS = frozenset((
    "log", "pick", "form", "family", "first", "hello", "greet", "ring", "sign", "bye", "org", "town", "via", "topic",
    "thing", "place", "occasion", "meal", "spoke", "wrote", "wrote_on", "rang", "heard", "mood", "named", "theirs",
    "late", "due_day", "new_day", "said", "matter", "deed", "meets", "diary", "label",
))  # fmt: skip
"""What templates have in scope beside contact, step, me and today."""

IN_SCOPE = WORDS | {"contact", "step", "me", "today"}
