"""Wiki links that lead to one person, made to lead to another; every other byte stays."""

from __future__ import annotations

import re

from site_builder.model import Contact
from site_builder.text.names import Directory, split_link

_LINK = re.compile(
    rb"\[\[(?P<target>[^\[\]|#^\r\n]+?)(?P<below>[#^][^\[\]|\r\n]*?)?(?:(?P<bar>\\?\|)[^\[\]\r\n]*)?\]\]"
)


def relinked(data: bytes, directory: Directory, one: Contact, other: Contact) -> bytes:
    """The note with its links to `other` leading to `one`; they show the words that they showed before."""

    def led(found: re.Match[bytes]) -> bytes:
        label = split_link(found[0].decode("utf-8", "surrogateescape")).label.encode("utf-8", "surrogateescape")
        if directory.find(found["target"].decode("utf-8", "surrogateescape")) is not other:
            return found[0]
        return b"[[%s%s%s%s]]" % (one.slug.encode(), found["below"] or b"", found["bar"] or b"|", label)

    return _LINK.sub(led, data)
