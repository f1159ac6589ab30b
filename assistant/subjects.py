"""What an index can be asked for: Subjects (a measure with its values by group and answer) and Tables of them.

Read from the records of an index once, when it is opened. Groups, answers, labels all come from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.grids import parts
from index.records import Statistic, Unit
from index.responses import headline, of_polarity, stance

Answers = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A measure. `cells` are its table's statistics, `told` those of prose; `nominal` where the answers are worded.

    `labels` are all the ways in which the sources print it; `responses` the answers in printed order ('' where none).
    """

    id: str
    table: str
    source: str
    labels: tuple[str, ...]
    survey_question: str | None
    trail: tuple[str, ...]
    unit: Unit
    responses: Answers
    cells: tuple[Statistic, ...]
    told: tuple[Statistic, ...]
    order: int

    @property
    def label(self) -> str:
        return self.labels[0]

    @property
    def year(self) -> str:
        """The year of the table's columns that it stands in, '' where they are of no year."""
        return parts(self.id)[2]

    @property
    def nominal(self) -> bool:
        """Whether the answers are worded and stand one a row ('No, but we mean to mend it')."""
        return bool(self.cells) and self.id == self.table

    @property
    def worded(self) -> bool:
        """Whether answers are worded for themselves ('By telephone'), not points of a scale."""
        return self.nominal and not all(stance(name) for name in self.responses)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups with any value, those of the table first."""
        named = [item.group for item in (*self.cells, *self.told) if item.group]
        return tuple(dict.fromkeys(named))

    def value(self, group: str | None, answers: Answers) -> tuple[Statistic, ...]:
        """Statistics that print this very value: the cell, or the sentences that state the sum; () where none does."""
        wanted = set(answers)
        exact = [
            item
            for item in (*self.cells, *self.told)
            if item.group == group
            and set((item.response or "").split(" + ") if item.response else ()) == wanted
            and item.unit is self.unit
        ]
        return tuple(sorted(exact, key=lambda item: (item.approximate, item.origin != "table")))

    def cells_of(self, group: str | None) -> tuple[Statistic, ...]:
        """The table's cells of one group, in the order of the answers."""
        return tuple(item for item in self.cells if item.group == group)

    def headline(self) -> Answers:
        """The answers that a bare 'how many?' asks for."""
        return headline([name for name in self.responses if name])

    def side(self, polarity: str) -> Answers:
        """The answers on one side ('+', '-', '0')."""
        return of_polarity([name for name in self.responses if name], polarity)  # type: ignore[arg-type]

    def total(self, group: str | None, answers: Answers) -> Decimal | None:
        """The value of these answers together, from the table's cells; None where one is not printed."""
        cells = {item.response: item.value for item in self.cells_of(group)}
        return (
            sum((cells[name] for name in answers), Decimal(0))
            if answers and all(name in cells for name in answers)
            else None
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table's subjects, in printed order."""

    id: str
    title: str
    survey_question: str | None
    source: str
    trail: tuple[str, ...]
    subjects: tuple[Subject, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(group for subject in self.subjects for group in subject.groups))

    @property
    def responses(self) -> Answers:
        return tuple(dict.fromkeys(name for subject in self.subjects for name in subject.responses if name))


def subjects_of(statistics: Iterable[Statistic]) -> dict[str, Subject]:
    """The subjects of these statistics, by id. Numbers told in prose alone, and list entries, are not subjects."""
    by_id: dict[str, list[Statistic]] = {}
    for item in statistics:
        if item.origin != "list" and not parts(item.subject)[1]:  # counts beside shares and bases are no measures
            by_id.setdefault(item.subject, []).append(item)
    found: dict[str, Subject] = {}
    for id, items in by_id.items():
        cells = tuple(item for item in items if item.origin == "table")
        if cells:
            found[id] = _subject(id, cells, tuple(item for item in items if item.origin == "prose"), len(found))
    return found


def tables_of(subjects: Mapping[str, Subject]) -> dict[str, Table]:
    """The tables that the subjects stand in, by id."""
    rows: dict[str, list[Subject]] = {}
    for subject in subjects.values():
        rows.setdefault(subject.table, []).append(subject)
    tables = {}
    for id, members in rows.items():
        first = members[0]
        title = first.cells[0].locator.table or first.label
        tables[id] = Table(id, title, first.survey_question, first.source, first.trail, tuple(members))
    return tables


def _subject(id: str, cells: Sequence[Statistic], told: Sequence[Statistic], order: int) -> Subject:
    first = cells[0]
    own = [item for item in cells if item.group == first.group]
    return Subject(
        id=id,
        table=id.rsplit(".r", 1)[0],
        source=first.locator.source,
        labels=tuple(dict.fromkeys([first.measure, *(item.measure for item in told)])),
        survey_question=first.survey_question,
        trail=first.locator.headings,
        unit=first.unit,
        responses=tuple(item.response or "" for item in own),
        cells=tuple(cells),
        told=tuple(told),
        order=order,
    )
