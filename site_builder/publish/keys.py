"""The site key: 32 random bytes that CI holds. It comes from the environment or a file, never from an argument."""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Mapping
from pathlib import Path

from site_builder.publish import CannotPublish

VARIABLE = "FOLLOWUP_KEY"
FILE_VARIABLE = "FOLLOWUP_KEY_FILE"
LENGTH = 32
_LEAST_DISTINCT = 16  # 32 random bytes hold about 30 different ones; below 16 is not chance
_HINT = f"set {VARIABLE} to the line that `followup publish init` printed, or {FILE_VARIABLE} to a file that holds it"


def new_key() -> bytes:
    """A new site key."""
    return secrets.token_bytes(LENGTH)


def key_line(key: bytes) -> str:
    """The line to keep as CI's secret: FOLLOWUP_KEY=…"""
    return f"{VARIABLE}={base64.urlsafe_b64encode(key).decode().rstrip('=')}"


def key_from(environ: Mapping[str, str]) -> bytes:
    """The site key that the environment holds or names a file for; refused where it is missing, malformed or weak."""
    if VARIABLE in environ:
        return read_key(environ[VARIABLE])
    if file := environ.get(FILE_VARIABLE):
        return read_key(_text_of(Path(file)))
    raise CannotPublish("there is no key", _HINT)


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except (OSError, UnicodeError) as error:
        raise CannotPublish(f"the file of {FILE_VARIABLE} could not be read", _HINT) from error


def read_key(text: str) -> bytes:
    """The key in its written form, with or without the name before it."""
    written = text.strip().removeprefix(f"{VARIABLE}=")
    if not written:
        raise CannotPublish("the key is empty", _HINT)
    try:
        key = base64.b64decode(written + "=" * (-len(written) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise CannotPublish("the key is not of its form", _HINT) from None
    if len(key) != LENGTH:
        raise CannotPublish("the key is not of its form", _HINT)
    if len(set(key)) < _LEAST_DISTINCT or all(32 <= byte < 127 for byte in key):
        raise CannotPublish("the key is too weak: it was not drawn by chance", "make one with `followup publish init`")
    return key
