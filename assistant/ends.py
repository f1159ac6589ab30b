"""The highest or the lowest that anybody gave: the ends of a printed range ('from 12% to 90%', '£1 to £500')."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise

from assistant import cues, orders, wording
from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft, Sentence, lead, paragraph
from assistant.matching import label, match, words_of
from assistant.query import Intent, Query
from assistant.retrieve import Retriever
from assistant.sought import Sought, sought
from index.ranges import ENDS, HIGHEST, LOWEST
from index.records import Statistic, Unit
from index.words import data, find_phrases, stem

_ENOUGH = 0.6  # of a question's words, which a range must account for
_AS_GOOD = 0.1  # of them, by which a second range may account for less
_HIGH = re.compile(
    r"\b(?:most|highest|biggest|largest|greatest|top|maximum|max|upper|ceiling|peak|best|record"
    r"|as (?:much|many|high) as|how high)\b",
    re.IGNORECASE,
)
_LOW = re.compile(
    r"\b(?:least|lowest|smallest|fewest|bottom|minimum|min|lower|floor|worst|as (?:little|few|low) as|how low)\b",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"\b(?:rang(?:e[sd]?|ing)|spread|span\w*|extremes?|var(?:y|ied|ies)|from what to what|between (?:what|which))\b",
    re.IGNORECASE,
)
_ANYONE = re.compile(
    r"\b(?:any(?:one|body|\s+(?:\w+\s+)?\w+)?|some(?:one|body)|a single|one"
    r"|an? \w+ (?:said|reported|gave|claimed|named|had)"
    r"|reported|claimed|recorded|named|quoted|given|gave|said|told|put down|entered|maximum|minimum|max|min|range\w*"
    r"|extremes?|spread|between (?:what|which))\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\bwho\b|\bwhich (?!(?:was|is|were|figure|value|amount|sum|percent|per cent|share|proportion|range)\w*\b)\w+",
    re.IGNORECASE,
)
_AND = re.compile(r"\band\b|&", re.IGNORECASE)
_REST = re.compile(r"\b(?:amounts?|sums?|figures?|values?|ends?|volumes?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Range:
    low: Statistic
    high: Statistic


@dataclass(frozen=True)
class EndComposer:
    """Composes drafts of the ends of ranges."""

    catalogue: Catalogue
    retriever: Retriever

    def draft(self, query: Query) -> Draft | None:
        """The end, or both ends, that a question asks for; None where it asks for none, or no range is of that."""
        text = query.text
        wanted = _wanted(text)
        if not wanted or query.intent is Intent.REFUSE or query.asked.named or query.bound:
            return None
        if _WHO.search(text) or sought(text, self.catalogue.groups) in {Sought.BODY, Sought.PERSON}:
            return None  # who gave it is asked, not how much it was
        if cues.wants_rows(text) and not _SPREAD.search(text):
            return None
        found = (_SPREAD.search(text) and self._of_two(query)) or self._fitting(query)
        if not found or not (_ANYONE.search(text) or found[0].low.unit is Unit.POUNDS):
            return None
        blocks: list[Block] = []
        for place, one in enumerate(found):
            named = [end for end in (one.low, one.high) if end.response in wanted]
            new = [
                end for end in named if place == 0 or all(end.value not in _values(other) for other in found[:place])
            ]
            if new:
                told = wording.words_of(one.low)
                blocks.append(lead(*(self._told(end) for end in new)))
                blocks += [paragraph(told)] if told else []
        return Draft(Status.ANSWERED, tuple(blocks))

    @cached_property
    def _ranges(self) -> list[_Range]:
        """The ranges of the index: both ends stand in one place."""
        ends = [
            item
            for item in self.retriever.index.of_kind("statistic")
            if isinstance(item, Statistic) and item.response in ENDS
        ]
        pairs = []
        for low, high in pairwise(ends):
            same = low.locator == high.locator and low.unit is high.unit
            if same and (low.response, high.response) == ENDS:
                pairs.append(_Range(low, high))
        return pairs

    def _fitting(self, query: Query) -> list[_Range]:
        """The ranges that account for a question, the best first; those of tables before those of prose."""
        text = query.text
        mask = [match.span() for pattern in (_HIGH, _LOW, _SPREAD, _ANYONE, _REST) for match in pattern.finditer(text)]
        mask += orders.order_spans(text)
        mask += [match.span() for match in re.finditer(r"\w+", text) if stem(match.group().lower()) in _idle()]
        named = [form for form, group in self.catalogue.forms.items() if group in self.catalogue.groups]
        words = words_of(text, self.catalogue.weights, [*mask, *_spans(text, named)])
        scored = []
        spoken_of = _table(query, own=bool(words.weight))
        for one in self._ranges:
            if not self._may_be(query, one):
                continue
            item = one.low
            subject = self.catalogue.subjects.get(item.subject)
            around = " ".join([item.text, *item.locator.headings, item.survey_question or ""])
            beside = " ".join(subject.labels) if subject else ""
            fit = match(words, label(item.id, f"{item.measure} {beside}", around), self.catalogue.weights, 0.0)
            near = subject is not None and spoken_of == subject.table
            if fit.explained >= _ENOUGH or (near and not words.weight):
                scored.append((fit.explained + (0.2 * fit.own), item.origin != "table", item.id, one))
        scored.sort(key=lambda one: (-one[0], one[1], one[2]))
        return [one for score, _, _, one in scored if score >= scored[0][0] - _AS_GOOD][:2]

    def _of_two(self, query: Query) -> list[_Range]:
        """The ranges of two things that are named side by side: 'for boats and for sheds, what were the ranges?'."""
        for joint in _AND.finditer(query.text):
            sides = [query.text[: joint.start()], query.text[joint.end() :]]
            left, right = (self._fitting(replace(query, text=side, choices=(), previous=None)) for side in sides)
            other = next(
                (one for one in left if right and one is not right[0] and one.low.unit is right[0].low.unit), None
            )
            if other:
                return [other, right[0]]
        return []

    def _may_be(self, query: Query, one: _Range) -> bool:
        """Whether a range is of the unit, the group and the source asked about."""
        money, share = cues.wants_money(query.text), cues.wants_share(query.text)
        if (money and one.low.unit is not Unit.POUNDS) or (share and not money and one.low.unit is not Unit.PERCENT):
            return False
        if query.sources and one.low.locator.source not in query.sources:
            return False
        return not query.groups or one.low.group in (None, *query.groups)

    def _told(self, end: Statistic) -> Sentence:
        subject = self.catalogue.subjects.get(end.subject)
        asked = end.survey_question
        about = f" on {wording.label(end.measure)}" if subject else ""
        about += f" (survey question: {wording.label(asked)})" if asked and asked != end.measure else ""
        who = f", {end.group}" if end.group else ""
        year = self.catalogue.sources[end.locator.source].year
        when = f", {year}" if year else ""
        return Sentence(f"**{wording.shown(end)}** – the {end.response} given{about}{who}{when}.", (end,), (end,))


def _table(query: Query, *, own: bool) -> str | None:
    """The table that is spoken of: of a question with no word of its `own` that of the one before it."""
    before = query.previous.best if query.previous and not own else None
    best = before or query.best
    return best.subject.table if best else None


def _wanted(text: str) -> frozenset[str]:
    """The ends of a range that a question names."""
    high = {HIGHEST} if _HIGH.search(re.sub(r"\bmost (?:of|councils|people|respondents)\b", "", text)) else set()
    low = {LOWEST} if _LOW.search(re.sub(r"\bat least\b", "", text)) else set()
    return frozenset(high | low) or (frozenset(ENDS) if _SPREAD.search(text) else frozenset())


def _values(one: _Range) -> set[object]:
    return {one.low.value, one.high.value}


def _spans(text: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    return [match.span() for match in find_phrases(text, forms)]


@cache
def _idle() -> frozenset[str]:
    words = [*data()["idle"]["words"], *data()["frame"]["words"], *data()["groups"]["generic"]]
    return frozenset(stem(word) for form in words for word in form.split())
