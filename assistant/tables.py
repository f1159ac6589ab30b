"""Which table a question speaks of: its survey question, its rows and the prose under its heading share its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.asked import Asked
from assistant.catalogue import Catalogue
from assistant.matching import Words
from assistant.query import Bound
from assistant.subjects import Table
from assistant.thesaurus import meanings
from index.records import Record
from index.responses import stance
from index.words import data, stems

_BELONGS = 0.3  # the share of a word's uses from which on its sense is the table's too
_OWN_WORDS = 6  # a word of the survey question or title counts like so many in the prose around
_ASKED = 0.9  # a word of the meaning of one of the survey question's,
_ROW = 0.6  # or of a row's: it rather asks for the row
_ANSWERS = 0.3  # what the words of an answer count, beside those of the subject
_HEAD = re.compile(
    r"\b(?:which|what|how many|top|biggest|main|greatest|highest|lowest|smallest|largest|least|most|number one)"
    r"(?: of)?(?: the)?(?P<head>(?: [\w-]+){1,2})",
    re.IGNORECASE,
)
_HEADED = 1.5  # times the weight of what is asked for
_LEAST = 0.1  # the score from which on a table is spoken of
_ALIKE = 0.05  # tables whose scores differ by less are spoken of alike
_FRAMED = 0.2  # for a word that puts the question and the survey question ('statement')
_NAMED = 0.4  # for a word of an answer that is printed there, and for the answer itself
_ROOT = 4  # letters: of so many a shorter stem can be another's root
_SEEN = 4  # a word that stands fewer times than this near a table belongs to it by so much less


class Tables:
    """The tables of one index with the words around them, ready to be found by."""

    def __init__(self, catalogue: Catalogue, passages: Sequence[Record]) -> None:
        self.catalogue = catalogue
        self._profiles = self._table_profiles(passages)
        self._senses = self._table_senses()

    def find(self, text: str, words: Words, asked: Asked, answers: Words, bound: Bound | None) -> Table | None:
        """The table that the question speaks of: what is printed in it and around it shares the question's words.

        `answers` are its words with those of the answers, which tell a little: the prose says where many were unsure.
        Tables of the same scale that it speaks of alike ('what did they disagree with most?') are taken as one.
        """
        spoken = stems(text)
        words, answers = _headed(text, words), _headed(text, answers)
        scored: list[tuple[float, Table]] = []
        for table in self.catalogue.tables.values():
            if len(table.subjects) < 3 and not table.subjects[0].nominal:
                continue
            if not self.catalogue.years.fits(table.id, text):
                continue
            told = self._shared(words, table)
            score = told + _ANSWERS * (self._shared(answers, table) - told) + _suits(table, asked, spoken)
            if bound and bound.outvotes and not any(row.side("+") and row.side("-") for row in table.subjects):
                score -= _NAMED  # nothing is outvoted there
            score += _FRAMED * len(set(spoken) & set(stems(table.survey_question or "")) & _framed())
            scored.append((score, table))
        best = max((score for score, _ in scored), default=0.0)
        if not scored or (best <= _LEAST and not asked.polarity):
            return None
        alike = [table for score, table in scored if score > best - _ALIKE]
        return _as_one(alike) if len(alike) > 1 else alike[0]

    def _shared(self, words: Words, table: Table) -> float:
        """The weight of the words of a question that belong to a table."""
        profile, senses = self._profiles[table.id], self._senses[table.id]
        shares = [profile.get(word, 0.0) for word in words.stems]
        for start, end, sense in words.senses:
            for position in range(start, end):
                shares[position] = max(shares[position], senses.get(sense, 0.0))
        return sum(weight * share for weight, share in zip(words.weights, shares, strict=True))

    def about(self, words: Words, table: Table) -> float:
        """How much of a question the table and the prose under its heading speak of, by weight."""
        profile = self._profiles[table.id]
        senses = self._senses[table.id]
        explained = {
            position for start, end, sense in words.senses if sense in senses for position in range(start, end)
        }
        said = sum(
            weight
            for position, (word, weight) in enumerate(zip(words.stems, words.weights, strict=True))
            if word in profile or position in explained
        )
        return said / words.weight if words.weight else 1.0

    def _table_senses(self) -> dict[str, dict[int, float]]:
        """Per table, how much each sense belongs to it: fully where its question or rows have it, else as its word."""
        found: dict[str, dict[int, float]] = {}
        for table in self.catalogue.tables.values():
            own = {
                number: share
                for word, share in self._profiles[table.id].items()
                if share > _BELONGS
                for _, _, number in meanings((word,))
            }
            around = [(_ASKED, table.survey_question or ""), (_ASKED, table.title)]
            for worth, text in [*around, *((_ROW, subject.label) for subject in table.subjects)]:
                own |= {number: max(own.get(number, 0.0), worth) for _, _, number in meanings(stems(text))}
            found[table.id] = own
        return found

    def _table_profiles(self, passages: Sequence[Record]) -> dict[str, dict[str, float]]:
        """Per table, how much each word belongs to it: from its survey question and the prose under its heading."""
        counts: dict[str, Counter[str]] = {}
        for table in self.catalogue.tables.values():
            own: Counter[str] = Counter()
            for record in passages:
                if (
                    record.locator.source == table.source
                    and len(table.trail) > 1
                    and record.locator.headings[: len(table.trail)] == table.trail
                ):
                    own.update(stems(record.text))
            titles = " ".join(table.trail[1:])
            own.update(dict.fromkeys(stems(f"{table.survey_question or ''} {table.title} {titles}"), _OWN_WORDS))
            counts[table.id] = own
        total: Counter[str] = Counter()
        for own in counts.values():
            total.update(own)
        return {
            id: {word: number / total[word] * min(1.0, number / _SEEN) for word, number in own.items()}
            for id, own in counts.items()
        }


def _headed(text: str, words: Words) -> Words:
    """The words of a question with more weight on what it asks for: 'obstacle' in 'which obstacle did …'."""
    heads = {word for found in _HEAD.finditer(text) for word in stems(found["head"])}
    weights = tuple(
        weight * (_HEADED if word in heads else 1.0) for word, weight in zip(words.stems, words.weights, strict=True)
    )
    return replace(words, weights=weights)


def _suits(table: Table, asked: Asked, spoken: Sequence[str]) -> float:
    """What the answers asked for say for or against a table: it prints them, or none on that side."""
    score = 0.0
    if asked.exact:
        score += _NAMED * any(name.lower() == asked.exact.lower() for name in table.responses)
    if asked.polarity:
        score += 0.05 if any(subject.side(asked.polarity) for subject in table.subjects) else -0.3
    answers = {word for name in table.responses if stance(name) for word in stems(name)} - {"no", "yes", "not"}
    said = {word for word in answers if any(_same_root(word, other) for other in spoken)}
    return score + _NAMED * len(said)


def _same_root(one: str, other: str) -> bool:
    """Whether two stems are of one word: 'agreement' and 'agre'."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _ROOT and long.startswith(short))


def _as_one(tables: Sequence[Table]) -> Table:
    """The first of these tables with the rows of those that have the same answers."""
    first = tables[0]
    scale = [name.lower() for name in first.responses]
    same = [table for table in tables if [name.lower() for name in table.responses] == scale]
    rows = tuple(subject for table in same for subject in table.subjects)
    return replace(first, subjects=rows) if scale and not first.subjects[0].nominal else first


@cache
def _framed() -> frozenset[str]:
    """Stems of the words that put a question; a survey question may use one of them too ('statements')."""
    return frozenset(word for phrase in data()["frame"]["words"] for word in stems(phrase))
