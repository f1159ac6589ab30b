"""Above or below what something was counted ('what was the cut-off of that average?'), as labels and sentences tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft, Sentence
from assistant.found import telling_numbers
from assistant.matching import label, match, words_of
from assistant.query import Query
from assistant.quotation import in_marks, origin
from assistant.wording import shown
from index.printed import numbers
from index.records import Record, Statistic

_ASKS = re.compile(
    r"\bcut[- ]?offs?\b|\bthresholds?\b|\b(?:above|over|below|under|from|beyond|past) (?:what|which|how much)\b"
    r"(?: (?:amount|sum|size|figure|value|level|number|point))?"
    r"|\bwhat (?:was|is|counts? as|counted as) the (?:least|floor)\b"
    r"|\b(?:left|leaves?|leaving|ignor\w+|exclud\w+|disregard\w*|skip\w*|filter\w*) (?:out )?(?:the )?(?:very )?"
    r"(?:small\w*|tiny|low\w*|large\w*|minor)\b",
    re.IGNORECASE,
)
_SETS = re.compile(
    r"\b(?:above|over|below|under|more than|less than|at least|at most|exceeding|excluding)\s+(?=[£$€]?\d)",
    re.IGNORECASE,
)
_ENOUGH = 0.5  # of what else a question says, by the label or the sentence
_AS_GOOD = 0.2  # of it, by which a second place may account for less
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ThresholdComposer:
    """Composes drafts that tell a cut-off wherever it is printed, so that two that differ both show."""

    catalogue: Catalogue

    def draft(self, query: Query) -> Draft | None:
        """The labels and sentences that set the bound asked for; None where none is asked for or none is set."""
        if not _ASKS.search(query.text):
            return None
        mask = [match.span() for match in _ASKS.finditer(query.text)]
        mask += [(number.start, number.end) for number in numbers(query.text)]
        words = words_of(query.text, self.catalogue.weights, mask)
        keys = telling_numbers(query.text)
        found: list[tuple[float, Record, str]] = []
        for subject in self.catalogue.subjects.values():
            if subject.cells and _SETS.search(subject.label):
                fit = match(words, label("", subject.label, subject.survey_question or ""), self.catalogue.weights, 0.0)
                found.append((fit.explained, subject.cells[0], f"‘{subject.label}’: **{shown(subject.cells[0])}**"))
        for record, text in self._sentences():
            fit = match(words, label("", text, " ".join(record.locator.headings)), self.catalogue.weights, 0.0)
            keyed = any((number.value, number.unit) in keys for number in numbers(text))
            found.append((1.0 if keyed else fit.explained, record, in_marks(text)))
        kept = [item for item in found if not query.sources or item[1].locator.source in query.sources]
        most = max((share for share, *_ in kept), default=0.0)
        if not words.weight or most < _ENOUGH:
            return None
        kept = [item for item in kept if item[0] >= max(_ENOUGH, most - _AS_GOOD)]
        kept.sort(key=lambda item: (-item[0], not isinstance(item[1], Statistic), item[1].id))
        return Draft(
            Status.ANSWERED,
            tuple(
                Block("quote", (Sentence(f"{origin(record, self.catalogue.sources)} {text}", (record,)),))
                for _, record, text in kept[:_SHOWN]
            ),
        )

    def _sentences(self) -> list[tuple[Record, str]]:
        """Sentences of prose that say above or below what something was counted."""
        return [
            (piece.passage, piece.text)
            for piece in self.catalogue.pieces.every()
            if piece.passage.role == "prose" and _SETS.search(piece.text)
        ]
