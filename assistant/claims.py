"""A draft × the index → a verdict on each figure and each quotation: `Checker.check(text)`. Deterministic; no model.

The text is cut into paragraphs and sentences; a heading or a sentence says of whom the next one speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answer import Citation
from assistant.catalogue import Catalogue
from assistant.citing import reach
from assistant.draft_parts import Part, parts
from assistant.interpret import Interpreter
from assistant.judging import Judge
from assistant.loose import Loose
from assistant.meant import Before, Meaning, Reader
from assistant.quoting import FEWEST_WORDS, Quotations
from assistant.verdicts import HOLDS, Checked, Claim, Judged, Verdict
from index.marks import Marked, double_quoted, single_quoted
from index.printed import equal, numbers
from index.readers.lines import NUMBERED
from index.records import Record
from index.store import Index
from index.words import overlap, tokens

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
        self._answers = catalogue.printed
        self._labels = tuple(dict.fromkeys(label for one in catalogue.subjects.values() for label in one.labels))
        self._headings = frozenset(
            title for record in index.of_kind("passage") for title in record.locator.headings
        ) - frozenset(NUMBERED.sub("", label) for label in self._labels)
        self._survey_questions = tuple(
            dict.fromkeys(one.survey_question for one in catalogue.subjects.values() if one.survey_question)
        )

    def check(self, text: str, progress: Callable[[int, int], None] | None = None) -> Checked:
        """The claims of a text, in order, each with its verdict; `progress` hears how many sentences are done."""
        claims: list[Claim] = []
        before = Before()
        found = list(parts(text, self._answers))
        for number, part in enumerate(found, 1):
            if part.kind == "heading":
                groups = self._reader.groups(part.said)
                before = Before(groups, only=len(groups) == 1)
                continue
            own, after = self._part(text, part, before)
            before = before if part.kind == "cell" else after
            claims += own
            if progress:
                progress(number, len(found))
        return Checked(tuple(claims))

    def _part(self, text: str, part: Part, before: Before) -> tuple[list[Claim], Before]:
        said = part.said
        quoted = self._quoted(said)
        meanings = self._reader.read(self._readable(said), before)
        judged = [
            *(
                (one.figure.number.start, "figure", one.figure.number.text, self._figure(one, meanings))
                for one in meanings
            ),
            *(
                (one.start, "quotation", said[one.start : one.end], self._quotation(said, one, quoted))
                for one in quoted
            ),
        ]
        judged = _borne(judged, said, quoted)
        claims = [
            Claim(
                text[part.start : part.end],
                part.start,
                part.end,
                kind,  # type: ignore[arg-type]
                part.printed or words,
                one.verdict,
                one.note,
                self._cited(one.records),
            )
            for _, kind, words, one in sorted(judged, key=lambda item: item[0])
        ]
        named = next((one.groups for one in reversed(meanings) if one.named), before.groups)
        led = () if meanings else self._reader.groups(said)
        if len(led) == 1 and said.rstrip("*_ ").endswith(":"):
            return claims, Before(led, (), said, only=True)
        only = before.only and named == before.groups
        senses = next((one.senses for one in reversed(meanings) if one.senses), ())
        if meanings and not senses:
            return claims, Before(named, before.senses, before.words, only)
        return claims, Before(named, senses, "" if meanings else said, only)

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
        """Whether these are a label's words, but for small differences; another number in it is none of these."""
        known = (*self._labels, *self._survey_questions)
        values = {number.value for number in numbers(words)}
        return any(
            tokens(words) == tokens(label)
            or (overlap(words, label) >= _NAMED and values <= {number.value for number in numbers(label)})
            for label in known
        )

    def _readable(self, said: str) -> str:
        """The words as a figure's reader takes them, as long as before.

        What was asked is crossed out, since 'Do you agree or disagree …' names no answer, and so are headings in
        quotation marks. A label in double marks stands in single ones: it is no speech.
        """
        for question in self._survey_questions:
            place = said.find(question) if question not in self._labels else -1
            if place >= 0:
                said = said[:place] + " " * len(question) + said[place + len(question) :]
        for one in double_quoted(said):
            words = said[one.start : one.end]
            if one.closed and (len(words.split()) < FEWEST_WORDS or self._is_label(words)) and not any(numbers(words)):
                said = f"{said[: one.start - 1]}‘{words}’{said[one.end + 1 :]}"
        for one in single_quoted(said):
            if said[one.start : one.end].strip() in self._headings:
                said = said[: one.start] + " " * (one.end - one.start) + said[one.end :]
        return said

    def _cited(self, records: Sequence[Record]) -> tuple[Citation, ...]:
        found: dict[tuple[str, int, int], Citation] = {}
        for record in records:
            start, end = reach(record, self._index.sources)
            name = record.locator.source
            text = self._index.sources[name].text[start:end]
            found.setdefault((name, start, end), Citation(len(found) + 1, record, start, end, text))
        return tuple(found.values())


def _borne(
    judged: list[tuple[int, str, str, Judged]], said: str, quoted: Sequence[Marked]
) -> list[tuple[int, str, str, Judged]]:
    """The judgements, with each figure that nothing else bears out borne out by a true quotation that states it."""
    true = {place: one for place, kind, _, one in judged if kind == "quotation" and one.verdict is Verdict.VERBATIM}
    stated = [
        (number, true[one.start])
        for one in quoted
        if one.start in true
        for number in numbers(said[one.start : one.end])
    ]
    found = []
    for place, kind, words, one in judged:
        own = next(iter(numbers(words)), None) if kind == "figure" and one.verdict is Verdict.NOT_IN_SOURCES else None
        records = next(
            (held.records for number, held in stated if own and equal(own.value, own.unit, number.value, number.unit)),
            None,
        )
        found.append((place, kind, words, Judged(Verdict.SUPPORTED, "so quoted", records) if records else one))
    return found
