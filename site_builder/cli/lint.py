"""`followup lint`: what costs goodwill in drafts and promises, before it is sent."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.cli import ERRORS, FINE
from site_builder.cli.book import the_book, the_notebook
from site_builder.cli.options import today_option
from site_builder.cli.progress import Progress
from site_builder.cli.terminal import say, show
from site_builder.drafts import Draft, Finding, find_tone, write_draft
from site_builder.model import Event, FollowUp, Outcome, Place, Plan
from site_builder.site.book import Book
from site_builder.site.words import count
from site_builder.text.visible import visible


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that cost goodwill, and where to mend them: in the line or in the template they come from."""

    place: Place
    finding: Finding
    where: str  # "a promise", "the draft of a second-message"


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    today_option(parser)


def run(args: Namespace) -> int:
    """Mark what costs goodwill, in the drafts of all steps and in the promises that are open.

    Each with its place, why, and a kinder wording. The exit code is 1 where there is any.
    """
    book = the_book(args, the_notebook(args), drafts=True)
    plans = Progress(args).each(book.plans, "Reading drafts", len(book.plans))
    found = dict.fromkeys(told for plan in plans for marked in _marked(plan, book) for told in [_told(marked)])
    for told in found:
        show(told)
    say(args, f"{count(len(found), 'place')} to mend" if found else "nothing here costs goodwill")
    return ERRORS if found else FINE


def _told(marked: Marked) -> str:
    place, finding = marked.place, marked.finding
    phrase = " ".join(finding.phrase.split())
    head = f"{place.path}:{place.line}:{place.column}: {finding.slip}: “{phrase}” in {marked.where}."
    return f"{visible(head)}\n    {finding.why}\n    Kinder: {finding.kinder}"


def _marked(plan: Plan, book: Book) -> Iterator[Marked]:
    """A promise is told once: where its words return in a draft, they are left out there."""
    seen: set[str] = set()
    for promise in plan.promises:
        if promise.outcome is Outcome.OPEN:
            for marked in _in_promise(promise.made, book):
                seen.add(marked.finding.phrase)
                yield marked
    for item in plan.items:
        for marked in _in_drafts(plan, item, book):
            if marked.finding.phrase not in seen:
                yield marked


def _in_promise(event: Event, book: Book) -> Iterator[Marked]:
    line = _line(book.texts.get(event.place.path, ""), event.place.line)
    for finding in find_tone(line):
        yield Marked(event.place._replace(column=finding.start + 1), finding, "a promise")


def _in_drafts(plan: Plan, item: FollowUp, book: Book) -> Iterator[Marked]:
    draft = write_draft(plan, item, book.settings, book.today, book.messages)
    for each in (draft, draft.alternative if draft else None):
        for finding in each.tone if each else ():
            place = _place(finding, each, item, book) if each else item.source
            yield Marked(place, finding, f"the draft of {'an' if item.kind[0] in 'aeiou' else 'a'} {item.kind}")


def _place(finding: Finding, draft: Draft, item: FollowUp, book: Book) -> Place:
    """In the notebook's own template where the words stand there, else the line that the step speaks of."""
    text = book.messages.get(draft.template.removeprefix("messages/"), "")
    for number, line in enumerate(text.split("\n"), 1):
        if finding.phrase in line:
            return Place(path=draft.template, line=number, column=line.index(finding.phrase) + 1)
    return item.source


def _line(text: str, number: int) -> str:
    return "".join(text.split("\n")[number - 1 : number])
