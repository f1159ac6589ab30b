"""What the assistant gives back: Status, Citation, Answer, and their JSON form (the contract of `ask --json`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from index.records import Locator, Record, Statistic, kind_of

DISAGREE = "**The sources disagree:**"
"""How a paragraph of an answer begins that shows another printed value of the same thing."""
ILLUSTRATE = "Quotes illustrate; they are not counts."
"""The caveat beside respondents' words."""


class Status(StrEnum):
    """How a question was met. A fault is an exception and never one of these."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    CLARIFICATION = "clarification"
    NOT_IN_SOURCES = "unanswerable_not_in_sources"
    OUT_OF_SCOPE = "unanswerable_out_of_scope"
    INVALID = "unanswerable_invalid"


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer in an answer: `[key]`, the record, and the verbatim words of the source at `[start, end)`.

    The words may reach wider than the record (the whole of a two-row table, say); `record.locator` is inside them.
    """

    key: int
    record: Record
    start: int
    end: int
    text: str

    @property
    def source(self) -> str:
        return self.record.locator.source

    @property
    def locator(self) -> Locator:
        return self.record.locator

    def to_json(self) -> dict[str, Any]:
        """The JSON object of the contract."""
        return {
            "key": self.key,
            "record": self.record.id,
            "source": self.source,
            "locator": str(self.locator),
            "start": self.start,
            "end": self.end,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two cited places that print different values for the same thing."""

    citations: tuple[int, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What became of a wording: a chat model's that is shown, or one that is not, with what the gate found wrong.

    `model` is '' where it is the assistant's own that was stopped.
    """

    model: str
    shown: bool
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer. `text` is Markdown with `[1]` markers; every citation is used and every marker exists.

    `statistics` pairs each statistic the text states with the key that cites it; `related` are the nearest
    published records of a refusal or a partial answer; `followups` are questions the index can answer. `phrasing`
    is None where no chat model had a hand in it; like `followups` it is no part of the JSON form.
    """

    question: str
    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    statistics: tuple[tuple[Statistic, int], ...] = ()
    related: tuple[Record, ...] = ()
    caveats: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    followups: tuple[str, ...] = ()
    phrasing: Phrasing | None = None

    def to_json(self, id: str | None = None) -> dict[str, Any]:
        """The JSON object of the contract; key order is fixed, so that equal answers are equal bytes."""
        return {
            "id": id,
            "question": self.question,
            "status": str(self.status),
            "text": self.text,
            "citations": [citation.to_json() for citation in self.citations],
            "statistics": [
                {
                    "printed": statistic.printed,
                    "value": float(statistic.value),
                    "unit": str(statistic.unit),
                    "measure": statistic.measure,
                    "response": statistic.response,
                    "group": statistic.group,
                    "survey_question": statistic.survey_question,
                    "base": statistic.base,
                    "citation": key,
                }
                for statistic, key in self.statistics
            ],
            "related": [
                {
                    "record": record.id,
                    "kind": kind_of(record),
                    "source": record.locator.source,
                    "locator": str(record.locator),
                    "start": record.locator.start,
                    "end": record.locator.end,
                    "text": record.text,
                }
                for record in self.related
            ],
            "caveats": list(self.caveats),
            "disagreements": [{"citations": list(item.citations), "note": item.note} for item in self.disagreements],
        }
