"""A question that the rules could not answer → Query, by a chat model: it chooses a row, groups and an answer.

It chooses among what the index has, and what it says is held against that: a row, a group or an answer that there is
not is rejected, and so is what the question itself names otherwise. It writes nothing; the answer says what it chose.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, Field

from assistant import cues, participation, scope
from assistant.answer import Status
from assistant.asked import pick
from assistant.drafts import Draft
from assistant.flow import Flow, Step
from assistant.model.failures import ModelFailed
from assistant.model.prompts import READ
from assistant.model.talk import Deadline, Heard, Talk
from assistant.query import Choice, Intent, Query
from assistant.subjects import Answers, Subject
from index.records import Statistic
from index.words import data, find_phrases

log = logging.getLogger(__name__)
_UNREAD = frozenset({Status.NOT_IN_SOURCES, Status.CLARIFICATION})
_ONE_FIGURE = frozenset({Intent.VALUE, Intent.COMPARE})
_ROWS = 12  # rows that a model chooses from
_WIDE = 60  # statistics that are looked through for them
_TURNS = 3  # earlier questions that it is shown
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


class Understood(BaseModel):
    """What a question asks for."""

    row: str | None = Field(description="the key of the one row that measures what is asked; null where none does")
    groups: list[str] = Field(default_factory=list, max_length=4, description="groups asked about, as the row has them")
    answer: str | None = Field(default=None, description="the answer asked for, as the row has it")


@dataclass(frozen=True, slots=True)
class ModelReader:
    """Has questions read by a chat model where nothing was found for them."""

    talk: Talk
    flow: Flow

    def read(self, step: Step, until: Deadline, heard: Heard) -> Step:
        """The draft that answers the question as the model reads it; else the one there is. Raises ModelFailed."""
        asked, draft = step
        _, queries = self.flow.interpret(asked)
        if draft.status not in _UNREAD or len(queries) != 1 or self._is_refused(queries[0]):
            return step
        query = queries[0]
        rows = {f"r{number}": subject for number, subject in enumerate(self._rows(query), 1)}
        if not rows:
            return step
        heard("The model reads the question.")
        before = [str(turn.get("content", "")) for turn in asked.history if turn.get("role") == "user"]
        said: dict[str, Any] = {"question": asked.question, "rows": {key: _row(row) for key, row in rows.items()}}
        if before:
            said["questions_before"] = before[-_TURNS:]
        understood = self.talk.ask(READ, said, Understood, until, heard)
        whole = self._query(query, understood, rows)
        if whole is None:
            return step
        read = self.flow.composer.compose(whole)
        if read.status is not Status.ANSWERED:
            return step
        note = f"The question was read by the model {self.talk.name}, as: {whole.text}"
        return asked, replace(read, caveats=(note, *read.caveats))

    def _is_refused(self, query: Query) -> bool:
        """Whether a question asks for what is not published, however it is read, or for more than one figure.

        Where it names no group that was surveyed, it may be about others.
        """
        return bool(
            not query.group_named
            or not (query.intent in _ONE_FIGURE or cues.wants_number(query.text))
            or query.rank
            or query.bound
            or (query.intent is Intent.REFUSE and query.reason != "unclear")
            or scope.is_private(query.text)
            or participation.wants_names(query.text)
            or cues.other_year(query.text)
            or any(find_phrases(query.text, data()["breakdowns"]["words"]))
            or any(group in self.flow.catalogue.strangers for group in query.groups)
        )

    def _rows(self, query: Query) -> list[Subject]:
        """The rows that a question may mean: those that fit its words best, then those nearest in meaning."""
        found = {choice.subject.id: choice.subject for choice in query.choices[:_ROWS]}
        for record in self.flow.retriever.find("statistic", query.text, _WIDE).records:
            if isinstance(record, Statistic) and record.subject in self.flow.catalogue.subjects:
                found.setdefault(record.subject, self.flow.catalogue.subjects[record.subject])
        return list(found.values())[:_ROWS]

    def _query(self, query: Query, understood: Understood, rows: Mapping[str, Subject]) -> Query | None:
        """The query of what a model chose; None where the index has no such thing, or the question says otherwise."""
        row = rows.get(understood.row or "")
        if row is None:
            return None
        groups = tuple(dict.fromkeys(understood.groups)) or query.groups
        answers: Answers = (understood.answer,) if understood.answer else pick(row, query.asked)
        year = self.flow.catalogue.sources[row.source].year
        wrong = (
            not set(groups) <= set(row.groups)
            or not set(answers) <= set(row.responses)
            or set(groups) != set(query.groups)
            or (query.asked.named and set(answers) != set(pick(row, query.asked)))
            or bool(set(_YEAR.findall(query.text)) - {year, row.year})
            or (query.sources and row.source not in query.sources)
        )
        if wrong:
            log.info("a model's reading was rejected")
            return None
        said = f" answered ‘{' or '.join(answers)}’" if any(answers) else ""
        text = f"What share of {' and '.join(groups) or 'respondents'}{said} on ‘{row.label}’?"
        choice = Choice(row, answers, 1.0, 1.0, 1.0, 1.0, (), 1.0)
        return replace(
            self.flow.interpreter.read(text),
            text=text,
            intent=Intent.COMPARE if len(groups) > 1 else Intent.VALUE,
            choices=(choice,),
            also=(),
            groups=groups,
            group_named=True,
            unexplained=(),
            strange=(),
            reason="",
        )


def _row(subject: Subject) -> dict[str, Any]:
    return {
        "measure": subject.label,
        "survey_question": subject.survey_question,
        "groups": list(subject.groups),
        "answers": [name for name in subject.responses if name],
    }


def unread(draft: Draft, model: str, fault: ModelFailed) -> Draft:
    """The draft with a line that says why the model did not read the question."""
    return replace(draft, caveats=(*draft.caveats, f"The model {model} was not used here: {fault.why}."))
