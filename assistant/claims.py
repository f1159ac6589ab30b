"""A draft × the index → a verdict on each figure and each quotation: `Checker.check(text)`. Deterministic; no model.

The text is cut into paragraphs and sentences; a heading or a sentence says of whom the next one speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answer import Citation
from assistant.catalogue import Catalogue
from assistant.citing import reach
from assistant.interpret import Interpreter
from assistant.judging import Judge
from assistant.loose import Loose
from assistant.meant import Before, Meaning, Reader
from assistant.quoting import FEWEST_WORDS, Quotations
from assistant.verdicts import HOLDS, Checked, Claim, Judged, Verdict
from index.marks import Marked, double_quoted, single_quoted
from index.records import Record
from index.sentences import sentences
from index.store import Index
from index.words import overlap, tokens

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_HEADING = re.compile(r"#{1,6}\s+\S|[^.!?:;%]{2,80}$")
_NAMED = 0.62  # how alike words in single marks are to a label, to be one
_SURE = 0.7  # of a figure's words a clause of prose must account for, where a table says otherwise


class Checker:
    """Checks drafts against one index."""

    def __init__(self, index: Index, catalogue: Catalogue, interpreter: Interpreter) -> None:
        self._index = index
        self._reader = Reader(catalogue, interpreter)
        self._judge = Judge(catalogue)
        self._loose = Loose(catalogue)
        self._quotations = Quotations(index, catalogue.forms, catalogue.groups)
        self._labels = tuple(dict.fromkeys(label for one in catalogue.subjects.values() for label in one.labels))
        self._survey_questions = tuple(
            dict.fromkeys(one.survey_question for one in catalogue.subjects.values() if one.survey_question)
        )

    def check(self, text: str, progress: Callable[[int, int], None] | None = None) -> Checked:
        """The claims of a text, in order, each with its verdict; `progress` hears how many sentences are done."""
        claims: list[Claim] = []
        before = Before()
        spans = list(_sentences(text))
        for number, (start, end, heads) in enumerate(spans, 1):
            if heads:
                before = Before(self._reader.groups(text[start:end]))
                continue
            found, before = self._sentence(text, start, end, before)
            claims += found
            if progress:
                progress(number, len(spans))
        return Checked(tuple(claims))

    def _sentence(self, text: str, start: int, end: int, before: Before) -> tuple[list[Claim], Before]:
        sentence = text[start:end]
        quoted = self._quoted(sentence)
        meanings = self._reader.read(self._without_survey_questions(sentence), before)
        judged = [
            *(
                (one.figure.number.start, "figure", one.figure.number.text, self._figure(one, meanings))
                for one in meanings
            ),
            *(
                (one.start, "quotation", sentence[one.start : one.end], self._quotation(sentence, one, quoted))
                for one in quoted
            ),
        ]
        claims = [
            Claim(sentence, start, end, kind, words, one.verdict, one.note, self._cited(one.records))  # type: ignore[arg-type]
            for _, kind, words, one in sorted(judged, key=lambda item: item[0])
        ]
        named = next((one.groups for one in reversed(meanings) if one.named), before.groups)
        senses = next((one.senses for one in reversed(meanings) if one.senses), ())
        senses = senses or (before.senses if meanings else self._reader.topic(sentence))
        return claims, Before(named, senses)

    def _figure(self, meaning: Meaning, beside: Sequence[Meaning]) -> Judged:
        """A figure as its table says; where no table says it, or prose speaks of it more plainly, as prose does."""
        tabled = self._judge.judge(meaning, beside)
        if tabled and tabled.verdict in HOLDS:
            return tabled
        told = self._loose.judge(meaning)
        if told:
            judged, sure = told
            weak = tabled is None or tabled.verdict is Verdict.NOT_IN_SOURCES
            if weak or (judged.verdict in HOLDS and sure >= _SURE):
                return judged
        return tabled or Judged(Verdict.NOT_IN_SOURCES, "no published figure is of what these words speak of")

    def _quoted(self, sentence: str) -> list[Marked]:
        """The quotations of a sentence: four words and more, and no label of a row or survey question."""
        doubles = [one for one in double_quoted(sentence) if one.closed]
        singles = [
            one
            for one in single_quoted(sentence)
            if not any(other.first < one.end and one.start < other.last for other in doubles)
            and not self._is_label(sentence[one.start : one.end])
        ]
        return [one for one in (*doubles, *singles) if len(sentence[one.start : one.end].split()) >= FEWEST_WORDS]

    def _quotation(self, sentence: str, one: Marked, quoted: Sequence[Marked]) -> Judged:
        around = sentence
        for other in quoted:
            around = around[: other.first] + " " * (other.last - other.first) + around[other.last :]
        return self._quotations.judge(sentence[one.start : one.end], around)

    def _is_label(self, words: str) -> bool:
        known = (*self._labels, *self._survey_questions)
        return any(tokens(words) == tokens(label) or overlap(words, label) >= _NAMED for label in known)

    def _without_survey_questions(self, sentence: str) -> str:
        """The sentence with what was asked crossed out: 'Do you agree or disagree …' names no answer."""
        for question in self._survey_questions:
            place = sentence.find(question) if question not in self._labels else -1
            if place >= 0:
                sentence = sentence[:place] + " " * len(question) + sentence[place + len(question) :]
        return sentence

    def _cited(self, records: Sequence[Record]) -> tuple[Citation, ...]:
        found: dict[tuple[str, int, int], Citation] = {}
        for record in records:
            start, end = reach(record, self._index.sources)
            name = record.locator.source
            text = self._index.sources[name].text[start:end]
            found.setdefault((name, start, end), Citation(len(found) + 1, record, start, end, text))
        return tuple(found.values())


def _sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Every sentence as `[start, end)`, and whether it is a heading."""
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        if _HEADING.fullmatch(paragraph.group().strip()) and not re.search(
            r"\d", paragraph.group().lstrip("# 0123456789.")
        ):
            yield start, end, True
            continue
        quoted = [(start + one.first, start + one.last) for one in double_quoted(text[start:end]) if one.closed]
        begin = -1
        for first, last in sentences(text, start, end):
            begin = first if begin < 0 else begin
            if not any(one < last < other for one, other in quoted):  # a quotation is not cut
                yield begin, last, False
                begin = -1
