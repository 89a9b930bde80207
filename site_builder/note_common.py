"""The blocks that most notes are made of, as HTML: paragraphs, headings, rules, flat lists, quotations, tables, code.

Python-Markdown takes a millisecond for a note, and a notebook has thousands. So what has only one reading is written
out here, to the byte as Python-Markdown would, and a block that holds anything else is Python-Markdown's. A text in
which one block may change another (raw HTML, footnotes, references) is its own as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from site_builder.note_links import ADDRESS, LONGEST_NAME, REL, WEB, Resolve, address_target, wiki_target

Library = Callable[[str], str]

_DEFINITION = re.compile(r"\[[^\[\]]*\]:")
_CODE_OF_BLANKS = re.compile(r"^ {4,}[^\S\n ]|\A {4,}\n", re.MULTILINE)
_FENCED = re.compile(r"^(`{3,}|~{3,}) *\.?([\w#.+-]*) *\n((?:.*?\n)??)\1 *$", re.MULTILINE | re.DOTALL)
_FENCES = ("```", "~~~")
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_BLANK_LINE = re.compile(r"(?<=\n) +\n")
_HEADING = re.compile(r"(#{1,6})((?:[^\\|\n]*[^#\\|\n])?)#*(?:\n|\Z)")
_ROW = re.compile(r"\|[^`\\]*\|")
_RULE = re.compile(r"[-|: ]+")
_RULES = ("---", "***", "___")
_NO_WORDS = r"[\s#>]|[-=|:*_ ]*(?:\n|\Z)"
_NO_WORDS_HERE = re.compile(rf"{_NO_WORDS}|(?:[*+-]|\d+\.) ")
_NO_WORDS_BELOW = re.compile(rf"\n(?:{_NO_WORDS})")
_ITEM = {
    "ul": re.compile(rf"^ {{0,3}}[*+-] +(?!{_NO_WORDS_HERE.pattern})(.*)", re.MULTILINE),
    "ol": re.compile(rf"^ {{0,3}}[0-9]+\. +(?!{_NO_WORDS_HERE.pattern})(.*)", re.MULTILINE),
}
_WORDS = r"[^\s`*_\[\]\\&](?:[^\n`*_\[\]\\&]*[^\s`*_\[\]\\&])?"
# Each branch begins with a sign of its own, which is what makes the search fast.
_MARKS = (
    r"`(?P<code>[^`\n]+)`(?!`)"
    rf"|\*(?<![^\s(]\*)(?P<strong>\*?)(?P<words>{_WORDS})\*(?P=strong)(?![\w*_])"
    rf"|_(?<![^\s(]_)(?P<low_strong>_?)(?P<low_words>{_WORDS})_(?P=low_strong)(?![\w*_])"
    rf"|\[(?<!!\[)\[(?P<name>{_WORDS})\]\]"
    rf"|\[(?<!!\[)(?P<label>{_WORDS})\]\((?P<url>(?:[^\s()\[\]\"'`\\&]++|&amp;)+)\)"
    r"|\[(?<!!\[)(?P<box>[ xX])\](?= )"
    rf"|!\[\[(?P<file>{_WORDS})\]\]"
    r"|`|\*|_|\[|\\"
)
_MARKUP = re.compile(_MARKS)
_MARKUP_AND_WEB = re.compile(rf"{_MARKS}|(?P<address>{WEB})")
_MARKUP_AND_ADDRESSES = re.compile(rf"{_MARKS}|(?P<address>(?>{ADDRESS}))")
_LONG = 2000  # letters of an address; where it ends, an escaped one may end elsewhere
_MARKED_ADDRESS = re.compile(r"[*\\]|(?<!\w)_|\A[^?]*&|&(?!amp;)|(?:_|&amp;)[.,;:!?)~]*\Z")


class _NotCommonError(Exception):
    """There is something that Python-Markdown has to read."""


def common_html(text: str, resolve: Resolve, library: Library) -> str:
    """A note as HTML; `library` is Python-Markdown, for what is not common."""
    text = text.expandtabs(4) if "\t" in text else text
    text = _BLANK_LINE.sub("\n", text) if " \n" in text else text
    blocks = None if _reaches_far(text) else _blocks(text)
    if blocks is None:
        return library(text)
    made: list[str] = []
    waiting: list[str] = []  # lists, quotations and blocks that are not common, which may belong together
    for block in blocks:
        html = _standing_alone(block.strip("\n"), resolve)
        if waiting and (html is not None or _divides(waiting[-1], block)):
            made.append(_together(waiting, resolve, library))
            waiting.clear()
        if html is None:
            waiting.append(block)
        else:
            made.append(html)
    made.append(_together(waiting, resolve, library))
    return "\n".join(filter(None, made))


def _divides(one: str, other: str) -> bool:
    """One of the two is a quotation and in the other there is none."""
    one, other = one.strip("\n"), other.strip("\n")
    if one[:1] == ">":
        return bool(other.strip()) and ">" not in other and all(line[:1] == ">" for line in one.split("\n"))
    return bool(one.strip()) and other[:1] == ">" and ">" not in one


def _reaches_far(text: str) -> bool:
    """One block may change what another one means."""
    return (
        "<" in text
        or "\r" in text
        or "\x02" in text
        or "\x03" in text
        or ("[" in text and ("[^" in text or ("]:" in text and bool(_DEFINITION.search(text)))))
        or ("    " in text and bool(_CODE_OF_BLANKS.search(text)))
    )


def _blocks(text: str) -> list[str] | None:
    """What blank lines divide; headings and fenced code stand alone. None where a fence is not of the plain kind."""
    if not has_fences(text):
        return _divided(text)
    blocks, at = [], 0
    for fenced in (*_FENCED.finditer(text), None):
        between = text[at : fenced.start() if fenced else len(text)]
        if _FENCE.search(between):
            return None
        blocks += [*_divided(between), fenced[0] if fenced else ""]
        at = fenced.end() if fenced else at
    return blocks


def has_fences(text: str) -> bool:
    """Whether there may be fenced code; to seek one sign is quicker."""
    return ("`" in text and "```" in text) or ("~" in text and "~~~" in text)


def _divided(text: str) -> list[str]:
    blocks = []
    for block in text.split("\n\n"):
        if block[:1] in ("#", "\n"):
            rest = block.lstrip("\n")
            while rest[:1] == "#" and (heading := _HEADING.match(rest)):
                blocks.append(heading[0])
                block = rest = rest[heading.end() :]
            if not block:
                continue
        blocks.append(block)
    return blocks


def _standing_alone(block: str, resolve: Resolve) -> str | None:
    """A block that no other one changes, as HTML: a heading, a table, code, a rule or a paragraph."""
    tag, words = "p", block
    if block[:1] == "#" and (heading := _HEADING.fullmatch(block)):
        tag, words = f"h{min(6, len(heading[1]) + 2)}", heading[2].strip()
    elif block[:1] == "|":
        return _table(block.split("\n"), resolve)
    elif block[:3] in _FENCES and (fenced := _FENCED.fullmatch(block)):
        return _code(fenced[2], fenced[3])
    elif block in _RULES:
        return "<hr>"
    html = _words(words, resolve)
    return None if html is None else f"<{tag}>{html}</{tag}>"


def _code(language: str, code: str) -> str:
    kind = f' class="language-{language}"' if language else ""
    return f"<pre><code{kind}>{escape(code, quote=False)}</code></pre>"


def _table(lines: list[str], resolve: Resolve) -> str | None:
    """A table with a pipe at both ends of each row, and as many cells in each as in the first."""
    rows = [line[1:-1].split("|") for line in (line.strip(" ") for line in lines) if _ROW.fullmatch(line)]
    if len(rows) < max(3, len(lines)) or not _RULE.fullmatch(lines[1]) or len(set(map(len, rows))) > 1:
        return None
    words = _inline("\n".join([cell.strip(" ") for row in (rows[0], *rows[2:]) for cell in row]), resolve)
    if words is None:
        return None
    cells, width = words.split("\n"), len(rows[0])
    head = _row(cells[:width], "th")
    body = "\n".join([_row(cells[at : at + width], "td") for at in range(width, len(cells), width)])
    return f"<table>\n<thead>\n{head}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _row(cells: Sequence[str], tag: str) -> str:
    inside = f"</{tag}>\n<{tag}>".join(cells)
    return f"<tr>\n<{tag}>{inside}</{tag}>\n</tr>"


def _together(blocks: list[str], resolve: Resolve, library: Library) -> str:
    """Blocks that may belong together: one flat list, one quotation, or what Python-Markdown makes of them."""
    found = [block.strip("\n") for block in blocks if block]
    if not found:
        return ""
    html = _quotation(found, resolve) if found[0][:1] == ">" else _flat_list(found, resolve)
    return library("\n\n".join(blocks)) if html is None else html


def _quotation(blocks: list[str], resolve: Resolve) -> str | None:
    """Paragraphs of words, each line of them marked."""
    lines = "\n>\n".join(blocks).split("\n")
    marked = all(line[:2] in ("> ", ">") for line in lines)
    paragraphs = "\n".join([line[2:] for line in lines]).split("\n\n") if marked else [""]
    made = [_words(paragraph, resolve) for paragraph in paragraphs]
    if None in made:
        return None
    return "<blockquote>\n" + "\n".join(f"<p>{words}</p>" for words in made) + "\n</blockquote>"


def _flat_list(blocks: list[str], resolve: Resolve) -> str | None:
    """A list with nothing but words in it; a blank line makes paragraphs of the items on both its sides."""
    kind = "ol" if blocks[0].lstrip(" ")[:1].isdigit() else "ul"
    made: list[str] = []
    for number, block in enumerate(blocks):
        found = _ITEM[kind].findall(block)
        words = _inline("\n".join(found), resolve) if len(found) > block.count("\n") else None
        if words is None:
            return None
        items = words.split("\n")
        loose = {0} if number else set()
        loose |= {len(items) - 1} if number + 1 < len(blocks) else set()
        for place in loose:
            items[place] = f"\n<p>{items[place]}</p>\n"
        made += items
    start = blocks[0].lstrip(" ").partition(".")[0] if kind == "ol" else "1"
    opening = f"<{kind}>" if start == "1" else f'<{kind} start="{start}">'
    inside = "</li>\n<li>".join(made)
    return f"{opening}\n<li>{inside}</li>\n</{kind}>"


def _words(block: str, resolve: Resolve) -> str | None:
    """The words of a paragraph, or of what may stand in its place, as HTML."""
    if not block[:1].isalpha() and _NO_WORDS_HERE.match(block):
        return None
    if "\n" in block and ("  \n" in block or _NO_WORDS_BELOW.search(block)):
        return None
    return _inline(block, resolve)


def _inline(text: str, resolve: Resolve) -> str | None:
    """Words with their emphasis, code and links as HTML; None where they are marked in any other way."""
    if "&" in text:
        if ";" in text or "&#" in text:
            return None
        text = text.replace("&", "&amp;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if "@" in text:
        markup = _MARKUP_AND_ADDRESSES
    elif _has_address(text):
        markup = _MARKUP_AND_WEB
    elif "*" in text or "[" in text or "`" in text or "_" in text or "\\" in text:
        markup = _MARKUP
    else:
        return text
    try:
        return markup.sub(partial(_html_of, resolve), text)
    except _NotCommonError:
        return None


def _has_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text


def _html_of(resolve: Resolve, found: re.Match[str]) -> str:
    kind = found.lastgroup
    words = found[kind] if kind else ""
    match kind:
        case "words" if not _has_address(words):
            return f"<strong>{words}</strong>" if found["strong"] else f"<em>{words}</em>"
        case "low_words" if not _has_address(words):
            return f"<strong>{words}</strong>" if found["low_strong"] else f"<em>{words}</em>"
        case "code":
            return f"<code>{words.strip()}</code>"
        case "url":
            return _link(found["label"], words)
        case "name" if len(words) <= LONGEST_NAME:
            target = wiki_target(words, False, resolve)
            return target.words if target.url is None else _link(*target)
        case "file" if len(words) <= LONGEST_NAME:
            return wiki_target(words, True, resolve).words
        case "box":
            return found[0]
        case "address" if len(words) < _LONG and not _MARKED_ADDRESS.search(words):
            target = address_target(words)
            return _link(*target) + words[len(target.words) :]
    raise _NotCommonError


def _link(words: str, url: str | None) -> str:
    """A link; words and address are escaped already, where a sign in them has to be."""
    address = escape((url or "").replace("&amp;", "&"))
    return f'<a href="{address}" rel="{REL}">{words}</a>'
