"""The page that is published: lock, reader and the theme's scripts in the clear, under hashes; all else encrypted."""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.publish import CannotPublish
from site_builder.publish.envelope import Sealed, damaged

if TYPE_CHECKING:
    from markupsafe import Markup

    from site_builder.theme import Theme

READER = ("quiet", "envelope", "bundle", "links", "show", "route", "lock")
_SCRIPT = re.compile(r'<script src="([^"]+)"')
_PARTS = re.compile(
    r'(?<=<script type="application/json" id="sealed-header">)(?P<header>[^<]*)(?=</script>)'
    r'|(?<=<script type="text/plain" id="sealed-body">)(?P<body>[^<]*)(?=</script>)'
    r'|(?<=<script type="text/plain" id="sealed-sum">)(?P<checksum>[^<]*)(?=</script>)'
)
_ORDER = ["header", "body", "checksum"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """A published page, taken apart: what is sealed, and the page around it, which anyone may read."""

    sealed: Sealed
    shell: str


def published_page(theme: Theme, files: Mapping[str, bytes], sealed: Sealed) -> str:
    """The page's HTML: a lock around the sealed site, with the scripts that its pages name."""
    reader, style = _reader(theme), theme.files["reader/unlock.css"].decode()
    scripts = [files[path].decode() for path in _scripts(files)]
    styles = [files[path].decode() for path in sorted(files) if path.endswith(".css")]
    texts = {
        "header": sealed.header,
        "body": sealed.body,
        "checksum": sealed.checksum,
        "reader": reader,
        "style": style,
    }
    values = {name: _raw(text) for name, text in texts.items()} | {"scripts": [_raw(script) for script in scripts]}
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_policy([reader, *scripts], [style, *styles])}">'
    return theme.whole("unlock.html", values).replace("<head>", f"<head>\n{policy}", 1)


def _reader(theme: Theme) -> str:
    """The reader's scripts as one, with names of their own."""
    parts = (theme.files[f"reader/{name}.js"].decode() for name in READER)
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def _scripts(files: Mapping[str, bytes]) -> Iterable[str]:
    """The scripts that pages name, in their order."""
    named: dict[str, None] = {}
    for path in sorted(files, key=lambda path: (path != "index.html", path)):
        if path.endswith(".html"):
            folder = posixpath.dirname(path)
            for source in _SCRIPT.findall(files[path].decode().partition("</head>")[0]):
                named[posixpath.normpath(posixpath.join(folder, source))] = None
    return named


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _raw(text: str) -> Markup:
    """Text that stands in a script or style element as it is: the program's, the theme's, or base64."""
    from markupsafe import Markup

    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise CannotPublish("a script or style of the theme would end its own element", "write it as <\\/script")
    return Markup(text)


def taken_apart(page: bytes) -> Published:
    """What is sealed in a published page, and its shell; refused where it is no such page."""
    text = _text(page)
    parts = {name: found[name] for found in _PARTS.finditer(text) for name in _ORDER if found[name] is not None}
    sealed = Sealed(header=parts.get("header", ""), body=parts.get("body", ""))
    if list(parts) != _ORDER or len(_PARTS.findall(text)) != len(_ORDER) or parts["checksum"] != sealed.checksum:
        raise damaged()
    return Published(sealed=sealed, shell=_PARTS.sub("", text))


def _text(page: bytes) -> str:
    try:
        return page.decode()
    except UnicodeError:
        raise damaged() from None
