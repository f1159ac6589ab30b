"""The measures that words may speak of, each with the answers that they allow: 'agree' may mean one answer or two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.asked import Asked, pick
from assistant.query import Choice, Query
from assistant.subjects import Answers, Subject, Table
from index.records import Unit
from index.responses import stance
from index.words import TOKEN, stem, stems

_FIT = 0.39  # the score from which on a measure is the one spoken of: what has none is below 0.25
_OWN = 0.25  # and how much of the words its label must explain by itself
_CLOSE = 0.035  # readings whose scores are so near are both meant
_EXPLAINED = 0.33  # and with what stands around it,
_WHOLE = 0.9
_NAMED = 0.45
_SAID = 0.24  # of its label must be said
_SCOPE = 3  # words that a denial reaches
_FAMILY = 5  # letters that 'intend' and 'intention' share
_DENIES = re.compile(
    r"\b(?:not|never|cannot|none|nor|neither|no|without|nobody)\b(?! (?:more|fewer|less|longer|only|just)\b)"
    r"|\b\w+n['’]t\b|\b(?:otherwise|the opposite)\b",
    re.IGNORECASE,
)
_PLAINLY_NEGATIVE = re.compile(r"\b(?:lack\w*|not|no|poor|without|limited|in\w{4,}|un\w{4,}|non-\w+)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;:.]|\b(?:and|but)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sense:
    """A measure that a figure may speak of, with each set of answers that its words allow."""

    subject: Subject
    answers: tuple[Answers, ...]


def near(query: Query, unit: Unit, tables: Mapping[str, Table]) -> list[Choice]:
    """The measure that words account for, with those that they fit as well; [] where they account for none.

    Of 'Average' and 'Average above …' both are meant. A sum of money is none of a measure that counts shares.
    """
    money = unit is Unit.POUNDS
    choices = _worded([one for one in query.choices if (one.subject.unit is Unit.POUNDS) == money], query.text)
    if not choices or not _accounts(choices[0]):
        return []
    best = choices[0]
    found = [best, *(one for one in choices[1:4] if _as_close(one, best) or _conditioned(one, best))]
    return [*found, *_plainer(best, query.text, found, tables)]


def _worded(choices: list[Choice], text: str) -> list[Choice]:
    """Of several answers in words to the best one's survey question, first the one that denies what the text denies.

    'does not intend to' is 'we have no intention of', though it shares more words with 'we intend to'.
    """
    if not choices or not choices[0].subject.worded:
        return choices
    rivals = [(_at_odds(text, one), one) for one in choices if one.subject is choices[0].subject and _accounts(one)]
    least = min((odds for odds, _ in rivals), default=0)
    kept = sorted((one for odds, one in rivals if odds == least), key=lambda one: -one.score)
    return [*kept, *(one for one in choices if one.subject is not choices[0].subject)]


def affirms(text: str, choice: Choice) -> bool:
    """Whether a text denies what an answer in words affirms: '12% were not members'."""
    return denies(text) and not denies(choice.answers[0]) and _at_odds(text, choice) > 0


def _at_odds(text: str, choice: Choice) -> int:
    """How many words a text and an answer share of which one of them denies it."""
    answer = choice.answers[0]
    said = _denied_words(text)
    printed = _denied_words(answer if stance(answer) is None or len(answer.split()) > 1 else choice.subject.label)
    return sum(
        denied != other
        for word, denied in said.items()
        for name, other in printed.items()
        if word == name or (len(word) >= _FAMILY and word[:_FAMILY] == name[:_FAMILY])
    )


def _denied_words(text: str) -> dict[str, bool]:
    """The words of a text by their stems, and whether each is denied."""
    found: dict[str, bool] = {}
    for clause in _CLAUSES.split(text):
        last = -_SCOPE - 1
        for place, word in enumerate(match.group() for match in TOKEN.finditer(clause)):
            if _DENIES.fullmatch(word):
                last = place
            elif root := stem(word.lower()):
                found[root] = found.get(root, False) or place - last <= _SCOPE
    return found


def _as_close(one: Choice, best: Choice) -> bool:
    """Whether the words fit two measures alike, and name the second: 'leading' alone names no row of those who lead."""
    named = one.said >= _NAMED or (one.subject.nominal and one.own >= _WHOLE)
    return one.score >= best.score - _CLOSE and named


def _accounts(choice: Choice) -> bool:
    enough = choice.own >= _OWN and choice.explained >= _EXPLAINED
    # Of a survey question that stands for a whole table nobody says much.
    said = choice.said >= _SAID or (choice.subject.nominal and choice.own >= _WHOLE)
    return choice.score >= _FIT and enough and said


def _conditioned(one: Choice, other: Choice) -> bool:
    """Whether one label is the other with a condition: 'Average', 'Average above £1,000'."""
    return one.subject.table == other.subject.table and _within(one.subject, other.subject) and _accounts(one)


def _plainer(best: Choice, text: str, found: Sequence[Choice], tables: Mapping[str, Table]) -> list[Choice]:
    """The rows whose whole label is said, and is the best one's without its condition."""
    said = set(stems(text))
    known = {one.subject.id for one in found}
    return [
        replace(best, subject=subject, answers=subject.headline() or ("",))
        for subject in tables[best.subject.table].subjects
        if subject.id not in known
        and subject.responses == best.subject.responses
        and (words := set(stems(subject.label)))
        and words <= said
        and words < set(stems(best.subject.label))
    ]


