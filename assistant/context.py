"""What a turn may lean on: the query of the turn before, set right by what was answered to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant import ordered
from assistant.calculate import Reading, read
from assistant.query import Choice, Intent, Query
from assistant.subjects import Subject
from index.printed import numbers
from index.records import Statistic, Unit
from index.words import stems

_NAMED = 0.5  # of a label, which an answer or its question must say before its figure is taken for that row's
_READ = 4  # readings of a question, of one of which its answer may be
_ROWS = {Intent.VALUE, Intent.COMPARE, Intent.PLACE}


def focus_of(previous: Query) -> Choice | None:
    """The row whose figure was given: the measure asked for, or the one at the place asked for."""
    if previous.intent is Intent.RANK:
        found = ordered.meant(previous)
        return Choice(found.subject, found.answers, 1.0, 1.0, 1.0) if found else None
    return previous.best if previous.intent in _ROWS else None


def heard(previous: Query, subjects: Iterable[Subject]) -> Query:
    """The query before, of the row whose figure the answer to it gives, where it was read as that of another row."""
    told = [number.value for number in numbers(previous.told) if number.unit in {Unit.PERCENT, Unit.POUNDS}]
    given = set(told)
    if other := _other_answer(previous, told):
        return replace(previous, choices=(other, *previous.choices[1:]))
    if not given or any(reading.value in given for reading in _readings(previous, focus_of(previous))):
        return previous
    for choice in previous.choices[:_READ]:  # of another reading of the same question
        for reading in _readings(previous, choice):
            if reading.value in given:
                groups = previous.groups or ((reading.group,) if reading.group else ())
                return _value(previous, (choice,), groups)
    spoken = set(stems(f"{previous.text} {previous.told}"))
    found: list[tuple[float, int, Subject, Statistic]] = []
    for subject in subjects:
        for item in (*subject.cells, *subject.told):
            if item.value in given and item.unit is subject.unit:
                share = max(
                    _said(f"{label} {item.response or ''}" if subject.worded else label, spoken)
                    for label in subject.labels
                )
                found.append((share + 0.1 * (item.group in previous.groups), -subject.order, subject, item))
    best = max(found, key=lambda one: one[:2], default=None)
    if best is None or best[0] < _NAMED:
        return previous
    _, _, subject, item = best
    answers = tuple(item.response.split(" + ")) if item.response else ("",)
    choice = Choice(subject, answers, 1.0, 1.0, 1.0)
    groups = (item.group,) if item.group else previous.groups
    return _value(previous, (choice,), groups)


def _other_answer(previous: Query, told: Sequence[Decimal]) -> Choice | None:
    """The row asked about with the answer whose figure was given first, where that is another than was read."""
    focus = previous.best if previous.intent is Intent.VALUE and not previous.also else None
    if focus is None or not told or len(focus.answers) > 1:
        return None
    if any(reading.value == told[0] for reading in _readings(previous, focus)):
        return None
    groups = previous.groups or focus.subject.groups
    found = [
        replace(focus, answers=(name,))
        for name in focus.subject.responses
        if any((one := read(focus.subject, group, (name,))) and one.value == told[0] for group in groups)
    ]
    return found[0] if len(found) == 1 else None


def _value(previous: Query, choices: tuple[Choice, ...], groups: tuple[str, ...]) -> Query:
    return replace(previous, intent=Intent.VALUE, choices=choices, groups=groups, also=(), rank=None, bound=None)


def _readings(previous: Query, focus: Choice | None) -> list[Reading]:
    """The figures that the query before asks for, read as of this measure."""
    if focus is None:
        return []
    chosen = [focus, *previous.also]
    groups = [*previous.groups, *focus.subject.groups]
    return [
        reading for choice in chosen for group in groups if (reading := read(choice.subject, group, choice.answers))
    ]


def _said(label: str, spoken: set[str]) -> float:
    words = [word for word in stems(label) if len(word) > 1]
    return sum(word in spoken for word in words) / (len(words) or 1)
