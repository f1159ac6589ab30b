"""Which words mean the same: sets of words and phrases, matched as stems. Data in `index/thesaurus.toml`, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from index.words import stems

Phrase = tuple[str, ...]


@cache
def _phrases() -> dict[str, tuple[tuple[Phrase, int], ...]]:
    """Phrases by their first stem, each with the number of its set; longest first."""
    sets = tomllib.loads(files("index").joinpath("thesaurus.toml").read_text(encoding="utf-8"))["same"]
    found: dict[str, list[tuple[Phrase, int]]] = {}
    for number, members in enumerate(sets):
        for member in members:
            phrase = stems(member)
            if phrase:
                found.setdefault(phrase[0], []).append((phrase, number))
    return {first: tuple(sorted(set(items), key=lambda item: (-len(item[0]), item))) for first, items in found.items()}


def meanings(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Every thesaurus phrase in a row of stems: (start, end, number of its set)."""
    phrases = _phrases()
    for start, word in enumerate(words):
        for phrase, number in phrases.get(word, ()):
            if tuple(words[start : start + len(phrase)]) == phrase:
                yield start, start + len(phrase), number


@cache
def known_words() -> frozenset[str]:
    """The stems that any set holds."""
    return frozenset(word for items in _phrases().values() for phrase, _ in items for word in phrase)
