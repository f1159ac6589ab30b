"""Which table a question speaks of: its survey question, its rows and the prose under its heading share its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from assistant.asked import Asked
from assistant.catalogue import Catalogue
from assistant.matching import Words
from assistant.subjects import Table
from assistant.thesaurus import meanings
from index.records import Record
from index.words import data, stems

_BELONGS = 0.3  # the share of a word's uses from which on its sense is the table's too
_OWN_WORDS = 6  # a word of the survey question or title counts like so many in the prose around
_SEEN = 4  # a word that stands fewer times than this near a table belongs to it by so much less


class Tables:
    """The tables of one index with the words around them, ready to be found by."""

    def __init__(self, catalogue: Catalogue, passages: Sequence[Record]) -> None:
        self.catalogue = catalogue
        self._profiles = self._table_profiles(passages)
        self._senses = self._table_senses()

    def find(self, text: str, words: Words, asked: Asked) -> Table | None:
        """The table that the question speaks of: what is printed in it and around it shares the question's words."""
        best: tuple[float, Table] | None = None
        for table in self.catalogue.tables.values():
            if len(table.subjects) < 3 and not table.subjects[0].nominal:
                continue
            if not self.catalogue.years.fits(table.id, text):
                continue
            profile, senses = self._profiles[table.id], self._senses[table.id]
            shares = [profile.get(word, 0.0) for word in words.stems]
            for start, end, sense in words.senses:
                for position in range(start, end):
                    shares[position] = max(shares[position], senses.get(sense, 0.0))
            score = sum(weight * share for weight, share in zip(words.weights, shares, strict=True))
            if asked.polarity and any(subject.side(asked.polarity) for subject in table.subjects):
                score += 0.05
            elif asked.polarity:
                score -= 0.3
            spoken = set(stems(text))
            answers = {word for name in table.responses for word in stems(name)}
            score += 0.2 * len(spoken & set(stems(table.survey_question or "")) & _framed())
            score += 0.4 * len(spoken & answers - {"no", "yes", "not"})
            if best is None or score > best[0] + 1e-9:
                best = (score, table)
        return best[1] if best and best[0] > 0.1 else None

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
            for text in [table.survey_question or "", table.title, *(subject.label for subject in table.subjects)]:
                own |= {number: max(own.get(number, 0.0), 1.0) for _, _, number in meanings(stems(text))}
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


@cache
def _framed() -> frozenset[str]:
    """Stems of the words that put a question; a survey question may use one of them too ('statements')."""
    return frozenset(word for phrase in data()["frame"]["words"] for word in stems(phrase))
