"""Whether a question denies what a measure says: 'isn't leading', 'no savings at all', 'not the case that'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.words import stems

Span = tuple[int, int]
_HINDRANCES = ("barrier", "obstacle", "problem", "issue", "stop", "hold", "block", "hurdle", "imped", "hinder")
_CLAUSE_END = re.compile(r"[,;:.!?()]")
_NEAR = 30  # characters after a denial that it takes in
_APOSTROPHE_NOT = re.compile(
    r"\b(?:not|never|cannot)\b|\b\w+n['’]t\b|\b(?:isnt|arent|dont|doesnt|didnt|wasnt|werent|wont|wouldnt|cant"
    r"|couldnt|hasnt|havent|shouldnt)\b",
    re.IGNORECASE,
)
_NEGATIVE_LABEL = re.compile(
    r"\b(?:lack|not|no|inability|poor|un\w+|in(?:flexib|abil|adequa|suffic)\w*|non-\w+|without|limited|insufficient"
    r"|too)\b",
    re.IGNORECASE,
)
_LATE_NOT = re.compile(
    r"\b(?:not|isn['’]?t|aren['’]?t|doesn['’]?t|don['’]?t|didn['’]?t|wasn['’]?t|won['’]?t|no)\b[\s?.!]*$", re.IGNORECASE
)
_TAG = re.compile(
    r",?\s*\b(?:was|is|were|are|did|does|do|has|have)n['’]?t\s+(?:it|they|he|she|that|there|we|you)\b\s*\??\s*$",
    re.IGNORECASE,
)
_NOT_SO = re.compile(  # a whole statement is denied: 'it's not the case that they know too little'
    r"(?<!is it )(?<!was it )(?:\bnot|n['’]t|\bnever)\s+(?:really\s+|actually\s+)?(?:the case|true|so|correct|right)"
    r"\s+(?:that|to say)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|zero|nil|without(?: any)?|not any|not a single|nothing in the way of)\s+((?:[\w-]+\s*){1,2})",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"\s+(?:\w+\s+)?(?:see|think|regard|consider|agree|believe|view|rate|call|count)\b", re.IGNORECASE)


def negated(text: str, spans: Sequence[Span], label: str, frame: Sequence[str], *, whether: bool) -> bool:
    """Whether a question denies what a measure says, beyond the answers it names; `whether` that is asked by yes or no.

    'isn't leading' denies 'Head of IT/CIO'; 'don't understand users' says again what 'Lack of customer insight' says.
    """
    text = _TAG.sub(" ", text)
    if _LATE_NOT.search(text.strip()) or _NOT_SO.search(text) or (re.search(r"\bNOT\b", text) and not text.isupper()):
        return True
    if whether and set(stems(" ".join(_NONE.findall(text)))) & set(stems(label)):
        return True  # 'no savings at all' of 'Has your organisation made savings?'
    negations = [
        match
        for match in _APOSTROPHE_NOT.finditer(text)
        if not any(start <= match.start() < end for start, end in spans)
    ]
    if not negations:
        return False
    if not _NEGATIVE_LABEL.search(label):
        return True
    if any(_UNSEEN.match(text[match.end() :]) for match in negations):
        return True
    after = [_CLAUSE_END.split(text[match.end() : match.end() + _NEAR].lower())[0] for match in negations]
    if any(word in piece for piece in after for word in _HINDRANCES):
        return True
    return any(set(stems(piece)[:1]) & set(frame) for piece in after)  # 'isn't holding', and no 'not sold on digital'
