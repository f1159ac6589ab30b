"""Which words mean the same: sets of words and phrases, matched as stems. Data in `index/thesaurus.toml`, read once."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from index.words import TOKEN, all_stems, matters, stems

Phrase = tuple[str, ...]
_SLACK = 2  # words that may stand between those of a phrase


@cache
def _read() -> tuple[tuple[str, ...], ...]:
    sets = tomllib.loads(files("index").joinpath("thesaurus.toml").read_text(encoding="utf-8"))["same"]
    return tuple(tuple(members) for members in sets)


@cache
def _sets() -> tuple[tuple[Phrase, ...], ...]:
    """The sets, each member as its stems."""
    return tuple(tuple(phrase for member in members if (phrase := stems(member))) for members in _read())


@cache
def _idioms() -> dict[str, tuple[tuple[Phrase, int, int], ...]]:
    """Members that have one word with a subject, by its stem: (all stems, where that one is, number of the set).

    Of 'on board' and 'out of date' only 'board' and 'date' are left, which mean something else by themselves.
    """
    found: dict[str, list[tuple[Phrase, int, int]]] = {}
    for number, phrases in enumerate(_read()):
        single = {all_stems(member)[0] for member in phrases if len(all_stems(member)) == 1}
        for member in phrases:
            whole, left = all_stems(member), stems(member)
            if len(whole) > 1 and len(left) == 1 and left[0] in whole and left[0] not in single:
                found.setdefault(left[0], []).append((whole, whole.index(left[0]), number))
    return {word: tuple(items) for word, items in found.items()}


def idioms(words: Sequence[str], at: int) -> Iterator[int]:
    """The sets of the idioms around one word of a text; `words` are all its stems, stop words too."""
    for whole, place, number in _idioms().get(words[at], ()):
        if at >= place and tuple(words[at - place : at - place + len(whole)]) == whole:
            yield number


def members(number: int) -> tuple[Phrase, ...]:
    """The phrases of a set."""
    return _sets()[number]


@cache
def _phrases() -> dict[str, tuple[tuple[Phrase, int], ...]]:
    """Phrases by their first stem, each with the number of its set; longest first."""
    found: dict[str, list[tuple[Phrase, int]]] = {}
    for number, phrases in enumerate(_sets()):
        for phrase in phrases:
            found.setdefault(phrase[0], []).append((phrase, number))
    return {first: tuple(sorted(set(items), key=lambda item: (-len(item[0]), item))) for first, items in found.items()}


def senses(text: str) -> Iterator[tuple[int, int, int]]:
    """Every thesaurus phrase in a text, idioms as such: (start, end, number of its set), counted in its stems."""
    whole = all_stems(text)
    kept = [place for place, found in enumerate(TOKEN.finditer(text)) if matters(found.group())]
    for at, place in enumerate(kept):
        for number in idioms(whole, place):
            yield at, at + 1, number
    yield from meanings(stems(text), loosely=False)


def meanings(words: Sequence[str], *, loosely: bool = True) -> Iterator[tuple[int, int, int]]:
    """Every thesaurus phrase in a row of stems: (start, end, number of its set).

    An idiom is known by its one word with a subject; not so unless `loosely`: then `idioms` finds it.
    """
    phrases = _phrases()
    for start, word in enumerate(words):
        bare = set() if loosely else {number for _, _, number in _idioms().get(word, ())}
        for phrase, number in phrases.get(word, ()):
            if len(phrase) == 1 and number in bare:
                continue
            if tuple(words[start : start + len(phrase)]) == phrase:
                yield start, start + len(phrase), number


@cache
def _by_any_word() -> dict[str, tuple[tuple[Phrase, int], ...]]:
    """Phrases of several different words by the one that fewest phrases have, each with the number of its set."""
    long = [(phrase, number) for items in _phrases().values() for phrase, number in items if len(set(phrase)) > 1]
    counts = Counter(word for phrase, _ in long for word in set(phrase))
    found: dict[str, list[tuple[Phrase, int]]] = {}
    for phrase, number in long:
        found.setdefault(min(phrase, key=lambda word: (counts[word], word)), []).append((phrase, number))
    return {word: tuple(items) for word, items in found.items()}


def scattered(words: Sequence[str]) -> Iterator[tuple[tuple[int, ...], int]]:
    """Thesaurus phrases whose words stand near one another in any order: (where they stand, number of the set)."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word, []).append(place)
    for word, own in places.items():
        for phrase, number in _by_any_word().get(word, ()):
            if not all(part in places for part in phrase):
                continue
            for place in own:
                near = sorted({min(places[part], key=lambda other: abs(other - place)) for part in phrase})
                if near[-1] - near[0] + 1 <= len(phrase) + _SLACK:
                    yield tuple(near), number
                    break


@cache
def known_words() -> frozenset[str]:
    """The stems that any set holds."""
    return frozenset(word for items in _phrases().values() for phrase, _ in items for word in phrase)


def named_by(name: str) -> tuple[str, ...]:
    """What else means just this, as written: 'computing chief' for 'head of IT'."""
    words = stems(name)
    return tuple(
        member for members in _read() if any(stems(member) == words for member in members) for member in members
    )
