"""The words by which a turn of a conversation leans on the answer before it."""

from __future__ import annotations

import re

_WHO_SAID = re.compile(
    r"^\W*(?:(?:and|lol|so|ok|wow|ha+|haha|but)\W+)*who(?:'s|’s|s| is| was| the \w+)?\s+(?:it (?:that|who)\s+)?"
    r"(?:actually\s+)?(?:said|says|say|wrote|made|saying)\s+(?:that|this|it|so|these words|those words)\b"
    r"|\bwhose (?:words|quote|comment)s?\b",
    re.IGNORECASE,
)
_DOUBTS = re.compile(
    r"\b(?:(?:are|is) (?:you|we|it|that) (?:really |quite |absolutely )?(?:sure|certain|positive|right|correct)"
    r"|(?:you|that) (?:must|might|may) be (?:wrong|mistaken)|surely not|can that be right|double[- ]check)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[\"“‘']([^\"“”‘’]{3,}?)[\"”’'](?!\w)")
_ANOTHER = re.compile(
    r"\b(?:another|one more|any more|more (?:of (?:them|those)|quotes|examples|like that)|others?|anything else"
    r"|got any|next one|(?:a|any) different(?: one| quote)?)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:the|and|all|its|any) (?:rest|remainder|remaining|others|other (?:\w+ )?(?:answers?|responses?|options?"
    r"|replies|figures|percentages|shares|columns?|ones|side))\b|\b(?:every(?:one|body) else)\b|^\W*(?:and )?(?:the )?"
    r"others?\W*$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:next|after(?:wards)?|follow(?:s|ed|ing)?|behind|below|beneath|under (?:that|it)|runner[- ]up)\b"
    r"|^\W*(?:and\W+)?then\W*(?:what|who|which)?\W*$",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(r"\b(?:before|above|ahead of|one up)\b", re.IGNORECASE)
_BASE = re.compile(  # whether a figure can be relied on, and how many it rests on
    r"\b(?:reliab\w+|meaningful|representative|statistically|significan\w+|trustworthy|can (?:i|we|you|one) trust"
    r"|robust|valid|credible|believable|accurate|solid|confident|confidence|caveats?|health warning"
    r"|small (?:base|sample)|based on|rests? on|on how many (?:replies|answers|responses|people|respondents)"
    r"|how (?:many|few) (?:[\w']+ ){0,4}?(?:gave|give|put|answered|replied|provided?|quantified|worked out|estimated)"
    r"|how many (?:replies|answers|responses|respondents) (?:does|did|do|is|was|are|were))\b",
    re.IGNORECASE,
)
_SAME_ROW = re.compile(r"\b(?:that|it|this|same (?:one|row|thing|barrier|statement|item)|same)\b", re.IGNORECASE)


def doubts(text: str) -> bool:
    """Whether an answer is doubted: 'are you sure?', 'I had read another number'."""
    return bool(_DOUBTS.search(text))


def asks_speaker(text: str) -> bool:
    """Whether it is asked who said what was quoted."""
    return bool(_WHO_SAID.search(text))


def spoken(text: str) -> str:
    """The first words in quotation marks; '' where there are none."""
    return next((match[1].strip() for match in _SPOKEN.finditer(text)), "")


def all_spoken(text: str) -> tuple[str, ...]:
    """All words in quotation marks."""
    return tuple(match[1].strip() for match in _SPOKEN.finditer(text))


def asks_another(text: str) -> bool:
    """Whether one more of the same is asked for."""
    return bool(_ANOTHER.search(text))


def asks_rest(text: str) -> bool:
    """Whether the other answers are asked for: 'and the rest of them?'."""
    return bool(_REST.search(text))


def asks_next(text: str) -> bool:
    """Whether what comes next in an order is asked for."""
    return bool(_NEXT.search(text))


def asks_previous(text: str) -> bool:
    """Whether what comes before in an order is asked for."""
    return bool(_PREVIOUS.search(text)) and not _NEXT.search(text)


def asks_base(text: str) -> bool:
    """Whether it is asked how far a figure can be relied on, and how many it rests on."""
    return bool(_BASE.search(text))


def says_same(text: str) -> bool:
    """Whether a turn speaks of just what was answered: 'that', 'the same one'."""
    return bool(_SAME_ROW.search(text))
