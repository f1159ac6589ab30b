"""Invented surveys: tables, and what people ask of them, each question with its row and answers, or with none.

None of them resembles the sources: what is learned is how people ask, not what a report says.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from index.attuned import row_text
from index.responses import stance

SURVEYS = Path(__file__).with_name("surveys")
SIDES = ("+", "-", "0", "+s", "+p", "-s", "-p", "n+")
"""Sides of a scale: for, against, undecided; of the first two the strongest step, the plain one; all but those for."""


class _Read(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Table(_Read):
    """A table of one survey question; `responses` are its columns."""

    survey_question: str
    responses: tuple[str, ...]
    rows: tuple[str, ...]


class Question(_Read):
    """What somebody asks: `answers` are the columns meant, to be added up; `table` and `row` None where none is."""

    text: str
    table: int | None
    row: int | None
    answers: tuple[str, ...]


class Survey(_Read):
    """One invented survey."""

    topic: str
    tables: tuple[Table, ...]
    questions: tuple[Question, ...]

    @property
    def rows(self) -> list[str]:
        """All rows as the model reads them."""
        return [row_text(row, table.survey_question) for table in self.tables for row in table.rows]

    def place(self, question: Question) -> int:
        """The place in `rows` of the row that is meant; their number where none is."""
        if question.table is None or question.row is None:
            return len(self.rows)
        return sum(len(table.rows) for table in self.tables[: question.table]) + question.row

    def side(self, question: Question) -> int:
        """The place in SIDES of what is asked for; -1 where the answers take no sides, or those asked for are none."""
        name = "" if question.table is None else _side(question.answers, self.tables[question.table].responses)
        return SIDES.index(name) if name else -1


def read_surveys(folder: Path = SURVEYS) -> list[Survey]:
    """The surveys of a folder, by name."""
    return [Survey.model_validate_json(path.read_bytes()) for path in sorted(folder.glob("*.json"))]


def _side(answers: Sequence[str], responses: Sequence[str]) -> str:
    taken = {name: stance(name) for name in responses}
    of = {side: {name for name, found in taken.items() if found and found.polarity == side} for side in "+-0"}
    asked = set(answers)
    if not asked or not of["+"] or not of["-"]:
        return ""
    for side in "+-":
        if asked == of[side]:
            return side
    if asked <= of["0"]:
        return "0"
    if asked == set(responses) - of["+"]:
        return "n+"
    found = taken[answers[0]] if len(answers) == 1 else None
    return f"{found.polarity}{'s' if found.strength == 'strong' else 'p'}" if found else ""
