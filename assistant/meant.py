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
from assistant.stated import Figure, figures
from assistant.subjects import Answers, Subject
from assistant.whose import groups_asked, stranger
from assistant.years import years_named
from index.printed import numbers
from index.records import Unit
from index.words import data, find_phrases, stems

_FIT = 0.39  # the score from which on a measure is the one spoken of: what has none is below 0.25
_OWN = 0.25  # and how much of the words its label must explain by itself
_CLOSE = 0.035  # readings whose scores are so near are both meant
_EXPLAINED = 0.33  # and with what stands around it,
_WHOLE = 0.9
_NAMED = 0.45
_SAID = 0.24  # of its label must be said
_LEANS = re.compile(r"\b(?:it|this|that|these|those|they|them|so|which|one|same|do|did|does)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:not|never|cannot|none|nor|no)\b(?! (?:more|fewer|less|longer|only|just)\b)|\b\w+n['’]t\b"
    r"|\b(?:otherwise|the opposite)\b",
    re.IGNORECASE,
)
_PLAINLY_NEGATIVE = re.compile(r"\b(?:lack\w*|not|no|poor|without|limited|in\w{4,}|un\w{4,}|non-\w+)\b", re.IGNORECASE)
_SPAN = re.compile(r"\b(?:[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Bb]etween|[Bb]y)\s+(?:[A-Z]\w+\s+)?$")


@dataclass(frozen=True, slots=True)
class Sense:
    """A measure that a figure may speak of, with each set of answers that its words allow."""

    subject: Subject
    answers: tuple[Answers, ...]


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
    """What was spoken of before a sentence: the groups, and the measures of its last figure or of its words."""

    groups: tuple[str | None, ...] = ()
    senses: tuple[Sense, ...] = ()


class Reader:
    """Reads the figures of sentences with the interpreter of one index."""

    def __init__(self, catalogue: Catalogue, interpreter: Interpreter) -> None:
        self._catalogue = catalogue
        self._known = {form: name for form, name in catalogue.forms.items() if name in catalogue.groups}
        self._query = lru_cache(maxsize=4096)(interpreter.read)
        labels = {label for subject in catalogue.subjects.values() for label in subject.labels}
        self._labelled = {(number.value, number.unit) for label in labels for number in numbers(label)}

    def read(self, sentence: str, before: Before) -> tuple[Meaning, ...]:
        """The figures of a sentence with their meanings."""
        found: list[Meaning] = []
        for figure in self._stated(sentence):
            found.append(self._meaning(figure, found, before))
        return tuple(found)

    def topic(self, sentence: str) -> tuple[Sense, ...]:
        """The measures that a sentence without figures speaks of."""
        query = self._query(" ".join(sentence.split()))
        return tuple(Sense(choice.subject, (choice.answers,)) for choice in _near(query, Unit.PERCENT))

    def groups(self, text: str) -> tuple[str, ...]:
        """The groups that a heading names."""
        found = (self._known.get(_form(match.group())) for match in find_phrases(text, self._known))
        return tuple(dict.fromkeys(name for name in found if name))

    def _stated(self, sentence: str) -> list[Figure]:
        """The figures, without those that are a part of a label ('savings above £1,000') beside another one."""
        found = figures(sentence, tuple(self._known))
        labelled = [one for one in found if (one.number.value, one.number.unit) in self._labelled]
        return figures(sentence, tuple(self._known), labelled) if 0 < len(labelled) < len(found) else found

    def _meaning(self, figure: Figure, told: Sequence[Meaning], before: Before) -> Meaning:
        own = self._query(figure.own)
        last = next((one for one in reversed(told) if one.senses), None)
        senses: tuple[Sense, ...] = ()
        score = 0.0
        unit = figure.number.unit
        if near := _near(own, unit):
            senses = tuple(self._sense(choice, own, figure.own, told) for choice in near)
            score = near[0].explained
        elif last:
            senses = tuple(_carried(sense, own, figure.own) for sense in last.senses)
        else:
            whole = self._query(figure.whole)
            if near := _near(whole, unit):
                senses = tuple(self._sense(choice, own, figure.whole, told) for choice in near)
                score = near[0].explained
            elif before.senses and (own.asked.named or _LEANS.search(figure.whole)):
                senses = tuple(_carried(sense, own, figure.own) for sense in before.senses)
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

    def _sense(self, choice: Choice, own: Query, text: str, told: Sequence[Meaning]) -> Sense:
        """A measure with the answers that the words allow."""
        subject, asked = choice.subject, own.asked
        if subject.worded:
            return Sense(subject, (choice.answers,))
        quoted = self._quoted(subject, own.text)
        if quoted:
            return Sense(subject, (quoted,))
        if asked.polarity in {None, "+"} and not asked.exact and _denied(text, asked, subject):
            return Sense(subject, (pick(subject, replace(asked, polarity="-")),))
        sets = [pick(subject, asked) if asked.named else choice.answers, *_plain(subject, asked)]
        earlier = next((one.asked for one in told if one.asked.named), None)
        if earlier and not asked.named and choice.answers == subject.headline():
            sets.append(pick(subject, earlier))
        return Sense(subject, tuple(dict.fromkeys(sets)))

    def _quoted(self, subject: Subject, text: str) -> Answers:
        """The printed answers that a text puts in quotation marks: ‘Agree’ or ‘Strongly Agree’."""
        found = [name for name in subject.responses if name and re.search(rf"[‘'“\"]{re.escape(name)}[’'”\"]", text)]
        return tuple(found)

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


