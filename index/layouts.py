"""How a table is laid out: what each column counts, of whom, in which year, and which way its answers stand.

Read from its numbers as well as its words: answers that exclude one another add up to a hundred, along the row or down
the column, and that tells columns of answers from columns of groups in any report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from index.groups import Groups
from index.printed import read_cell
from index.readers import Cell, Table
from index.records import Unit
from index.responses import is_scale, stance
from index.words import data

Layout = Literal["answers across", "answers down", "groups across", "groups down", "one column"]
_YEAR = re.compile(r"^(?:19|20)\d{2}(?:[/–-]\d{2,4})?$")
_PERCENT = re.compile(
    r"[(\[]?(?:%|\bper ?cent(?:age)?\b)(?:\s+of\s+(?:all\s+|the\s+)?(?P<of>.*?))?[)\]]?$"
    r"|^[(\[]?(?:%|\bper ?cent(?:age)?\b)[)\]]?",
    re.IGNORECASE,
)
_POUNDS = re.compile(r"[(\[]?£(?:\s?(?:k|m|bn|000s?))?[)\]]?")
_NUMBER = re.compile(
    r"[(\[]?\b(?:number|count|frequency|n|no\.)(?:$|(?=[)\]\s]))(?:\s+of\s+(?P<of>.*?))?[)\]]?$", re.IGNORECASE
)
_ASKED = re.compile(r"[(\[]?\b(?:n|base)\s?[=:]\s?(?P<base>\d[\d,]*)[)\]]?", re.IGNORECASE)
_HUNDRED = (Decimal("97.5"), Decimal("102.5"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values: `head` as printed, `name` what is left of it without unit, group, year and base."""

    number: int
    head: str
    name: str
    unit: Unit
    group: str | None
    year: str
    base: str
    bases: bool

    @property
    def answer(self) -> str:
        """The head as an answer's name."""
        return self.name or self.head


@dataclass(frozen=True, slots=True)
class Plan:
    """A table's layout with its columns, those that are to be read first coming first.

    Shares come before the counts beside them, everyone before a group, the latest year before earlier ones.
    """

    layout: Layout
    columns: tuple[Column, ...]

    @property
    def counted(self) -> bool:
        """Whether counts stand beside the shares of the same thing."""
        return len({column.unit for column in self.columns if not column.bases} & {Unit.PERCENT, Unit.COUNT}) == 2


def plan(table: Table, groups: Groups) -> Plan:
    """The layout of a table and the meaning of its columns."""
    width = len(table.rows[0]) if table.rows else 0
    columns = [_column(table, number, groups) for number in range(1, width)]
    ordered = sorted(
        columns,
        key=lambda one: (one.unit is not Unit.PERCENT, one.group != groups.everyone or not one.group, _late(one.year)),
    )
    return Plan(_layout(table, columns, groups), tuple(ordered))


def values_of(columns: Sequence[Column]) -> list[Column]:
    """The columns that say something of the rows: the shares, where there are any; never how many were asked."""
    kept = [column for column in columns if not column.bases]
    return [column for column in kept if column.unit is Unit.PERCENT] or kept


def is_base(label: str) -> bool:
    """Whether a row's (or column's) label says how many were asked."""
    bare = re.sub(r"[^a-z= ]", " ", label.lower()).strip()
    return bare in data()["headings"]["base"] or bare.split(" ")[0] == "base"


def value(cell: Cell) -> Decimal | None:
    """The share or count that a whole cell prints, or None."""
    printed = read_cell(cell.text)
    return printed.value if printed and printed.unit in {Unit.PERCENT, Unit.COUNT} else None


def _layout(table: Table, columns: Sequence[Column], groups: Groups) -> Layout:
    rows = [row for row in table.rows if not is_base(row[0].text)]
    labels = [row[0].text for row in rows]
    kept = values_of(columns)
    heads = list(dict.fromkeys(column.answer for column in kept))
    if (
        labels
        and sum(bool(groups.whole(label)) for label in labels) * 2 > len(labels)
        and not any(column.group for column in kept)
    ):
        return "groups down"
    if len(kept) > 1 and is_scale(heads):
        return "answers across"
    down = [_adds([value(row[column.number]) for row in rows]) for column in kept]
    if is_scale(labels) or (len(kept) == 1 and down[0] and len(rows) > 1):
        return "answers down"
    if len(kept) == 1:
        return "one column"
    if sum(bool(column.group) for column in kept) * 2 > len(kept) or all(column.year for column in kept):
        return "answers down" if down and all(down) else "groups across"
    across = [_adds([value(row[column.number]) for column in kept]) for row in rows]
    if sum(down) * 2 > len(down) and sum(across) * 2 <= len(across):
        return "answers down"
    return "answers across" if sum(across) * 2 > len(across) else "groups across"


def _column(table: Table, number: int, groups: Groups) -> Column:
    """What a column counts, from the pieces of its head: 'Tenants – %', '2021 (%)', '% of men', 'All (n=812)'."""
    head = table.header[number].text if table.header else ""
    asked = _ASKED.search(head)
    units: set[Unit] = set()
    group, year, names = None, "", []
    for piece in (_ASKED.sub("", head) if asked and not is_base(head) else head).split(" – "):
        bare, unit, of = _without_unit(piece)
        units |= {unit} if unit else set()
        named = groups.whole(of or bare)
        if _YEAR.match(bare):
            year = bare
        elif named and not stance(piece):
            group = named
        elif bare:
            names.append(bare)
    cells = [read_cell(row[number].text) for row in table.rows]
    printed = [cell.unit for cell in cells if cell]
    told = next((unit for unit in (Unit.PERCENT, Unit.POUNDS) if unit in units), None)
    unit = told or (max(sorted(set(printed)), key=printed.count) if printed and not units else Unit.COUNT)
    return Column(
        number, head, " – ".join(names), unit, group, year, asked["base"] if asked else "", bool(head) and is_base(head)
    )


def _without_unit(piece: str) -> tuple[str, Unit | None, str]:
    """A piece of a head without its unit, the unit, and what it is of: '% of Response' → ('', %, 'Response')."""
    if stance(piece):  # 'No.' is an answer before it is a number
        return piece.strip(), None, ""
    for unit, pattern in ((Unit.PERCENT, _PERCENT), (Unit.POUNDS, _POUNDS), (Unit.COUNT, _NUMBER)):
        if match := pattern.search(piece):
            of = (match.groupdict().get("of") or "").strip()
            return (piece[: match.start()] + " " + piece[match.end() :]).strip(" –-"), unit, of
    return piece.strip(), None, ""


def _late(year: str) -> tuple[int, ...]:
    """Sorts years from late to early; what has none stays where it is."""
    return tuple(-int(digits) for digits in re.findall(r"\d+", year)[:1])


def _adds(values: Sequence[Decimal | None]) -> bool:
    """Whether shares exclude one another: they add up to a hundred, as near as rounding leaves them; '*' is none."""
    kept = [value for value in values if value is not None]
    return len(kept) > 1 and len(kept) * 2 > len(values) and _HUNDRED[0] <= sum(kept) <= _HUNDRED[1]
