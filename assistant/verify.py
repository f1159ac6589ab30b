"""The gate: Draft × Evidence → findings. Pure. What it does not let through is not shown.

Every number of a sentence must equal, in value and unit, a number of a record that the same sentence cites, or be
worked out from statistics that it cites; the group and the answer it names must be the cited record's; what stands
between “ and ” must be the source's own words. Never substring, never fuzzy: '25' ends in '5' and is not 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.comparing import places, says
from assistant.drafts import Draft, Sentence
from index.printed import Printed, equal, numbers
from index.records import Record, Source, Statistic, Unit

_QUOTATION = re.compile(r"“([^”]+)”")
_GAP = "[…]"
_YEAR = re.compile(r"(?<![\w.,£])(?:19|20)\d{2}(?![\w%]|[.,]\d)")


Kind = Literal["uncited", "number", "group", "response", "quotation", "working", "year"]
"""What can be wrong with any draft;"""
WordedKind = Literal["key", "form", "claim", "words", "missing"]
"""and further with one that a model wrote."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a sentence: its kind, the words concerned, and why."""

    kind: Kind | WordedKind
    words: str
    why: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.words} ({self.why})"


def verify(
    draft: Draft, groups: Sequence[str] = (), sources: Mapping[str, Source] | None = None
) -> tuple[Finding, ...]:
    """All findings of a draft; none means that it may be shown. `groups` are all that the index knows."""
    return tuple(
        finding
        for sentence in draft.sentences
        for finding in (*check(sentence, groups), *(_years(sentence, sources) if sources else ()))
    )


def check(sentence: Sentence, groups: Sequence[str] = ()) -> Iterator[Finding]:
    """The findings of one sentence."""
    stated = list(numbers(_without_quotations(sentence.text)))
    if stated and not sentence.cites:
        yield Finding("uncited", sentence.text, "it states a number and cites no record")
    known = [number for record in sentence.cites for number in printed_in(record)]
    for derived in sentence.derived:
        if derived.worked() != derived.value:
            yield Finding("working", str(derived.value), f"worked again it is {derived.worked()}")
    for number in stated:
        held = any(equal(number.value, number.unit, other.value, other.unit) for other in known)
        worked = any(equal(number.value, number.unit, derived.value, derived.unit) for derived in sentence.derived)
        if not held and not worked:
            yield Finding("number", number.text, "no record that this sentence cites prints it")
    yield from _values(sentence, stated)
    yield from _names(sentence, groups)
    for words in _QUOTATION.findall(sentence.text):
        for piece in words.split(_GAP):
            if piece.strip() and not any(places(piece, _whole(record), exact=True) for record in sentence.cites):
                yield Finding("quotation", words, "these are not the words of a cited record")


def printed_in(record: Record) -> Iterator[Printed]:
    """The numbers that a record prints: in its words, its label, its survey question, its headings, column and base."""
    yield from numbers(_whole(record))
    yield from numbers(f"in {' › '.join(record.locator.headings)}".replace(". ", " "))
    yield from numbers(f"in {' › '.join(record.locator.headings)}")
    if isinstance(record, Statistic):
        # A bare '24.8' under the head '%' is a percentage: its unit is the column's.
        yield Printed(record.value, record.unit, record.printed, 0, 0)


def _years(sentence: Sentence, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """Whether each year that a sentence names is the date of a cited source or printed in a cited record."""
    known = set[str]()
    for record in sentence.cites:
        source = sources[record.locator.source]
        told = (_whole(record), " ".join(record.locator.headings), source.date, source.title)
        known |= {year for text in told for year in _YEAR.findall(text)} | {source.year}
    for year in _YEAR.findall(_without_quotations(sentence.text)) if sentence.cites else ():
        if year not in known:
            yield Finding("year", year, "neither a cited record nor its source is of this year")


def _values(sentence: Sentence, stated: Sequence[Printed]) -> Iterator[Finding]:
    """Whether a sentence that states one statistic states its value, and not that of the cell beside it."""
    if len(sentence.states) == 1 and not sentence.derived and stated:
        of = sentence.states[0]
        bare = Unit.COUNT if of.printed.replace(".", "").replace(",", "").isdigit() else of.unit
        if not any(number.value == of.value and number.unit in {of.unit, bare} for number in stated):
            yield Finding("number", of.printed, "the sentence is about this statistic and does not state its value")


def _names(sentence: Sentence, groups: Sequence[str]) -> Iterator[Finding]:
    """Whether the groups and answers that a sentence states are those of its statistics."""
    for statistic in sentence.states:
        if statistic.group and not says(sentence.text, statistic.group):
            yield Finding("group", statistic.group, "the sentence does not say of whom this figure is")
        for answer in (statistic.response or "").split(" + "):
            if answer and not says(sentence.text, answer):
                yield Finding("response", answer, "the sentence does not say which answer this figure counts")
    if sentence.states:
        of = {statistic.group for statistic in sentence.states}
        labels = " ".join(
            f"{statistic.measure} {statistic.survey_question or ''}" for statistic in sentence.states
        ).lower()
        for group in groups:
            if group not in of and says(sentence.text, group) and group not in labels:
                yield Finding("group", group, "no statistic of this sentence is of this group")


def _whole(record: Record) -> str:
    if isinstance(record, Statistic):
        parts = (
            record.text,
            record.measure,
            record.survey_question,
            record.base,
            record.locator.row,
            record.locator.column,
            record.locator.table,
        )
        return "\n".join(part for part in parts if part)
    return record.text


def _without_quotations(text: str) -> str:
    return _QUOTATION.sub(" ", text)
