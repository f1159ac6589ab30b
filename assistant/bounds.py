"""The bounds that a question sets on values: 'more than half', 'between 40% and 50%', 'higher than for builders'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant import cues
from assistant.query import Bound
from index.printed import Printed, numbers
from index.records import Unit

_MORE = (
    r"(?:more than|over|above|at least|exceed(?:s|ed|ing)?|greater than|higher than|upwards of|beat|topped|>=?"
    r"|no fewer than|no less than|reach(?:ed|es)?|hit|or more|and above|past)"
)
_LESS = r"(?:less than|under|below|fewer than|at most|lower than|up to|<=?|no more than|or less|or fewer|short of)"
_BOUND_HIGH = re.compile(rf"\b{_LESS}\s+(?:a\s+)?$", re.IGNORECASE)
_BOUND_LOW = re.compile(rf"(?:\b{_MORE}|>)\s+(?:a\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b|\bfrom\b", re.IGNORECASE)
_OUTVOTED = re.compile(
    r"\bmore\s+(?:[\w']+\s+){0,3}?(?P<most>yes(?:es)?|no(?:e?s)?)\s+(?:[\w']+\s+)?than\s+(?:yes(?:es)?|no(?:e?s)?)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:not one|nobody|no[- ]one|not a single|no respondents?)\b", re.IGNORECASE)
_EVERYBODY = re.compile(
    r"\b(?:every(?: single)?|each|all)(?: of)?(?: the)? respondents?\b|\bevery(?:one|body)\b|\bunanimous\w*",
    re.IGNORECASE,
)
_MOST_OF = r"most(?: of)?(?: the)? (?:respondents|people)"
_MAJORITY = re.compile(rf"\b(?:majority|{_MOST_OF})\b", re.IGNORECASE)
_ONE_ROW = re.compile(rf"\b(?:which|what)(?: (?:single|one|other))? (?P<row>[a-z]+)\b.*\b{_MOST_OF}\b", re.IGNORECASE)
_BAND = re.compile(r"(\d{1,2})\s?%?\s?(?:-|–|to)\s?(\d{1,3})\s?(?:%|per ?cent)")
_OR_EQUAL = re.compile(r"(?:at least|at most|no (?:fewer|less|more) than|>=|<=|up to)\s+(?:a\s+)?$", re.IGNORECASE)


def over_asked(text: str, named: Sequence[tuple[int, int, str]]) -> Bound | None:
    """Rows on which one group is to be above another: 'which barriers do suppliers rate higher than councils?'."""
    for one, other in pairwise(named):
        between = text[one[1] : other[0]]
        if one[2] == other[2] or not re.search(r"\bthan\b", between) or not cues.wants_rows(text):
            continue
        told = text[: other[0]]
        counting = bool(re.search(r"\b(?:how many|number of|count)\b", text, re.IGNORECASE))
        if re.search(r"\b(?:more|higher|bigger|greater|larger|above|worse)\b", told, re.IGNORECASE):
            return Bound(counting=counting, over=(one[2], other[2]))
        if re.search(r"\b(?:less|lower|fewer|smaller|below)\b", told, re.IGNORECASE):
            return Bound(counting=counting, over=(other[2], one[2]))
    return None


def bound_asked(text: str) -> Bound | None:
    """The bounds on values that a question sets: 'more than half', 'between 40% and 50%', 'a majority'."""
    counting = bool(re.search(r"\b(?:how many|number of|count)\b", text, re.IGNORECASE))
    if band := _BAND.search(text):
        return Bound(Decimal(band[1]), Decimal(band[2]), True, counting)
    found = [number for number in numbers(text) if number.unit in {Unit.PERCENT, Unit.COUNT} and number.value <= 100]
    percent = [number for number in found if number.unit is Unit.PERCENT or re.search(r"%|per ?cent", text)]
    return _between(text, percent, counting) or _one_sided(text, percent, counting) or _in_words(text, counting)


def _between(text: str, found: Sequence[Printed], counting: bool) -> Bound | None:
    """'between 40% and 50%'."""
    if len(found) < 2 or not _BETWEEN.search(text[: found[0].start]):
        return None
    joined = re.search(r"\b(?:and|to)\b|[-–]", text[found[0].end : found[1].start])
    return Bound(found[0].value, found[1].value, True, counting) if joined else None


def _one_sided(text: str, found: Sequence[Printed], counting: bool) -> Bound | None:
    """'over 60%', '10% or less'."""
    for number in found:
        before, after = text[: number.start], text[number.end : number.end + 12]
        inclusive = bool(_OR_EQUAL.search(before)) or bool(re.match(r"\s*or (?:more|less|fewer|over)", after))
        if (
            _BOUND_LOW.search(before)
            or re.match(r"\s*(?:or more|and above|or over|\+)", after)
            or number.bound == "above"
        ):
            return Bound(number.value, None, inclusive, counting)
        if (
            _BOUND_HIGH.search(before)
            or re.match(r"\s*(?:or less|or fewer|or under)", after)
            or number.bound == "below"
        ):
            return Bound(None, number.value, inclusive, counting)
    return None


def _in_words(text: str, counting: bool) -> Bound | None:
    """'more yes than no', 'which statements did nobody …', 'a majority'."""
    if votes := _OUTVOTED.search(text):
        return Bound(None, None, False, counting, "-" if votes["most"].lower().startswith("no") else "+")
    if _EVERYBODY.search(text) and cues.wants_rows(text):
        return Bound(Decimal(100), None, True, counting)
    if _NOBODY.search(text) and cues.wants_rows(text):
        return Bound(None, Decimal(0), True, counting)
    if _MAJORITY.search(text) and cues.wants_rows(text) and not one_row(text):
        return Bound(Decimal(50), None, False, counting)
    return None


def one_row(text: str) -> bool:
    """Whether one row is asked for that most respondents have: 'which barrier did most councils name?'."""
    found = _ONE_ROW.search(text)
    return found is not None and cues.wants_rows(text) and not found["row"].endswith("s") and found["row"] != "people"


def bound_spans(text: str, cleared: str) -> tuple[tuple[int, int], ...]:
    """The words of a question that only set a bound: 'more than half', 'a majority'; `cleared` is without idioms."""
    spans = [
        match.span() for pattern in (_MAJORITY, _OUTVOTED, _NOBODY, _EVERYBODY) for match in pattern.finditer(cleared)
    ]
    for number in numbers(text):
        start = number.start
        for pattern in (_BOUND_LOW, _BOUND_HIGH):
            if before := pattern.search(text[: number.start]):
                start = min(start, before.start())
        spans.append((start, number.end))
    return tuple(spans)


def premise(text: str, bound: Bound | None) -> tuple[Printed, ...]:
    """Percentages and sums that a question takes for granted: 'why did only 20% …', 'is it true that 80% …'."""
    if bound:
        return ()
    return tuple(
        number
        for number in numbers(text)
        if number.unit in {Unit.PERCENT, Unit.POUNDS} and not re.match(r"\s*(?:in|of) (?:ten|10)", text[number.end :])
    )
