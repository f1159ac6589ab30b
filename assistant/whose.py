"""Which groups a question names, and whose answers it asks for: 'of suppliers said', or both where it asks for both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant import cues
from assistant.catalogue import Catalogue
from index.words import data, find_phrases, stems

_SURE = 2  # 'of suppliers', 'suppliers said': more than a mention
_SIDES = re.compile(
    r"\bwhich (?:side|group|of the two|camp)\b|\bboth (?:groups|sides|camps)\b"
    r"|\b(?:two|each|either) (?:groups?|sides?|camps?)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:both (?:groups|sides|of them)|each group|the two groups|either (?:side|group)|two sides|both)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\b(?:of|among|amongst|according to|from|by|for|in|to|per|do|did|does|are|were|would|have|had|has|how many"
    r"|many|few|percent|percentage|share|proportion|number|fraction|what|which|the|all|those|most|more|and|versus"
    r"|vs|only|our|english|uk|these|for the|only)\s+|%\s*|^\s*)$",
    re.IGNORECASE,
)
_STRONG_BEFORE = re.compile(
    r"(?:(?:%|\b(?:per ?cent|percentage|share|proportion|number|fraction|part|portion|many|few|ten|most|half"
    r"|majority|minority|amount))(?:\s+of)?(?:\s+(?:the|all|those|our|english|uk|responding|surveyed))*\s*"
    r"|\b(?:by every|by each|by every single"
    r"|according to|among|amongst|said by|say of|in the (?:view|eyes|opinion) of|through the eyes of|eyes of"
    r"|do|did|view of|opinion of|perception of|from|asked)(?:\s+(?:the|all|those|every|each|single))*\s*)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:['’]s?)?\s*(?:\w+ly\s+)?(?:respondents?\s+|people\s+|personnel\s+|themselves\s+|side\s+|also\s+|only\s+"
    r"|naturally\s+)?(?:(?:who\s+|that\s+|which\s+)?(?:responded|replied|said|say|says|saying|think|thinks|thought"
    r"|feel|felt|see|saw|seeing|rate|rated|rating|agree|agreed|agreeing|disagree|disagreed|disagreeing|believe"
    r"|believed|reckon|reckoned|cite|cited|report|reported|replied|answered|were|are|own|owned|admit|admitted|view"
    r"|viewed|consider|considered|call|called|name|named|regard|regarded|want|wanted|put|did|do|complain|complained"
    r"|had|have|told|claim|claimed|give|gave|score|scored|value|valued|chose|picked|ticked|mention|mentioned|worry"
    r"|expect|assume|perceive|identified|reporting|with|not|couldn|could|can|would)\b|(?:view|views|opinion"
    r"|opinions|perception|eyes|figure|figures|number|response|responses|answer|answers|score|scores|share"
    r"|percentage|percent|perspective|side|replies|reply|quote|quotes|verdict|take|%)\b)",
    re.IGNORECASE,
)


_OWN_ORDER = re.compile(  # "the suppliers' top three": whose order it is
    r"^['’]s?\s+(?:\w+\s+)?(?:top|biggest|main|greatest|highest|lowest|smallest|largest|least|most"
    r"|worst|first|second|third|number one|favourite)\b"
    r"(?![\s-](?:team|brass|level|management|managers?|officers?|tier|table))",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"[,–—-]\s*(?:say|said|think|thought|reckon|reckoned|believe|believed|feel|felt)\s+(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
_AS_SEEN = re.compile(r"\bas\s+(?:the\s+|our\s+)?$", re.IGNORECASE)
_SEE = re.compile(r"\s+(?:see|saw|view|tell|told|put|have|had)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|/|&|\band\b|\bversus\b|\bvs\.?)\s*(?:the\s+|our\s+)?", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|never mind|excluding|except)\s+(?:the\s+|just\s+|only\s+)?$", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"\b(?:that|whether|if|think|thought|say|said|believe|reckon|how)\s+(?:the\s+)?$", re.IGNORECASE
)


_WHO_SAYS = re.compile(
    r"\b(?:share|percentage|proportion|per ?cent|fraction|number|how many|%)\s+(?:of\s+)?(?:the\s+|all\s+|our\s+)*"
    r"(?P<who>[a-z][\w'-]*(?:\s+(?!who\b|that\b)[a-z][\w'-]*)?)\s+(?:who\s+|that\s+)?"
    r"(?:say|said|saying|think|thought|have|had|see|saw|agree\w*|believe\w*|want\w*|feel|felt|report\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A group that a question names, where, and how surely it answered: 0 a mention, 3 'of suppliers said'."""

    group: str
    start: int
    end: int
    sure: int


