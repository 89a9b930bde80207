"""The next step: the first outreach rule that applies, moved to where it fits, unless it has lapsed."""

from __future__ import annotations

from datetime import timedelta

from site_builder.model import FollowUp, Kind
from site_builder.plan.case import Case
from site_builder.plan.channel import channel_for
from site_builder.plan.moves import CHAIN, placed
from site_builder.plan.outreach import OUTREACH
from site_builder.plan.record import bring_something
from site_builder.plan.state import state_of

_LAPSES = dict.fromkeys((Kind.REPLY, Kind.FIRST_MESSAGE, *CHAIN), timedelta(days=90)) | {
    Kind.THANK_YOU: timedelta(days=14),
    Kind.REFRESHER: timedelta(days=30),
    Kind.LOG_MEETING: timedelta(days=30),
    Kind.CHECK_IN: timedelta(days=30),
}
"""How long after `latest` what was left undone is dropped, and the rules below go on."""


def next_step(case: Case) -> FollowUp:
    """The one outreach step of a person; load is not levelled yet."""
    for rule in OUTREACH:
        step = rule(case)
        if step is None:
            continue
        step = placed(step, case)
        if not lapsed(step, case):
            return finished(bring_something(step, case.history.asks), case)
    raise AssertionError("the last rule always finds something")


def lapsed(step: FollowUp, case: Case) -> bool:
    """It was left undone for so long that it must not crowd out what is due today."""
    after = _LAPSES.get(step.kind)
    return after is not None and step.window is not None and case.today - step.window.latest > after


def finished(step: FollowUp, case: Case) -> FollowUp:
    """The step with its channel, its state on the day, and the anchor of its rule."""
    return step._replace(
        channel=channel_for(step, case.channels, case.history),
        state=state_of(step, case.today),
        rule=step.rule or str(step.kind),
    )
