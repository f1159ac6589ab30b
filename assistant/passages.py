"""Answers in the sources' own words: the passage that accounts for a question, a section, a number told in prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import cues, expected, participation, refuse, wording
from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft, Sentence, lead, merged
from assistant.found import (
    HALF,
    Found,
    asides,
    holds_number,
    holds_phrase,
    marked_phrases,
    ranked,
    strange,
    telling_numbers,
    ungiven,
)
from assistant.matching import Words, label, match, words_of
from assistant.people import person
from assistant.query import Query
from assistant.quotation import excerpt, in_marks, origin, quoted
from assistant.retrieve import Retriever
from assistant.told import idle_words, seriously, sides, told_figure, told_of_sample
from index.printed import numbers
from index.readers.lines import BULLET, NUMBERED
from index.records import Passage, Record, Statistic, Unit
from index.words import stems

# How much of a question a passage must account for before it is the answer, 0 to 1.
_ENOUGH = 0.3
_ENOUGH_NUMBER = 0.6  # where a figure is asked for
_ENOUGH_SHARE = 0.78  # where a share is: a passage that is merely near must not stand in for it
_SURE = 0.75  # a measure that accounts for so much needs no passage in its place,
_BETTER = 0.12  # unless the passage accounts for so much more
_RARE = 0.8  # in weight: a word of at most a few passages
_SLIGHT = 0.05  # of the question
_NEARLY = 0.25  # in score: what answers nearly as well as the best is shown after it,
_BESIDE = 3  # so many passages in all
_TITLE = 2  # words at most in a heading that a question can name in passing
_SECTION = 8  # passages of a section that are shown
_NEXT_LINE = 8  # characters between a passage and the bullets that belong to it
_ASKED = re.compile(
    r"\b(?:questionnaire|survey|question|ask(?:ed|s|ing)?|form|fill\w*|instructions?|told to|invited)\b", re.IGNORECASE
)
_LIST = re.compile(r"\b(?:list|give|show|tell|what (?:are|were)|headline)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PassageComposer:
    """Composes drafts that quote passages."""

    catalogue: Catalogue
    retriever: Retriever

    def text(self, query: Query) -> Draft:
        """The passage that answers, quoted; a refusal where the words of the question are not accounted for."""
        named = person(query, self.catalogue, self.retriever.index) or self._section(query)
        if named:
            return named
        words = self._words(query)
        if not words.weight and not expected.spans(query.text):
            return refuse.refused(query)
        found = ranked(self.catalogue, self.retriever, "passage", query, words)
        wanted = cues.wants_number(ungiven(query.text))  # 'who is in the 37%?' asks for no figure
        if wanted and (figure := self._figure(query, words)):
            return figure
        keys = telling_numbers(query.text)
        keyed = bool(keys and found and holds_number(found[0].record, keys))  # 'what was the £50m for?'
        keyed = keyed or bool(found and holds_phrase(found[0].record, marked_phrases(query.text)))
        number = wanted and not expected.words_asked(query.text) and not keyed
        share = cues.wants_share(query.text) and not expected.explanation_asked(query.text)
        enough = _ENOUGH_SHARE if share else _ENOUGH_NUMBER if number else _ENOUGH
        sure = bool(found) and self._explained(found[0], words, number=number) >= enough
        if (
            not found
            or (not keyed and not sure and (words.weight or found[0].fits < expected.FULL))
            or strange(self.catalogue, query, words, found[0])
            or (expected.asks_holder(query.text) and not found[0].fits)
            or (number and self._untold(found[0]))
            or (share and not keyed and not _prints_share(found[0].record))
        ):
            return self._missed(query, found)
        if not _ASKED.search(query.text):
            told = [item for item in found if not _asks(item.record)]
            if _asks(found[0].record) and not (told and told[0].explained >= found[0].explained - _SLIGHT):
                why = "The survey asked this; the sources print no answers to it."
                return refuse.refusal(Status.NOT_IN_SOURCES, why, [found[0].record])
            found = told
        blocks = []
        for item in self._kept(found, query):
            blocks.append(Block("quote", (self._excerpt(item),)))
            if points := self._points(item.record):
                after = tuple(Sentence(in_marks(point.text), (point,)) for point in points)
                blocks.append(Block("list", after) if BULLET.match(points[0].text) else Block("quote", after))
        return Draft(Status.ANSWERED, tuple(blocks))

    def _untold(self, best: Found) -> bool:
        """Whether a question turns on a rare word that nothing of the best passage stands for; names are none."""
        names = {word for name in self.catalogue.people for word in stems(name)}
        names |= idle_words()
        return any(self.catalogue.weights.of(word) >= _RARE for word in best.unexplained if word not in names)

    def _explained(self, best: Found, words: Words, *, number: bool) -> float:
        """How much of a question a passage accounts for; where a number is asked for, of its telling words."""
        return seriously(words, best.unexplained, best.explained) if number else best.explained

    def _words(self, query: Query) -> Words:
        """The words that carry the subject; what names the sources it limits itself to says where, not what."""
        idle = [*expected.meaning_asked(query.text), *asides(query.text)]
        whole = words_of(query.text, self.catalogue.weights, idle)
        whole = whole if whole.weight else words_of(query.text, self.catalogue.weights)
        if not query.sources:
            return whole
        kinds = expected.spans(query.text)
        words = words_of(query.text, self.catalogue.weights, [*self.catalogue.names.spans(query.text), *kinds, *idle])
        return words if words.weight or kinds else whole

    def _section(self, query: Query) -> Draft | None:
        """The passages under a heading that the question names: 'give me the highlights'."""
        if not (cues.wants_theme(query.text) or _LIST.search(query.text)):
            return None
        spoken = set(stems(query.text))
        passages = [
            record
            for record in self.retriever.index.of_kind("passage")
            if isinstance(record, Passage) and record.role == "prose" and record.locator.headings
        ]
        trails = dict.fromkeys(record.locator.headings for record in passages)
        titles = {trail: set(stems(NUMBERED.sub("", trail[-1]))) for trail in trails}
        short = {trail: words for trail, words in titles.items() if 0 < len(words) <= _TITLE}
        named = [trail for trail, words in short.items() if words <= spoken and not words & self.catalogue.compounds]
        if not named:
            return None
        held = [record for record in passages if record.locator.headings == named[0]][:_SECTION]
        return Draft(Status.ANSWERED, tuple(quoted(record, self.catalogue.sources) for record in held))

    def figure(self, query: Query) -> Draft | None:
        """A number told in prose alone that accounts for the question; None where there is none."""
        return self._figure(query, self._words(query))

    def _figure(self, query: Query, words: Words) -> Draft | None:
        """A number told in prose alone that accounts for the question."""
        if pair := sides(query.text) if participation.on_taking_part(query.text) else ():
            each = [draft for text in pair if (draft := self.figure(replace(query, text=text)))]
            return merged(each) if len(each) == len(pair) else None
        item = told_figure(self.catalogue, query, words)
        if item is None or strange(self.catalogue, query, words, Found(item[1], item[0] / 2, 0.0)):
            return None
        return self._stated(item[1])

    def of_sample(self, query: Query) -> Draft | None:
        """A share of those who took part, told in prose in the words of the question; None where there is none."""
        item = told_of_sample(self.catalogue, query, self._words(query))
        return self._stated(item) if item else None

    def _stated(self, item: Statistic) -> Draft:
        text = f"**{wording.shown(item)}** – {origin(item, self.catalogue.sources)} {in_marks(item.text)}"
        return Draft(Status.ANSWERED, (lead(Sentence(text, (item,))),))

    def better(self, query: Query) -> Draft | None:
        """The passage that accounts for more of the question than its measure; None where the measure does as well."""
        best = query.best
        words = self._words(query)
        found = ranked(self.catalogue, self.retriever, "passage", query, words)
        if not found or best is None or found[0].explained < HALF:
            return None
        text = " ".join([*best.subject.labels, *(query.groups or ())])
        measured = match(
            words,
            label("", text, f"{best.subject.survey_question or ''} {' '.join(best.answers)}"),
            self.catalogue.weights,
            0.0,
        )
        covered = max(measured.explained, best.covered)
        as_told = found[0].explained >= covered + _BETTER or (covered < _SURE and found[0].explained >= HALF)
        return self.text(query) if as_told else None

    def _points(self, record: Record) -> list[Passage]:
        """What a passage ending in a colon introduces: the bullets after it, else the one paragraph."""
        if not record.text.rstrip().endswith(":"):
            return []
        points: list[Passage] = []
        end = record.locator.end
        for passage in self.retriever.index.of_kind("passage"):
            if (
                isinstance(passage, Passage)
                and passage.locator.source == record.locator.source
                and 0 <= passage.locator.start - end <= _NEXT_LINE
            ):
                bullet = BULLET.match(passage.text)
                if bullet or not points:
                    points.append(passage)
                    end = passage.locator.end
                if not bullet:
                    break
        return points

    def _kept(self, found: Sequence[Found], query: Query) -> list[Found]:
        """The best passage, and others that answer nearly as well; one of each source where several are asked for."""
        best = found[0]
        kept = [best, *(item for item in found[1:_BESIDE] if item.score >= best.score - _NEARLY)]
        if best.fits:  # 'when did it close?': another source may print a date of its own
            others = (item for item in found if item.record.locator.source != best.record.locator.source)
            other = next((item for item in others if item.fits >= best.fits), None)
            if other and other.score >= best.score - 0.12 and other not in kept:
                kept.append(other)
        if len(query.sources) > 1 or re.search(r"\bboth\b", query.text):
            for source in query.sources or tuple(self.catalogue.sources):
                first = next(
                    (item for item in found if item.record.locator.source == source and item.explained >= 0.5), None
                )
                if first and all(item.record.locator.source != source for item in kept):
                    kept.append(first)
        return kept[:4]

    def _missed(self, query: Query, found: Sequence[Found]) -> Draft:
        """Nothing accounts for the question: it says so, and names what is nearest."""
        why = "The sources do not say."
        if query.groups or cues.wants_number(query.text):
            why = "No such figure is printed in the sources."
        return refuse.refusal(
            Status.NOT_IN_SOURCES, why, [*refuse.near(query)[:1], *(item.record for item in found[:2])]
        )

    def _excerpt(self, found: Found) -> Sentence:
        record = found.record
        spans = [(piece.start, piece.end) for piece in self.catalogue.pieces.of(record.id)]
        prose = getattr(record, "role", "") == "prose"
        text = excerpt(record.text, spans, found.scores) if prose else record.text
        return Sentence(f"{origin(record, self.catalogue.sources)} {in_marks(text)}", (record,))


def _asks(record: Record) -> bool:
    """Whether a passage is a question of the questionnaire: it tells no answer."""
    return isinstance(record, Passage) and record.role == "form" and "?" in record.text


def _prints_share(record: Record) -> bool:
    return any(number.unit is Unit.PERCENT for number in numbers(record.text))