def groups_asked(text: str, forms: Mapping[str, str]) -> list[Named]:
    """Every mention of a group in a question, with how surely it is whose answer is asked for."""
    found = []
    for match in find_phrases(text, forms):
        form = re.sub(r"[\s-]+", " ", match.group().lower())
        group = forms.get(form) or forms.get(form.removesuffix("s"))
        if not group:
            continue
        sure = 0
        if _DENIED.search(text[: match.start()]):
            continue
        if _speaks(text[: match.start()], text[match.end() :]):
            found.append(Named(group, match.start(), match.end(), _SURE + 1))
            continue
        if _SUBORDINATE.search(text[: match.start()]):
            found.append(Named(group, match.start(), match.end(), 0))
            continue
        if _STRONG_BEFORE.search(text[: match.start()]) or (
            found and re.search(r"\band\s+(?:for\s+|of\s+|the\s+)*$", text[: match.start()], re.IGNORECASE)
        ):
            sure += 2
        elif _BEFORE.search(text[: match.start()]):
            sure += 1
        if _AFTER.match(text[match.end() :]) or (sure and re.match(r"\s*(?:[:?,.-]|$)", text[match.end() :])):
            sure += 1
        if _OWN_ORDER.match(text[match.end() :]):
            sure += 2
        found.append(Named(group, match.start(), match.end(), sure))
    return found


def _speaks(before: str, after: str) -> bool:
    """Whether what stands between is who says so: 'who leads, say firms?', 'the gap in towns as firms see it'."""
    last = _SAYS.search(before) and re.match(r"\W*$", after)
    return bool(last or (_AS_SEEN.search(before) and _SEE.match(after)))


def groups_denied(text: str, forms: Mapping[str, str]) -> list[tuple[int, int]]:
    """Where a question says which group it does not mean: 'not vendors'."""
    found = [(match, _DENIED.search(text[: match.start()])) for match in find_phrases(text, forms)]
    return [(denied.start(), match.end()) for match, denied in found if denied]


def stranger(text: str, catalogue: Catalogue) -> str | None:
    """Who is said to have answered, where that is no group and no part of any label: 'share of NHS trusts'."""
    for match in _WHO_SAYS.finditer(text):
        who = match["who"]
        known = _generic() | catalogue.compounds
        roots = [word for word in stems(who) if word not in known]
        if roots and len(roots) == len(stems(who)) and not any(True for _ in find_phrases(who, catalogue.forms)):
            return who
    return None


def asks_both_sides(text: str) -> bool:
    """Whether a question asks for both groups without naming them: 'which side …'."""
    return bool(_SIDES.search(text))


@cache
def _generic() -> frozenset[str]:
    """Stems of words that name nobody in particular ('people', 'respondents')."""
    rows = ("organisations", "bodies", "places", "roles", "barriers", "also", "either", "actually", "others", "same")
    answers = [phrase for part in ("asked", "responses") for phrases in data()[part].values() for phrase in phrases]
    words = (*data()["frame"]["words"], *data()["groups"]["generic"], *rows, *answers)
    return frozenset(word for phrase in words for word in stems(phrase))


def whose(text: str, named: Sequence[Named], catalogue: Catalogue) -> tuple[str, ...]:
    """The groups whose answers are asked for: those surely named; a mere mention counts where nothing else is named."""
    known = [item for item in named if item.group in catalogue.groups or item.group in catalogue.strangers]
    if (_SIDES.search(text) or (_BOTH.search(text) and not known)) and len(catalogue.groups) == 2:
        return catalogue.groups
    if (cues.holds_against(text) or _joined(text, known)) and len({item.group for item in known}) > 1:
        return tuple(dict.fromkeys(item.group for item in known))
    sure = [item for item in known if item.sure >= _SURE]
    chosen = sure or [item for item in known if item.sure >= 1] or known
    if not sure and len({item.group for item in chosen}) > 1 and not cues.wants_comparison(text):
        chosen = chosen[:1]
    names = tuple(dict.fromkeys(item.group for item in chosen))
    if len(names) > 1 and not cues.wants_comparison(text) and not re.search(r"\band\b", text):
        best = max(chosen, key=lambda item: (item.sure, -item.start))
        return (best.group,)
    return names


def _joined(text: str, named: Sequence[Named]) -> bool:
    """Whether two groups are named in one breath: 'suppliers and councils'."""
    return any(
        one.group != other.group and _AND.fullmatch(text[one.end : other.start]) for one, other in pairwise(named)
    )
