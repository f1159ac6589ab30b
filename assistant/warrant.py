"""Whether the records that a draft cites can answer the question at all, by what is in them and not by likeness.

A row is warranted where the words that tell it from its neighbours are said, or nothing else is asked about; words of
a source where the names and the type of answer asked for are in them. What is not warranted is refused.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant import cues
from assistant.catalogue import Catalogue, Option
from assistant.drafts import Draft
from assistant.found import holds_phrase, marked_phrases
from assistant.matching import Words, words_of
from assistant.naming import Naming
from assistant.participation import took_part
from assistant.people import OFFICE
from assistant.query import Choice, Intent, Query
from assistant.retrieve import Retriever
from assistant.sought import Sought, holds, sought
from assistant.thesaurus import meanings
from assistant.told import sides
from index.records import Passage, Quote, Record, Statistic, Unit
from index.words import data, find_phrases, stem, stems, tokens

_WELL_AHEAD = 0.1  # in score, of the next row: what is so clearly meant is answered, whatever else is said
_MEANT = 5.0  # by the attuned model: so well a row fits whose words are other ones
_TELLING = 0.5  # else: of a label, by the words that tell it from the other rows, where more is asked about than it
_SAME = 0.88  # a word of the same meaning says a little less
_SHARED = 0.3  # of its weight is left to a word of the label that stands in the survey question as well
_OFF = 0.5  # and of a question's own words, on something that the row does not have
_COUNTED = 0.75  # of a question that asks for a number or an entry, outside its names
_SEVERAL = 2  # words of a question must be of the row, where another is strange to the sources
_BODY = 4  # letters: shorter names are initials, which questions use for other things too
_WHOLE = 0.8  # of a label, by its telling words, before a clause of the question is taken for an aside
_FOREIGN = 3  # words that no source has: another language, or a heated one, round a label that is said
_WHO = "i you we they he she it there who that what".split()
_NOUNS = 6  # words after a number, in which stands what it counts
_HOW_MANY_PEOPLE = re.compile(r"\b(?:how many|number of) (?:people|persons|individuals)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,:;.!?()]|\s[-–—]+\s")
_WORDS = {Intent.PASSAGE, Intent.QUOTE, Intent.ENTRY, Intent.SAMPLE}
_NAMED = {Sought.BODY, Sought.PERSON, Sought.AUTHOR, Sought.EMAIL, Sought.TELEPHONE, Sought.DURATION}
_ROWS = {Intent.VALUE, Intent.COMPARE}


@dataclass(frozen=True, slots=True)
class Warrant:
    """Holds drafts against their questions, over one index."""

    catalogue: Catalogue
    naming: Naming
    idle: frozenset[str]
    offices: Mapping[str, str]

    @classmethod
    def over(cls, catalogue: Catalogue, retriever: Retriever) -> Warrant:
        """The warrant of an index; its passages tell which words are names."""
        passages = retriever.index.of_kind("passage")
        quotes = (quote for wording in catalogue.wordings for quote in wording.quotes)
        offices = {quote.speaker: quote.office for quote in quotes if quote.speaker and quote.office}
        return cls(catalogue, Naming(record.text for record in passages), _idle(catalogue), offices)

    def lacking(self, query: Query, draft: Draft) -> str:
        """What the cited records lack, as the reason of a refusal; '' where they can answer."""
        if len(draft.blocks) > 1 and sides(query.text):  # each side was found for itself
            return ""
        cited = list(dict.fromkeys(record for sentence in draft.sentences for record in sentence.cites))
        if query.leaning and not query.renamed:
            return self._turn_lacks(query, cited)
        best = query.best
        if best and query.intent in _ROWS and any(_of(record, best) for record in cited):
            return self._row_lacks(query, best, cited)
        if query.intent in _WORDS or query.intent in _ROWS:
            return self._words_lack(query, cited)
        return ""

    def told(self, query: Query, draft: Draft) -> float:
        """How much of what a turn asks about the records of a draft tell, 0 to 1; 0 where they lack its type."""
        cited = list(dict.fromkeys(record for sentence in draft.sentences for record in sentence.cites))
        kind = sought(query.turn, self.catalogue.groups)
        if kind and not self._typed(kind, replace(query, text=query.turn), cited):
            return 0.0
        words = words_of(query.turn, self.catalogue.weights)
        content = self._content(query.turn, words, ())
        return max((self._told(words, content, record) for record in cited), default=0.0)

    def _turn_lacks(self, query: Query, cited: list[Record]) -> str:
        """What a turn names itself must be there, whatever it takes over: 'what did Leeds say?'."""
        asks = query.intent in _WORDS and (
            self.naming.names(query.turn) or sought(query.turn, self.catalogue.groups) in _NAMED
        )
        return self._words_lack(replace(query, text=query.turn), cited) if asks else ""

    def _row_lacks(self, query: Query, best: Choice, cited: list[Record]) -> str:
        beside = {word for one in query.also for word in stems(one.subject.label)}
        points = [word for word in self.points(best.unexplained) if word not in beside]
        telling = self.telling(query, best)
        kind = sought(query.text, self.catalogue.groups)
        if kind in _NAMED and not self._typed(kind, query, cited):
            return f"The sources do not say; nothing near it gives {kind}."
        if telling >= _WHOLE:
            points = [word for word in points if word not in self._aside(query.text, best)]
        if not points:
            return ""
        if any(name in points and self._is_body(name) for name in self.naming.names(query.text)):
            return "No source prints that figure for the name asked about."
        if best.lift >= _MEANT:
            return ""
        rambles = len(query.strange) >= _FOREIGN
        off = 0.0 if rambles else self._off(best, points)
        ahead = _ahead(query)
        thin = len(self._spoken_of(query, best)) < _SEVERAL and not all(map(self.catalogue.knows, points))
        if (ahead < _WELL_AHEAD and (telling < _TELLING or off > _OFF)) or (thin and off > _OFF):
            return "No source prints a figure on just that; the nearest are beside this."
        return ""

    def _words_lack(self, query: Query, cited: list[Record]) -> str:
        names = self.naming.names(query.text)
        named = [record for record in cited if self._has_most(record, names)]
        if not named:
            return "The sources do not say that of the name asked about."
        kind = sought(query.text, self.catalogue.groups)
        if kind is Sought.COUNT and any(isinstance(record, Statistic) for record in cited):
            kind = None
        if kind and not self._typed(kind, query, named):
            return f"The sources do not say; nothing near it gives {kind}."
        if sought(query.text) is Sought.COUNT and not any(self._counts(query.text, record) for record in cited):
            return "The sources count something else near it."
        strict = cues.wants_number(query.text) or query.intent is Intent.ENTRY
        if not strict and any(holds_phrase(record, marked_phrases(query.text)) for record in named):
            return ""  # 'what is the "holy grail" of the opening piece?'
        words = words_of(query.text, self.catalogue.weights)
        content = self._content(query.text, words, names)
        if query.intent is Intent.SAMPLE:
            content = [place for place in content if words.stems[place] not in took_part()]
        if names and query.intent is Intent.ENTRY:  # the entry of just that name is what was asked for
            return ""
        if content and (names or strict):
            told = max(self._told(words, content, record) for record in named)
            if not told or (strict and told < _COUNTED):
                return "The sources do not say."
        return ""

    def _counts(self, text: str, record: Record) -> bool:
        """Whether a number told in prose may count people where the question does: '353 authorities' are none."""
        if not isinstance(record, Statistic) or record.unit is not Unit.COUNT or not _HOW_MANY_PEOPLE.search(text):
            return True
        counted = " ".join(tokens(record.text[record.mark[1] - record.locator.start :])[:_NOUNS])
        people = any(True for _ in find_phrases(counted, data()["groups"]["generic"]))
        return people or not any(True for _ in find_phrases(counted, self.catalogue.forms))

    def _typed(self, kind: Sought, query: Query, cited: Sequence[Record]) -> bool:
        """Whether any record holds an answer of the type sought; a body that the question names is none."""
        given = set(stems(query.text)) if kind is Sought.BODY else set()

        def is_name(word: str) -> bool:
            root = stem(word.lower().removesuffix("'s").removesuffix("’s"))
            return root not in given and self.naming.is_known(root)

        listed = kind in {Sought.PERSON, Sought.AUTHOR}
        told = [record for record in cited if not (listed and isinstance(record, Statistic))]
        return any(holds(_said_by(record), kind, is_name) for record in told)

    def _has_most(self, record: Record, names: Sequence[str]) -> bool:
        held = self._held(record)
        return 2 * sum(name not in held for name in names) <= len(names)

    def _told(self, words: Words, places: Sequence[int], record: Record) -> float:
        """How much of the words at these places of a question a record has, itself or by one of the same meaning."""
        held, meant = self._held(record), _senses(record.text)
        senses = {place: _longest(words, place) for place in places}
        told = sum(words.weights[place] for place in places if words.stems[place] in held or senses[place] & meant)
        return told / (sum(words.weights[place] for place in places) or 1.0)

    def _content(self, text: str, words: Words, names: Sequence[str]) -> list[int]:
        """The places of a question's words that are neither names nor idle; words for an office seek a byline."""
        office = {word for match in OFFICE.finditer(text) for word in stems(match.group())}
        return [
            place
            for place, (word, weight) in enumerate(zip(words.stems, words.weights, strict=True))
            if weight and word not in self.idle and word not in names and word not in office
        ]

    def _is_body(self, name: str) -> bool:
        """Whether a name is one of the sources' own, and not that of a source."""
        sources = any(name in words for words in self.catalogue.names.words.values())
        return len(name) >= _BODY and self.naming.is_known(name) and not sources

    def telling(self, query: Query, choice: Choice) -> float:
        """How much is said of the words by which a row differs from the other rows of its table, 0 to 1."""
        rows = [option for option in self.catalogue.options if option.subject.table == choice.subject.table]
        own = [one for one in rows if one.subject.id == choice.subject.id and one.answers in (None, choice.answers)]
        counts = Counter(word for option in rows for word in set(option.label.stems))
        words = stems(query.text)
        senses = {number for _, _, number in meanings(words)}
        return max((self._said(option, counts, len(rows), set(words), senses) for option in own), default=1.0)

    def _spoken_of(self, query: Query, best: Choice) -> set[str]:
        """The words of a question that a row has itself: of 'vendors are dishonest' the row ‘Vendors’ has but one."""
        return set(stems(query.text)) - set(best.unexplained) - self.idle

    def points(self, words: tuple[str, ...] | list[str]) -> list[str]:
        """Of these stems, those that name what is asked about."""
        return [word for word in words if word not in self.idle]

    def _said(self, option: Option, counts: Counter[str], rows: int, words: set[str], senses: set[int]) -> float:
        weights = {
            word: self.catalogue.weights.of(word)
            * (math.log(1 + rows / counts[word]) / math.log(1 + rows)) ** 2
            * (_SHARED if word in option.label.context else 1.0)
            for word in set(option.label.stems)
        }
        said = {word: 1.0 for word in weights if word in words}
        for sense in senses:
            for phrase in option.label.senses.get(sense, ()):
                said |= {word: max(said.get(word, 0.0), _SAME) for word in phrase}
        return sum(weights[word] * share for word, share in said.items()) / (sum(weights.values()) or 1.0)

    def _aside(self, text: str, best: Choice) -> set[str]:
        """The words of clauses in which nothing of the row is said: 'I'm on the train, …'."""
        clauses = [stems(clause) for clause in _CLAUSE.split(text)]
        said = set(stems(best.subject.label))
        aside = (set(best.unexplained) | self.idle) - said
        return {word for words in clauses if set(words) <= aside for word in words}

    def _off(self, best: Choice, points: list[str]) -> float:
        weigh = self.catalogue.weights.of
        left = sum(weigh(word) for word in best.unexplained)
        told = left * best.explained / max(1e-9, 1 - best.explained)
        off = sum(weigh(word) for word in points)
        return off / ((told + off) or 1.0)

    def _held(self, record: Record) -> frozenset[str]:
        """The stems of a record and of what stands around it: headings, who speaks, the source's names."""
        parts = [record.text, *record.locator.headings, self.catalogue.sources[record.locator.source].title]
        parts.append(self.catalogue.sources[record.locator.source].publisher)
        if isinstance(record, Quote):
            parts += [record.lead_in, record.theme or "", record.speaker or "", record.office or ""]
            parts += [record.group or "", record.survey_question or ""]
        if isinstance(record, Passage):
            parts += [record.author or "", self.offices.get(record.author or "", "")]
        if isinstance(record, Statistic):
            parts += [record.measure, record.survey_question or "", record.group or ""]
        names = self.catalogue.names.words[record.locator.source]
        return frozenset(stems(" ".join(parts))) | names


