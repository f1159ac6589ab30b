"""The order and the bounds that a question sets on values: 'top three', 'second biggest', 'more than half'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant import cues
from assistant.query import Bound, Rank
from index.printed import Printed, numbers
from index.records import Unit

_ALL_ROWS = 20  # 'rank the barriers': as many rows as a reader takes in
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_ORDINALS |= {
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "5th": 5,
    "6th": 6,
    "7th": 7,
    "8th": 8,
    "9th": 9,
    "10th": 10,
    "runner-up": 2,
    "runner up": 2,
    "next": 2,
}
_COUNTS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "couple": 2,
}
_HIGH = (
    r"most|top|biggest|highest|greatest|largest|main|leading|number one|no\.? ?1|number 1|strongest|worst|likeliest"
    r"|commonest|favourite|chief among|first"
)
_LOW = r"least|lowest|smallest|fewest|weakest|bottom|last|rarest"
_LEADERS = re.compile(
    rf"\b(?:{_HIGH}|{_LOW}|second|third|fourth|fifth|2nd|3rd|4th|5th|runner[- ]up|ranked?|ranking|rank"
    r"|came (?:out )?(?:top|first|last|bottom)|in order|order of|league table|joint|widest|broadest|most often"
    r"|usually|mostly|typically|generally|normally|surest|won(?!['’]t))\b",
    re.IGNORECASE,
)
_LOWEST = re.compile(rf"\b(?:{_LOW})\b", re.IGNORECASE)
_HOW_MANY_TOP = re.compile(
    r"\b(?:top|first|bottom|last|highest|lowest|biggest|main|leading|least|most)\s+(?P<n>\d{1,2}|"
    + "|".join(_COUNTS)
    + r")\b|\b(?P<m>\d{1,2}|"
    + "|".join(_COUNTS)
    + r")\s+(?:\w+\s+)?(?:"
    + _HIGH
    + "|"
    + _LOW
    + r")\b",
    re.IGNORECASE,
)
_SO_MANY = re.compile(  # 'which three roles …', not 'which of the three roles …'
    rf"\b(?:which|what|name|list|give(?: me)?|show(?: me)?|tell me)(?: the)? (?P<n>[2-9]|1\d|{'|'.join(_COUNTS)}) "
    r"(?:[a-z-]+ )?(?!most\b|least\b)[a-z]+s\b",
    re.IGNORECASE,
)
_SECOND_MOST = re.compile(r"\b(?:second|third|next)[- ](?:most|biggest|highest|largest|top)\b", re.IGNORECASE)
_FIRST_TOO = re.compile(r"\b(?:top|first|number one|leader|biggest|highest|largest)\b", re.IGNORECASE)
_BOTH_ENDS = re.compile(
    rf"\b(?:{_HIGH})\b.*(?:\b(?:and|or)\b|,).*\b(?:{_LOW})\b|\b(?:{_LOW})\b.*(?:\b(?:and|or)\b|,).*\b(?:{_HIGH})\b",
    re.IGNORECASE,
)
_WIDE = r"biggest|widest|largest|greatest|most|smallest|narrowest|least|highest|lowest|closest|top (?:\w+)"
_APART = r"gaps?|differ\w*|apart|divide|gulf|discrepanc\w*|disparit\w*|diverge\w*|mismatch\w*"
_GAP = re.compile(
    rf"\b(?:{_WIDE})\b(?:\s+[\w'’-]+){{0,3}}?\s+(?:{_APART})\b|\b(?:{_APART})\s+(?:\w+\s+)?(?:{_WIDE})\b"
    r"|\b(?:furthest|farthest|closest|nearest) (?:apart|together)\b|\bsee eye to eye\b",
    re.IGNORECASE,
)
_DIVERGE = re.compile(r"\b(?:dis)?agree\s+(?:with each other\s+)?(?:the\s+)?(?:most|least)\b", re.IGNORECASE)
_NARROW = re.compile(
    r"\b(?:smallest|narrowest|least|lowest|closest|nearest|eye to eye"
    r"|agree\s+(?:with each other\s+)?(?:the\s+)?most)\b",
    re.IGNORECASE,
)
_TWO_GROUPS = re.compile(r"\brespondents?\b", re.IGNORECASE)
_NTH = re.compile(
    r"\b(" + "|".join(re.escape(word) for word in sorted(_ORDINALS, key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_SUPERLATIVE_NOT = re.compile(
    r"\b(?:at (?:most|least|first|last)|most (?:of|people|councils|suppliers|respondents|authorities|vendors|local)"
    r"|first and foremost"
    r"|first (?:of all|place|hand|turn)|last (?:year|month|12|twelve)|top[- ](?:level|brass|team|dogs?|management"
    r"|managers?|officers?|executives?|bosses|people|tier|table|floor)|on top of|best practice|the least bit"
    r"|main (?:survey|report|findings)|most recent|front[- ]?line|past|not least|at the top of the org"
    r"|leading (?:on|part|light|position|figure|role|digital|the|role|in|it|this)|are leading|is leading"
    r"|was leading|be leading|who(?:['’]s| is)?[\s-]leading|as leading|not leading|chief (?:exec\w*|officer|information"
    r"|digital)|second tier|next to|strongest (?:possible )?(?:answers?|agreement|responses?|terms|form)"
    r"|leading(?=\s*(?:[?.,;:!)]|$)))\b",  # 'who is seen leading?'
    re.IGNORECASE,
)
_MORE = (
    r"(?:more than|over|above|at least|exceed(?:s|ed|ing)?|greater than|higher than|upwards of|beat|topped|>=?"
    r"|no fewer than|no less than|reach(?:ed|es)?|hit|or more|and above|past)"
)
_LESS = r"(?:less than|under|below|fewer than|at most|lower than|up to|<=?|no more than|or less|or fewer|short of)"
_BOUND_HIGH = re.compile(rf"\b{_LESS}\s+(?:a\s+)?$", re.IGNORECASE)
_BOUND_LOW = re.compile(rf"(?:\b{_MORE}|>)\s+(?:a\s+)?$", re.IGNORECASE)
_VOTES = re.compile(
    r"\b(?:votes?|placed|place|position|spot|came|couple|others?|mark|scored?|got|left|2nd|3rd|[4-9]th|claims?"
    r"|statements?|surely)\b",
    re.IGNORECASE,
)
_LIKELIER = re.compile(  # 'whom were they most likely to name?' asks for nothing that is likely
    r"(?:(?<=\bmost )|(?<=\bmore )|(?<=\bless )|(?<=\bleast ))likely to (?:say|name|mention|pick|choose|cite|blame"
    r"|report|see|rate|put|list|agree|answer)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(  # 'bottom of the list of things', 'of everyone on the list'
    r"\b(?:of|on|in|from|down|up)\s+(?:[\w'’]+\s+){0,2}?list\b(?:\s+of\s+(?:things|what|reasons|items|options|choices))?",
    re.IGNORECASE,
)
_ENDS_LIST = re.compile(
    r"\b(?:top|bottom|head|foot|end|first|last|high|higher|highest|low|lower|lowest|down|up)\s+(?:of|on|in)?\s*"
    r"(?:[\w'’]+\s+){0,3}?list\b",
    re.IGNORECASE,
)
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


def rank_asked(text: str) -> Rank | None:
    """The order that a question asks for: 'top three', 'second biggest', 'least'; None where it asks for none."""
    cleared = _SUPERLATIVE_NOT.sub(lambda match: " " * len(match.group()), text)
    if _one_row(text):
        return Rank()
    if _apart(text):
        several = _HOW_MANY_TOP.search(cleared)
        word = (several["n"] or several["m"]).lower() if several else "one"
        return Rank(not _NARROW.search(text), 1, int(word) if word.isdigit() else _COUNTS[word], apart=True)
    if not _LEADERS.search(cleared):
        return None
    lowest = bool(_LOWEST.search(cleared))
    several = _HOW_MANY_TOP.search(cleared)
    count = 1
    if several:
        word = (several["n"] or several["m"]).lower()
        count = int(word) if word.isdigit() else _COUNTS[word]
    elif rows := _SO_MANY.search(cleared):
        count = int(rows["n"]) if rows["n"].isdigit() else _COUNTS[rows["n"].lower()]
    elif re.search(r"\b(?:rank\w*|in order|order of|league table)\b", cleared, re.IGNORECASE):
        count = _ALL_ROWS
    nth = _NTH.search(cleared)
    first = 1 if several or count > 1 or not nth else _ORDINALS[nth.group(1).lower()]
    if first > 1 and cues.wants_difference(text) and _FIRST_TOO.search(re.sub(_SECOND_MOST, " ", cleared)):
        first = 1  # 'by how much does the top one lead the second?'
    ends = count == 1 and first == 1 and lowest and bool(_BOTH_ENDS.search(cleared))
    return Rank(not lowest or ends, first, count, both=ends)


def leaders(text: str) -> tuple[str, ...]:
    """The words of a question that set an order, as typed: 'top', 'most often'."""
    cleared = _SUPERLATIVE_NOT.sub(lambda match: " " * len(match.group()), text)
    return tuple(match.group().lower() for match in _LEADERS.finditer(cleared))


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


def told_apart(text: str, plain: str) -> str:
    """A question without the words by which it says that groups disagree with one another."""
    return _DIVERGE.sub(" ", text) if diverging(plain) else text


def diverging(text: str) -> bool:
    """Whether 'agree' and 'disagree' say how groups stand to one another, and are no answers."""
    return bool(_DIVERGE.search(text)) and len(_TWO_GROUPS.findall(text)) > 1


def _apart(text: str) -> bool:
    """Whether rows are to be ordered by how far groups lie apart."""
    return bool(_GAP.search(text)) or diverging(text)


def _one_row(text: str) -> bool:
    """Whether one row is asked for that most respondents have: 'which barrier did most councils name?'."""
    found = _ONE_ROW.search(text)
    return found is not None and cues.wants_rows(text) and not found["row"].endswith("s") and found["row"] != "people"


def order_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The words of a question that only set an order or a bound: 'highest', '2nd biggest', 'more than half'."""
    cleared = _SUPERLATIVE_NOT.sub(lambda match: " " * len(match.group()), text)
    spans = [
        match.span()
        for pattern in (_LEADERS, _MAJORITY, _VOTES, _OUTVOTED, _NOBODY, _EVERYBODY, _GAP, _LIKELIER, _LISTED)
        for match in pattern.finditer(cleared)
    ]
    spans += [
        match.span()
        for match in _SUPERLATIVE_NOT.finditer(text)
        if match.group().lower().startswith(("most ", "at ", "last ", "first "))
    ]
    for number in numbers(text):
        start = number.start
        for pattern in (_BOUND_LOW, _BOUND_HIGH):
            if before := pattern.search(text[: number.start]):
                start = min(start, before.start())
        spans.append((start, number.end))
    return tuple(spans)


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
    if _MAJORITY.search(text) and cues.wants_rows(text) and not _one_row(text):
        return Bound(Decimal(50), None, False, counting)
    return None


def of_listed(text: str) -> bool:
    """Whether a place in an order is told as one on a list: 'what came bottom of their list of worries?'."""
    return bool(_ENDS_LIST.search(text))


def premise(text: str, bound: Bound | None) -> tuple[Printed, ...]:
    """Percentages and sums that a question takes for granted: 'why did only 20% …', 'is it true that 80% …'."""
    if bound:
        return ()
    return tuple(
        number
        for number in numbers(text)
        if number.unit in {Unit.PERCENT, Unit.POUNDS} and not re.match(r"\s*(?:in|of) (?:ten|10)", text[number.end :])
    )


def says_end(text: str) -> bool:
    """Whether the question itself names an end of the order, highest or lowest."""
    return bool(re.search(rf"\b(?:{_HIGH}|{_LOW})\b", text, re.IGNORECASE)) and not re.fullmatch(
        r"(?i).*\bfirst\b.*", text
    )
