"""Whether a text states an expected figure: by value and unit, or as whole words, never by substring.

'84.2%' is not in '184.2%', '42%' is not '42.0 percentage points', and the marker [1] is not the number one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from index.printed import Printed, equal, numbers
from index.records import Unit

_APART = "(%)"  # '24.8 (%)' prints a bare 24.8: the sign stands at the head of its column
MARKER = re.compile(r"\[(\d+)\]")


def without_markers(text: str) -> str:
    """The text with its `[1]` markers blanked, offsets kept."""
    return MARKER.sub(lambda match: " " * len(match.group()), text)


@lru_cache(maxsize=4096)
def as_number(alternative: str) -> Printed | None:
    """The one number that an alternative prints in digits, or None: 'two-thirds' and 'every supplier' are words."""
    if not any(character.isdigit() for character in alternative):
        return None
    found = list(numbers(alternative))
    return found[0] if len(found) == 1 else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def states(text: str, alternative: str) -> bool:
    """Whether `text` states the figure `alternative`."""
    wanted = as_number(alternative)
    if wanted is None:
        return f" {_words(alternative)} " in f" {_words(text)} "
    return any(
        equal(wanted.value, wanted.unit, number.value, number.unit)
        or (wanted.unit is Unit.COUNT and wanted.value == number.value and number.text.endswith(_APART))
        for number in numbers(without_markers(text))
    )


def first_stated(text: str, alternatives: Iterable[str]) -> str | None:
    """The first of the alternatives that `text` states, or None."""
    return next((alternative for alternative in alternatives if states(text, alternative)), None)


def printed_in(text: str) -> list[str]:
    """The numbers of a text as printed, in order, without its markers: what a score says it found."""
    return [number.text for number in numbers(without_markers(text))]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of an answer, parted by blank lines."""
    return [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def opening(text: str) -> str:
    """The first paragraph of an answer: up to the first blank line."""
    return next(iter(paragraphs(text)), "")
