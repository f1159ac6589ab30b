r"""One line of an eval set: a question, and what a right answer must hold.

    {"id": "bar-001", "kind": "figure", "question": "cold rooms a problem? %", "history": [], "answerable": true,
     "figures": [["62.4%", "62%"]], "strings": [], "evidence": [["Cold rooms\t62.4%"]],
     "forbidden_figures": ["58.1%"], "source": "report.txt", "where": "5.6, table", "note": ""}

Figures, strings and evidence are lists of groups: one alternative of each group must be met. This is the door where
lines from outside come in, so an unknown field is an error and not a silent typing mistake.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

FIELDS = (
    "id",
    "kind",
    "question",
    "history",
    "answerable",
    "figures",
    "strings",
    "evidence",
    "forbidden_figures",
    "group",
    "response",
    "source",
    "where",
    "note",
)
# Other projects' sets name these two differently; `documents` says no more than the evidence does.
_ALIASES = {"category": "kind", "document": "source"}
_IGNORED = {"documents"}

Text = str
Groups = list[list[Text]]


class Turn(BaseModel):
    """One earlier turn of the conversation."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    role: Literal["user", "assistant"]
    content: str


class Case(BaseModel):
    """A line of an eval set. `group` and `response` hold alternatives, as `figures` does within one group."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str = Field(min_length=1)
    kind: str = Field(min_length=1)
    question: str
    history: list[Turn] = []
    answerable: bool
    figures: Groups = []
    strings: Groups = []
    evidence: Groups = []
    forbidden_figures: list[Text] = []
    group: list[Text] = []
    response: list[Text] = []
    source: str | None = None
    where: str = ""
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _own_names(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        for alias, name in _ALIASES.items():
            if alias in data and name in data:
                raise ValueError(f"has both ‘{name}’ and ‘{alias}’, which mean the same; keep one")
        return {_ALIASES.get(key, key): value for key, value in data.items() if key not in _IGNORED}

    @model_validator(mode="after")
    def _expects_something(self) -> Case:
        for name in ("figures", "strings", "evidence"):
            for group in getattr(self, name):
                if not group or not all(alternative.strip() for alternative in group):
                    raise ValueError(f"‘{name}’ holds an empty group or an empty alternative, which nothing can meet")
        expected = self.figures or self.strings or self.evidence
        if self.answerable and not expected:
            raise ValueError("is answerable, but expects no figure, no string and no evidence: any answer would pass")
        if not self.answerable and expected:
            raise ValueError("is not answerable, yet expects figures, strings or evidence")
        return self

    @property
    def turns(self) -> list[dict[str, str]]:
        """The history as the assistant takes it."""
        return [turn.model_dump() for turn in self.history]


def describe(fault: ValidationError) -> str:
    """What is wrong with a line, field by field, in words: 'answerable: input should be a valid boolean'."""
    said = []
    for error in fault.errors():
        place = ".".join(str(part) for part in error["loc"])
        message = error["msg"].removeprefix("Value error, ")
        if error["type"] == "extra_forbidden":
            message = f"is not a field of a case; the fields are {', '.join(FIELDS)}"
        elif error["type"] == "missing":
            message = "is missing"
        said.append(f"{place}: {message}" if place else message)
    return "; ".join(said)
