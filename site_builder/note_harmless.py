"""What needs no cleaner: our own HTML of a note, where nothing but a few bare tags and plain links stands in it.

That it is safe can be read off the text, whoever made it: each `<` begins a tag of the list, no tag has an attribute
but a link's address, a list's first number and the language of code, and an address is one of web or mail, or a page
that the note may lead to. That the cleaner would give it back to the byte is how `note_common` writes, and what the
tests compare.
"""

from __future__ import annotations

import re
from collections.abc import Set

from site_builder.note_links import REL

_HOST = r"(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}"  # behind such a host no address is unreadable
_REST = r"(?:[^\s\"<>&]++|&amp;)*"
_URL = rf"(?:https?://{_HOST}(?:[/?#]{_REST})?|mailto:[\w.+-]{_REST}|\.\./{_REST})"
_BARE = r"/?(?:p|h[3-6]|em|strong|code|ul|ol|li|blockquote|pre|table|thead|tbody|tr|th|td)|hr|/a"
_TAG = rf'<(?:{_BARE}|a href="{_URL}" rel="{REL}"|ol start="[0-9]+"|code class="language-[\w+#.-]{{1,40}}")>'
_HARMLESS = re.compile(rf"[^<]*+(?:{_TAG}[^<]*+)*+")
_INSIDE = re.compile(r'<a href="(\.[^"]*)')


def is_harmless(html: str, pages: Set[str]) -> bool:
    """Whether it can be seen to be safe; `pages` are those of the site that it may lead to."""
    rewritten = "\0" in html or "\r" in html or "\xa0" in html  # by every parser, or by the cleaner
    return not rewritten and _HARMLESS.fullmatch(html) is not None and set(_INSIDE.findall(html)) <= pages
