"""Query × index → Draft, with no model: the direct answer first, then what helps to read it, each sentence cited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant import cues, participation, refuse
from assistant.answer import Status
from assistant.attributed import PersonComposer
from assistant.catalogue import Catalogue
from assistant.chapters import ChapterComposer
from assistant.comparisons import ComparisonComposer
from assistant.conduct import ConductComposer
from assistant.counted import CountComposer
from assistant.drafts import Draft, Sentence, lead, merged
from assistant.either import EitherComposer
from assistant.ends import EndComposer
from assistant.entries import EntryComposer
from assistant.expected import meaning_asked
from assistant.facts import FactComposer
from assistant.holders import holders
from assistant.imprint import ImprintComposer
from assistant.passages import PassageComposer
from assistant.people import sample
from assistant.phrased import PhraseComposer
from assistant.query import Intent, Query
from assistant.quotes import QuoteComposer
from assistant.resting import base
from assistant.retrieve import Retriever
from assistant.rows import RowComposer
from assistant.terms import TermComposer
from assistant.thresholds import ThresholdComposer
from assistant.times import times_asked
from assistant.turns import refers
from assistant.unpublished import Unpublished
from assistant.values import ValueComposer
from assistant.warrant import Warrant
from assistant.whose import stranger
from index.printed import numbers
from index.records import Statistic, Unit

_FIGURES = {Intent.VALUE, Intent.COMPARE, Intent.RANK, Intent.BOUND}
_NAMED = 0.7  # of a row's label, and of the question: the row is named
_TOLD = 0.6  # of the words of a turn, by what is cited for another reading of it
_ROWS = {Intent.ENTRY, Intent.RANK, Intent.BOUND}


class Composer:
    """Composes drafts over one index."""

    def __init__(self, catalogue: Catalogue, retriever: Retriever) -> None:
        self.catalogue = catalogue
        self.retriever = retriever
        self._passages = PassageComposer(catalogue, retriever)
        self._imprint = ImprintComposer(catalogue, retriever.index)
        self._facts = FactComposer(catalogue, retriever.index, self._imprint)
        self._chapters = ChapterComposer(catalogue, retriever.index)
        self._thresholds = ThresholdComposer(catalogue)
        self._either = EitherComposer(catalogue, retriever.index)
        self._conduct = ConductComposer(catalogue, retriever)
        self._terms = TermComposer(catalogue, retriever.index)
        self._quotes = QuoteComposer(catalogue, retriever)
        self._phrased = PhraseComposer(catalogue)
        self._people = PersonComposer(catalogue, retriever)
        self._entries = EntryComposer(catalogue, retriever)
        self._ends = EndComposer(catalogue, retriever)
        self._counts = CountComposer(catalogue, retriever)
        self._values = ValueComposer(catalogue, retriever)
        self._warrant = Warrant.over(catalogue, retriever)
        passages = retriever.index.of_kind("passage")
        self._unpublished = Unpublished.over(catalogue, passages, self._warrant.naming)
        self._counted = {
            int(record.value)
            for record in retriever.index.of_kind("statistic")
            if isinstance(record, Statistic)
            and record.unit is Unit.COUNT
            and record.locator.source in catalogue.surveys
        }
        rows = self._rows = RowComposer(catalogue, retriever)
        self._by_intent: dict[Intent, Callable[[Query], Draft]] = {
            Intent.VALUE: self._value,
            Intent.COMPARE: ComparisonComposer(catalogue, retriever).compare,
            Intent.RANK: rows.rank,
            Intent.BOUND: rows.bound,
            Intent.PLACE: self._values.place,
            Intent.QUOTE: self._quotes.quotes,
            Intent.SAMPLE: self._sample,
            Intent.BASE: lambda query: base(query, catalogue, retriever.index),
            Intent.ENTRY: self._entry,
            Intent.PASSAGE: self._passages.text,
        }

    def compose(self, query: Query) -> Draft:
        """The draft that answers a query, or a typed refusal; of a turn's readings that which tells most of its words.

        Where none tells more, the one made whole by the conversation.
        """
        draft = self._read(query)
        if not query.others or (query.intent in _FIGURES and draft.status is Status.ANSWERED):
            return draft
        told = self._warrant.told(query, draft) if draft.status is Status.ANSWERED else 0.0
        for other in query.others:
            if (own := self._of_source(other)) and own.status is Status.ANSWERED and not refers(query.turn):
                return own
            read = self._read(other)
            tells = self._warrant.told(query, read) if read.status is Status.ANSWERED else 0.0
            if tells >= _TOLD and tells > told:
                draft, told = read, tells
        return draft

    def _read(self, query: Query) -> Draft:
        """The draft for one reading; before it who took part, where that is mistaken."""
        took_part = self._miscounted(query)
        if took_part is None:
            return self._composed(query)
        more = query.intent in _FIGURES and not participation.asks_total(query.text)
        draft = self._composed(query) if more else took_part
        return merged([took_part, draft]) if draft.status is Status.ANSWERED and draft is not took_part else took_part

    def _miscounted(self, query: Query) -> Draft | None:
        """How many took part, where a question takes another number, or one group alone, for granted."""
        one_group = participation.presumes_one_group(query.text) and len(self.catalogue.bases) > 1
        counts = participation.presumed(query.text)
        if not one_group and not counts:
            return None
        draft = sample(replace(query, groups=(), sources=()), self.catalogue, self.retriever.index)
        cited = [record for sentence in draft.sentences for record in sentence.cites] if draft else []
        printed = {int(number.value) for record in cited for number in numbers(record.text)}
        printed |= set() if participation.says_polled(query.text) else self._counted
        if draft is None or (not one_group and set(counts) & printed):
            return None
        head = lead(Sentence("As published, those who took part are others:", ()))
        return replace(draft, blocks=(head, *draft.blocks))

    def _composed(self, query: Query) -> Draft:
        headcount = query.intent is Intent.SAMPLE and not times_asked(query.text, ())  # 'who answered?' asks how many
        asked_on = query.leaning and query.intent is Intent.VALUE  # 'and the other two answers?' is of a figure
        listed = None if asked_on or meaning_asked(query.text) else self._entries.sure(query, named=headcount)
        itself = self._chapters.draft(query) or self._facts.draft(query)
        if sure := itself or listed or self._ends.draft(query) or self._counts.draft(query):
            return sure
        if told := self._people.of_body(query) or self._refused(query) or self._of_source(query):
            return told
        named = query.intent is not Intent.VALUE or (query.best and query.best.said >= _NAMED)
        if not named and (share := self._passages.of_sample(query)):
            return share
        premise = self._rows.premise(query)  # a figure set right answers 'why did most …?', though nothing says why
        draft = premise or self._by_intent[query.intent](query)
        why = self._lacks(replace(query, intent=Intent.VALUE) if premise else query, draft)
        if not why:
            return draft
        if query.renamed:  # a turn of a word or two, which passages have by chance
            return refuse.unwarranted(query, draft, why)
        other = self._passages.text(query) if query.intent is not Intent.PASSAGE else draft
        if other.status is Status.ANSWERED and not self._lacks(query, other):
            return other
        return refuse.unwarranted(query, draft, why)

    def _lacks(self, query: Query, draft: Draft) -> str:
        return self._warrant.lacking(query, draft) if draft.status is Status.ANSWERED else ""

    def _refused(self, query: Query) -> Draft | None:
        """A refusal of what no report of this kind publishes: who gave an answer, other breakdowns, other groups."""
        if query.intent is Intent.REFUSE:
            return refuse.refused(query)
        if participation.wants_names(query.text) and not (query.intent in _ROWS and cues.wants_rows(query.text)):
            return refuse.nameless(query)
        if self._unpublished.answerer(query):
            return refuse.nameless(query)
        if parts := self._unpublished.parts(query):
            told = self._passages.figure(query) if query.intent in _FIGURES else self._by_intent[query.intent](query)
            held = told and told.status is Status.ANSWERED and self._unpublished.told(parts, query, told)
            return told if held else refuse.not_broken_down(query)
        if query.intent not in _FIGURES:
            return None
        if post := self._unpublished.post(query):
            return refuse.no_post(query, post)
        if self._unpublished.fact(query):
            return refuse.only_views(query)
        asked = next((group for group in query.groups if group in self.catalogue.strangers), None)
        who = asked or (None if query.groups else stranger(query.text, self.catalogue))
        return refuse.not_of_group(query, who, self.catalogue) if who else None

    def _of_source(self, query: Query) -> Draft | None:
        """What a source tells of itself, of its terms and of the people in it, whatever else the question resembles."""
        return (
            self._phrased.draft(query)
            or self._people.draft(query)
            or self._imprint.draft(query)
            or self._terms.labelled(query)
            or self._terms.draft(query)
            or self._conduct.draft(query)
            or self._quotes.by_length(query)
            or self._quotes.said_by(query)
            or self._either.draft(query)
            or self._thresholds.draft(query)
            or (
                None
                if query.asked.named or cues.wants_share(query.text)
                else holders(query, self.catalogue, self.retriever.index)
            )
        )

    def _value(self, query: Query) -> Draft:
        """A figure; in its place the passage that accounts for more of the question, and beside it words on it."""
        best = query.best
        if query.asked.reach == "all" and best and best.subject.worded and (figure := self._passages.figure(query)):
            return figure
        number = cues.wants_number(query.text) or cues.wants_sum(query.text)
        told = (
            None
            if number or query.asked.named or query.premise or query.also or query.leaning
            else self._passages.better(query)
        )
        value = self._values.value(query)
        if told:
            return _together(query, value, told)
        spoken = self._quotes.words_on(query) if cues.says_about(query.text) and not number else ()
        if not spoken:
            return value
        blocks = value.blocks if value.status is Status.ANSWERED else ()
        return replace(value, status=Status.ANSWERED, blocks=(*blocks, *spoken))

    def _sample(self, query: Query) -> Draft:
        draft = sample(query, self.catalogue, self.retriever.index) or self._entry(query)
        return refuse.uncounted(query) if draft.status is Status.INVALID else draft

    def _entry(self, query: Query) -> Draft:
        if found := self._entries.entries(query):
            return found
        if participation.of_taking_part(query.text) and cues.wants_number(query.text):
            return refuse.uncounted(query)
        return self._passages.text(query)


def _together(query: Query, value: Draft, told: Draft) -> Draft:
    """A figure and the passage that accounts for more of the question: the figure first where its row is named."""
    if value.status is not Status.ANSWERED or told.status is not Status.ANSWERED:
        return told
    named = query.best is not None and query.best.said >= _NAMED and query.best.explained >= _NAMED
    first, then = (value, told) if named else (told, value)
    return replace(first, blocks=(*first.blocks, *then.blocks), caveats=(*first.caveats, *then.caveats))
