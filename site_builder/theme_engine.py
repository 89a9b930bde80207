"""Jinja as the themes use it: everything escaped, whatever is missing an error, and no more work than that takes.

A site is thousands of pages of hundreds of values each, so what Jinja does for each value is what a build costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame

from site_builder.theme_bytecode import Bytecode
from site_builder.theme_filters import FILTERS, escaped


def engine(source: Callable[[str], str | None], names: Mapping[str, Any]) -> Environment:
    """An environment for the templates that `source` gives; all of them know these names."""
    environment = _Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        loader=FunctionLoader(source), bytecode_cache=Bytecode(__file__),
    )  # fmt: skip
    environment.globals |= names
    environment.filters |= FILTERS
    return environment


class _Code(CodeGenerator):
    """The Python of a template: `a.b` and `a[0]` are no more than that, and our filters' answers stand as they are."""

    def write_commons(self) -> None:
        """What the functions of a template have at hand; `escape` is what Jinja calls for each value."""
        super().write_commons()
        self.writeline("escape = environment.escaped")

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        """A template or block is handed up as one text, not piece by piece through all that it stands in."""
        if frame.buffer is not None:
            super().blockvisit(body, frame)
            return
        self.buffer(frame)
        super().blockvisit(body, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if isinstance(node, nodes.Filter) and node.name in FILTERS:
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """`f(x)` is `f(x)`: what a theme may call asks for no context."""
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if isinstance(node.node, nodes.Name) and node.node.name == "self":  # its blocks are items
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int):
            self.visit(node.node, frame)
            self.write(f"[{node.arg.value}]")
        else:
            super().visit_Getitem(node, frame)


class _Environment(Environment):
    code_generator_class = _Code
    escaped = staticmethod(escaped)

    @cache  # noqa: B019 - a theme lives as long as the program
    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """A template, compiled once; Jinja's own store is asked for it on each page that extends or imports it."""
        return super().get_template(name, parent, globals)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One dictionary, for Jinja's own chain of them is looked through name by name for each page."""
        return {**self.globals, **(d or {})}
