"""The gate for a model's wording: Draft × what the index says → findings. `verify`, which holds for every draft, first.

A composed draft states of each figure what it is of; a model's does not, so that is read here from its words. Each
number must be the value of a cited statistic; what the words say of it (measure, group, answer, year) must be what is
published of that statistic; and a sentence may say little that its citations do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.catalogue import Catalogue
from assistant.comparing import folded, says, straight
from assistant.drafts import Draft, Sentence
from assistant.model.evidence import operands
from assistant.thesaurus import meanings
from assistant.verdicts import FAULTS, HOLDS, Checked, Claim, Verdict
from assistant.verify import Finding, verify
from index.marks import double_quoted, single_quoted
from index.printed import Printed, equal, numbers
from index.records import Quote, Record, Source, Statistic, Unit
from index.responses import stance
from index.words import data, find_phrases, stem, stems

_FORM = re.compile(r"[\[\]<>`|{}\\«»„*#\"]|https?:|www\.|\n")
_DENIED = re.compile(r"\b(?:not|never|no|none|nobody|neither|without|\w+n['’]t)\b", re.IGNORECASE)
_LONGEST = 700  # characters of a sentence
_NAMED = 0.5  # of a label's words must be said, where the sentence is not read surely
_STRANGE = 0.3  # of a sentence's words may be in nothing that it cites
_FEW = 2  # such words pass in any sentence
_REPORTING = (
    "higher lower more less fewer most least highest lowest than same equal share majority compared comparison while"
    " whereas group both each next first second third last top followed ahead behind alongside beside difference apart"
    " gap between against also only just exactly respectively common commonly often frequent frequently main biggest"
    " largest smallest greatest include including such example namely among report source survey respondent describe"
    " explain note add write ask reply state mention express speak talk"
)


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate over one index; `check` is its checker of texts that people wrote."""

    catalogue: Catalogue
    sources: Mapping[str, Source]
    check: Callable[[str], Checked]

    def findings(self, draft: Draft, answer: Draft) -> tuple[Finding, ...]:
        """What is wrong with a wording of `answer`, the composed draft; none means that it may be shown."""
        found = list(verify(draft, self.catalogue.groups, self.sources))
        for sentence in draft.sentences:
            found += self._sentence(sentence)
        return (*dict.fromkeys(found), *_missing(draft, answer))

    def _sentence(self, sentence: Sentence) -> Iterator[Finding]:
        text = sentence.text
        if not sentence.cites:
            yield Finding("uncited", text, "it cites nothing")
            return
        plain = _unquoted(text)
        if len(text) > _LONGEST or _FORM.search(plain):
            yield Finding("form", text[:80], "a sentence is plain text, without links, brackets and marks of layout")
            return
        told = "\n".join(part for record in sentence.cites for part in _told(record, self.sources))
        yield from self._marked(text, _plain(told))
        yield from self._sources(sentence, _plain(told))
        stated = list(numbers(plain))
        for number in stated:
            if not _is_held(number, sentence):
                yield Finding("number", number.text, "it is not the value of anything that this sentence cites")
        if not stated and all(isinstance(item, Statistic) and item.origin == "table" for item in sentence.cites):
            yield Finding("words", text, "it rests on figures and states none")
        yield from self._meant(sentence, stated)
        yield from _strange(plain, told)

    def _marked(self, text: str, told: str) -> Iterator[Finding]:
        """Words in single marks are a label, an answer, a survey question or words of what is cited."""
        for span in single_quoted(text):
            words = _plain(text[span.start : span.end]).strip(" .,;:")
            if not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", told):
                yield Finding("quotation", words, "these are not words of what this sentence cites")

    def _sources(self, sentence: Sentence, told: str) -> Iterator[Finding]:
        """Only cited sources are named."""
        cited = {record.locator.source for record in sentence.cites}
        for name, source in self.sources.items():
            for title in (source.title, source.publisher) if name not in cited else ():
                if title != "not stated" and says(sentence.text, title) and _plain(title) not in told:
                    yield Finding("key", title, "this source is named and not cited")

    def _meant(self, sentence: Sentence, stated: Sequence[Printed]) -> Iterator[Finding]:
        """What the words say of each figure, held against what is published of it."""
        of = _statistics(sentence)
        sure: list[Claim] = []
        for claim in self.check(_names_marked(sentence.text, of)).claims:
            if claim.verdict in FAULTS:
                if not _is_in_full(sentence.text, claim, of):
                    yield Finding("claim", claim.words, f"{claim.verdict}: {claim.note}")
            elif claim.verdict in HOLDS and claim.kind == "figure" and of:
                if any(_same(one.record, item) for one in claim.citations for item in of):
                    sure.append(claim)
                else:
                    yield Finding("claim", claim.words, f"it is printed elsewhere than what is cited: {claim.note}")
        for number in stated:
            if not any(number.text in claim.words or claim.words in number.text for claim in sure):
                yield from self._literal(sentence.text, number, of)

    def _literal(self, text: str, number: Printed, of: Sequence[Statistic]) -> Iterator[Finding]:
        """A figure whose meaning could not be read: its statistic must be named in so many words."""
        own = [item for item in of if _states(number, item)]
        if not own:
            return  # worked out, part of a label, or of the words of a passage
        if len({item.group for item in of}) > 1:
            yield Finding("claim", number.text, "of which group it is cannot be told; give it a sentence of its own")
            return
        whys = [self._unnamed(text, item) for item in own]
        if all(whys):
            yield Finding("claim", number.text, whys[0])

    def _unnamed(self, text: str, item: Statistic) -> str:
        """What a sentence fails to say of a statistic whose value it states; '' where it says all."""
        label, spoken = set(stems(item.measure)), set(stems(text))
        if item.group and not (says(text, item.group) or item.group in self._groups(text)):
            return "the sentence does not say of whom it is"
        if item.group and self._groups(text) - {item.group} - self._groups(item.measure):
            return "the sentence names another group"
        answer = item.response or ""
        taken = stance(answer)
        if (
            not all(says(text, part) for part in answer.split(" + "))
            and answer
            and not (taken and taken.polarity == "+")
        ):
            return "the sentence does not say which answer it counts"
        if item.origin == "table" and len(label & spoken) < _NAMED * len(label):
            return "the sentence does not say what it measures"
        return ""

    def _groups(self, text: str) -> set[str]:
        forms = self.catalogue.forms
        said = (re.sub(r"[\s-]+", " ", match.group().lower()) for match in find_phrases(text, forms))
        return {group for form in said if (group := forms.get(form) or forms.get(form.removesuffix("s")))}


