"""What counts as the same: numbers, names, quoted words. The one verifier of the gate, of `check` and of the evals.

Numbers are compared as values with their units, never as pieces of text; quoted words are found whole, character for
character but for the run of blanks and the shape of quotation marks and dashes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from index.printed import Printed, equal, is_rounding
from index.records import Unit

SPOKEN_SLACK = Decimal(7)  # percentage points: 'almost half' of what is published as 44.3%, and no further off
_PRINTED_SLACK = Decimal(3)  # 'almost 65%' of 62.4%
_BARE_SLACK = Decimal(3)  # 'six in ten' of 62.4%
_SHARE = Decimal("0.2")  # but of a small share no more than a fifth of it: 7% is not 'one in twenty'
_ABOUT = Decimal("2.5")
_PART = Decimal("0.1")  # of a sum or a count that is told as 'about' or 'almost'
_SHAPES = str.maketrans("‘’‚‛“”„‟′″–—‑−", "''''\"\"\"\"'\"----")
_BLANK = r"[\s*_]+"


class Agreement(StrEnum):
    """How a stated number agrees with a published one."""

    EQUAL = "equal"
    ROUNDED = "rounded"


_BOUNDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "about": lambda *_: True,
    "almost": lambda stated, value: value < stated,
    "barely": lambda stated, value: value > stated,
    "under": lambda stated, value: value < stated,
    "over": lambda stated, value: value > stated,
    "least": lambda stated, value: value >= stated,
    "most": lambda stated, value: value <= stated,
}


def agreement(stated: Printed, bound: str, value: Decimal, unit: Unit) -> Agreement | None:
    """Whether a stated number says what a published value is; None where it does not.

    `bound` says how the number is meant: '' as it stands, 'about', 'almost', 'barely' (just over), 'under', 'over',
    'least', 'most'. 62% is not 62.7% rounded, and 'six in ten' stands for 62.4%.
    """
    if stated.unit is not unit:
        return None
    if bound in _BOUNDS:
        within = _BOUNDS[bound](stated.value, value)
        near = bound not in {"about", "almost", "barely"} or abs(stated.value - value) <= _slack(stated, bound)
        if not within or not near:
            return None
        return Agreement.EQUAL if bound == "about" and stated.value == value else Agreement.ROUNDED
    if equal(stated.value, stated.unit, value, unit):
        return Agreement.EQUAL
    if _in_words(stated):
        slack = min(_BARE_SLACK, stated.value * _SHARE)
        return Agreement.ROUNDED if unit is Unit.PERCENT and abs(stated.value - value) <= slack else None
    return Agreement.ROUNDED if is_rounding(value, stated.value) else None


def _slack(stated: Printed, bound: str) -> Decimal:
    if stated.unit is not Unit.PERCENT:
        return stated.value * _PART
    if bound == "about":
        return _ABOUT
    return SPOKEN_SLACK if _in_words(stated) else _PRINTED_SLACK


def _in_words(stated: Printed) -> bool:
    """Whether the form itself is approximate: 'nine in ten', 'a third'; not 'more than 80%'."""
    return stated.approximate and "%" not in stated.text and "cent" not in stated.text


def straight(text: str) -> str:
    """The text, as long as before, with one shape of quotation mark, apostrophe and dash."""
    return text.translate(_SHAPES)


def folded(text: str) -> str:
    """White space folded: a line break in the source is a blank in an answer. Letters and marks stay as they are."""
    return re.sub(r"\s+", " ", text).strip()


def says(text: str, name: str) -> bool:
    """Whether a text says a name (a group, an answer) as whole words; capitals and the shape of marks do not count."""
    return bool(name) and re.search(rf"(?<!\w){re.escape(_plain(name))}(?!\w)", _plain(text)) is not None


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return re.sub(r"['\"*]", "'", straight(folded(text))).lower()


def places(words: str, text: str, *, exact: bool = False) -> list[tuple[int, int]]:
    """The `[start, end)` of every place where a text has these words, whole: 'gag' is not said in 'engaged'.

    A person types marks and emphasis as the keyboard has them; where it is to be `exact` they count too.
    """
    pattern = _pattern(words if exact else straight(words), r"\s+" if exact else _BLANK)
    return [match.span() for match in pattern.finditer(text if exact else straight(text))] if pattern else []


@lru_cache(maxsize=4096)
def _pattern(words: str, blank: str) -> re.Pattern[str] | None:
    pieces = [re.escape(piece) for piece in re.split(blank, words) if piece]
    if not pieces:
        return None
    before = r"(?<!\w)" if pieces[0][:1].isalnum() else ""
    after = r"(?!\w)" if pieces[-1][-1:].isalnum() else ""
    return re.compile(before + blank.join(pieces) + after)
