"""The pages of a notebook: rendered by its theme, with progress, and a failing template told by its name."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType

from site_builder.build import Site, Take, build_site
from site_builder.cli import Stop
from site_builder.cli.progress import Progress
from site_builder.cli.terminal import in_ci
from site_builder.notebook.dress import theme_of
from site_builder.notebook.folder import Notebook
from site_builder.notebook.state import version
from site_builder.site.book import Book
from site_builder.site.page import Frame, Page
from site_builder.spread import spread
from site_builder.standing import Standing, Stood, made_of
from site_builder.theme import Theme


def build_pages(
    args: Namespace, book: Book, notebook: Notebook, stood: Mapping[str, Stood] | None = None, take: Take | None = None
) -> Site:
    """The files of the site, but for those that `take` is given; ends the command where the theme fails.

    What stands as it would be made is left out.
    """
    theme = theme_of(notebook.root, notebook.settings.theme)
    standing = None if stood is None else Standing(made_by=made_of(version(), theme.files), pages=stood)
    return build_site(book, Dressed(theme, Progress(args)), spread=spread, standing=standing, take=take)


class Dressed:
    """A theme that counts its pages and says which template failed."""

    def __init__(self, theme: Theme, progress: Progress) -> None:
        self._theme, self._progress = theme, progress
        self._pages = 0

    @property
    def assets(self) -> Mapping[str, bytes]:
        """Styles and scripts by their path in the site."""
        return self._theme.assets

    def render(self, page: Page, frame: Frame) -> bytes:
        """A whole page, as its file holds it."""
        self._pages += 1
        self._progress.tell("Building pages", self._pages)
        with _naming(page.template):
            return self._theme.render(page, frame)

    def fragment(self, name: str, values: Mapping[str, object]) -> str:
        """A part of a page, such as a row."""
        with _naming(name):
            return self._theme.fragment(name, values)


@contextmanager
def _naming(template: str) -> Iterator[None]:
    """One line about a template that fails; a defect that is none of the theme's stays what it is."""
    try:
        yield
    except Exception as error:  # a theme is a program: it may raise anything
        lines = list(_template_lines(error.__traceback__))
        if not lines:
            raise
        name = getattr(error, "name", None) or template
        what = type(error).__name__ if in_ci() else error  # the words may be a note's
        raise Stop(f"the theme failed in {name}, line {lines[-1]}: {what}; the old site stays") from error


def _template_lines(trace: TracebackType | None) -> Iterator[int]:
    """The lines of templates in a traceback: Jinja gives them a name in angle brackets."""
    while trace:
        if str(trace.tb_frame.f_globals.get("__name__")).startswith("<"):
            yield trace.tb_lineno
        trace = trace.tb_next
