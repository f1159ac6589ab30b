"""What a question takes for granted before it asks: 'Half of the boats were sold. How was that done so fast?'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import cues
from assistant.calculate import read
from assistant.claimed import belied, is_about_row, left
from assistant.query import Intent, Query

_WHOLE = 0.85  # of a sentence, by its measure, before it is taken to state a figure of it
_NEAR = 0.1  # in score: rows that a sentence may mean as well
_FIGURES = {Intent.VALUE, Intent.COMPARE, Intent.RANK, Intent.BOUND}
_REFERS = re.compile(r"\b(?:that|this|it|they|them|those|these|so)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:i|we|my|our|us|me)\b", re.IGNORECASE)  # what is told of oneself is no claim about a survey


def corrected(stated: Sequence[Query], claims: Sequence[Query], asking: Sequence[Query]) -> list[Query]:
    """What is asked, after those of the sentences before it that state another figure than the published one.

    `claims` are its clauses that claim a bound. What is only asked about such a figure ('how did that come about?')
    has no answer of its own.
    """
    asking = [_as_claimed(query, claims) for query in asking]
    found = [query for query in claims if belied(query) and not _figure_asked(query, asking)]
    false = list({query.best.subject.id: query for query in found if query.best}.values())
    if false:
        told = " ".join(query.text for query in false)
        return [*false, *(query for query in asking if _asks_more(query, told, false))]
    wrong = [query for query in stated if _is_wrong(query) and not _same(query, asking)]
    if not wrong:
        return list(asking)
    told = " ".join(query.text for query in asking)
    again = {query.best.subject.id for query in wrong if query.best and query.text in told}  # read with what is asked
    return [
        *wrong,
        *(
            query
            for query in asking
            if (query.intent in _FIGURES or not _REFERS.search(query.text))
            and not (query.best and query.best.subject.id in again)
        ),
    ]


def _as_claimed(query: Query, claims: Sequence[Query]) -> Query:
    """A question of which a clause claims something: of the clause's row and answer, whatever tag it ends in.

    'Under half of the ports dredge, isn't it so?' does not ask how many do not.
    """
    held = [one for one in claims if one.text in query.text]
    same = [
        one
        for one in held
        if one.best and query.best and one.best.subject.id == query.best.subject.id and is_about_row(one)
    ]
    if same and query.intent is Intent.VALUE and not cues.wants_number(query.text.replace(same[0].text, " ")):
        return same[0]
    return replace(query, claim=None) if held else query


def _figure_asked(claim: Query, asking: Sequence[Query]) -> bool:
    """Whether the very figure is asked for besides: 'Nobody steers - what percentage say so?'."""
    return any(
        cues.wants_number(query.text.replace(claim.text, " "))
        and query.best is not None
        and claim.best is not None
        and query.best.subject.id == claim.best.subject.id
        for query in asking
    )


def _asks_more(query: Query, told: str, false: Sequence[Query]) -> bool:
    """Whether something is asked besides what is wrongly claimed: 'so why so few?' asks about that alone."""
    apart = not any(query.best and one.best and query.best.subject.id == one.best.subject.id for one in false)
    return apart and cues.wants_number(query.text) and not _REFERS.search(query.text) and query.text not in told


def _is_wrong(query: Query) -> bool:
    """Whether a sentence gives a measure a figure that no place prints of it."""
    best = query.best
    if (
        query.intent is not Intent.VALUE
        or not best
        or not query.premise
        or (best.explained < _WHOLE and (best.said < _WHOLE or left(best)))
    ):
        return False
    if _OWN.search(query.text):
        return False
    told = {number.value for number in query.premise}
    printed = [
        reading
        for choice in query.choices
        if choice.score >= best.score - _NEAR
        for group in query.groups or choice.subject.groups
        if (reading := read(choice.subject, group, choice.answers))
    ]
    values = {item.value for reading in printed for item in (*reading.stated, *reading.others)}
    values |= {reading.value for reading in printed}
    return bool(printed) and not told & (values | {value.to_integral() for value in values})


def _same(query: Query, asking: Sequence[Query]) -> bool:
    """Whether the figure that is stated is the very one that is asked for."""
    figures = [one for one in asking if one.intent is Intent.VALUE and not one.rank]
    told = {(one.best.subject.id, one.best.answers) for one in figures if one.best}
    return query.best is not None and (query.best.subject.id, query.best.answers) in told
