"""Two or three words of advice beside each draft."""

from __future__ import annotations

from site_builder.drafts.message import Form
from site_builder.drafts.scene import Scene
from site_builder.model import Kind

_HINTS = {
    Kind.ASKED_FOR: ("Take them at their word, cheerfully", "Repeat the request in one line", "One easy question"),
    Kind.REPLY: ("Answer what they asked first", "A date with room is an answer too", "Note what you promise"),
    Kind.THANK_YOU: ("Thank for one particular thing", "Offer something small", "No answer needed"),
    Kind.REFRESHER: ("Thank for one particular thing", "Give before you ask", "Offer a time frame"),
    Kind.FIRST_MESSAGE: ("Say who brought you together", "One question, easy to answer", "A way out"),
    Kind.SECOND_MESSAGE: ("Nod to the first note once, without counting", "Bring something new", "One easy question"),
    Kind.NEXT_MESSAGE: ("As cheerful as the first", "A new thought, not a reminder", "An answer in one word"),
    Kind.ONE_MORE_SHOT: ("No question, no count, no sigh", "Leave the door open"),
    Kind.FRESH_START: ("Another channel, another reason", "Not a word about the old notes"),
    Kind.CATCH_UP: ("Their news before yours", "Nothing to ask for"),
    Kind.CONFIRM_MEETING: ("Day, time and place in one line", "An easy way to move it"),
    Kind.PROMISE: ("Deliver first, explain second", "One easy way to answer"),
    Kind.THEY_OWE: ("Wait for the day, then keep it light", "Offer to help"),
    Kind.CHECK_IN: ("No ask, no offer", "Say thank you and leave it there"),
    Kind.BIRTHDAY: ("Nothing but the good wishes", "Add one thing only you would know"),
    Kind.DATE: ("On the day, and short", "Add one thing only you would know"),
}
_LATE = "Own the date in half a line, then move on"
_ALOUD = "A smile in your voice"


def tone_hints(scene: Scene) -> tuple[str, ...]:
    """The hints for that step; a late promise and a call have one more in front."""
    hints = _HINTS[scene.step.kind]
    if scene.step.kind is Kind.PROMISE and scene.late:
        return (_LATE, *hints)
    return (_ALOUD, *hints)[:3] if scene.form is Form.CALL else hints