def _form(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.lower())


def _near(query: Query, unit: Unit) -> list[Choice]:
    """The measure that words account for, with those that they fit as well; [] where they account for none.

    Of 'Average' and 'Average above …' both are meant. A sum of money is none of a measure that counts shares.
    """
    money = unit is Unit.POUNDS
    choices = [one for one in query.choices if (one.subject.unit is Unit.POUNDS) == money]
    if not choices or not _accounts(choices[0]):
        return []
    best = choices[0]
    return [best, *(one for one in choices[1:4] if _as_close(one, best) or _conditioned(one, best))]


def _as_close(one: Choice, best: Choice) -> bool:
    """Whether the words fit two measures alike, and name the second: 'leading' alone names no row of those who lead."""
    return one.score >= best.score - _CLOSE and one.said >= _NAMED


def _accounts(choice: Choice) -> bool:
    enough = choice.own >= _OWN and choice.explained >= _EXPLAINED
    # Of a survey question that stands for a whole table nobody says much.
    said = choice.said >= _SAID or (choice.subject.nominal and choice.own >= _WHOLE)
    return choice.score >= _FIT and enough and said


def _conditioned(one: Choice, other: Choice) -> bool:
    """Whether one label is the other with a condition: 'Average', 'Average above £1,000'."""
    words, more = set(stems(one.subject.label)), set(stems(other.subject.label))
    return one.subject.table == other.subject.table and (words < more or more < words) and _accounts(one)


def _carried(sense: Sense, own: Query, text: str) -> Sense:
    """The measure of the figure before, with the answers that a figure's own words name, else with the same ones."""
    subject, asked = sense.subject, own.asked
    if asked.named and not subject.worded:
        return Sense(subject, tuple(dict.fromkeys((pick(subject, asked), *_plain(subject, asked)))))
    if _DENIES.search(text):
        return Sense(subject, (pick(subject, replace(asked, polarity="-")),))
    return sense


def _plain(subject: Subject, asked: Asked) -> tuple[Answers, ...]:
    """'52.2% agree' may be the answer 'Agree' by itself, where nothing says how far it reaches."""
    side = subject.side(asked.polarity) if asked.polarity else ()
    if asked.reach != "any" or asked.exact or len(side) < 2:
        return ()
    return (pick(subject, replace(asked, reach="plain")),)


def _denied(text: str, asked: Asked, subject: Subject) -> bool:
    """Whether words deny the measure: 'is not leading'. 'Not enough skills' only says 'Lack of skills' again."""
    outside = text
    for start, end in sorted(asked.spans, reverse=True):
        outside = outside[:start] + " " * (end - start) + outside[end:]
    denials = len(_DENIES.findall(outside))
    own = [
        word
        for word in _PLAINLY_NEGATIVE.findall(subject.label)
        if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    ]
    denials -= sum(bool(_DENIES.fullmatch(word)) for word in own)
    negative = bool(_PLAINLY_NEGATIVE.search(subject.label))
    return denials > 0 and (bool(own) or not negative)


def _years(figure: Figure) -> frozenset[str]:
    """The years that a figure is said to be of; 'since 2010' is none."""
    for text in (figure.own, figure.whole):
        found = {year for year in years_named(text) if not _SPAN.search(text[: text.find(year)])}
        if found:
            return frozenset(found)
    return frozenset()