def _within(one: Subject, other: Subject) -> bool:
    words, more = set(stems(one.label)), set(stems(other.label))
    return words < more or more < words


def carried(sense: Sense, asked: Asked, text: str) -> Sense:
    """The measure of another figure, with the answers that a figure's own words name, else with the same ones."""
    subject = sense.subject
    if said := quoted(subject, text):
        return Sense(subject, (said,))
    if asked.named and not subject.worded:
        return Sense(subject, tuple(dict.fromkeys((pick(subject, asked), *plain(subject, asked)))))
    if denies(text) and not any(subject.responses):
        return Sense(subject, ())
    if denies(text):
        side = pick(subject, replace(asked, polarity="-"))
        return Sense(subject, (side, *((name,) for name in side if subject.worded and len(side) > 1)))
    return sense


def quoted(subject: Subject, text: str) -> Answers:
    """The printed answers that a text puts in quotation marks: ‘Agree’ or ‘Strongly Agree’; denied, the others."""
    marked = {name: rf"[‘'“\"]{re.escape(name)}[’'”\"]" for name in subject.responses if name}
    found = tuple(name for name, mark in marked.items() if re.search(mark, text))
    if not found:
        return ()
    said = re.sub("|".join(marked[name] for name in found), " ", text)
    if re.search(
        r"\b(?:not|never|n['’]t)\s+(?:\w+\s+)?(?:answer\w*|s(?:ay|aid)|t(?:ick|icked)|ch(?:oose|ose))\b", said
    ):
        return tuple(name for name in marked if name not in found)
    return found


def plain(subject: Subject, asked: Asked) -> tuple[Answers, ...]:
    """'52.2% agree' may be the answer 'Agree' by itself, where nothing says how far it reaches."""
    side = subject.side(asked.polarity) if asked.polarity else ()
    if asked.reach != "any" or asked.exact or len(side) < 2:
        return ()
    return (pick(subject, replace(asked, reach="plain")),)


def denies(text: str) -> bool:
    """Whether words deny anything."""
    return bool(_DENIES.search(text))


def denied(text: str, asked: Asked, subject: Subject) -> bool:
    """Whether words deny the measure: 'is not leading'. 'Not enough skills' only says 'Lack of skills' again."""
    outside = text
    for start, end in sorted(asked.spans, reverse=True):
        outside = outside[:start] + " " * (end - start) + outside[end:]
    bounds = [0, *(match.end() for match in re.finditer(r"[:;]\s", outside)), len(outside)]
    place = outside.find("share")  # what stands before a colon is denied for itself
    outside = next((outside[a:b] for a, b in pairwise(bounds) if a <= place < b), outside)
    denials = len(_DENIES.findall(outside))
    own = [
        word
        for word in _PLAINLY_NEGATIVE.findall(subject.label)
        if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    ]
    denials -= sum(bool(_DENIES.fullmatch(word)) for word in own)
    negative = bool(_PLAINLY_NEGATIVE.search(subject.label))
    return denials > 0 and (bool(own) or not negative)
