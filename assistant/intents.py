"""The kind of answer that a question wants, from its cues and from how well a measure fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import cues, expected, participation
from assistant.query import Choice, Intent, Query
from index.records import Unit

# How well a measure must fit before its figure is the answer: shares of the question or of the label, 0 to 1.
FIT = 0.47  # a question that asks for a figure
_FIT_OPEN = 0.62  # one that may want words as well ('what did …')
_FIT_ALSO = 0.36  # each of two that are compared
_ENOUGH = 0.85  # the sum of these: the share of the label that is said counts most,
_SAID = 1.3
_LEAST_COVERED = 0.21  # of the question, whatever the rest
_AHEAD = 0.4  # how far the next measure is behind least, how much of the question is covered stands between
_FIT_TOLD = 0.31  # enough where the question gives one of the measure's values
_ALIKE = 0.02  # of a question: labels that account for as much of it
_MARGIN = 0.12  # by which a measure is clearly ahead of the next
_LEAST_SAID = 0.2  # of its label, whatever the rest
_WHOLE = 0.85  # unless the label accounts for so much of the question, and is ahead
_STRANGE_SAID = 0.35  # of a label, where the question holds a word that no source has,
_STRANGE_EXPLAINED = 0.3  # and of the question
_ABOUT = 0.6  # how much of a question a table must account for before its rows are ordered,
_ABOUT_ROWS = 0.35  # and where rows are asked for in so many words
_LITTLE = 1.2  # the weight of a word or two: nothing but how many answered is asked
_NOTHING = 0.5  # where a view is told
_TITLES = re.compile(
    r"\b(?:job titles?|gave their title|call(?:ed|ing) themselves|titles?\b.*\blist|in the list of|appear in the"
    r"|listed as|as their (?:job )?title)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:respon(?:ded|ses?|dents?|d)|took part|take part|taken part|answered?|replied|listed?|filled|appendix"
    r"|returned|job titles?|titles|participat\w+|submitted|repl(?:y|ies)|came from|included|portfolios?|in the list"
    r"|anyone from|anybody from)\b",
    re.IGNORECASE,
)
_WHO_REPLIED = re.compile(r"\bwho (?:replied|responded|answered|took part)\W*$", re.IGNORECASE)
_THAT = re.compile(
    r"\b(?:call|rate|see|say|said|think|find|consider|of|about) (?:that|them|it|this|these|those)\b", re.IGNORECASE
)
_MEANS = re.compile(  # no average is asked for
    r"\bwhat (?:it|they|he|she|we|you|is|are) (?:\w+ )?(?:means?|meant)\b|\b(?:means?|meant) by\b"
    r"|\bdefin(?:e[sd]?|ition)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:who|whom|whose|when|where|why|how (?:did|does|do|was|were|is|are|can|could)|what (?:did|does|do|is|was"
    r"|were|are|kind|sort|reason|explanation|else)|explain|describe|define|meaning|mean by)\b",
    re.IGNORECASE,
)


def intent_of(query: Query, weight: float, about: float, in_prose: bool) -> Intent:
    """The intent of a query.

    `weight` is how much its words carry, `about` how much of it the table it speaks of accounts for, `in_prose`
    whether it names a person, or a part of a source that holds no table.
    """
    text = query.text
    share = cues.wants_share(text)
    in_prose = in_prose and not cues.wants_all_places(text)  # 'what does the foreword print, and what the table?'
    fits, sharp = _fits(query), _sharp(query)
    share = share and not expected.explanation_asked(text)
    asked = share or query.premise or (sharp and query.asked.exact)  # 'plain agree, for the line about …'
    reason = (expected.words_asked(text) or in_prose) and not asked
    reason = reason or bool(_MEANS.search(text) and not cues.wants_number(text) and not share)
    if cues.wants_place(text) and fits:
        return Intent.PLACE
    if not share and (
        (participation.sample_size(text) and weight <= (_NOTHING if participation.opines(text) else _LITTLE))
        or (participation.who_answered(text) and not weight)
    ):
        return Intent.SAMPLE
    if query.sources and (query.best is None or not _of_sources(query.best, query.sources)):
        return Intent.QUOTE if cues.wants_quote(text) else Intent.PASSAGE
    if cues.wants_quote(text) and not cues.wants_number(text) and not query.premise:
        return Intent.QUOTE
    ordered = _of_rows(query, about, sharp=sharp, reason=reason)
    if ordered:
        return ordered
    if reason:
        return Intent.PASSAGE
    if not share and (_TITLES.search(text) or participation.lists_all(text)):
        return Intent.ENTRY
    if _WHO_REPLIED.search(text) and not cues.wants_number(text):
        return Intent.ENTRY
    if fits and (figure := _of_figures(query, sharp=sharp)):
        return figure
    listed = _LISTED.search(text) and not fits and not share and not participation.opines(text)
    return Intent.ENTRY if listed else Intent.PASSAGE


def _of_rows(query: Query, about: float, *, sharp: bool, reason: bool) -> Intent | None:
    """Rows of a table, within a bound or in order, where the question is not of one sharply named row."""
    text = query.text
    rows = cues.wants_rows(text)
    if query.also and query.rank and cues.wants_difference(text):
        return None  # 'X first and Y second, by how much?'
    if query.table is None or about < (_ABOUT_ROWS if rows else _ABOUT):
        return None
    if query.bound and (rows or not sharp):
        return Intent.BOUND
    if query.rank and query.rank.apart:
        return None if reason or (sharp and not rows) or query.also else Intent.RANK
    if query.rank and not reason and (not sharp or (rows and cues.asks_which(text))):
        return Intent.RANK
    return None


def _of_figures(query: Query, *, sharp: bool) -> Intent | None:
    """A figure, or figures held against one another, for a measure that fits."""
    text, best = query.text, query.best
    one_group = len(query.groups) < 2
    if best and cues.wants_difference(text) and not query.also and one_group and len(best.subject.groups) > 1:
        return Intent.COMPARE
    if not one_group or (query.also and (cues.wants_comparison(text) or cues.wants_difference(text))):
        return Intent.COMPARE
    return Intent.VALUE if _asks_figure(query) or sharp or query.group_named else None


def _asks_figure(query: Query) -> bool:
    """Whether the question asks for a figure: in so many words, by naming an answer, or by not being an open one."""
    text = query.text
    return (
        (len(query.groups) > 1 and cues.holds_against(text))
        or cues.wants_number(text)
        or cues.wants_all_places(text)
        or cues.wants_breakdown(text)
        or query.asked.named
        or bool(query.premise)
        or not _OPEN.search(text)
    )


def _margin(query: Query) -> float:
    """How far the best measure is ahead of the next."""
    best = query.best
    if best is None:
        return 0.0
    return best.score - next(
        (choice.score for choice in query.choices[1:] if choice.subject.id != best.subject.id), 0.0
    )


def _fits(query: Query) -> bool:
    """Whether the best measure fits well enough for what is asked."""
    best = query.best
    if best is None:
        return False
    if best.subject.unit is Unit.PERCENT and cues.wants_money(query.text) and not cues.wants_share(query.text):
        return False  # a share is no sum
    if not _asks_figure(query):
        return best.score >= _FIT_OPEN
    if best.subject.unit is Unit.POUNDS and cues.counts_people(query.text):
        return False  # nor is a sum a share
    if query.strange and best.said < _STRANGE_SAID and best.explained < _STRANGE_EXPLAINED:
        return False  # it turns on something that no source speaks of
    if query.also and cues.wants_comparison(query.text) and min(one.score for one in query.also) >= _FIT_ALSO:
        return True
    exactly = query.asked.exact is not None and best.answers == (query.asked.exact,)
    # Of a survey question that stands for a whole table nobody says much; of a long row it may be the one word of it.
    ahead = _margin(query) >= _MARGIN
    said = (
        best.said >= _LEAST_SAID
        or (best.own >= _WHOLE and ahead and not _THAT.search(query.text))
        or (best.subject.nominal and ahead)
    )
    said = said or (best.subject.nominal and best.own >= _WHOLE and not _is_shared(query, best))
    enough = _SAID * best.said + best.covered + _AHEAD * _margin(query) >= _ENOUGH
    told = best.score >= _FIT_TOLD and _tells_value(query, best)
    return exactly or (said and (told or (best.covered >= _LEAST_COVERED and enough)))


def _is_shared(query: Query, best: Choice) -> bool:
    """Whether another label accounts for as much by itself: 'app' is the 'tools' of three rows, and names none."""
    return any(one.own >= best.own - _ALIKE for one in query.choices[1:] if one.subject.id != best.subject.id)


def _tells_value(query: Query, best: Choice) -> bool:
    """Whether the question itself gives a value that is printed for the measure, perhaps rounded."""
    printed = {item.value for item in (*best.subject.cells, *best.subject.told)}
    told = {number.value for number in query.premise}
    return bool(told & (printed | {value.to_integral() for value in printed}))


def _sharp(query: Query) -> bool:
    """Whether the question says nearly all of the best label, or the label explains nearly all of the question."""
    best = query.best
    if best is None:
        return False
    named = best.said >= 0.75 and best.explained >= 0.6
    return named or (best.said >= 0.35 and best.explained >= 0.9 and _margin(query) >= 0.1)


def _of_sources(choice: Choice, sources: Sequence[str]) -> bool:
    """Whether any of these sources prints a figure of this measure."""
    return any(item.locator.source in sources for item in (*choice.subject.cells, *choice.subject.told))
