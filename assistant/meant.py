"""What a figure of a draft speaks of: measure, group, answer and year, read from its words and never from its value.

A figure that its own words do not account for ('… and 58.1% of landlords') shares the measure of the figure before it,
else that of its sentence, else that of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.asked import Asked, pick
from assistant.catalogue import Catalogue
from assistant.interpret import Interpreter
from assistant.query import Choice, Query
from assistant.senses import Sense, affirms, carried, denied, near, plain, quoted
from assistant.stated import Figure, figures
from assistant.subjects import Answers, Subject
from assistant.whose import groups_asked, stranger
from assistant.years import years_named
from index.marks import single_quoted
from index.printed import numbers
from index.readers.lines import NUMBERED
from index.records import Unit
from index.responses import stance
from index.words import data, find_phrases, stem, stems, tokens

_LEANS = re.compile(r"\b(?:it|this|that|these|those|they|them|so|which|one|same|do|did|does)\b", re.IGNORECASE)
_MONTH = re.compile(r"\b((?:19|20)\d{2})-(?:0[1-9]|1[0-2])(?:-\d{2})?\b")  # 2013-10 is of 2013
_SELF = re.compile(r"\b(?:themselves|ourselves|itself)\b", re.IGNORECASE)
_SPAN = re.compile(r"\b(?:[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Bb]etween|[Bb]y)\s+(?:[A-Z]\w+\s+)?$")


Row = tuple[Subject, Answers | None]  # and the answer, where the answers stand one a row


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure speaks of. `groups` are all that may be meant (None: nobody in particular); no `senses`: unknown.

    `named` is whether a group is named for it, `stranger` who is, where nobody asked them; `score` how well the best
    measure explains the words.
    """

    figure: Figure
    senses: tuple[Sense, ...]
    groups: tuple[str | None, ...]
    named: bool
    stranger: str
    years: frozenset[str]
    asked: Asked
    score: float


@dataclass(frozen=True, slots=True)
class Before:
    """What was spoken of before a sentence: the groups, and the measures of its last figure, else its words.

    `only` is whether what follows is of these groups and of no other: below a heading or a lead-in that names one.
    """

    groups: tuple[str | None, ...] = ()
    senses: tuple[Sense, ...] = ()
    words: str = ""
    only: bool = False