def _missing(draft: Draft, answer: Draft) -> Iterator[Finding]:
    """The figures that answer the question are stated, whatever else is."""
    first = next(iter(answer.sentences), None)
    if first is None:
        return
    worked = [(item.value, item.unit) for item in first.derived if item.operation != "difference"]
    wanted = worked or [(item.value, item.unit) for item in first.states if item.printed]
    stated = [number for sentence in draft.sentences for number in numbers(_unquoted(sentence.text))]
    for value, unit in wanted[:3]:
        if not any(_is(number, value, unit) for number in stated):
            yield Finding("missing", f"{value.normalize():f}", "the figure that answers the question is not stated")


def _is(number: Printed, value: object, unit: Unit) -> bool:
    """A bare number may stand for a value whose unit its column's head prints."""
    return number.value == value and number.unit in {unit, Unit.COUNT}


def _states(number: Printed, item: Statistic) -> bool:
    bare = Unit.COUNT if item.printed.replace(".", "").replace(",", "").isdigit() else item.unit
    return number.value == item.value and number.unit in {item.unit, bare}


def _statistics(sentence: Sentence) -> list[Statistic]:
    """The statistics that a sentence cites, those of worked numbers among them."""
    own = [record for record in sentence.cites if isinstance(record, Statistic)]
    return [*own, *(item for derived in sentence.derived for item in operands(derived))]


