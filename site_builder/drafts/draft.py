"""What to write, for each step that sends something: the message, its tone, and what else to keep in mind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from site_builder.drafts.hints import tone_hints
from site_builder.drafts.message import Form, Message, read_message
from site_builder.drafts.sandbox import TemplateFailed, render
from site_builder.drafts.scene import Scene
from site_builder.drafts.tone import Finding, find_tone
from site_builder.model import FollowUp, Kind, Place, Plan
from site_builder.problems import Problem, Severity
from site_builder.settings import Settings

BUILT_IN = "built-in:"
"""Stands before the path of a built-in message among the messages: `built-in:text/refresher.md`."""

SENDS = frozenset({
    Kind.ASKED_FOR, Kind.REPLY, Kind.THANK_YOU, Kind.REFRESHER, Kind.FIRST_MESSAGE, Kind.SECOND_MESSAGE,
    Kind.NEXT_MESSAGE, Kind.ONE_MORE_SHOT, Kind.FRESH_START, Kind.CATCH_UP, Kind.CONFIRM_MEETING, Kind.PROMISE,
    Kind.THEY_OWE, Kind.CHECK_IN, Kind.BIRTHDAY, Kind.DATE,
})  # fmt: skip
"""The kinds with a message; each has a built-in one."""

NEW_DATE = "promise-new-date"
"""The message for a promise that is not ready: it names a new date."""

_RELATED = {"work": (), "personal": ("personal",), "dating": ("dating", "personal")}


class Draft(NamedTuple):
    """A suggested message. For a call the body is a Markdown list of what to say, and the subject says whom to ring."""

    subject: str
    body: str
    form: Form
    tone: tuple[Finding, ...] = ()  # what in the body would cost goodwill
    hints: tuple[str, ...] = ()
    alternative: Draft | None = None  # for a promise: "Not ready yet? Say so now", with a new date
    template: str = ""  # the notebook's template it comes from, such as messages/refresher.md; empty for a built-in one
    problems: tuple[Problem, ...] = ()  # templates of the notebook that could not be used

    @property
    def parts(self) -> tuple[str, ...]:
        """The paragraphs of the body, or for a call its points without their dashes."""
        if self.form is Form.CALL:
            return tuple(line.removeprefix("- ").strip() for line in self.body.split("\n") if line.strip())
        return tuple(part.strip() for part in self.body.split("\n\n") if part.strip())


def write_draft(
    plan: Plan, item: FollowUp, settings: Settings, today: date, messages: Mapping[str, str]
) -> Draft | None:
    """The message for that step, from the notebook's template or the built-in one; none where nothing is sent."""
    if item.kind not in SENDS:
        return None
    scene = Scene(plan, item, settings, today)
    alternative = _written(NEW_DATE, scene, messages) if item.kind is Kind.PROMISE else None
    return _written(item.kind, scene, messages, alternative)


def _written(name: str, scene: Scene, messages: Mapping[str, str], alternative: Draft | None = None) -> Draft | None:
    """The first of its templates that renders, and a problem for each that does not."""
    problems: list[Problem] = []
    for path in filter(messages.__contains__, _paths(name, scene.playbook.name, scene.family, scene.form)):
        try:
            message = read_message(render(path, messages[path], scene.scope))
        except TemplateFailed as failure:
            problems.append(template_problem(path, messages[path], failure))
            continue
        return _draft(message, scene, path, alternative, tuple(problems))
    return None


@cache
def _paths(name: str, playbook: str, family: str, form: Form) -> tuple[str, ...]:
    """Where to look: the notebook's own, by playbook and by kind; then the built-in one by family, form and kind."""
    call = "call/" if form is Form.CALL else ""
    related = (f"{BUILT_IN}{each}/{call}{name}.md" for each in _RELATED.get(family, ()))
    return (f"{playbook}/{name}.md", f"{name}.md", *related, f"{BUILT_IN}{form}/{name}.md", f"{BUILT_IN}{name}.md")


def _draft(
    message: Message, scene: Scene, path: str, alternative: Draft | None, problems: tuple[Problem, ...]
) -> Draft:
    own = not path.startswith(BUILT_IN)
    return Draft(
        subject="" if scene.form is Form.TEXT else message.subject,
        body=message.body,
        form=scene.form,
        tone=tuple(find_tone(message.body)),
        hints=tone_hints(scene),
        alternative=alternative,
        template=f"messages/{path}" if own else "",
        problems=problems + (alternative.problems if alternative else ()),
    )


def template_problem(path: str, text: str, failure: TemplateFailed) -> Problem:
    """The problem of a notebook's message that can't be used, at its line."""
    line = text.split("\n")[failure.line - 1 : failure.line]
    return Problem(
        place=Place(path=f"messages/{path}", line=failure.line),
        severity=Severity.ERROR,
        message=f"This message can't be used: {failure.message}.",
        hint="Another message is used instead; the words that a template may use are listed in docs/drafts.md.",
        line="".join(line)[:200],
    )