class Reader:
    """Reads the figures of sentences with the interpreter of one index."""

    def __init__(self, catalogue: Catalogue, interpreter: Interpreter) -> None:
        self._catalogue = catalogue
        self._known = {form: name for form, name in catalogue.forms.items() if name in catalogue.groups}
        self._query = lru_cache(maxsize=4096)(interpreter.read)
        self._labels: dict[str, tuple[Row, ...]] = {}
        for subject in catalogue.subjects.values():
            for name in {_plainly(label) for label in subject.labels}:
                self._labels[name] = (*self._labels.get(name, ()), (subject, None))
            for answer in subject.responses if subject.nominal else ():
                if answer and stance(answer) is None:
                    name = _plainly(answer)
                    self._labels[name] = (*self._labels.get(name, ()), (subject, (answer,)))
        labels = {label for subject in catalogue.subjects.values() for label in subject.labels}
        self._labelled = {number.text for label in labels for number in numbers(label)}

    def read(self, sentence: str, before: Before) -> tuple[Meaning, ...]:
        """The figures of a sentence with their meanings."""
        found: list[Meaning] = []
        stated = self._stated(sentence)
        for place in range(len(stated)):
            found.append(self._meaning(place, stated, found, before))
        return tuple(self._led(place, found) for place in range(len(found)))

    def _led(self, place: int, found: Sequence[Meaning]) -> Meaning:
        """A meaning; one that only names an answer is of what follows: 'more were unsure (9%) than agree …'."""
        one = found[place]
        after = found[place + 1] if place + 1 < len(found) else None
        if one.senses or not one.asked.named or after is None:
            return one
        return replace(one, senses=tuple(carried(sense, one.asked, one.figure.own) for sense in after.senses))

    def _topic(self, sentence: str) -> tuple[Sense, ...]:
        """The measures that a sentence without figures speaks of."""
        if not sentence:
            return ()
        found = near(self._query(" ".join(sentence.split())), Unit.PERCENT, self._catalogue.tables)
        return tuple(Sense(choice.subject, (choice.answers,)) for choice in found)

    def groups(self, text: str) -> tuple[str, ...]:
        """The groups that a heading names."""
        found = (self._known.get(_form(match.group())) for match in find_phrases(text, self._known))
        return tuple(dict.fromkeys(name for name in found if name))

    def _stated(self, sentence: str) -> list[Figure]:
        """The figures, without those that are a part of a label ('savings above £1,000') beside another one."""
        found = figures(sentence, tuple(self._known))
        labelled = [one for one in found if one.number.text in self._labelled]
        return figures(sentence, tuple(self._known), labelled) if 0 < len(labelled) < len(found) else found

    def _meaning(self, place: int, stated: Sequence[Figure], told: Sequence[Meaning], before: Before) -> Meaning:
        figure, run = stated[place], _run(place, stated)
        partner = _partner(place, stated, told)
        rows, rest = self._rows(figure.own, *run)
        own = self._query(self._named_again(rest))
        last = partner or next((one for one in reversed(told) if one.senses), None)
        senses: tuple[Sense, ...] = ()
        score = 0.0
        unit = figure.number.unit
        if rows:
            senses = tuple(self._row(row, own, rest, told) for row in rows)
            score = 1.0
        elif choices := near(own, unit, self._catalogue.tables):
            senses = tuple(self._sense(choice, own, figure.own, told) for choice in choices)
            score = choices[0].explained
            if last and self._is_empty(own):  # a group that is a row as well: 'and 23% if you ask landlords'
                senses = (*(carried(sense, own.asked, figure.own) for sense in last.senses), *senses)
        elif last:
            senses = tuple(carried(sense, own.asked, figure.own) for sense in last.senses)
        else:
            whole = self._query(figure.whole)
            rows, rest = self._rows(figure.whole)
            if rows:
                senses = tuple(self._row(row, self._query(rest), rest, told) for row in rows)
                score = 1.0
            elif choices := near(whole, unit, self._catalogue.tables):
                senses = tuple(self._sense(choice, own, figure.whole, told) for choice in choices)
                score = choices[0].explained
            elif own.asked.named or _LEANS.search(figure.whole) or self._is_empty(whole):
                spoken = before.senses or self._topic(before.words)
                senses = tuple(carried(sense, own.asked, figure.own) for sense in spoken)
        groups, named = self._groups(figure, own, told, before, senses)
        return Meaning(
            figure,
            senses,
            groups,
            named,
            self._stranger(figure, senses),
            _years(figure),
            own.asked,
            score,
        )

    def _rows(self, text: str, place: int = 0, among: int = 1) -> tuple[tuple[Row, ...], str]:
        """The rows whose label stands in quotation marks, and the words without it; () where none does.

        Where as many labels as figures share their words, each figure is of its own: '‘A’ and ‘B’, with 5% and 7%'.
        """
        found = []
        for one in single_quoted(text):
            rows = self._labels.get(_plainly(NUMBERED.sub("", text[one.start : one.end])), ())
            if rows:
                found.append((rows, " ".join(f"{text[: one.first]} {text[one.last :]}".split())))
        if not found:
            return (), text
        return found[place if len(found) == among else 0]

    def _named_again(self, text: str) -> str:
        """The words with the group's name for 'themselves': what its members say of it is a measure as any other."""
        named = list(find_phrases(text, self._known))
        if len(named) != 1:
            return text
        return _SELF.sub(named[0].group(), text)

    def _row(self, row: Row, own: Query, text: str, told: Sequence[Meaning]) -> Sense:
        """A row that is named beyond doubt, with the answers that the words allow."""
        subject, answers = row
        if answers:
            return Sense(subject, (answers,))
        return self._sense(Choice(subject, pick(subject, own.asked), 1.0, 1.0, 1.0, 1.0), own, text, told)

    def _is_empty(self, query: Query) -> bool:
        """Whether words name a group at most: 'The figure for suppliers is 86.4%' is of what was spoken of before."""
        idle = {stem(word) for word in (*data()["idle"]["words"], *data()["frame"]["words"])}
        named = {word for form in self._known for word in stems(form)}
        return not set(stems(query.text)) - idle - named - {"share"}

    def _sense(self, choice: Choice, own: Query, text: str, told: Sequence[Meaning]) -> Sense:
        """A measure with the answers that the words allow."""
        subject, asked = choice.subject, own.asked
        if said := quoted(subject, own.text):
            return Sense(subject, (said,))
        if subject.worded:
            return Sense(subject, () if affirms(text, choice) else (choice.answers,))
        if asked.polarity in {None, "+"} and not asked.exact and denied(text, asked, subject):
            if not any(subject.responses):
                return Sense(subject, ())
            return Sense(subject, (pick(subject, replace(asked, polarity="-")),))
        sets = [pick(subject, asked) if asked.named else choice.answers, *plain(subject, asked)]
        earlier = next((one.asked for one in told if one.asked.named), None)
        if earlier and not asked.named and choice.answers == subject.headline():
            sets.append(pick(subject, earlier))
        return Sense(subject, tuple(dict.fromkeys(sets)))

    def _groups(
        self, figure: Figure, own: Query, told: Sequence[Meaning], before: Before, senses: Sequence[Sense]
    ) -> tuple[tuple[str | None, ...], bool]:
        """The groups that a figure may be of, and whether one is named for it."""
        known = self.groups(figure.own)
        if figure.number.unit is Unit.POINTS and len(known) > 1:  # 'the gap between councils and suppliers'
            return known, True
        if name := self._named(figure.own, own):
            return (name,), True
        if told and told[-1].named:
            return told[-1].groups, True
        if name := self._named(figure.whole, self._query(figure.whole)):
            return (name,), True
        if before.only:
            return before.groups, False
        usual = next((sense.subject.groups[0] for sense in senses if sense.subject.groups), None)
        return tuple(dict.fromkeys((*before.groups, usual))), False

    def _named(self, text: str, query: Query) -> str | None:
        """The group that answered, of those that a text names: the most surely named, the nearest to the figure."""
        known = [name for name in query.groups if name in self._catalogue.groups]
        if len(known) < 2:
            return known[0] if known else None
        place = text.find("share")
        place = len(text) if place < 0 else place
        named = [one for one in groups_asked(text, self._catalogue.forms) if one.group in known]
        if not named:
            return known[0]
        return max(named, key=lambda one: (one.sure, -abs(one.start - place))).group

    def _stranger(self, figure: Figure, senses: Sequence[Sense]) -> str:
        """Who is said to have answered, where that is nobody who was asked, or a part that no table gives by itself."""
        labels = " ".join(f"{one.subject.label} {one.subject.survey_question or ''}" for one in senses).lower()
        for match in find_phrases(figure.own, data()["breakdowns"]["words"]):
            if match.group().lower() not in labels:
                return match.group()
        return stranger(figure.own, self._catalogue) or ""


def _run(place: int, stated: Sequence[Figure]) -> tuple[int, int]:
    """Which of the figures that share their words a figure is, and how many they are."""
    run = [number for number, one in enumerate(stated) if one.own == stated[place].own]
    return run.index(place), len(run)


def _partner(place: int, stated: Sequence[Figure], found: Sequence[Meaning]) -> Meaning | None:
    """The figure before that one of several shares its measure with: 'A (5%) and B (7%), against 3% and 4% of …'."""
    number, several = _run(place, stated)
    first = place - number
    if several < 2 or first != several or any(one.number.approximate for one in stated[first:place]):
        return None
    return found[number] if all(one.senses for one in found[:first]) else None


def _plainly(label: str) -> str:
    return " ".join(tokens(label))


def _form(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.lower())


def _years(figure: Figure) -> frozenset[str]:
    """The years that a figure is said to be of; 'since 2010' is none."""
    for text in (_MONTH.sub(r"\1", figure.own), _MONTH.sub(r"\1", figure.whole)):
        found = {year for year in years_named(text) if not _SPAN.search(text[: text.find(year)])}
        if found:
            return frozenset(found)
    return frozenset()
