"""Two figures that a question names for one thing ('39.1 or 39.6, which is it?'): where each of them is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Draft, Sentence, lead
from assistant.matching import Words, label, match, words_of
from assistant.query import Query
from assistant.quotation import in_marks, origin
from index.printed import Printed, equal, numbers
from index.records import Statistic, Unit
from index.store import Index

_OR = re.compile(r"[%\s,]*(?:or|vs\.?|versus|against|and)\s+(?:(?:is it|was it|over|above|about)\s+)*", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:which|or|differ\w*|disagree\w*|match\w*|both|correct|right)\b", re.IGNORECASE)
_ENOUGH = 0.4  # of the question, by what stands around each figure


@dataclass(frozen=True, slots=True)
class EitherComposer:
    """Composes drafts that show two printed figures beside one another."""

    catalogue: Catalogue
    index: Index

    def draft(self, query: Query) -> Draft | None:
        """Where both figures are printed of what is asked about; None where not both are."""
        named = _pair(query.text)
        if not named:
            return None
        mask = [(number.start, number.end) for number in numbers(query.text)]
        words = words_of(query.text, self.catalogue.weights, mask)
        found = self._of_one(named, query)
        if not found:
            places = [self._place(number, words, query) for number in named]
            found = [place for place in places if place]
        if len(found) < len(named):
            return None
        head = Sentence("Both are printed:", ())
        return Draft(Status.ANSWERED, (lead(head), *(lead(self._sentence(*place)) for place in found)))

    def _of_one(self, named: tuple[Printed, Printed], query: Query) -> list[tuple[Statistic, str]]:
        """Both figures as they are printed of the same answer to one thing, where there is but one such thing."""
        first, second = (
            [place for place in self._printing(number, query.groups) if place[0].subject in self.catalogue.subjects]
            for number in named
        )
        pairs: dict[tuple[str, str | None, str | None], list[tuple[Statistic, str]]] = {}
        for one in first:
            for other in second:
                if _what(one[0]) == _what(other[0]) and one[0].id != other[0].id:
                    pairs.setdefault(_what(one[0]), [one, other])
        return next(iter(pairs.values())) if len(pairs) == 1 else []

    def _place(self, number: Printed, words: Words, query: Query) -> tuple[Statistic, str] | None:
        """The statistic with this number that has most to do with the question, and the number as it is printed."""
        best: tuple[float, Statistic, str] | None = None
        for record, printed in self._printing(number, query.groups):
            if query.sources and record.locator.source not in query.sources:
                continue
            around = " ".join([record.survey_question or "", record.response or "", *record.locator.headings])
            fit = match(words, label(record.id, record.measure, around), self.catalogue.weights, 0.0).explained
            if fit >= _ENOUGH and (best is None or fit > best[0] + 1e-9):
                best = (fit, record, printed)
        return best[1:] if best else None

    def _printing(self, number: Printed, groups: tuple[str, ...]) -> Iterator[tuple[Statistic, str]]:
        """Statistics with a number, or whose row names it; each is matched by what it measures, not by its sentence."""
        for record in self.index.of_kind("statistic"):
            if isinstance(record, Statistic) and (not groups or record.group in (None, *groups)):
                same = _same(number, Printed(record.value, record.unit, record.printed, 0, 0))
                named = _printed(number, record.measure) and _printed(number, record.text)
                printed = record.printed if same else named
                if printed:
                    yield record, printed

    def _sentence(self, record: Statistic, printed: str) -> Sentence:
        return Sentence(f"**{printed}** – {origin(record, self.catalogue.sources)} {in_marks(record.text)}", (record,))


def _what(item: Statistic) -> tuple[str, str | None, str | None]:
    return item.subject, item.group, item.response


def _pair(text: str) -> tuple[Printed, Printed] | None:
    """Two figures of a question with nothing but an 'or' between them."""
    found = list(numbers(text))
    for one, other in pairwise(found):
        if _OR.fullmatch(text[one.end : other.start]) and one.value != other.value and _WHICH.search(text):
            return one, other
    return None


def _same(asked: Printed, told: Printed) -> bool:
    """Whether a figure is the one that is asked for: a bare '39.1' may be a share."""
    if asked.unit is Unit.COUNT and "." in asked.text:
        return asked.value == told.value
    return equal(asked.value, asked.unit, told.value, told.unit)


def _printed(asked: Printed, text: str) -> str:
    """The figure as a text prints it; '' where it does not."""
    return next((number.text for number in numbers(text) if _same(asked, number)), "")
