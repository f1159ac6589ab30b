"""What type of answer a question seeks (a person, a date, a sum, a count), and whether a text holds one."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache

from assistant import cues
from index.printed import numbers
from index.records import Unit


class Sought(StrEnum):
    """A type of answer that a text can be seen to hold or not, as a refusal names it."""

    EMAIL = "an e-mail address"
    TELEPHONE = "a telephone number"
    MONEY = "a sum of money"
    DATE = "a date"
    DURATION = "a length of time"
    COUNT = "a number"
    AUTHOR = "who wrote it"
    PERSON = "a person"
    BODY = "the name of one"


_EMAIL = re.compile(r"\be-?mail address(?:es)?\b|['’]s (?:\w+ )?e-?mail\b", re.IGNORECASE)
_TELEPHONE = re.compile(r"\b(?:(?:tele)?phone|mobile|fax) (?:number|no\b)|\bnumber to (?:ring|call)\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\bhow much (?:money|cash|did|does|do|was|were|is|will|would|has|have|are)\b.*\b(?:sav\w+|spen[dt]\w*|costs?|paid"
    r"|pay|earn\w*|raise|charge\w*|budget|worth|invest\w*|funding|get|give|given|got)\b|\bhow much money\b"
    r"|\bwhat (?:did|does|do|will|was|is)\b.{0,60}\b(?:pay|paid|costs?|charged?|earn)\b"
    r"|\b(?:turnover|annual budget|price|salary|fee) (?:of|for)\b|\bwhat is the (?:price|fee|cost)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^\W*(?:and\s+|so\s+)?when\b|\b(?:what|which) (?:date|day|year|month)\b|\bby when\b|\buntil when\b|\bdeadline\b"
    r"|\b(?:on|by|from) what date\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\bhow long (?:did|does|do|was|were|is|will|has|have)\b|\bhow many (?:minutes|hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"\bwho(?:ever)?(?:['’]s| is| was)? (?:it that |the )?(?:wrote|author(?:s|ed)?|edited|editors?|penned|writer)\b"
    r"|\bauthors? of\b|\bwritten by who",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b[Ww]ho(?: is| was|['’]s) (?:the )?(?:current |present )?(?:[a-z]+ of |[A-Z])"
    r"|\b[Ww]ho(?: is| was|['’]s) [\w ]+['’]s \w+"
    r"|\b[Ww]ho (?:chairs?|chaired|heads|headed|founded|owns|owned|designed|invented|manages|edits)\b"
    r"|\bnames? of the (?:individual|person|man|woman|people|author|editor|chair|minister)"
)
_ONE = "council authority supplier company vendor firm respondent officer individual business".split()
_DID = (
    r"(?:['’]s(?:\s+\w+)?)?\s+(?:(?:was|is) it that|is|was|has|had|did|does|would|\w{2,}ed|said|made|gave|wrote|won"
    r"|spent|told|sells|makes|runs)\b"
)
_WHOSE = re.compile(
    r"\bwhose\s+(?!job|role|answers?|views?|words?|phrase|comments?|quotes?|line|report|study|survey|article|piece"
    r"|idea)\w+\s+(?:was|were|is|are|did)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\bhow many\b|\bnumber of\b", re.IGNORECASE)
_A_DURATION = re.compile(r"\b(?:minute|hour|day|week|month|year)s?\b|\bsince\b", re.IGNORECASE)
_AN_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_A_TELEPHONE = re.compile(r"\b0\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}\b|\+\d{2}[\s\d-]{8,}")
_A_NAME = re.compile(r"\b[A-Z][a-z’'-]+ (?:[A-Z]\.? )?[A-Z][a-z’'-]+\b")
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")
_WRITING = re.compile(r"\b(?:wrote|written|writes|authors?|authored|edit(?:ed|or|orial)|by [A-Z]\w+)\b")
_SPELT = re.compile(
    r"\b(?:none|nobody|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozen|half|third|quarter"
    r"|most|majority|few)\b",
    re.IGNORECASE,
)


def sought(text: str, groups: tuple[str, ...] = ()) -> Sought | None:
    """The type of answer that a question seeks; None where no text can be seen to lack it.

    `groups` are the names of those who answered: 'which reader said …' seeks one of them.
    """
    for pattern, kind in (
        (_EMAIL, Sought.EMAIL),
        (_TELEPHONE, Sought.TELEPHONE),
        (_MONEY, Sought.MONEY),
        (_DATE, Sought.DATE),
        (_DURATION, Sought.DURATION),
        (_AUTHOR, Sought.AUTHOR),
        (_PERSON, Sought.PERSON),
        (_WHOSE, Sought.BODY),
        (_which(groups), Sought.BODY),
        (_COUNT, Sought.COUNT),
    ):
        if pattern.search(text):
            return kind
    return None


def holds(text: str, kind: Sought, is_name: Callable[[str], bool] = str.istitle) -> bool:
    """Whether a text holds an answer of this type; `is_name` knows the words that are written in capitals only."""
    if kind is Sought.EMAIL:
        return bool(_AN_EMAIL.search(text))
    if kind is Sought.TELEPHONE:
        return bool(_A_TELEPHONE.search(text))
    if kind is Sought.MONEY:
        return any(number.unit is Unit.POUNDS for number in numbers(text))
    if kind is Sought.DATE:
        return cues.is_dated(text)
    if kind is Sought.DURATION:
        return bool(_A_DURATION.search(text)) or cues.is_dated(text)
    if kind is Sought.COUNT:
        return any(True for _ in numbers(text)) or bool(_SPELT.search(text))
    if kind is Sought.BODY:
        return any(is_name(match.group()) for match in _CAPITAL.finditer(text))
    named = any(all(is_name(part) for part in match.group().split()) for match in _A_NAME.finditer(text))
    return named or (kind is Sought.AUTHOR and bool(_WRITING.search(text)))


@cache
def _which(groups: tuple[str, ...]) -> re.Pattern[str]:
    """Finds 'which council saved …': one of those who answered is sought."""
    names = {*_ONE, *(name for name in groups if not name.endswith("s")), *(name.removesuffix("s") for name in groups)}
    every = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:which|what)\s+(?:{every}){_DID}", re.IGNORECASE)
