"""Rows of tab-separated or piped lines → Table. A ragged table stops the build: nothing is padded in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.errors import TableError
from index.printed import read_cell
from index.readers.blocks import Cell, Table
from index.readers.lines import Line

_RULE = re.compile(r"^[\s|:+-]+$")
_FORM = re.compile(r"<(?:input|select|textarea|button)\b|^\s*--.*--\s*$|^\s*\[\s?\]|☐|_{4,}")
_RANGE = re.compile(r"\d")


def is_row(line: Line) -> bool:
    """Whether a line is a table's row: cells parted by tabs, or by pipes on both ends."""
    text = line.text.strip(" ")
    return "\t" in text or (text.startswith("|") and text.endswith("|") and text.count("|") > 2)


def split_row(line: Line) -> tuple[Cell, ...]:
    """The cells of a row with their places, blanks stripped."""
    text, offset = line.text, line.start
    mark = "|" if text.strip().startswith("|") else "\t"
    if mark == "|":
        lead = len(text) - len(text.lstrip()) + 1
        text, offset = text.strip()[1:-1], offset + lead
    cells = []
    for piece in text.split(mark):
        bare = piece.strip()
        start = offset + (len(piece) - len(piece.lstrip()) if bare else 0)
        cells.append(Cell(bare, start, start + len(bare)))
        offset += len(piece) + 1
    return tuple(cells)


def is_form(lines: Sequence[Line]) -> bool:
    """Whether the grid holds fields to be filled in: then it asks and finds nothing."""
    return any(_FORM.search(cell.text) for line in lines for cell in split_row(line))


def read_table(lines: Sequence[Line], name: str) -> Table:
    """The table of these lines. Raises TableError with file and line where a row's width differs from the first's."""
    kept = [line for line in lines if not _RULE.match(line.text)]
    rows = [split_row(line) for line in kept]
    for line, row in zip(kept, rows, strict=True):
        if len(row) != len(rows[0]):
            raise TableError(
                f"{name}, line {line.number}: this table row has {len(row)} cells, expected {len(rows[0])} as in line "
                f"{kept[0].number}; found {[cell.text for cell in row]!r}. "
                "Mend the row (one tab between cells) and build again."
            )
    depth = _header_depth(rows)
    return Table(
        header=_merge(rows[:depth]),
        rows=tuple(rows[depth:]),
        lines=tuple((line.start, line.end) for line in kept[depth:]),
    )


def has_numbers(table: Table) -> bool:
    """Whether any cell beyond the first column prints a number (a list in two columns has none)."""
    return any(_RANGE.search(cell.text) and read_cell(cell.text) for row in table.rows for cell in row[1:])


def _header_depth(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows stand above the first row of numbers; a row of years is a header, not data."""
    for depth, row in enumerate(rows):
        values = [cell.text for cell in row[1:] if cell.text]
        years = bool(values) and all(re.fullmatch(r"(?:19|20)\d{2}(?:[/–-]\d{2,4})?", value) for value in values)
        if any(read_cell(value) or _RANGE.match(value.lstrip("£")) for value in values) and not years:
            return depth
    return 0


def _merge(rows: Sequence[Sequence[Cell]]) -> tuple[Cell, ...]:
    """One header cell a column; a header over several columns is carried to the right, before the lower one."""
    if not rows:
        return ()
    if len(rows) == 1:
        return tuple(rows[0])
    merged = []
    above = [""] * len(rows)
    for column in range(len(rows[0])):
        parts = []
        for depth, row in enumerate(rows):
            text = row[column].text
            if column and not text and depth < len(rows) - 1:
                text = above[depth]
            above[depth] = text
            if text and text not in parts:
                parts.append(text)
        lowest = rows[-1][column]
        merged.append(Cell(" – ".join(parts), lowest.start, lowest.end))
    return tuple(merged)
