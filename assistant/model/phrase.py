"""Evidence → Draft, by a chat model: sentences with the keys of what they cite. The gate decides whether it is shown.

A wording takes the place of the composed sentences. Tables, quotations, what the sources disagree on and what is said
to be missing stay under it as they were composed.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, Field

from assistant.answer import DISAGREE, Phrasing, Status
from assistant.drafts import Block, Draft, Sentence, lead, paragraph
from assistant.model.evidence import Evidence, evidence_of
from assistant.model.failures import Garbled, ModelFailed
from assistant.model.gate import Gate
from assistant.model.prompts import PHRASE
from assistant.model.talk import Deadline, Heard, Talk
from assistant.verify import Finding
from index.marks import double_quoted
from index.printed import numbers
from index.records import Record, Statistic

log = logging.getLogger(__name__)
_KEY = re.compile(r"\s*[\[(](?:[ew]\d+(?:\s*,\s*)?)+[\])]")


class Said(BaseModel):
    """A sentence and the keys of the evidence that it rests on."""

    text: str = Field(min_length=1, max_length=2000)
    keys: list[str] = Field(max_length=40)


class Wording(BaseModel):
    """The answer in a model's words."""

    sentences: list[Said] = Field(min_length=1, max_length=12)


@dataclass(frozen=True, slots=True)
class Phraser:
    """Has composed drafts worded by a chat model."""

    talk: Talk
    gate: Gate

    def phrase(self, question: str, draft: Draft, until: Deadline, heard: Heard) -> Draft:
        """The draft in the model's words, or as it was composed with a line that says why. Raises nothing of a model's.

        What answers nothing (a refusal, a question back) is not worded.
        """
        evidence = evidence_of(draft)
        if draft.status not in {Status.ANSWERED, Status.PARTIAL} or not evidence.records:
            return draft
        said: dict[str, Any] = {"question": question, **evidence.to_json(self.gate.sources)}
        stopped: tuple[Finding, ...] = ()
        why = ""
        try:
            for _ in range(2):  # the second is the one repair
                try:
                    wording = self.talk.ask(PHRASE, said, Wording, until, heard)
                except Garbled as fault:
                    why = fault.why
                    wrong: tuple[str, ...] = (why,)
                    heard("The model's reply could not be read; it is asked once more.")
                else:
                    worded, stopped = self._gated(wording, draft, evidence)
                    if not stopped:
                        return worded
                    wrong = tuple(map(str, stopped))
                    heard("The gate stopped the model's wording; it is asked once more.")
                said = {**said, "not_accepted": wrong}
        except ModelFailed as fault:
            why = fault.why
        return _stopped(draft, self.talk.name, stopped) if stopped else _unused(draft, self.talk.name, why)

    def _gated(self, wording: Wording, draft: Draft, evidence: Evidence) -> tuple[Draft, tuple[Finding, ...]]:
        """The wording in place of the composed sentences, and what is wrong with it."""
        worded, unknown = drafted(wording, draft, evidence)
        try:
            findings = unknown or self.gate.findings(worded, draft)
        except Exception:  # whatever a model wrote, there is an answer
            log.exception("a wording could not be checked")
            findings = (Finding("form", "the reply", "the gate had a fault of its own"),)
        if findings:
            log.info("a wording was stopped: %s", ", ".join(dict.fromkeys(one.kind for one in findings)))
        return _with_composed(worded, draft, Phrasing(self.talk.name, shown=True)), findings


def drafted(wording: Wording, draft: Draft, evidence: Evidence) -> tuple[Draft, tuple[Finding, ...]]:
    """A wording as a draft whose keys are the records they stand for; a key that is none is a finding."""
    findings = tuple(
        Finding("key", key[:20], "there is no such key in the evidence")
        for said in wording.sentences
        for key in said.keys
        if key not in evidence.records and key not in evidence.worked
    )
    sentences = [_sentence(said, evidence) for said in wording.sentences]
    return Draft(draft.status, (lead(*sentences),)), findings


def _sentence(said: Said, evidence: Evidence) -> Sentence:
    text = _KEY.sub("", " ".join(said.text.replace("**", "").split()))
    for span in reversed(double_quoted(text)):
        if span.closed:  # one shape of marks, the one that the gate reads; a comma inside them is the sentence's
            words = text[span.start : span.end]
            comma = "," if words.endswith(",") else ""
            text = f"{text[: span.first]}“{words.removesuffix(',')}”{comma}{text[span.last :]}"
    derived = tuple(evidence.worked[key] for key in said.keys if key in evidence.worked)
    worked = [item for one in derived for item in one.operands if isinstance(item, Statistic)]
    records = dict.fromkeys([*(evidence.records[key] for key in said.keys if key in evidence.records), *worked])
    return Sentence(text, _used(text, tuple(records), worked), (), derived)


def _used(text: str, records: tuple[Record, ...], worked: list[Statistic]) -> tuple[Record, ...]:
    """The records without the cells that a sentence cites beside those whose values it states."""
    values = {number.value for number in numbers(text)}
    cells = [record for record in records if isinstance(record, Statistic) and record.origin == "table"]
    stated = [cell for cell in cells if cell.value in values or cell in worked]
    return tuple(record for record in records if record not in cells or record in stated or not stated)


def _with_composed(worded: Draft, draft: Draft, phrasing: Phrasing) -> Draft:
    return replace(draft, blocks=(*worded.blocks, *_kept(draft)), phrasing=phrasing)


def _kept(draft: Draft) -> Iterator[Block]:
    """What stands under a wording as it was composed."""
    for block in draft.blocks:
        if block.kind in {"table", "quote", "list"} or block.sentences[0].text.startswith(DISAGREE):
            yield block
        elif loose := [sentence for sentence in block.sentences if not sentence.cites]:
            yield paragraph(*loose)


def _unused(draft: Draft, model: str, why: str) -> Draft:
    line = f"The model {model} was not used here: {why}. The answer is worded without it."
    return replace(draft, caveats=(*draft.caveats, line), phrasing=Phrasing(model, shown=False))


_KINDS = {
    "uncited": "a sentence without a source",
    "number": "a number that what it cites does not print",
    "group": "a group that its figure is not of",
    "response": "an answer that its figure does not count",
    "quotation": "words in quotation marks that are not the source's",
    "working": "a sum that does not add up",
    "year": "a year that its source is not of",
    "key": "a source that is not in the evidence",
    "form": "what could not be read as plain sentences",
    "claim": "a figure that is not published of what it was said of",
    "words": "words that its sources do not have",
    "missing": "no figure for what was asked",
}


def _stopped(draft: Draft, model: str, findings: tuple[Finding, ...]) -> Draft:
    """The composed draft with a line that says what was wrong, without a word of it: it may be a wrong figure."""
    kinds = Counter(one.kind for one in findings)
    told = "; ".join(_KINDS[kind] for kind in kinds)
    line = f"The wording of the model {model} was stopped, for it had {told}. The answer is worded without it."
    return replace(
        draft,
        caveats=(*draft.caveats, line),
        phrasing=Phrasing(model, shown=False, findings=tuple(str(one) for one in findings)),
    )
