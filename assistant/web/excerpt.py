"""Cited words → the piece of the source around them: the paragraphs and table rows of their own section.

Pure: offsets in, a small tree out, nothing escaped and nothing styled yet. What stands next to the cited words is
'near'; the rest of the section can be folded away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from index.errors import AssistantError
from index.outline import Section, outline
from index.readers import Table, read_blocks
from index.records import Source

Span = tuple[int, int]
REACH = 1
LONGEST = 12_000
"""Characters of a section that are shown at most; a longer one is cut around the cited words."""
_LINES = 4  # a block of more lines is a list: each line stands for itself


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of characters that are all cited or all not, all part of a marked figure or all not."""

    text: str
    cited: bool = False
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, or a line of a list, as pieces that join to its text."""

    pieces: tuple[Piece, ...]
    near: bool = True

    @property
    def cited(self) -> bool:
        return any(piece.cited for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row; `figures` are the columns whose cell holds a marked figure."""

    cells: tuple[str, ...]
    cited: bool
    figures: frozenset[int]
    near: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its header (empty where none is printed)."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def near(self) -> bool:
        return any(row.near for row in self.rows)


Part = Prose | Grid


def excerpt(source: Source, cited: Span, figures: Sequence[Span] = ()) -> tuple[Part, ...]:
    """The parts of the section in which `cited` stands, in reading order; `figures` are marked inside them.

    A span outside the text (the index is of another one) gives nothing.
    """
    start, end = cited
    if not 0 <= start < end <= len(source.text):
        return ()
    units = list(_units(source, cited, figures))
    hits = [place for place, (unit, _) in enumerate(units) if unit.cited]
    near = {place + step for place in hits for step in range(-REACH, REACH + 1)}
    parts: list[Part] = []
    placed = [(replace(unit, near=place in near), table) for place, (unit, table) in enumerate(units)]
    for table, group in groupby(placed, key=lambda pair: pair[1]):
        members = [unit for unit, _ in group]
        if table is None:
            parts += [unit for unit in members if isinstance(unit, Prose)]
        else:
            header = tuple(cell.text for cell in table.header)
            parts.append(Grid(header, tuple(unit for unit in members if isinstance(unit, Row))))
    return tuple(parts)


def sections_of(source: Source) -> Iterator[tuple[tuple[str, ...], tuple[Part, ...]]]:
    """The whole source: the trail of headings and the parts of each section, nothing marked.

    A source that cannot be outlined is one section with all its lines.
    """
    nothing = (-1, -1)
    for section in _sections(source):
        parts: list[Part] = []
        for block in section.blocks:
            if block.table:
                header = tuple(cell.text for cell in block.table.header)
                parts.append(Grid(header, tuple(_rows(block.table, nothing, ()))))
            else:
                lines = _lines(source.text, (block.start, block.end))
                parts += [Prose(tuple(_pieces(source.text, line, nothing, ()))) for line in lines]
        yield section.trail, tuple(parts)
    if not _sections(source):
        yield (), tuple(Prose((Piece(line),)) for line in source.text.split("\n") if line.strip())


def _units(source: Source, cited: Span, figures: Sequence[Span]) -> Iterator[tuple[Prose | Row, Table | None]]:
    """Every paragraph, list line and table row of the section, with the table that a row belongs to."""
    for span, table in _blocks(source, cited):
        if table:
            yield from ((row, table) for row in _rows(table, cited, figures))
        else:
            for line in _lines(source.text, span):
                yield Prose(tuple(_pieces(source.text, line, cited, figures))), None


def _blocks(source: Source, cited: Span) -> Iterator[tuple[Span, Table | None]]:
    """The blocks of the section, without those that lie too far from the cited words to be shown."""
    section = next((section for section in _sections(source) if _holds(section, cited)), None)
    if section is None:  # a heading is cited, or the source cannot be outlined: the cited lines alone
        before, after = source.text.rfind("\n", 0, cited[0]) + 1, source.text.find("\n", cited[1])
        yield (before, after if after >= 0 else len(source.text)), None
        return
    slack = max(0, LONGEST - (cited[1] - cited[0])) // 2
    for block in section.blocks:
        if block.end > cited[0] - slack and block.start < cited[1] + slack:
            yield (block.start, block.end), block.table


@lru_cache(maxsize=64)
def _sections(source: Source) -> tuple[Section, ...]:
    try:
        return outline(source, read_blocks(source)).sections
    except AssistantError:  # the window shows what was indexed; whether it can be read again is not its business
        return ()


def _holds(section: Section, cited: Span) -> bool:
    return any(block.start < cited[1] and cited[0] < block.end for block in section.blocks)


def _rows(table: Table, cited: Span, figures: Sequence[Span]) -> Iterator[Row]:
    for cells, line in zip(table.rows, table.lines, strict=True):
        yield Row(
            cells=tuple(cell.text for cell in cells),
            cited=_meet(line, cited),
            figures=frozenset(
                column
                for column, cell in enumerate(cells)
                if any(_meet((cell.start, cell.end), figure) for figure in figures)
            ),
        )


def _lines(text: str, span: Span) -> Iterator[Span]:
    """A paragraph whole, or the lines of a list one by one."""
    start, end = span
    lines = text[start:end].split("\n")
    if len(lines) <= _LINES:
        yield span
        return
    for line in lines:
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _pieces(text: str, span: Span, cited: Span, figures: Sequence[Span]) -> Iterator[Piece]:
    cuts = {span[0], span[1], *cited, *(place for figure in figures for place in figure)}
    for start, end in pairwise(sorted(cut for cut in cuts if span[0] <= cut <= span[1])):
        inside = _meet((start, end), cited)
        yield Piece(text[start:end], inside, inside and any(_meet((start, end), figure) for figure in figures))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
