"""Which row of a table a number of a sentence is about, of which group, which answers it counts.

What a table bears out comes first: the cell, or the sum of cells, that the number equals. Then what its label says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.clauses import beside, clause, heading, polarity_of, sides
from index.printed import Printed
from index.records import Unit
from index.responses import Polarity, headline, of_polarity, stance
from index.rows import Row, RowFinder
from index.told import Context, Told

Rows = tuple[Row, ...]
_SLIP = Decimal(1)
_SPOKEN_OF = 0.5
_CLEAR = 0.1


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows that a number may be about, the likeliest first: those beside it, and those merely near it.

    `sure`: the first of those beside it is printed as its label (`'Label' (72%)`, `72% said 'Label'`).
    """

    beside: Sequence[Rows]
    near: Sequence[Rows]
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A number where it stands: its sentence, the groups it may be of (the likeliest first), what was told before."""

    sentence: str
    number: Printed
    ranked: Sequence[str | None]
    told: Sequence[Told]
    context: Context

    @property
    def words(self) -> str:
        return heading(self.sentence, self.number)


class Chooser:
    """Chooses among the rows that it was given; pure."""

    def __init__(self, finder: RowFinder) -> None:
        self._finder = finder

    def choose(self, seen: Seen, found: Candidates) -> tuple[Rows, str | None] | None:
        """Rows and group of a number: what a table bears out, else what its label says, else nothing.

        A row that merely stands near is taken only where it is borne out: 'from 0% to 95%' is no share of the row
        above.
        """
        number, ranked = seen.number, seen.ranked
        unit = [
            [rows for rows in many if all(row.unit is number.unit for row in rows)]
            for many in (found.beside, found.near)
        ]
        by, near = unit
        sure = found.sure and bool(found.beside) and found.beside[0] in by
        for rows in (*by, *near):
            for group in (*ranked[:3], None):  # at last a table of nobody in particular
                if borne_out := self._borne_out(rows, group, seen):
                    return borne_out, group
        counted = any(row.group == ranked[0] for row in self._finder.rows) or ranked[0] is None
        if counted and not (sure and by[0][0].close(number.value)) and (row := self._by_value(seen)):
            return (row,), row.group
        for rows in by:
            for group in ranked[:3]:
                if group is not None and not any(self._finder.counts(row, group) for row in rows):
                    return rows, group
        return self._unproven(
            seen, [self._of(rows, ranked[0]) for rows in by], [self._of(rows, ranked[0]) for rows in near], sure=sure
        )

    def answers(self, row: Row, group: str | None, seen: Seen, left: str, right: str) -> tuple[str, ...]:
        """The answers counted: what the table bears out, else what the words beside the number say, else as before."""
        said = clause(seen.sentence, seen.number)
        side = polarity_of(said)
        if row.group == group and (exact := row.answers_of(seen.number.value, said, side[0] if side else None)):
            return tuple(name for name in exact if name)
        if row.group == group and (near := row.nearest(seen.number.value, _SLIP)):
            return near
        after = re.split(r"[;,(‘“\"]", right[1:])[0] if right.startswith(")") else re.split(r"[;)]", right)[0]
        for window in (after, left):
            if taken := polarity_of(window):
                return pick(row, *taken)
        before = seen.told[-1] if seen.told else None
        if before and before.row and before.responses and set(before.responses) <= set(row.responses):
            return before.responses
        taken = polarity_of(seen.sentence)
        return pick(row, *taken) if taken else headline([name for name in row.responses if name])

    def _unproven(
        self, seen: Seen, by: Sequence[Rows], near: Sequence[Rows], *, sure: bool
    ) -> tuple[Rows, str | None] | None:
        """Rows that the number comes near to, or whose label is printed with it (`sure`), where none prints it."""
        number, ranked = seen.number, seen.ranked
        for rows in (*by, *near):
            if all(row.rounded(number.value) and (row.group in ranked or ranked[0] is None) for row in rows):
                return rows, rows[0].group
        for rows in by[:1]:
            if (sure or rows[0].close(number.value)) and not number.approximate:
                return rows, ranked[0] or rows[0].group
        if near and near[0][0] in [item.row for item in seen.told] and near[0][0].close(number.value, _SLIP):
            return near[0], near[0][0].group
        return None

    def _borne_out(self, rows: Rows, group: str | None, seen: Seen) -> Rows | None:
        """The rows, or those of the same label in the group's own column or in another year's, that print this."""
        found: list[Row] = []
        for row in rows:
            held = [
                one
                for one in self._finder.kin(row)
                if one.group == group and one.answers_of(seen.number.value, seen.words)
            ]
            held.sort(key=lambda one: not (one.year and one.year in seen.sentence))
            found += held[:1]
        return tuple(found) if len(found) == len(rows) else None

    def _of(self, rows: Rows, group: str | None) -> Rows:
        """The rows as the table counts them for this group, where it does."""
        return tuple(next((one for one in self._finder.kin(row) if one.group == group), row) for row in rows)

    def _by_value(self, seen: Seen) -> Row | None:
        """The one row with this very value (or its rounding) whose words the sentence shares."""
        number, ranked, sentence = seen.number, seen.ranked, seen.sentence
        if number.approximate and not number.text[:1].isdigit() and number.unit is Unit.PERCENT:
            return None  # 'half' is the value of too many cells
        whole = ";" not in sentence and sentence.count("(") <= 1
        spoken = f"{seen.context.before} {sentence}" if whole else clause(sentence, number)
        of_unit = [row for row in self._finder.rows if row.unit is number.unit]
        siblings = {item.row.survey_question for item in seen.told if item.row}
        for exactly, least in ((True, 0.2), (False, 0.3)):
            if exactly and not number.places and number.unit is Unit.PERCENT:
                if row := self._in_section(seen, spoken):
                    return row
                continue
            rows = [
                row
                for row in of_unit
                if (row.answers_of(number.value, seen.words) if exactly else row.rounded(number.value))
            ]
            fitting = []
            for row in rows:
                said = self._finder.share(spoken, row)
                enough = said >= (least if exactly or row.survey_question in siblings else _SPOKEN_OF)
                enough = enough or row in seen.context.rows or (exactly and _asks(row, seen.context.trail))
                if self._may_be_of(row, ranked) and enough and self._is_sided(row, seen, spoken):
                    fitting.append((said, row))
            if row := _clearest(fitting):
                return row
        return None

    @staticmethod
    def _may_be_of(row: Row, ranked: Sequence[str | None]) -> bool:
        """Whether a row counts one of these groups, or nobody in particular; None: the sentence names none."""
        return row.group is None or ranked[0] is None or row.group in ranked

    def _is_sided(self, row: Row, seen: Seen, spoken: str) -> bool:
        texts = (spoken, seen.words, beside(seen.sentence, seen.number))
        return any(sides(row.answers_of(seen.number.value, text), text) for text in texts)

    def _in_section(self, seen: Seen, spoken: str) -> Row | None:
        """The one row of a table right above that prints this whole number. Elsewhere whole numbers meet by chance.

        Its label is spoken of or, where it has answers, they are: a 'No' does not go without saying.
        """
        near = beside(seen.sentence, seen.number) or seen.words
        side = polarity_of(near)
        fitting = []
        for row in self._finder.rows:
            answers = row.answers_of(seen.number.value, seen.words, side[0] if side else None)
            here = (
                row.trail == seen.context.trail
                and row.unit is seen.number.unit
                and self._may_be_of(row, seen.ranked[:1])
            )
            if here and answers and self._is_spoken_of(row, answers, spoken, near):
                fitting.append((self._finder.share(spoken, row), row))
        return _clearest(fitting)

    def _is_spoken_of(self, row: Row, answers: Sequence[str], spoken: str, near: str) -> bool:
        said = self._finder.share(spoken, row) >= _SPOKEN_OF
        if not any(answers):
            return said
        if not all(stance(answer) for answer in answers):  # a worded answer
            return self._finder.said(spoken, " ".join(answers)) >= _SPOKEN_OF
        alone = row.label == row.survey_question  # the table has but this one subject
        return sides(answers, near) and (alone or said)


def pick(row: Row, polarity: Polarity, strong: bool) -> tuple[str, ...]:
    """The answers of a row on this side; only the sharpened ones where they are meant."""
    names = of_polarity([name for name in row.responses if name], polarity)
    sharp = tuple(name for name in names if (found := stance(name)) and found.strength == "strong")
    return sharp if strong and sharp else names or headline([name for name in row.responses if name])


def _clearest(fitting: Sequence[tuple[float, Row]]) -> Row | None:
    """The row that the words say most of, where no other comes near it."""
    ordered = sorted(fitting, key=lambda item: (-item[0], item[1].subject))
    clear = len(ordered) == 1 or (len(ordered) > 1 and ordered[0][0] > ordered[1][0] + _CLEAR)
    return ordered[0][1] if clear else None


def _asks(row: Row, trail: Sequence[str]) -> bool:
    return len(row.trail) > 1 and row.trail[:2] == tuple(trail[:2])
