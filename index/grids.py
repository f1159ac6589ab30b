"""Tables understood: which of rows and columns are measures, answers, groups; and each cell as a Statistic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.groups import Groups
from index.layouts import Column, Plan, is_base, plan, value, values_of
from index.outline import Outline, Section, survey_question
from index.printed import Printed, numbers, read_cell
from index.readers import Block, BlockKind, Cell, Table
from index.readers.lines import CAPTION, NUMBERED
from index.records import Locator, Statistic, Unit
from index.responses import is_scale, stance

_BASE = re.compile(r"\s*(?:nb\b|base\b|note\b|\(?n\s?=)", re.IGNORECASE)
_SUBJECT = re.compile(r"(?P<table>.*/t\d+)(?P<part>[nb]?)(?:-(?P<year>\d{4}[^.]*))?(?:\.r\d+)?$")
_BASE_BELOW = re.compile(r"\s*(?:(?:un)?weighted )?(?:base\b|\(?n\s?=)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its place and its meaning.

    The subject of a row is `<id>.rNN`, of a table of answers `<id>`. What a year's columns print has the year in it
    (`<id>-2021.rNN`), counts beside shares an `n` (`<id>n.rNN`), rows that say how many were asked a `b`: so that the
    values of one subject and group differ in nothing but the answer.
    """

    id: str
    outline: Outline
    section: Section
    table: Table
    plan: Plan
    title: str
    survey_question: str | None
    group: str | None
    base: str | None
    of_row: Mapping[int, str]  # where groups stand down: the group of each row, by its number from 1

    @property
    def measure(self) -> str:
        """What the table measures, where its rows are answers or groups."""
        return self.survey_question or CAPTION.sub("", self.title).strip() or self.title


def grids(outline: Outline, groups: Groups) -> list[Grid]:
    """The tables of a source, understood. A table whose group nothing tells gets the one that all others have."""
    found: list[Grid] = []
    for section in outline.sections:
        for position, block in enumerate(section.blocks):
            if section.role != "form" and block.kind is BlockKind.TABLE and block.table:
                found.append(
                    _grid(f"{_stem(outline)}/t{len(found) + 1:02}", outline, section, position, block.table, groups)
                )
    known = {grid.group for grid in found if grid.group} | {
        column.group for grid in found for column in grid.plan.columns if column.group
    }
    usual = known.pop() if len(known) == 1 else None
    return [grid if grid.group else replace(grid, group=usual) for grid in found]


def _grid(id: str, outline: Outline, section: Section, position: int, table: Table, groups: Groups) -> Grid:
    title = next((NUMBERED.sub("", title) for title in reversed(section.trail) if not groups.titles(title)), "")
    title = title or (section.trail[-1] if section.trail else outline.source.title)
    base = _base(outline, section.blocks, position)
    laid = plan(table, groups)
    labels = [row[0].text for row in table.rows if is_base(row[0].text)]
    group = _group(outline, section, table, groups) or next(
        (who for text in [base or "", *labels] if (who := groups.only(text))), None
    )
    of_row = (
        {number: who for number, row in enumerate(table.rows, 1) if (who := groups.whole(row[0].text))}
        if laid.layout == "groups down"
        else {}
    )
    return Grid(id, outline, section, table, laid, title, survey_question(section.trail), group, base, of_row)


def _base(outline: Outline, blocks: Sequence[Block], position: int) -> str | None:
    """How many were asked, where the paragraph right above a table, or the one right below it, says so."""
    before = [block for block in blocks[:position] if block.kind is BlockKind.PARAGRAPH][-1:]
    after = [block for block in blocks[position + 1 : position + 2] if block.kind is BlockKind.PARAGRAPH]
    for found, pattern in ((before, _BASE), (after, _BASE_BELOW)):
        text = outline.text(found[0]) if found else ""
        if pattern.match(text) and any(numbers(text)):
            return text
    return None


def column_groups(outline: Outline) -> list[str]:
    """Heads of columns that can be groups: of shares, no answers and no years, where rows do not add up across.

    Also whom the head '% of volunteers' is of.
    """
    heads: list[str] = []
    nobody = Groups({}, {})
    for section in outline.sections:
        for block in section.blocks:
            if section.role == "form" or block.kind is not BlockKind.TABLE or not block.table:
                continue
            laid = plan(block.table, nobody)
            kept = values_of(laid.columns)
            heads += [of for column in laid.columns if (of := share_of(column.head))]
            names = list(dict.fromkeys(column.answer for column in kept if not column.year))
            shares = all(column.unit is Unit.PERCENT for column in kept)
            if laid.layout != "answers across" and len(kept) > 1 and len(names) > 1 and shares:
                heads += [piece for name in names for piece in name.split(" – ") if piece and not stance(piece)]
    return heads


def share_of(head: str) -> str:
    """Whom a column's shares are of: '% of volunteers' → 'volunteers'; '% of response' is of nobody."""
    match = re.search(
        r"(?:%|per ?cent(?:age)?)\s+of\s+(?:all\s+|the\s+)?(?P<who>[a-z ]+s)\s*[)\]]?$", head, re.IGNORECASE
    )
    return match["who"] if match else ""


def statistics(grid: Grid) -> Iterator[Statistic]:
    """Every cell of a table that prints a number as a Statistic (a range prints two), in the plan's order."""
    bases = _bases(grid)
    for number, (row, line) in enumerate(zip(grid.table.rows, grid.table.lines, strict=True), 1):
        for column in grid.plan.columns:
            for order, printed in enumerate(_printed(row, column)):
                yield _statistic(grid, row, line, number, column, printed, order, bases)


