"""What kind of words answer a question, and whether a sentence holds such words: 'when' a date, 'why' a reason.

A question that asks for a telephone number is answered by the sentence that prints one, not by one about telephones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from assistant import cues
from index.printed import numbers

FULL = 0.16  # what a sentence gains that holds the kind of words asked for
_SOME = 0.06  # where the words are a hint only
_WHO = re.compile(
    r"\b(?:who(?:'s|’s)?|whose|whom|which (?:person|individual|director|author|minister|officer|editor|councillor))\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"\bwho(?:['’]s| is| was| were)\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:chair\w*|president|secretary|minister|director"
    r"|mayor|chief executive|ceo|editor|leader|treasurer|manager)\b",
    re.IGNORECASE,
)
Kind = tuple[re.Pattern[str], re.Pattern[str], float]


def _kind(asks: str, tells: str, gain: float) -> Kind:
    """What asks for a kind of words, what tells them in a sentence, and what that is worth."""
    return re.compile(asks, re.IGNORECASE), re.compile(tells, re.IGNORECASE), gain


_CONTACTS = (
    _kind(
        r"\b(?:tele)?phone\b|\bring (?:them|up|somebody|someone)\b|\bdial\b|\bfax\b",
        r"(?:\+|\b0)\d[\d ()-]{6,}\d",
        2 * FULL,
    ),
    _kind(r"\be-?mail(?: address)?\b", r"\S@\S", FULL),
    _kind(r"\b(?:website|web address|url|link|online address|twitter)\b", r"\bwww\.|https?:|\.(?:com|org|uk)\b", FULL),
    _kind(
        r"\b(?:address|postcode|where (?:can|do|should) (?:i|we|you) write|write to)\b",
        r"\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}\b",
        FULL,
    ),
)
_KINDS = (
    _kind(
        r"\b(?:why|how come|reasons?|explain\w*|explanation|caus(?:e|es|ed)|put (?:it|this|that) down to"
        r"|what'?s behind|what (?:is|was) behind|account for)\b",
        r"\b(?:because|since|given (?:that|the)|due to|owing to|as a result|explain\w*|reasons?|perhaps|suggest\w*"
        r"|signal\w*|indicat\w*|reflect\w*|caus(?:e|ed|es)|therefore|so that|in order to|thanks to)\b",
        _SOME,
    ),
    _kind(
        r"\b(?:conclu\w+|make of|imply|implies|mean for|signif(?:y|ies)|show|tell us|drawn?|interpret\w*|verdict"
        r"|read into)\b",
        r"\b(?:suggest\w*|signal\w*|indicat\w*|follows that|means? that|shows? that|clearly|therefore|conclu\w+"
        r"|a sign)\b",
        _SOME,
    ),
    _kind(
        r"\b(?:recommend\w*|urge\w*|advi[cs]e\w*|propos\w+|call(?:s|ed|ing)? for|suggest\w*|should|solutions?"
        r"|what (?:needs|has) to)\b",
        r"\b(?:recommend\w*|urge[sd]?|should|must|needs? to|call(?:s|ed)? for|essential|it is vital|may need"
        r"|there is (?:now )?a need|have to|care should)\b",
        FULL,
    ),
    _kind(
        r"\bhow (?:was|were|did|had|has|is)\b.*\b(?:done|carried out|conduct\w*|research\w*|stud(?:y|ied)|survey\w*"
        r"|gather\w*|collect\w*|go about|find out|fieldwork|made|produced)\b|\bmethod\w*\b"
        r"|\b(?:interviews|survey) or\b",
        r"\b(?:method\w*|online survey|interview\w*|round ?tables?|focus groups?|questionnaire|data collection"
        r"|fieldwork|desk research|case studies|workshops?|polled"
        r"|by (?:post|telephone|phone)|(?:opinions|views) of (?:more than |over |some )?\d+)\b",
        FULL,
    ),
    *_CONTACTS,
    _kind(r"\bmean(?:s|t|ing)? by\b|\bdefin\w+", r"\bdefin\w+", FULL),
    _kind(
        r"\b(?:mean(?:s|t|ing)?(?: by)?|defin\w+|stands? for|spell (?:it|that|this) out|in full|what counts as"
        r"|abbreviation|acronym)\b|^\W*what(?:'s|’s| is| are) (?:an? |the )?[\w'’-]+(?: [\w'’-]+){0,2}\W*$",
        r"\bdefin\w+|\bmean(?:s|ing)?\b|\b(?:is|are) (?:an?|the)\b|\bi\.?e\b|\bthat is\b|\bstands? for\b"
        r"|\((?!\d)[^)]+\)|\bfor example\b|, or ['‘\"]|\bknown as\b|\bcalled\b",
        _SOME,
    ),
)
_MEANING = re.compile(r"\bmean(?:s|t|ing)? (?:by|when)\b|\bdefin(?:e[sd]?|ing|ition)\b|\bcounts? as\b", re.IGNORECASE)
_REMARK = r"(?:caveats?|explanations?|reasons?|excuses?|(?:health )?warnings?|cautions?|justifications?)\b"
_EXPLANATION = re.compile(
    rf"\b(?:is|are|was|were) there (?:an?y?|some)\b.{{0,20}}?\b{_REMARK}"
    rf"|\b(?:give|offer|make|have|add|attach|suggest|mention)\w* (?:an?y?|some|the)\b.{{0,20}}?\b{_REMARK}"
    rf"|\bwhat(?:['’]s| is| was| are)? (?:the |its |their )?{_REMARK}",
    re.IGNORECASE,
)
Tells = Callable[[str], bool]


def wanted(question: str, people: Iterable[str]) -> tuple[tuple[Tells, float], ...]:
    """The kinds of words that a question asks for: each with what tells them in a sentence, and what that is worth."""
    found: list[tuple[Tells, float]] = [
        (lambda text, tells=tells: bool(tells.search(text)), gain)  # type: ignore[misc]
        for asks, tells, gain in _KINDS
        if asks.search(question)
    ]
    if cues.wants_date(question):
        found.append((cues.is_dated, FULL))
    if cues.wants_number(question):
        found.append((lambda text: next(iter(numbers(text)), None) is not None, _SOME))
    if _WHO.search(question):
        names = tuple(people)
        found.append((lambda text: any(name in text for name in names), _SOME))
    return tuple(found)


def explanation_asked(question: str) -> bool:
    """Whether a remark on a figure is asked for, and not the figure: 'is there any caveat about the share …?'."""
    return bool(_EXPLANATION.search(question))


def words_asked(question: str) -> bool:
    """Whether the sources' own words are asked for: a reason, a remark, what a word means."""
    return cues.wants_reason(question) or explanation_asked(question) or bool(meaning_asked(question))


def meaning_asked(question: str) -> list[tuple[int, int]]:
    """The words that ask what a word stands for, and not for a figure."""
    return [] if cues.wants_number(question) else [match.span() for match in _MEANING.finditer(question)]


def asks_holder(question: str) -> bool:
    """Whether it is asked who holds an office: only a sentence with a name answers that."""
    return bool(_HOLDER.search(question))


def asks_contact(question: str) -> bool:
    """Whether a telephone number, an address or a website is asked for."""
    return any(asks.search(question) for asks, _, _ in _CONTACTS)


def spans(question: str) -> list[tuple[int, int]]:
    """The words that ask for a kind of full worth: what holds the kind answers them, whatever its words."""
    return [match.span() for asks, _, worth in _KINDS if worth >= FULL for match in asks.finditer(question)]


def gain(text: str, kinds: Iterable[tuple[Tells, float]]) -> float:
    """What a sentence gains by holding words of a kind that is asked for."""
    return max((worth for tells, worth in kinds if tells(text)), default=0.0)