def _ahead(query: Query) -> float:
    """How far the best row is ahead of the next."""
    best, rest = query.choices[0], query.choices[1:]
    return best.score - next((one.score for one in rest if one.subject.id != best.subject.id), 0.0)


def _longest(words: Words, place: int) -> set[int]:
    """The meanings of the longest phrases over a word: 'gas safety' is no 'gas'."""
    over = [(end - start, number) for start, end, number in words.senses if start <= place < end]
    most = max((length for length, _ in over), default=0)
    return {number for length, number in over if length == most}


def _of(record: Record, choice: Choice) -> bool:
    return isinstance(record, Statistic) and record.subject == choice.subject.id


def _said_by(record: Record) -> str:
    """The words of a record with who says them."""
    return " ".join([record.text, getattr(record, "speaker", None) or ""])


@cache
def _senses(text: str) -> frozenset[int]:
    return frozenset({number for _, _, number in meanings(stems(text))})


def _idle(catalogue: Catalogue) -> frozenset[str]:
    """Stems of words that say how something is asked, of respondents at large, and of the groups that answered."""
    forms = [form for form, group in catalogue.forms.items() if group in catalogue.groups and " " not in form]
    short = [f"{who}'{end}" for who in _WHO for end in ("ll", "re", "d", "ve", "s", "m")]
    words = [*data()["idle"]["words"], *data()["frame"]["words"], *data()["groups"]["generic"], *forms, *short]
    return frozenset(stem(word) for form in words for word in tokens(form))
