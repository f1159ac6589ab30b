"""The order that a question asks for: 'top three', 'second biggest', 'where do they differ most?'."""

from __future__ import annotations

import re

from assistant import cues
from assistant.bounds import bound_spans, one_row
from assistant.query import Rank

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
_WORDS = "|".join(word for word in _COUNTS if word not in {"one", "couple"})
_PLACE = rf"(?:number|no\.?|position|place|rank) ?(?P<p>(?:[2-9]|10)\b|{_WORDS})"  # 'number three on the list'
_HIGH = (
    r"most|top|biggest|highest|greatest|largest|main|leading|number one|no\.? ?1|number 1|strongest|worst|likeliest"
    r"|commonest|favourite|chief among|first"
)
_LOW = r"least|lowest|smallest|fewest|weakest|bottom|last|rarest"
_LEADERS = re.compile(
    rf"\b(?:{_HIGH}|{_LOW}|{_PLACE}|second|third|fourth|fifth|2nd|3rd|4th|5th|runner[- ]up|ranked?|ranking|rank"
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
_ORDINAL = "|".join(re.escape(word) for word in sorted(_ORDINALS, key=len, reverse=True))
_NTH = re.compile(rf"\b(?:(?P<nth>{_ORDINAL})|{_PLACE})\b", re.IGNORECASE)
_NTHS = re.compile(  # 'second and third', 'second to fourth', 'places two to four'
    rf"\b(?P<a>{_ORDINAL})(?:[- ]most)?\s*(?:,|and|&|to|through|[-–])\s*(?:the\s+)?(?P<b>{_ORDINAL})\b", re.IGNORECASE
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


def rank_asked(text: str) -> Rank | None:
    """The order that a question asks for: 'top three', 'second biggest', 'least'; None where it asks for none."""
    cleared = _SUPERLATIVE_NOT.sub(lambda match: " " * len(match.group()), text)
    if one_row(text):
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
    first = 1 if several or count > 1 or not nth else _ordinal(nth)
    if both := _NTHS.search(cleared):
        first, last = sorted(_ORDINALS[both[end].lower()] for end in "ab")
        return Rank(not lowest, first, last - first + 1)
    if first > 1 and cues.wants_difference(text) and _FIRST_TOO.search(re.sub(_SECOND_MOST, " ", cleared)):
        first = 1  # 'by how much does the top one lead the second?'
    ends = count == 1 and first == 1 and lowest and bool(_BOTH_ENDS.search(cleared))
    return Rank(not lowest or ends, first, count, both=ends)


def _ordinal(nth: re.Match[str]) -> int:
    """The place that an ordinal or 'number three' names."""
    if nth["nth"]:
        return _ORDINALS[nth["nth"].lower()]
    return int(nth["p"]) if nth["p"].isdigit() else _COUNTS[nth["p"].lower()]


def leaders(text: str) -> tuple[str, ...]:
    """The words of a question that set an order, as typed: 'top', 'most often'."""
    cleared = _SUPERLATIVE_NOT.sub(lambda match: " " * len(match.group()), text)
    return tuple(match.group().lower() for match in _LEADERS.finditer(cleared))


def told_apart(text: str, plain: str) -> str:
    """A question without the words by which it says that groups disagree with one another."""
    return _DIVERGE.sub(" ", text) if diverging(plain) else text


def diverging(text: str) -> bool:
    """Whether 'agree' and 'disagree' say how groups stand to one another, and are no answers."""
    return bool(_DIVERGE.search(text)) and len(_TWO_GROUPS.findall(text)) > 1


def _apart(text: str) -> bool:
    """Whether rows are to be ordered by how far groups lie apart."""
    return bool(_GAP.search(text)) or diverging(text)


def order_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The words of a question that only set an order or a bound: 'highest', '2nd biggest', 'more than half'."""
    cleared = _SUPERLATIVE_NOT.sub(lambda match: " " * len(match.group()), text)
    spans = [
        match.span() for pattern in (_LEADERS, _VOTES, _GAP, _LIKELIER, _LISTED) for match in pattern.finditer(cleared)
    ]
    spans += [
        match.span()
        for match in _SUPERLATIVE_NOT.finditer(text)
        if match.group().lower().startswith(("most ", "at ", "last ", "first "))
    ]
    return (*spans, *bound_spans(text, cleared))


def of_listed(text: str) -> bool:
    """Whether a place in an order is told as one on a list: 'what came bottom of their list of worries?'."""
    return bool(_ENDS_LIST.search(text))


def says_end(text: str) -> bool:
    """Whether the question itself names an end of the order, highest or lowest."""
    return bool(re.search(rf"\b(?:{_HIGH}|{_LOW})\b", text, re.IGNORECASE)) and not re.fullmatch(
        r"(?i).*\bfirst\b.*", text
    )
