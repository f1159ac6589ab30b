"""Finding an expected fragment in a text: character for character, but for white space.

A row copied from a spreadsheet has spaces where the source has tabs, and a paragraph may be wrapped differently.
"""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=8192)
def _pattern(fragment: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in fragment.split()))


def find(fragment: str, text: str) -> list[tuple[int, int]]:
    """The `[start, end)` of every place where `text` holds the fragment."""
    return [match.span() for match in _pattern(fragment).finditer(text)] if fragment.strip() else []


def holds(text: str, fragment: str) -> bool:
    """Whether `text` holds the fragment."""
    return bool(fragment.strip()) and _pattern(fragment).search(text) is not None


def plain(text: str) -> str:
    """Lower case, one kind of apostrophe and quotation mark, single spaces: how a person compares words."""
    straight = text.lower().translate(str.maketrans("‘’“”–", "''\"\"-"))
    return " ".join(straight.split())


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many characters two places share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
