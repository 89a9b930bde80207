"""The theme: a folder of templates, styles and scripts, and the one way from a page's values to its HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.site.page import Frame, Page

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
_POLICY_TAG = f'<head>\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">'.encode()
_USE = re.compile(rb'"#i-([a-z-]+)"')
_SYMBOL = re.compile(rb'<symbol id="i-([a-z-]+)".*?</symbol>', re.DOTALL)
_SIDES = {"you": "out", "they": "in", "both": "both"}  # whose line of the log, as an arrow
_ASSETS = (".css", ".js")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)  # of a template: a seventh of a page of thirty rows


def built_in_themes() -> Path:
    """Where the themes are that come with the program: beside the package, or inside it when installed."""
    package = Path(__file__).parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def load_theme(folders: Iterable[Path]) -> Theme:
    """The theme of these folders: a file of a later one replaces the earlier one's of that name."""
    files: dict[str, bytes] = {}
    for folder in folders:
        if folder.is_dir():
            paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
            files |= {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return Theme(files)


class Theme:
    """Templates, compiled once, and the files that the pages load."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self._frame = Frame()
        self._shared: dict[tuple[object, ...], Markup] = {}

    @cached_property
    def assets(self) -> dict[str, bytes]:
        """Styles and scripts, by their name in the site; those of the reader stand in the published page alone."""
        names = (name for name in self.files if name.endswith(_ASSETS) and not name.startswith("reader/"))
        return {name: self.files[name] for name in names}

    def render(self, page: Page, frame: Frame) -> bytes:
        """A page's HTML, with its policy and the pictures of the icons that it uses."""
        if frame is not self._frame:
            self._frame, self._shared = frame, {}
        template = self._environment.get_template(page.template)
        html = template.render(page.values, page=page, frame=frame, root=page.root)
        return self._with_icons(html.encode(errors="replace").replace(b"<head>", _POLICY_TAG, 1))

    def fragment(self, name: str, values: Mapping[str, object]) -> Markup:
        """A part of a page, such as a row: rendered by itself, so that it can be remembered as text."""
        from markupsafe import Markup

        return Markup(self.whole(name, values))

    def whole(self, name: str, values: Mapping[str, object]) -> str:
        """A page that stands by itself: every byte of its values is kept, as hashes of them stand in its policy."""
        return self._environment.get_template(name).render(values)

    def _share(self, name: str, root: str, section: str = "", badge: int = 0) -> Markup:
        """A part that many pages of a site have in common, rendered once for each depth, section and badge."""
        key = (name, root, section, badge)
        if key not in self._shared:
            values = {"section": section, "root": root, "badge": badge, "frame": self._frame}
            self._shared[key] = self.fragment(name, values)
        return self._shared[key]

    def _with_icons(self, html: bytes) -> bytes:
        used = sorted(self._icons.keys() & set(_USE.findall(html)))
        symbols = b"\n".join([self._icons[name] for name in used])
        return html.replace(
            b"<!-- icons -->", b'<svg class="icons" hidden aria-hidden="true">\n%b\n</svg>' % symbols, 1
        )

    @cached_property
    def _icons(self) -> dict[bytes, bytes]:
        return {match[1]: match[0] for match in _SYMBOL.finditer(self.files.get("icons.html", b""))}

    @cached_property
    def _environment(self) -> Environment:
        from site_builder.theme_engine import engine

        names = {
            "styles": self._named(".css"),
            "scripts": self._named(".js"),
            "sides": _SIDES,
            "shared": self._share,
        }
        return engine(self._source, names)

    def _source(self, name: str) -> str | None:
        return _INDENT.sub("", self.files[name].decode()) if name in self.files else None

    def _named(self, ending: str) -> tuple[str, ...]:
        """The theme's own file first, then whatever else there is; mode.js stands in the head by itself."""
        names = sorted(name for name in self.assets if name.endswith(ending) and name != "mode.js")
        return tuple(sorted(names, key=lambda name: name != "theme.css"))
