"""What a judge is given, and what it says: one Score for each thing that an answer can get wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answer import Answer, Status
from evals.cases import Case

Sources = Mapping[str, str]
ANSWERS = (Status.ANSWERED, Status.PARTIAL)


@dataclass(frozen=True, slots=True)
class Given:
    """What is judged: a case, its answer, and the sources' own texts to hold the citations against."""

    case: Case
    answer: Answer
    sources: Sources


@dataclass(frozen=True, slots=True)
class Score:
    """What one scorer says of one case: `value` from 0 to 1 (1 is right), what was found, and why, in words.

    `counts` is false for a measure that is only reported.
    """

    name: str
    value: float
    found: str
    explanation: str
    counts: bool = True

    @property
    def right(self) -> bool:
        """Only a whole score is right: two of three figures are not an answer."""
        return self.value >= 1
