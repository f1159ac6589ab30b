"""What a question takes for granted before it asks: 'Half of the boats were sold. How was that done so fast?'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.calculate import read
from assistant.query import Intent, Query

_WHOLE = 0.85  # of a sentence, by its measure, before it is taken to state a figure of it
_FIGURES = {Intent.VALUE, Intent.COMPARE, Intent.RANK, Intent.BOUND}
_REFERS = re.compile(r"\b(?:that|this|it|they|them|those|these|so)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:i|we|my|our|us|me)\b", re.IGNORECASE)  # what is told of oneself is no claim about a survey


def corrected(stated: Sequence[Query], asking: Sequence[Query]) -> list[Query]:
    """What is asked, after those of the sentences before it that state another figure than the published one.

    What is only asked about such a figure ('how did that come about?') has no answer of its own.
    """
    wrong = [query for query in stated if _is_wrong(query) and not _same(query, asking)]
    if not wrong:
        return list(asking)
    return [*wrong, *(query for query in asking if query.intent in _FIGURES or not _REFERS.search(query.text))]


def _is_wrong(query: Query) -> bool:
    """Whether a sentence gives a measure a figure that no place prints of it."""
    best = query.best
    if query.intent is not Intent.VALUE or not best or not query.premise or best.explained < _WHOLE:
        return False
    if _OWN.search(query.text):
        return False
    told = {number.value for number in query.premise}
    printed = [
        reading
        for choice in query.choices
        for group in query.groups or choice.subject.groups
        if (reading := read(choice.subject, group, choice.answers))
    ]
    values = {item.value for reading in printed for item in (*reading.stated, *reading.others)}
    values |= {reading.value for reading in printed}
    return bool(printed) and not told & (values | {value.to_integral() for value in values})


def _same(query: Query, asking: Sequence[Query]) -> bool:
    """Whether the figure that is stated is the very one that is asked for."""
    subjects = {one.best.subject.id for one in asking if one.best and one.intent is Intent.VALUE and not one.rank}
    return query.best is not None and query.best.subject.id in subjects
