"""Notebooks on disk whose every word is a token that stands nowhere else, and what became of the tokens."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from site_builder.publish.keys import key_line
from site_builder.publish.readers import FILE, new_readers, readers_text, with_reader

KEY = bytes(range(100, 132))
KEY_LINE = key_line(KEY).partition("=")[2]
PASSPHRASE = "lusab-babad-gutih-tugad-mudof"
ROOT = Path(__file__).resolve().parents[2]
_TOKEN = "zqxwvky"

SOUND = """---
# zqxwvkycomment stands in a comment
name: Zqxwvkyname Zqxwvkyfamily
aliases: [Zqxwvkyalias]
email: {work: zqxwvkymail@zqxwvkyhost.example}
phone: "+49 151 9753197531"
links: {mastodon: https://zqxwvkylink.example/@zqxwvkyhandle}
org: Zqxwvkyorg
role: Zqxwvkyrole
location: Zqxwvkyplace
tags: [zqxwvkytag]
circle: zqxwvkycircle
introduced_by: "[[Zqxwvkyhidden]]"
birthday: 1988-03-15
dates: {zqxwvkywedding: 2019-06-01}
zqxwvkykey: zqxwvkyvalue
---

Zqxwvkynote with [[Zqxwvkyhidden|Zqxwvkylabel]] and <b title="zqxwvkytitle">zqxwvkybold</b>.

## Log

- 2026-11-18 met: zqxwvkymet
- 2026-11-19 sent zqxwvkychannel: zqxwvkysent #zqxwvkyhash -> next Friday
- 2026-11-20 promised: zqxwvkypromise by next Friday
"""
HIDDEN = (
    "---\nname: Zqxwvkyhidden\nprivate: true\n---\n\nZqxwvkysecret\n\n## Log\n\n- 2026-11-18 met: zqxwvkyhiddenmet\n"
)
BROKEN = {
    "zqxwvkyyaml": "---\nname: [zqxwvkybroken\n---\n",
    "zqxwvkyunclosed": "---\nname: Zqxwvkyunclosed\n",
    "zqxwvkydate": "---\nname: Zqxwvkydate\nmet: 2026-02-30 zqxwvkyday\n---\n",
    "zqxwvkywhen": "---\nname: Zqxwvkywhen\n---\n\n## Log\n\n- 2026-11-18 met: x -> zqxwvkyday\n- zqxwvkyno met: x\n",
    "zqxwvkyconflict": "---\nname: Zqxwvkyconflict\n---\n\n<<<<<<< zqxwvkyours\nx\n=======\ny\n>>>>>>> zqxwvkytheirs\n",
    "zqxwvkyslip": "---\nname: Zqxwvkyslip\nbirtday: zqxwvkyslipped\ncircle: zqxwvkyunknown\n---\n",
    "zqxwvkyname_": "---\nname: Zqxwvkytwice\n---\n",
}


def notebook(root: Path, passphrase: str = PASSPHRASE, rounds: int = 600_000) -> Path:
    """A notebook with people of tokens, one of them private, some broken, and one reader."""
    notes = {"zqxwvkyname": SOUND, "zqxwvkydeep/zqxwvkyhidden": HIDDEN, **BROKEN}
    for name, text in notes.items():
        file = root / "contacts" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (root / "contacts" / "zqxwvkylatin.md").write_bytes("---\nname: Zqxwvkylatin é\n---\n".encode("latin-1"))
    (root / "followup.yml").write_text(
        "title: Zqxwvkysitetitle\nme: {name: Zqxwvkyowner, email: zqxwvkyowner@zqxwvky.example}\nzqxwvkysetting: 1\n"
    )
    readers = replace(new_readers(KEY), rounds=rounds)
    (root / FILE).write_text(readers_text(with_reader(readers, "zqxwvkyreader", passphrase, KEY)))
    return root


def tokens_in(data: bytes | str) -> list[str]:
    """The tokens in it, and the telephone number."""
    text = data if isinstance(data, str) else data.decode("latin-1")
    return [line for line in text.splitlines() if _TOKEN in line.lower() or "97531975" in line]


def run(root: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """The program as CI runs it, in a process of its own, without a key unless one is given."""
    return subprocess.run(
        command(*arguments),
        cwd=root,
        env=environment(**environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "site_builder", *arguments]


def environment(**environ: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FOLLOWUP", "CI", "PYTEST"))}
    return {**kept, "PYTHONPATH": str(ROOT), "CI": "true", **environ}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in it by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
