"""Which words of a text stand under a denial, and whether two texts deny the same: 'no plan to', 'don't mean to'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.thesaurus import meanings
from index.words import matters, stem

_REACH = 3  # words with a subject after a denial that it takes in
_PIECE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|[,;:.!?]")
_DENIAL = re.compile(r"(?:no|not|never|without|nor|none|cannot|\w+n['’]t|neither|pas|aucune?|sans)", re.IGNORECASE)
_ENDS = frozenset({"and", "but", "or", "though", "although"})


def denied(text: str) -> Iterator[tuple[str, bool]]:
    """The stems of a text in order, each with whether a denial stands over it; a comma or an 'and' ends a denial."""
    left = 0
    for found in _PIECE.finditer(text):
        word = found.group()
        if _DENIAL.fullmatch(word):
            left = _REACH
        elif not word[0].isalpha() or word.lower() in _ENDS:
            left = 0
        elif matters(word):
            yield stem(word.lower().replace("’", "'")), left > 0
            left = max(0, left - 1)


def agree(text: str, other: str, known: frozenset[str]) -> int:
    """How many words two texts deny alike, less those that only one denies; `known` words tell nothing.

    1 for 'don't plan to' and 'no intention of', -1 for 'don't plan to' and 'we intend to', 0 where neither denies.
    """
    own, others = list(denied(text)), list(denied(other))
    meant, means = _senses([word for word, _ in own]), _senses([word for word, _ in others])
    told = 0
    for place, (word, no) in enumerate(others):
        if word in known:
            continue
        for at, (spoken, not_so) in enumerate(own):
            if spoken == word or means.get(place, frozenset()) & meant.get(at, frozenset()):
                told += (1 if no else 0) if no == not_so else -1
                break
    return told


def _senses(words: list[str]) -> dict[int, frozenset[int]]:
    """The meanings of each word, by its place."""
    found: dict[int, set[int]] = {}
    for start, end, number in meanings(words):
        for at in range(start, end):
            found.setdefault(at, set()).add(number)
    return {at: frozenset(numbers) for at, numbers in found.items()}
