"""Printed ranges ('£1 to £500', 'ran from 1% to 95%'): their ends are the lowest and the highest that anybody gave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.printed import Printed, numbers
from index.records import Unit

LOWEST, HIGHEST = "lowest", "highest"
"""What the ends of a range are called, as the answers of a statistic."""
ENDS = (LOWEST, HIGHEST)

_SPREAD = re.compile(
    r"\b(?:rang\w+|vari(?:ed|es)|vary(?:ing)?|ran|runs?|running|spread|span\w*|went|anywhere|stretch\w*|anything)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|between)\s+(?:(?:as little as|as low as|just|only|a mere|a low of|about|some)\s+)?$", re.IGNORECASE
)
_TO = re.compile(
    r"\s*(?:(?:right |all the way )?(?:up )?to|and|through to|[–-])"
    r"(?:\s+(?:as (?:much|many|high) as|just|a high of|about|some))?\s*",
    re.IGNORECASE,
)


def ranges(text: str) -> Iterator[tuple[Printed, Printed]]:
    """The ranges of a text, each as its two ends: a cell that is nothing else, or a sentence that tells of a spread.

    'It rose from 40% to 50%' and 'between 2011 and 2013' are none.
    """
    found = list(numbers(text))
    told = bool(_SPREAD.search(text))
    for low, high in pairwise(found):
        whole = not (text[: low.start] + text[high.end :]).strip()
        joined = _TO.fullmatch(text[low.end : high.start]) is not None
        opened = whole or (told and _FROM.search(text[: low.start]) is not None)
        if joined and opened and low.value < high.value and low.unit is high.unit and low.unit is not Unit.POINTS:
            yield low, high


def end_of(number: Printed, found: Sequence[tuple[Printed, Printed]]) -> str:
    """Which end of these ranges a number is; '' where it is neither."""
    for low, high in found:
        if number.start in {low.start, high.start}:
            return LOWEST if number.start == low.start else HIGHEST
    return ""
