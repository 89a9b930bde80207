"""Jinja as the themes use it: everything escaped, whatever is missing an error, and no more work than that takes.

A site is thousands of pages of hundreds of values each, so what Jinja does for each value is what a build costs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame

from site_builder.theme_filters import FILTERS, escaped


def engine(source: Callable[[str], str | None], names: Mapping[str, Any]) -> Environment:
    """An environment for the templates that `source` gives; all of them know these names."""
    environment = _Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        loader=FunctionLoader(source),
    )  # fmt: skip
    environment.globals |= names
    environment.filters |= FILTERS
    return environment


class _Code(CodeGenerator):
    """The Python of a template: each value goes into the page by `escaped`, and `a.b` is `a.b`, no item of `a`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _Environment(Environment):
    code_generator_class = _Code
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One dictionary, for Jinja's own chain of them is looked through name by name for each page."""
        return {**self.globals, **(d or {})}
