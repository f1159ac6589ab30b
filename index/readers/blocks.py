"""What a reader gives: blocks with their `[start, end)` in the source's text. A block holds no copy of its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """`form` is a questionnaire's empty grid; `contents` a table of contents; `byline` a name and an office."""

    HEADING = "heading"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    LIST = "list"
    CONTENTS = "contents"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table or an entry of a list, without the blanks around it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """Header cells (empty where none is printed) and rows of the same width; `lines` is each row's `[start, end)`."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the source. `level` is a heading's depth (0: not numbered), `cells` the entries of a list."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    table: Table | None = None
    cells: tuple[Cell, ...] = ()