def _statistic(
    grid: Grid,
    row: Sequence[Cell],
    line: tuple[int, int],
    number: int,
    column: Column,
    printed: Printed,
    order: int,
    bases: Mapping[int, str],
) -> Statistic:
    cell, label = row[column.number], row[0].text
    part = "n" if grid.plan.counted and column.unit is Unit.COUNT and not column.name else ""
    part = "b" if is_base(label) or column.bases else part
    table = f"{grid.id}{part}-{column.year}" if column.year else f"{grid.id}{part}"
    measure, response, subject = _meaning(grid, label, column, f"{table}.r{number:02}")
    unit_only = grid.plan.layout == "one column" and not (column.name or column.group or column.year)
    asked = next((row[other.number].text for other in grid.plan.columns if other.bases), "")
    suffix = f".{order + 1}" if order else ""
    return Statistic(
        id=f"{grid.id}.r{number:02}.c{column.number:02}{suffix}",
        locator=Locator(
            source=grid.outline.source.name,
            headings=grid.section.trail,
            start=line[0],
            end=line[1],
            table=grid.measure,
            row=label,
            column=column.head if column.head and not unit_only else None,
        ),
        text=grid.outline.source.text[line[0] : line[1]],
        mark=(cell.start + printed.start, cell.start + printed.end),
        printed=printed.text,
        value=printed.value,
        unit=printed.unit,
        approximate=False,
        measure=f"{measure} ({column.year})" if column.year else measure,
        subject=subject,
        response=response,
        group=grid.of_row.get(number) or column.group or grid.group,
        survey_question=grid.survey_question,
        base=None if part == "b" else asked or column.base or bases.get(column.number) or grid.base,
        origin="table",
    )


def _meaning(grid: Grid, label: str, column: Column, row: str) -> tuple[str, str | None, str]:
    """What a cell measures, which answer it counts, and its subject; `row` is the subject of its row."""
    layout, table = grid.plan.layout, row.rsplit(".r", 1)[0]
    if is_base(label) or column.bases:
        return label, None, row
    if layout == "answers across":
        return label, column.answer, row
    if layout == "answers down":
        return grid.measure, label, table
    if layout == "groups down":
        heads = [one.answer for one in values_of(grid.plan.columns)]
        if len(heads) > 1 and is_scale(heads):
            return grid.measure, column.answer, table
        return column.answer or grid.measure, None, f"{table}.r{column.number:02}"
    return label, None, row


def parts(subject: str) -> tuple[str, str, str]:
    """A table's subject as (the table, 'n' for counts beside shares or 'b' for how many were asked, the year)."""
    match = _SUBJECT.match(subject)
    return (match["table"], match["part"], match["year"] or "") if match else (subject, "", "")


def _bases(grid: Grid) -> dict[int, str]:
    """How many were asked, by column, where a row says so. A share of 100 is no base: the count beside it is."""
    found: dict[int, str] = {}
    for row in grid.table.rows:
        if is_base(row[0].text):
            nearest = ""
            for column in sorted(grid.plan.columns, key=lambda one: one.number):
                number = read_cell(row[column.number].text)
                if number and number.unit is Unit.COUNT and (column.unit is Unit.COUNT or number.value != 100):
                    nearest = row[column.number].text
                found[column.number] = nearest
    return found


def _printed(row: Sequence[Cell], column: Column) -> list[Printed]:
    """The numbers of a cell: one as a rule, two for a range; none for '-', '..' or words."""
    asked = is_base(row[0].text) or column.bases
    if asked and column.unit is Unit.PERCENT and value(row[column.number]) == 100:  # the shares' total, no base
        return []
    unit = None if asked or column.unit is Unit.COUNT else column.unit
    if unit is None and not column.head and re.search(r"%|per ?cent", row[0].text, re.IGNORECASE):
        unit = Unit.PERCENT
    whole = read_cell(row[column.number].text, unit)
    return [whole] if whole else list(numbers(row[column.number].text))


def _group(outline: Outline, section: Section, table: Table, groups: Groups) -> str | None:
    """The group that a heading above names, else the one under whose heading below the table is told again."""
    for title in reversed(section.trail):
        if not title.endswith("?") and (group := groups.only(title)):
            return group
    told = _told(table)
    for depth in (len(section.trail), len(section.trail) - 1):
        votes: dict[str, int] = {}
        for other in outline.sections:
            group = groups.only(other.trail[-1]) if other.trail else None
            if depth > 0 and group and len(other.trail) > depth and other.trail[:depth] == section.trail[:depth]:
                text = " ".join(outline.text(block) for block in other.blocks)
                votes[group] = votes.get(group, 0) + len(told & {number.value for number in numbers(text)})
        if any(votes.values()) or (depth == len(section.trail) and len(votes) == 1):
            return max(votes, key=lambda group: votes[group])
    return None


def _told(table: Table) -> set[Decimal]:
    """The shares by which prose would tell this table again: its cells, and the sums of answers of one polarity."""
    heads = [cell.text for cell in table.header[1:]]
    told: set[Decimal] = set()
    for row in table.rows:
        values = [value(cell) for cell in row[1:]]
        told |= {number for number in values if number is not None and number % 10}
        for polarity in ("+", "-"):
            of = [
                number
                for head, number in zip(heads, values, strict=False)
                if number is not None and (s := stance(head)) and s.polarity == polarity
            ]
            told |= {sum(of, Decimal(0))} if len(of) > 1 else set()
    return told


def _stem(outline: Outline) -> str:
    return outline.source.name.rsplit(".", 1)[0]
