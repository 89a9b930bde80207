"""Render a message template so that it can neither reach out of its words nor run or grow without end.

A message is Jinja, but small: no macros, no imports, no loop in a loop, no arithmetic but plus and minus, and of each
value only the attributes named here. What a template may not do is an error that becomes a problem of its file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from datetime import date
from functools import cache, lru_cache, wraps
from typing import TYPE_CHECKING, Any, NamedTuple

from site_builder.drafts.moments import full_day
from site_builder.drafts.names import first_name
from site_builder.drafts.vocabulary import words

if TYPE_CHECKING:
    from jinja2 import Template, nodes
    from jinja2.sandbox import SandboxedEnvironment

LONGEST = 10_000  # letters of a template, of a value in it, and of what it makes

_NODES = words("""
    Template Output TemplateData Name Const Getattr Getitem Slice Filter Test Compare Operand If CondExpr For And Or Not
    Neg Assign Keyword Add Sub Call List Tuple
""")
_FILTERS = words("""
    upper lower capitalize title trim first last length count default d list sort reverse select reject selectattr
    rejectattr map truncate int string join replace unique round
""")
_OF_TEXT = words("split strip lstrip rstrip title upper lower capitalize startswith endswith partition")
_OF_DAY = words("year month day weekday isoweekday isoformat strftime")
_OF_LOOP = words("index index0 revindex first last length")

_TAG_LINE = re.compile(r"^([ \t]*\{(?:%(?:(?!%\}).)*|#(?:(?!#\}).)*))([%#]\})[ \t]*\n", re.MULTILINE)
"""A line that is only a tag leaves no empty line: its end moves into the tag, so that lines keep their numbers."""


class Ready(NamedTuple):
    """A template that is ready, and the names it asks for."""

    template: Template
    names: frozenset[str]


class TemplateFailed(ValueError):
    """A message template that can't be used, with the line at fault."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def render(path: str, text: str, scope: Callable[[Set[str]], Mapping[str, object]]) -> str:
    """What the template makes of the scope, which is asked for the names in the template."""
    try:
        template, names = _compiled(path, text)
        made, length = [], 0
        for piece in template.root_render_func(template.new_context(dict(scope(names)), shared=True)):
            made.append(piece)
            length += len(piece)
            if length > LONGEST:
                raise ValueError(f"the message is longer than {LONGEST:,} letters")
        return "".join(made)
    except Exception as error:  # whatever an owner's template does wrong is a problem of that file, never a crash
        raise TemplateFailed(_message(error), _line(error, path, text)) from error


@lru_cache(maxsize=256)
def _compiled(path: str, text: str) -> Ready:
    from jinja2.nodes import Name

    if len(text) > LONGEST:
        raise ValueError(f"the template is longer than {LONGEST:,} letters")
    environment = _environment()
    tree = environment.parse(_TAG_LINE.sub(r"\1\n\2", text), filename=path)
    _check(tree, in_loop=False)
    names = frozenset(name.name for name in tree.find_all(Name) if name.ctx == "load")
    code = environment.compile(tree, filename=path)
    return Ready(environment.template_class.from_code(environment, code, {}), names)


def _check(node: nodes.Node, *, in_loop: bool) -> None:
    """Refuse what could run or grow without end, with the line at fault."""
    name = type(node).__name__
    looping = name == "For"
    if name not in _NODES or (looping and (in_loop or getattr(node, "recursive", False))):
        raise _refused(f"a message can't use {'a loop in a loop' if looping else name.lower()}", node)
    if name in ("List", "Tuple") and not _is_flat(node):
        raise _refused("a list in a message holds plain words only", node)
    for child in node.iter_child_nodes():
        _check(child, in_loop=in_loop or looping)


def _is_flat(node: nodes.Node) -> bool:
    stored = getattr(node, "ctx", "load") == "store"
    kinds = ("Const", "Name") if stored else ("Const",)
    return all(type(item).__name__ in kinds for item in node.iter_child_nodes())


def _refused(message: str, node: nodes.Node) -> Exception:
    from jinja2 import TemplateSyntaxError

    return TemplateSyntaxError(message, node.lineno)


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.runtime import LoopContext
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    known = {str: _OF_TEXT, date: _OF_DAY, LoopContext: _OF_LOOP}

    class Messages(ImmutableSandboxedEnvironment):
        """Jinja for messages: few filters, few attributes, no globals."""

        intercepted_binops = frozenset("+")

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            named = next((names for kind, names in known.items() if isinstance(obj, kind)), None)
            if named is not None:
                return attr in named
            ours = type(obj).__module__.startswith("site_builder.")
            return ours and super().is_safe_attribute(obj, attr, value)

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            return _bounded(super().call_binop(context, operator, left, right), SecurityError)

    environment = Messages(undefined=StrictUndefined, lstrip_blocks=True, autoescape=False, optimized=False)
    environment.globals.clear()
    kept = {name: made for name, made in environment.filters.items() if name in _FILTERS}
    environment.filters = {name: _bounded_filter(made, SecurityError) for name, made in kept.items()}
    environment.filters |= {"start": start, "day": _day, "first_name": first_name}
    return environment


def start(text: str) -> str:
    """The text with its first letter in upper case, for the beginning of a sentence or a subject."""
    return text[:1].upper() + text[1:]


def _day(day: date) -> str:
    return full_day(day, day)


def _bounded_filter(made: Callable[..., Any], failure: type[Exception]) -> Callable[..., Any]:
    @wraps(made)
    def bounded(*args: Any, **kwargs: Any) -> Any:
        return _bounded(made(*args, **kwargs), failure)

    return bounded


def _bounded(value: Any, failure: type[Exception]) -> Any:
    if hasattr(value, "__len__") and len(value) > LONGEST:
        raise failure(f"a value in the message is longer than {LONGEST:,} letters")
    return value


def _message(error: Exception) -> str:
    return " ".join(str(getattr(error, "message", None) or error).split()).rstrip(".") or type(error).__name__


def _line(error: Exception, path: str, text: str) -> int:
    """The template's line: of the syntax error, else of the last step that ran in the template."""
    import traceback

    if lineno := getattr(error, "lineno", None):
        return int(lineno)
    lines = [step.lineno or 1 for step in traceback.extract_tb(error.__traceback__) if step.filename == path]
    return _compiled(path, text).template.get_corresponding_lineno(lines[-1]) if lines else 1
