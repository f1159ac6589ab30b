"""Paragraphs as they were written (a page break may cut one in two) and their sentences, as places in the text.

A full stop may end nothing: '24.8%.' holds one that does, 'e.g. Cllr. J. Smith' none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.outline import Outline, Section
from index.readers import BlockKind
from index.readers.lines import BULLET

_STOP = re.compile(r"(?P<mark>\.{2,}|…|[.!?]+)(?P<close>[\"'”’)\]*_]*)(?=\s|$)|(?P<gap>\n[ \t\r]*\n)")
_NEXT = re.compile(r"[\s\"'“”‘’(\[*_•–—-]*")
_WORD = re.compile(r"[\w.]+$")
_TERMINAL = re.compile(r"(?:[.!?:…])[\"'”’)\]*_]*$")
_QUOTES = "\"“”'‘’"
_NEVER = frozenset("eg e.g ie i.e cf vs viz nb n.b approx dr mr mrs ms prof cllr rt hon rev messrs".split())
_BEFORE_DIGITS = frozenset("no nos p pp fig figs vol para paras art sec c ca".split())
_MAYBE = re.compile(r"(?:[A-Za-z]\.)*[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|ltd|inc|plc|co|jr|st", re.IGNORECASE)
_OPENERS = frozenset(
    "The A An It In On At This That These Those There We They He She But And So However For If As When While".split()
)
_LONGEST = 30  # characters of a word
_CLAUSE = 8  # words before a comma or semicolon that a page break follows; fewer are the line of an address


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a section, `[start, end)` in the source; `number` counts from 1 within its section."""

    section: Section
    number: int
    start: int
    end: int


def joined(outline: Outline) -> list[Paragraph]:
    """Every paragraph in order. Blocks that a page break parted are one; where a box stands between, they stay two."""
    text = outline.source.text
    paragraphs: list[Paragraph] = []
    for section in outline.sections:
        number, whole = 0, False
        for block in section.blocks:
            if block.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
                whole = False
            elif whole and continues(text[paragraphs[-1].start : paragraphs[-1].end], outline.text(block)):
                paragraphs[-1] = replace(paragraphs[-1], end=block.end)
            else:
                number += 1
                paragraphs.append(Paragraph(section, number, block.start, block.end))
                whole = block.kind is BlockKind.PARAGRAPH
    return paragraphs


def continues(before: str, after: str) -> bool:
    """Whether `after` goes on with the sentence that `before` breaks off: 'usability,*' and 'security and so on.'."""
    tail, head = before.strip().strip("*_").strip(), after.lstrip().lstrip("*_")
    if not tail or not head or BULLET.match(after) or _TERMINAL.search(tail):
        return False
    if tail[0] in _QUOTES and tail[-1] in _QUOTES and not _opens_quote(tail):  # a box with a quote in it is whole
        return False
    if head[0].islower() or head[0] in "(,;" or (tail[-1] in ",;–—" and len(tail.split()) >= _CLAUSE):
        return True
    return _opens_quote(tail) and head[0] not in _QUOTES


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The `[start, end)` of every sentence in `text[start:end]`, without the blanks around; a semicolon ends none.

    >>> [text[a:b] for a, b in sentences(text := 'It is 24.8%. "No... never," said one (eg. Dr. No).')]
    ['It is 24.8%.', '"No... never," said one (eg. Dr. No).']
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    begin = _skip_blank(text, start, end)
    curly, straight, seen = 0, 0, begin
    for match in _STOP.finditer(text, start, end):
        more = _double_marks(text, seen, match.start())
        curly, straight, seen = curly + more[0], straight + more[1], max(seen, match.start())
        if match.start() >= begin and _ends(text, begin, match, end, quoted=curly + straight % 2 > 0):
            stop = match.start() if match["gap"] else match.end()
            spans.append((begin, stop))
            begin = _skip_blank(text, stop, end)
            curly, straight = (0, 0) if match["gap"] else (curly, straight)
    if begin < end:
        spans.append((begin, end - (len(text[begin:end]) - len(text[begin:end].rstrip()))))
    return spans


def told(text: str) -> list[tuple[int, int]]:
    """The sentences of a text that hold a word: those that can answer something."""
    return [(start, end) for start, end in sentences(text) if any(mark.isalnum() for mark in text[start:end])]


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut at its semicolons, colons, commas and dashes, for where it is too long to be taken whole."""
    begin = start
    for match in re.compile(r"[;:,]\s+|\s[–—-]\s+").finditer(text, start, end):
        yield begin, match.end() - (len(match.group()) - len(match.group().rstrip()))
        begin = match.end()
    if begin < end:
        yield begin, end


def _ends(text: str, begin: int, match: re.Match[str], end: int, *, quoted: bool) -> bool:
    """Whether a sentence that began at `begin` ends with this match; `quoted`: a quotation is open before it."""
    if match["gap"]:
        return match.start() > begin and not continues(text[begin : match.start()], text[match.end() : end])
    following = _NEXT.match(text, match.end(), end)
    after = following.end() if following else match.end()
    if after >= end or text[after].islower():  # nothing but marks follows, or '..." said one'
        return False
    if match["mark"].startswith(("…", "..")):
        return any(mark in _QUOTES for mark in match["close"]) or not quoted
    return match["mark"] != "." or not _abbreviates(text, begin, match.start(), after)


def _abbreviates(text: str, begin: int, stop: int, after: int) -> bool:
    """Whether the full stop at `stop` belongs to its word ('Cllr.', 'No. 3', 'J. Smith') and not to the sentence."""
    found = _WORD.search(text, max(begin, stop - _LONGEST), stop)
    word = found.group() if found else ""
    lower = word.lower()
    if lower in _NEVER or (lower in _BEFORE_DIGITS and text[after].isdigit()):
        return True
    if word.isdigit() and not text[begin : stop - len(word)].strip("*_# "):  # '1. Please enter your name'
        return True
    opener = re.match(r"\w+", text[after:])
    return bool(word and _MAYBE.fullmatch(word)) and (opener is None or opener.group() not in _OPENERS)


def _opens_quote(text: str) -> bool:
    """Whether a double quotation mark of this text is still open at its end."""
    curly, straight = _double_marks(text, 0, len(text))
    return curly + straight % 2 > 0


def _double_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Curly marks opened less closed, and straight marks, which open and close by turns."""
    return text.count("“", start, end) - text.count("”", start, end), text.count('"', start, end)


def _skip_blank(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position
