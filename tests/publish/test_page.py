"""The published page as text: what stands in it is what its policy allows."""

from __future__ import annotations

import base64
import hashlib
import re

from site_builder.publish.bundle import pack
from site_builder.publish.envelope import Lock, seal
from site_builder.publish.page import published_page
from site_builder.theme import Theme
from tests.publish.conftest import KEY
from tests.publish.sites import site

_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


def test_each_script_and_style_stands_under_its_hash(theme: Theme, lock: Lock) -> None:
    files = site(3)
    page = published_page(theme, files, seal(pack(files, KEY), KEY, lock))
    allowed = re.findall(r"'sha256-([^']+)'", page)
    found = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for _, text in _INLINE.findall(page)]
    assert len(found) >= 3
    assert set(found) <= set(allowed)
