"""Values as YAML on one line, written so that every reader takes them for what they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"

_PLAIN = re.compile(r"[^\W\d_][\w.@'/()&+-]*(?: [\w.@'/()&+-]+)*|\d{4}-\d\d-\d\d")
_GUESSED = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n", "inf", "nan"})
_UNSEEN = re.compile(r"[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def yaml_value(value: Value) -> str:
    """A text, a list or a map of labels, on one line."""
    if isinstance(value, str):
        return yaml_word(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{yaml_word(key)}: {yaml_value(each)}' for key, each in value.items())}}}"
    return f"[{', '.join(map(yaml_value, value))}]"


def yaml_word(text: str) -> str:
    """A text as YAML that every reader takes for that text: in quotes unless it is plain."""
    if _PLAIN.fullmatch(text) and text.lower() not in _GUESSED:
        return text
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
