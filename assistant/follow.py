"""A follow-up ('and suppliers?') made whole from the query before it. Nothing after this sees a conversation."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import cues, orders
from assistant.asked import pick
from assistant.query import Choice, Intent, Query, Rank
from assistant.years import Years
from index.words import stems

_OWN = 0.6  # said and explained to this share, a measure is the question's own and nothing is taken over
_NEW = 0.33  # the score from which on a leaning question has a topic of its own, if so much
_NEW_SAID = 0.3  # of its label is said;
_NEAR = 0.3  # rows of the table spoken of go before others, up to so far behind
_SHORT = 3  # words: a question so short leans on the one before
_FIGURES = {Intent.VALUE, Intent.RANK, Intent.COMPARE, Intent.BOUND}
_FOLLOWS = re.compile(
    r"^\s*(?:and|but|ok(?:ay)?|so|then|what about|how about|what of|same (?:for|again)|also|now|or|only|just)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"\b(?:that|those|it|its|this|these|they|them|their|one|ones|there|he|she|same|each other|the other|another"
    r"|latter|former)\b",
    re.IGNORECASE,
)
_WHO_SAID = re.compile(
    r"^\s*(?:and\s+)?who(?:'s| is| was)?\s+(?:it that\s+)?(?:said|says|wrote|made|saying)\s+(?:that|this|it|so)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|one more|any more|more (?:of (?:them|those)|quotes|examples|like that)|others?|anything else"
    r"|got any|next one)\b",
    re.IGNORECASE,
)


def follow(query: Query, previous: Query, years: Years) -> Query:
    """The query made whole from the one before it, where it leans on it."""
    if query.intent is Intent.SAMPLE:
        return query
    if _WHO_SAID.search(query.text):
        return previous
    first = previous.choices[0] if previous.choices else None
    if (
        first
        and first.subject.year
        and (twin := years.twin(first.subject, query.text))
        and len(stems(query.text)) <= _SHORT
    ):
        return replace(previous, choices=(replace(first, subject=twin),), text=query.text)
    if cues.other_year(query.text) and previous.intent in _FIGURES:
        return replace(query, intent=Intent.REFUSE, reason="year:other")
    if previous.intent is Intent.QUOTE and _ANOTHER.search(query.text):
        return replace(previous, skip=previous.skip + 1, text=query.text)
    own = query.best is not None and query.best.said >= _OWN and query.best.explained >= _OWN
    again = None if own else _again(query, previous)
    if again:
        return again
    leans = bool(_FOLLOWS.search(query.text) or _REFERS.search(query.text) or len(stems(query.text)) <= _SHORT)
    if leans and not own:
        return _leaning(query, previous)
    if (
        leans
        and not query.group_named
        and previous.groups
        and query.intent in {Intent.VALUE, Intent.RANK, Intent.BOUND}
    ):
        return replace(query, groups=previous.groups)
    return query


def _again(query: Query, previous: Query) -> Query | None:
    """The same asked again in another way: the other end of an order ('and the lowest?'), or where it is printed."""
    if query.rank and previous.intent in {Intent.RANK, Intent.BOUND} and previous.table:
        before = previous.rank or query.rank
        highest = query.rank.highest if orders.says_end(query.text) else before.highest
        rank = Rank(highest, query.rank.first, query.rank.count)
        groups = query.groups or previous.groups
        asked = query.asked if query.asked.named else previous.asked
        return replace(
            previous, intent=Intent.RANK, rank=rank, text=query.text, groups=groups, asked=asked, previous=previous
        )
    if cues.wants_place(query.text) and previous.choices:
        return replace(previous, intent=Intent.PLACE, text=query.text)
    return None


def _leaning(query: Query, previous: Query) -> Query:
    """A question that lacks what the one before had: its measure, its group, its answers or its topic."""
    groups = query.groups or previous.groups
    first = previous.choices[0] if previous.choices else None
    if first and cues.wants_comparison(query.text) and query.groups and previous.groups != query.groups:
        both = tuple(dict.fromkeys((*(previous.groups or first.subject.groups[:1]), *query.groups)))
        return replace(previous, intent=Intent.COMPARE, groups=both, text=query.text)
    if first and _topical(query):
        return replace(query, intent=Intent.VALUE, choices=(_instead(query, previous, first),), groups=groups)
    if first and (query.asked.named or query.asked.reach != "any" or query.groups):
        return _same_measure(query, previous, first)
    if previous.intent is Intent.QUOTE or query.intent in {Intent.PASSAGE, Intent.QUOTE}:
        intent = previous.intent if previous.intent is Intent.QUOTE else query.intent
        return replace(query, text=f"{previous.text} {query.text}", groups=groups, intent=intent)
    return replace(previous, text=query.text, groups=groups)


def _topical(query: Query) -> bool:
    """Whether a leaning question names a measure of its own."""
    best = query.best
    return best is not None and best.score >= _NEW and best.said >= _NEW_SAID and bool(query.topic)


def _instead(query: Query, previous: Query, first: Choice) -> Choice:
    """The new measure, of the same table where one fits, with the answers that were asked for before."""
    best = query.choices[0]
    same = [choice for choice in query.choices if choice.subject.table == first.subject.table]
    near = next((choice for choice in same if choice.score >= best.score - _NEAR), best)
    if query.asked.named:
        return near
    return replace(near, answers=pick(near.subject, previous.asked) or near.answers)


def _same_measure(query: Query, previous: Query, first: Choice) -> Query:
    """The measure asked for before, with the new answers or of the new group."""
    named = query.asked.named
    asked = query.asked if named else replace(previous.asked, reach=query.asked.reach)
    answers = pick(first.subject, asked) if named or query.asked.reach != "any" else first.answers
    figure = previous.intent not in {Intent.PASSAGE, Intent.QUOTE, Intent.PLACE}
    intent = previous.intent if figure and not (named and previous.intent is Intent.COMPARE) else Intent.VALUE
    groups = query.groups or previous.groups
    return replace(
        previous,
        intent=intent,
        asked=query.asked if named else previous.asked,
        groups=groups,
        group_named=bool(groups),
        choices=(replace(first, answers=answers),),
        text=query.text,
    )
