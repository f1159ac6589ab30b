"""Figures of prose that no table row measures ('responses from 138 unique organisations'): found by their own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.catalogue import Catalogue
from assistant.comparing import Agreement, agreement
from assistant.matching import Label, Match, label, match, words_of
from assistant.meant import Meaning
from assistant.senses import denies
from assistant.stated import figures
from assistant.verdicts import Judged, Verdict
from assistant.wording import shown
from index.printed import equal
from index.records import Statistic, Unit
from index.words import data, find_phrases, stems

_EXPLAINED = 0.5  # of the figure's words, by the clause that prints the number and the sentence around it,
_OWN = 0.25  # and by the clause alone
_SURE = 0.75  # from which on a number that is another one is a contradiction
_SAID = 0.3  # where so much of its clause is said
_CLAUSE = 0.1  # what a clause of prose leaves to the sentence around it
_LONGEST = 160
_AVERAGE = re.compile(r"\b(?:average[sd]?|mean|median|typical(?:ly)?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    record: Statistic
    label: Label


class Loose:
    """The figures of one index's prose that stand for themselves."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._told = tuple(
            _Told(record, label(record.id, own, record.text)) for record in catalogue.told if (own := _own(record))
        )
        self._ends = {told.record.id: end for told in self._told if (end := _end(told.record))}
        self._counted: dict[str, frozenset[str | None]] = {}
        for subject in catalogue.subjects.values():
            groups = frozenset(cell.group for cell in subject.cells)
            self._counted[subject.source] = self._counted.get(subject.source, frozenset()) | groups
        self._speaking = lru_cache(maxsize=4096)(self._matches)

    def judge(self, meaning: Meaning) -> tuple[Judged, float] | None:
        """What prose says to a figure, and how surely; None where no clause speaks of the same thing."""
        number, bound = meaning.figure.number, meaning.figure.bound
        best: tuple[float, Judged, float] | None = None
        own = meaning.figure.own
        for text in dict.fromkeys((own, meaning.figure.whole)):
            for record, found in self._speaking(text, number.unit is Unit.COUNT):
                if not self._of(record, meaning) or self._is_other_end(record, meaning, text):
                    continue
                how = agreement(number, bound, record.value, record.unit)
                if record.approximate:  # 'nine in ten' bears out 'nine in ten', and no 90.0%
                    again = number.approximate and equal(number.value, number.unit, record.value, record.unit)
                    how = Agreement.EQUAL if again else None
                if how and denies(text) and not denies(record.text):
                    continue
                rank = found.explained + 0.5 * found.own + 0.5 * found.said
                if how:
                    judged = self._agreed(record, meaning, how)
                    rank += 10
                elif text == own and found.explained >= _SURE and found.said >= _SAID and _alike(record, meaning):
                    judged = Judged(Verdict.CONTRADICTED, f"published: {_said(record)}", (record,))
                else:
                    continue
                if best is None or rank > best[0]:
                    best = (rank, judged, min(found.explained, found.own + _CLAUSE) if text == own else 0.0)
        return best[1:] if best else None

    def _matches(self, text: str, counted: bool) -> tuple[tuple[Statistic, Match], ...]:
        """The statistics whose clause speaks of what a text speaks of.

        A group's name says nothing of it, unless that is what is `counted`: '178 from local authorities'.
        """
        named = [] if counted else [match.span() for match in find_phrases(text, self._catalogue.forms)]
        idle = [match.span() for match in find_phrases(text, data()["idle"]["words"])]  # 'took', 'rather'
        words = words_of(text, self._catalogue.weights, [*named, *idle])
        if not words.weight:
            words = words_of(text, self._catalogue.weights, named)
        if not words.weight:
            return self._sample(text) if counted else ()
        found = ((told.record, match(words, told.label, self._catalogue.weights, 0.0)) for told in self._told)
        return tuple(one for one in found if one[1].explained >= _EXPLAINED and one[1].own >= _OWN)

    def _sample(self, text: str) -> tuple[tuple[Statistic, Match], ...]:
        """The counts of sentences that have every word of a text that names no subject: 'of the 200 responses'."""
        spoken = set(stems(text)) - {"share"}
        found = Match("", 0.0, _EXPLAINED, _OWN, 0.0, 0.0, ())
        held = (told.record for told in self._told if spoken and spoken <= set(stems(told.record.text)))
        return tuple((record, found) for record in held if record.unit is Unit.COUNT)

    def _of(self, record: Statistic, meaning: Meaning) -> bool:
        """Whether a statistic may be of the group named for a figure; where it has none, it is of whom tables count."""
        if not meaning.named:
            return True
        if record.group is None:
            counted = meaning.figure.number.unit is Unit.COUNT
            spoken = {
                self._catalogue.forms.get(one.group().lower())
                for one in find_phrases(_own(record), self._catalogue.forms)
            }
            if counted and spoken & set(self._catalogue.groups) and not spoken & set(meaning.groups):
                return False  # '178 from landlords', where 178 tenants are printed
            return counted or bool(self._counted.get(record.locator.source, frozenset()) & set(meaning.groups))
        return record.group in meaning.groups

    def _is_other_end(self, record: Statistic, meaning: Meaning, text: str) -> bool:
        """Whether a figure is an end of a range, and is said to be the other one, or an average."""
        end = self._ends.get(record.id, "")
        return bool(end) and (meaning.figure.end not in {"", end} or bool(_AVERAGE.search(text)))

    def _agreed(self, record: Statistic, meaning: Meaning, how: Agreement) -> Judged:
        year = self._catalogue.sources[record.locator.source].year
        if year and meaning.years and year not in meaning.years:
            return Judged(Verdict.WRONG_YEAR, f"published of {year}: {_said(record)}", (record,))
        verdict = Verdict.SUPPORTED if how is Agreement.EQUAL else Verdict.ROUNDED
        return Judged(verdict, _said(record), (record,))


def _alike(record: Statistic, meaning: Meaning) -> bool:
    """Whether a figure can speak against another at all: both exact, in the same unit."""
    return record.unit is meaning.figure.number.unit and not record.approximate


def _own(record: Statistic) -> str:
    """The words of the number itself within its sentence."""
    return next((one.own for one in figures(record.text) if one.number.text == record.printed), record.measure)


def _end(record: Statistic) -> str:
    """Which end of a range a figure is in its sentence: 'low', 'high' or ''."""
    return next((one.end for one in figures(record.text) if one.number.text == record.printed), "")


def _said(record: Statistic) -> str:
    text = " ".join(record.text.split())
    return f"{shown(record)}: “{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}”"
