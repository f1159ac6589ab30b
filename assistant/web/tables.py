"""The tables of the sources as they are printed, cell by cell with what was read from each; and figures in a list.

Pure: what was looked up in, a small grid out, nothing escaped and nothing styled yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.statistic_lookup import FoundStatistic
from index.records import Statistic, Unit

FIGURE = "Figure"
_MEASURE = "What is measured"
_WHOSE = "Whose"
_ANSWER = "Answer"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: words, or figures as printed. `order` is what it is sorted by."""

    text: str
    order: float | str
    share: float | None = None
    """Between 0 and 1 where a share can be drawn to scale."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its label, the ids of the statistics that it holds, and a cell (or none) a column."""

    label: str
    ids: tuple[str, ...]
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under named columns; the first name is that of the labels. `whose` is the one group of all of it."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table: `key` names it among all, `values` are its own and those that the text tells of its rows."""

    key: str
    title: str
    source: str
    values: tuple[FoundStatistic, ...]

    @property
    def responses(self) -> tuple[str, ...]:
        """The answers that it counts, each in its first spelling."""
        named = [one.first.response for one in self.values if one.first.response]
        return tuple({name.casefold(): name for name in reversed(named)}.values())[::-1]


def tables(found: Iterable[FoundStatistic]) -> dict[str, Table]:
    """The tables that these values stand in, by key, in printed order."""
    found = list(found)
    titles: dict[str, tuple[str, str]] = {}
    home: dict[str, str] = {}
    for cell in (place.record for one in found for place in one.places if place.record.origin == "table"):
        key = key_of(cell)
        titles.setdefault(key, (cell.locator.table or cell.measure, cell.locator.source))
        home.setdefault(cell.subject, key)
    values: dict[str, list[FoundStatistic]] = {key: [] for key in titles}
    for one in found:
        if one.first.subject in home:
            values[home[one.first.subject]].append(one)
    return {key: Table(key, *titles[key], tuple(values[key])) for key in titles}


def key_of(cell: Statistic) -> str:
    """What names the table of a cell."""
    where = cell.locator
    return "\n".join((where.source, *where.headings, where.table or ""))


def as_table(values: Iterable[FoundStatistic], key: str) -> Grid:
    """The cells of one table in its own rows and columns."""
    cells = [place.record for one in values for place in one.places if place.record.origin == "table"]
    cells = sorted((cell for cell in cells if key_of(cell) == key), key=lambda cell: cell.mark)
    groups = dict.fromkeys(cell.group for cell in cells if cell.group)
    rows: dict[tuple[int, int], list[Statistic]] = {}
    for cell in cells:
        rows.setdefault((cell.locator.start, cell.locator.end), []).append(cell)
    one_each = all(len({cell.group for cell in row}) == 1 for row in rows.values())
    told = len(groups) > 1 and one_each

    def name(cell: Statistic) -> str:
        column = cell.locator.column or FIGURE
        return f"{column} ({cell.group})" if len(groups) > 1 and not one_each and cell.group else column

    names = tuple(dict.fromkeys(name(cell) for cell in cells))
    lines = []
    for row in rows.values():
        figures = [_figures([cell for cell in row if name(cell) == column]) for column in names]
        whose = [_words(row[0].group)] if told else []
        label = row[0].locator.row or row[0].measure
        lines.append(Line(label, tuple(cell.id for cell in row), (*whose, *figures)))
    only = next(iter(groups)) if len(groups) == 1 else None
    answers = all(cell.response == cell.locator.row for cell in cells)
    return Grid((_ANSWER if answers else _MEASURE, *((_WHOSE,) if told else ()), *names), tuple(lines), only)


def as_list(values: Sequence[FoundStatistic]) -> Grid:
    """Values one below the other, with what they measure, which answer, of whom."""
    lines = tuple(
        Line(
            " ".join(one.first.measure.split()),
            tuple(place.record.id for place in one.places[:1]),
            (_words(one.first.response), _words(one.first.group), _figures([one.first])),
        )
        for one in values
    )
    columns: list[tuple[str, Callable[[Line], Cell | None]]] = [
        (_ANSWER, lambda line: line.cells[0]),
        (_WHOSE, lambda line: line.cells[1]),
        (FIGURE, lambda line: line.cells[2]),
    ]
    kept = [(name, cell) for name, cell in columns if any(cell(line) for line in lines)]
    short = tuple(Line(line.label, line.ids, tuple(cell(line) for _, cell in kept)) for line in lines)
    return Grid((_MEASURE, *(name for name, _ in kept)), short)


def _words(text: str | None) -> Cell | None:
    return Cell(text, text.casefold()) if text else None


def _figures(cells: Sequence[Statistic]) -> Cell | None:
    """The figures of one cell of a table: mostly one, two where a range is printed."""
    if not cells:
        return None
    first = cells[0]
    share = float(first.value) / 100 if len(cells) == 1 and first.unit is Unit.PERCENT else None
    drawn = share if share is not None and 0 <= share <= 1 else None
    return Cell(" – ".join(cell.printed for cell in cells), float(cells[-1].value), drawn)