def _is_held(number: Printed, sentence: Sentence) -> bool:
    """Whether a number is a cited value, worked out of such, or printed in the words or the label of what is cited."""
    if any(_states(number, item) for item in _statistics(sentence)):
        return True
    if any(equal(number.value, number.unit, item.value, item.unit) for item in sentence.derived):
        return True
    texts = []
    for record in sentence.cites:
        if isinstance(record, Statistic):
            texts += [record.measure, record.response, record.survey_question, record.base]
            texts += [record.text] if record.origin == "prose" else []
        else:
            texts.append(record.text)
    printed = (other for text in texts if text for other in numbers(text))
    return any(equal(number.value, number.unit, other.value, other.unit) for other in printed)


def _is_in_full(text: str, claim: Claim, of: Sequence[Statistic]) -> bool:
    """Whether a figure that prose contradicts is that of the one cell cited, which the words name in full."""
    if claim.verdict is not Verdict.CONTRADICTED or len(of) != 1 or of[0].origin != "table" or _DENIED.search(text):
        return False
    told = (one.record for one in claim.citations)
    if any(isinstance(record, Statistic) and record.origin == "table" for record in told):
        return False
    names = (of[0].group, of[0].response, of[0].measure)
    return any(_states(one, of[0]) for one in numbers(claim.words)) and all(says(text, name) for name in names if name)


def _names_marked(text: str, of: Sequence[Statistic]) -> str:
    """The text with single marks around labels and answers: in double ones they would be a quotation of somebody."""
    names = {_plain(name) for item in of for name in (item.measure, *(item.response or "").split(" + ")) if name}
    for span in reversed(double_quoted(text)):
        words = text[span.start : span.end]
        if span.closed and _plain(words) in names:
            text = f"{text[: span.first]}‘{words}’{text[span.last :]}"
    return text


def _same(one: Record, other: Statistic) -> bool:
    if not isinstance(one, Statistic):
        return False
    return one.id == other.id or (one.subject, one.group, one.response) == (other.subject, other.group, other.response)


def _told(record: Record, sources: Mapping[str, Source]) -> Iterator[str]:
    """All that is printed of a record: its words, labels, headings, source."""
    source = sources[record.locator.source]
    parts = [record.text, *record.locator.headings, source.title, source.publisher, source.date]
    if isinstance(record, Statistic):
        parts += [record.measure, record.survey_question or "", record.base or "", record.group or ""]
        parts += [record.response or "", record.locator.table or "", record.locator.column or ""]
    elif isinstance(record, Quote):
        parts += [record.lead_in, record.speaker or "", record.office or "", record.group or ""]
        parts += [record.survey_question or "", record.theme or ""]
    else:
        parts += [record.author or ""]
    yield from (part for part in parts if part)


def _strange(text: str, told: str) -> Iterator[Finding]:
    """Words that neither what is cited nor plain reporting has: a wording adds little of its own."""
    known, said = stems(told), stems(text)
    senses = {number for _, _, number in meanings(known)}
    akin = {word for start, end, number in meanings(said) if number in senses for word in said[start:end]}
    own = [word for word in dict.fromkeys(said) if word[0].isalpha()]
    strange = [word for word in own if word not in known and word not in akin and word not in _reporting()]
    if len(strange) > _FEW and len(strange) > _STRANGE * len(own):
        yield Finding("words", ", ".join(strange[:5]), "what it cites does not have these words")


@cache
def _reporting() -> frozenset[str]:
    """Words that tell of figures and say nothing of a subject."""
    asked = [form for forms in data()["asked"].values() for form in forms]
    groups = [form for forms in data()["groups"].values() for form in forms]
    forms = [*asked, *groups, *data()["frame"]["words"], *_REPORTING.split()]
    return frozenset(word for form in forms for word in stems(form)) | {stem(word) for word in _REPORTING.split()}


def _unquoted(text: str) -> str:
    """A text without what stands in double marks."""
    for span in reversed(double_quoted(text)):
        text = text[: span.first] + " " + text[span.last :]
    return text


def _plain(text: str) -> str:
    return straight(folded(text)).casefold()
