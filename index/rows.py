"""The rows that a report's tables measure, and finding the row that a label or a clause of prose speaks of."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from index.grids import Grid, parts, statistics
from index.printed import is_rounding
from index.records import Unit
from index.responses import Polarity, of_polarity
from index.words import joined, overlap, stems

_NEAR = Decimal("2.5")


@dataclass(frozen=True, slots=True)
class Row:
    """A measure with the values its table prints: `values` maps an answer ('' where there is none) to its value.

    Rows of one `table` and label differ in their group or year, where groups or years stand across.
    """

    subject: str
    label: str
    source: str
    trail: tuple[str, ...]
    survey_question: str | None
    group: str | None
    unit: Unit
    values: dict[str, Decimal] = field(hash=False)
    year: str = ""

    @property
    def table(self) -> str:
        return parts(self.subject)[0]

    @property
    def measure(self) -> str:
        """The label with the year, where the table prints several."""
        return f"{self.label} ({self.year})" if self.year else self.label

    @property
    def responses(self) -> tuple[str, ...]:
        return tuple(self.values)

    def answers_of(self, value: Decimal, words: str = "", side: Polarity | None = None) -> tuple[str, ...] | None:
        """The answers whose printed value (or, added up by polarity, whose sum) this is; None where it is none of them.

        Where two answers print the same value the one that shares `words` is meant; where neither does, nobody can
        tell. `side` is the side that the words take: 24 'satisfied' is their sum before it is 24 'Very dissatisfied'.
        """
        sums = {polarity: (several, total) for polarity, several, total in self._sums()}
        if side in sums and sums[side][1] == value:
            return sums[side][0]
        same = [response for response, printed in self.values.items() if printed == value]
        if len(same) > 1:
            spoken = set(stems(words))
            same = [response for response in same if spoken & set(stems(response))]
        if len(same) == 1:
            return (same[0],)
        return next((several for several, total in sums.values() if total == value), None)

    def nearest(self, value: Decimal, within: Decimal) -> tuple[str, ...] | None:
        """The answers whose value (or sum of one polarity) comes nearest, where it comes this near."""
        known: list[tuple[tuple[str, ...], Decimal]] = [
            ((name,), number) for name, number in self.values.items() if name
        ]
        known += [(several, total) for _, several, total in self._sums()]
        best = min(known, key=lambda item: abs(item[1] - value), default=None)
        return best[0] if best and abs(best[1] - value) <= within else None

    def close(self, value: Decimal, within: Decimal = _NEAR) -> bool:
        """Whether a printed value (or a sum of one polarity) is near enough to disagree about the same thing."""
        return any(abs(number - value) <= within for number in self._all() if number)

    def rounded(self, value: Decimal) -> bool:
        """Whether `value` is a printed value (or a sum of one polarity) rounded, or cut off, to fewer places."""
        return any(
            is_rounding(number, value) or (value == value.to_integral() and int(number) == int(value))
            for number in self._all()
            if number
        )

    def _all(self) -> list[Decimal]:
        return [*self.values.values(), *(total for _, _, total in self._sums())]

    def _sums(self) -> list[tuple[Polarity, tuple[str, ...], Decimal]]:
        """The answers of either side, where there are several of it, and what they add up to."""
        sides: tuple[Polarity, ...] = ("+", "-")
        found = [(side, of_polarity(self.responses, side)) for side in sides]
        return [
            (side, several, sum((self.values[name] for name in several), Decimal(0)))
            for side, several in found
            if len(several) > 1
        ]


def rows_of(found: Iterable[Grid]) -> list[Row]:
    """One Row for each subject of these tables (and group, where groups stand across)."""
    rows: dict[tuple[str, str | None], Row] = {}
    for grid in found:
        for cell in statistics(grid):
            _, part, year = parts(cell.subject)
            if part:  # counts say again what the shares beside them say
                continue
            key = (cell.subject, cell.group)
            if key not in rows:
                label = cell.measure.removesuffix(f" ({year})")
                rows[key] = Row(
                    cell.subject,
                    label,
                    cell.locator.source,
                    grid.section.trail,
                    cell.survey_question,
                    cell.group,
                    cell.unit,
                    {},
                    year,
                )
            rows[key].values.setdefault(cell.response or "", cell.value)
    return list(rows.values())


class RowFinder:
    """Finds rows by words, weighing rare words more: 'homes' stands in half of the labels and tells little."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        labels = {row.label for row in rows}
        counts: dict[str, int] = {}
        for label in labels:
            for stem in set(stems(label)):
                counts[stem] = counts.get(stem, 0) + 1
        self._weights = {stem: math.log(1 + len(labels) / count) for stem, count in counts.items()}
        self._unknown = math.log(1 + max(1, len(labels)))
        self._known = frozenset(counts)
        self._kin: dict[tuple[str, str], list[Row]] = {}
        for row in self.rows:
            self._kin.setdefault((row.table, row.label), []).append(row)

    def kin(self, row: Row) -> Sequence[Row]:
        """The rows of the same table and label: of every group and year, the row itself first."""
        return sorted(self._kin[row.table, row.label], key=lambda other: other != row)

    def counts(self, row: Row, group: str | None) -> bool:
        """Whether the row's table counts this group."""
        return any(other.group == group for other in self.kin(row))

    def weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._unknown) for word in set(words))

    def words(self, text: str) -> set[str]:
        """The stems of a text, written as the labels write them."""
        return set(joined(stems(text), self._known))

    def named(self, label: str, near: Sequence[str], least: float = 0.62) -> Row | None:
        """The row that a quoted label names: most of the weight of both in common; rows of the same section first."""
        words = self.words(label)
        best = self._best([(self._alike(words, self.words(row.label)), row) for row in self.rows], near)
        if best and best[0] >= least and (best[0] >= 0.75 or overlap(label, best[1].label) >= 0.5):
            return best[1]
        return None

    def phrase(self, text: str, near: Sequence[str]) -> Row | None:
        """The row that an unquoted phrase names: all its words are the label's, or all the label's words are in it."""
        words = self.words(text)
        if not words:
            return None
        scored = []
        for row in self.rows:
            label = self.words(row.label)
            shared = self.weight(words & label)
            inside, around = shared / self.weight(words), shared / max(self.weight(label), 1e-9)
            if (inside >= 0.9 and (len(words) > 1 or len(label) <= 2)) or around >= 0.99:
                scored.append(
                    (max(inside if len(words) > 1 or len(label) < 3 else inside * 0.9, around) + 0.5 * around, row)
                )
        best = self._best(scored, near)
        return best[1] if best else None

    def share(self, text: str, row: Row) -> float:
        """How much of a row's label, or of one of its worded answers, stands in a text, by weight (0 to 1)."""
        spoken = self.words(text)
        labels = [self.words(row.label), *(self.words(answer) for answer in row.responses if len(stems(answer)) > 2)]
        return max(self.weight(label & spoken) / max(self.weight(label), 1e-9) for label in labels)

    def said(self, text: str, label: str) -> float:
        """How much of a label stands in a text, by weight (0 to 1)."""
        words = self.words(label)
        return self.weight(words & self.words(text)) / max(self.weight(words), 1e-9)

    def _alike(self, words: set[str], label: set[str]) -> float:
        shared = self.weight(words & label)
        least = min(self.weight(words), self.weight(label))
        return 0.5 * shared / max(least, 1e-9) + 0.5 * shared / max(self.weight(words | label), 1e-9)

    @staticmethod
    def _best(scored: Sequence[tuple[float, Row]], near: Sequence[str]) -> tuple[float, Row] | None:
        """The best row; one of the section that the text stands in wins over an equal one elsewhere."""

        def rank(item: tuple[float, Row]) -> tuple[float, int]:
            shared = sum(1 for one, other in zip(item[1].trail, near, strict=False) if one == other)
            return (item[0] + 0.08 * (shared >= 2), shared)

        return max(scored, key=rank) if scored else None
