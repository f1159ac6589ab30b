"""A draft's text → its parts in order: headings, sentences, and the cells of tables, each read with its row and column.

'| Cold rooms | 62.4% |' under '| | Tenants |' says as much as 'Cold rooms, Tenants: 62.4%'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.marks import double_quoted, single_quoted
from index.sentences import sentences

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_HEADING = re.compile(r"#{1,6}\s+\S|[^.!?:;%“”\"]{2,80}$")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_EDGES = re.compile(r"^\s*\||\|\s*$")
_LINE = re.compile(r"[^\n]+")
_BARE = re.compile(r"[\d.,]*\d")
_SHARES = re.compile(r"%|\bper\s?cent|\bpercent", re.IGNORECASE)
_MONEY = re.compile(r"£")


@dataclass(frozen=True, slots=True)
class Part:
    """`[start, end)` of the text; `said` is what it says, which of a cell is more than it prints."""

    kind: Literal["heading", "sentence", "cell"]
    start: int
    end: int
    said: str
    printed: str = ""


def parts(text: str, answers: Sequence[str] = ()) -> Iterator[Part]:
    """Every part of a draft; a column headed by one of the printed `answers` is of that answer."""
    for paragraph in _PARAGRAPH.finditer(text):
        for start, end, tabled in _runs(text, *paragraph.span()):
            if tabled:
                yield from _cells(text, start, end, answers)
            else:
                yield from _prose(text, start, end)


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A paragraph's lines, cut into what is a table and what is none."""
    lines = [match.span() for match in _LINE.finditer(text, start, end)]
    tabled = [len(_row(text[first:last])) > 1 for first, last in lines]
    if sum(tabled) < 2:  # one line with a bar in it is a line with a bar in it
        yield start, end, False
        return
    begin = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or tabled[place] is not tabled[begin]:
            yield lines[begin][0], lines[place - 1][1], tabled[begin]
            begin = place


def _row(line: str) -> list[str]:
    """The cells of a line: between bars, else between tabs."""
    if "|" in line:
        return [cell.strip() for cell in _EDGES.sub("", line).split("|")]
    return [cell.strip() for cell in line.split("\t")]


def _cells(text: str, start: int, end: int, answers: Sequence[str]) -> Iterator[Part]:
    lines = [match.span() for match in _LINE.finditer(text, start, end) if not _RULE.fullmatch(match.group())]
    head: list[str] = []
    for number, (first, last) in enumerate(lines):
        row = _row(text[first:last])
        filled = [place for place, cell in enumerate(row) if re.search(r"\d", cell) or _quoted(cell)]
        if not filled or (number == 0 and len(lines) > 1 and 0 not in filled and not any(map(_valued, row))):
            head = row
            continue
        label = ", ".join(cell for place, cell in enumerate(row) if cell and place not in filled)
        for place in filled:
            above = head[place] if place < len(head) else ""
            said = row[place] if place else ""  # a number in the first column is a part of the row's name
            if not said:
                label = ", ".join(one for one in (row[0], label) if one)
                continue
            printed = said if _BARE.fullmatch(said) else ""
            said = _with_unit(said, f"{above} {head[0] if head else ''}") if printed else said
            named = next((f"‘{one}’" for one in answers if one.lower() == above.strip("*_ ").lower()), above)
            yield Part("cell", first, last, f"{', '.join(one for one in (label, named) if one)}: {said}", printed)


def _valued(cell: str) -> bool:
    return bool(_BARE.fullmatch(cell.strip("£%*_ ")))


def _quoted(cell: str) -> bool:
    return any(one.closed for one in double_quoted(cell))


def _with_unit(bare: str, head: str) -> str:
    """A bare number with the unit that its column's head gives it."""
    return f"{bare}%" if _SHARES.search(head) else f"£{bare}" if _MONEY.search(head) else bare


def _prose(text: str, start: int, end: int) -> Iterator[Part]:
    paragraph = text[start:end].strip()
    if _HEADING.fullmatch(paragraph) and not re.search(r"\d", paragraph.lstrip("# 0123456789.")):
        yield Part("heading", start, end, paragraph)
        return
    spans = [*double_quoted(text[start:end]), *single_quoted(text[start:end])]
    quoted = [(start + one.first, start + one.last) for one in spans if one.closed]
    begin = -1
    for first, last in sentences(text, start, end):
        begin = first if begin < 0 else begin
        if not any(one < last < other for one, other in quoted):  # a quotation is not cut
            yield Part("sentence", begin, last, text[begin:last])
            begin = -1
