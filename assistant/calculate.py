"""Calculating over statistics, never over text: values of answers, ranks, bounds, differences. Decimal, so no noise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafts import Derived
from assistant.query import Bound, Rank
from assistant.subjects import Answers, Subject, Table
from index.records import Statistic, Unit


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of a subject's answers for one group: printed (`stated`, one or more places) or added up (`working`).

    `stated` are the places that print this very value, the table first; `others` print a different one for the same.
    """

    subject: Subject
    group: str | None
    answers: Answers
    value: Decimal
    unit: Unit
    stated: tuple[Statistic, ...]
    operands: tuple[Statistic, ...]
    others: tuple[Statistic, ...]

    @property
    def working(self) -> Derived | None:
        """The sum, where no place prints the value itself."""
        return Derived(self.value, self.unit, "sum", self.operands) if len(self.operands) > 1 else None

    @property
    def cites(self) -> tuple[Statistic, ...]:
        """The records that hold it: the table row, then the first sentence that states it."""
        rows = tuple({item.locator.start: item for item in self.operands}.values())  # answers may stand one a row
        rows = rows or tuple(item for item in self.stated if item.origin == "table")[:1]
        prose = tuple(item for item in self.stated if item.origin == "prose")[:1]
        return (*rows, *prose) if len(self.operands) > 1 or not rows else rows


def read(subject: Subject, group: str | None, answers: Answers) -> Reading | None:
    """The value of these answers of this group; None where it is neither printed nor can be added up from cells."""
    names = () if answers == ("",) else answers
    printed = subject.value(group, names)
    cells = tuple(item for item in subject.cells_of(group) if item.response in names)
    if len(names) > 1 and len(cells) == len(names):
        total = sum((cell.value for cell in cells), Decimal(0))
        same = tuple(item for item in printed if item.value == total and item.unit is subject.unit)
        return Reading(
            subject,
            group,
            answers,
            total,
            subject.unit,
            same,
            cells,
            tuple(item for item in printed if item.value != total),
        )
    exact = [item for item in printed if not item.approximate] or list(printed)
    if not exact:
        return None
    first = exact[0]
    same = tuple(item for item in printed if item.value == first.value)
    return Reading(
        subject,
        group,
        answers,
        first.value,
        first.unit,
        same,
        (),
        tuple(item for item in printed if item.value != first.value),
    )


def ranked(table: Table, group: str | None, answers_of: dict[str, Answers], highest: bool) -> list[Reading]:
    """The rows of a table by the value of their answers, highest (or lowest) first; equal values in printed order."""
    found = [
        reading
        for subject in table.subjects
        if (answers := answers_of.get(subject.id)) and (reading := read(subject, group, answers))
    ]
    return sorted(found, key=lambda reading: (-reading.value if highest else reading.value, reading.subject.order))


def placed(readings: Sequence[Reading], rank: Rank) -> list[Reading]:
    """The readings at the places asked for; those level with the last one of them come too."""
    start = rank.first - 1
    chosen = list(readings[start : start + rank.count])
    while chosen and start + len(chosen) < len(readings) and readings[start + len(chosen)].value == chosen[-1].value:
        chosen.append(readings[start + len(chosen)])
    if rank.count == 1 and chosen:
        before = [reading for reading in readings[:start] if reading.value == chosen[0].value]
        chosen = before + chosen
    return chosen


def within(readings: Iterable[Reading], bound: Bound) -> list[Reading]:
    """The readings whose value lies within a bound."""

    def inside(value: Decimal) -> bool:
        low = bound.low is None or value > bound.low or (bound.inclusive and value == bound.low)
        return low and (bound.high is None or value < bound.high or (bound.inclusive and value == bound.high))

    return [reading for reading in readings if inside(reading.value)]


def outvoting(readings: Iterable[Reading], side: str) -> list[Reading]:
    """The readings of rows where the answers of one side ('+', '-') outweigh those of the other."""
    kept = []
    for reading in readings:
        other = reading.subject.total(reading.group, reading.subject.side("-" if side == "+" else "+"))
        own = reading.subject.total(reading.group, reading.subject.side(side))
        if own is not None and other is not None and own > other:
            kept.append(reading)
    return kept


def difference(one: Reading, other: Reading) -> Derived | None:
    """How far two values lie apart, percentages in percentage points.

    None where their units differ, or where one is only told in words ('two-thirds').
    """
    if one.unit is not other.unit or any(item.approximate for reading in (one, other) for item in reading.stated[:1]):
        return None
    unit = Unit.POINTS if one.unit is Unit.PERCENT else one.unit
    operands = tuple(reading.working or reading.stated[0] for reading in (one, other))
    return Derived(abs(one.value - other.value), unit, "difference", operands)  # type: ignore[arg-type]
