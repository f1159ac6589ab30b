"""Which measure a question speaks of: every word of it is explained, by a label, by a word of the same meaning, or not.

A label is scored by how much of it the question says and how much of the question it explains, rare words weighing
more, and by likeness of meaning (cosine of embeddings). What stays unexplained is what a refusal names.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.thesaurus import idioms, meanings, scattered, senses
from index.words import TOKEN, all_stems, data, find_phrases, matters, stem, stems

_SAME = 0.88  # a word of the same meaning counts a little less than the word itself,
_CONTEXT = 0.75  # and one of a label's context less again
_LOOSE = 0.79  # of a phrase whose words stand apart or in another order, a little less again
_LIFT = 0.1  # of a score, by the attuned model,
_FAR = 5.0  # and from here on it is sure
_LONG = 2  # words: a phrase of so many says something even if each of its words says nothing
_DENIALS = frozenset({"no", "not", "never", "nor", "without"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a question that carry its subject, in order, with their weight.

    `senses` are the phrases of the thesaurus in it, `loose` those whose words stand near one another: 'the internet is
    slow'.
    """

    stems: tuple[str, ...]
    weights: tuple[float, ...]
    senses: tuple[tuple[int, int, int], ...]
    loose: tuple[tuple[tuple[int, ...], int], ...] = ()

    @property
    def weight(self) -> float:
        return sum(self.weights)


@dataclass(frozen=True, slots=True)
class Label:
    """A label to match with, and its context (the survey question, the headings), each as stems with their senses."""

    key: str
    text: str
    stems: tuple[str, ...]
    senses: Mapping[int, tuple[tuple[str, ...], ...]]
    context: frozenset[str]
    context_senses: frozenset[int]
    context_of: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Match:
    """How well a label fits: `said` is the share of the label that is said, `explained` the share of the question.

    `own` is what the label explains without its context, `around` how much of its context is said, `hinted` how much
    of the question hints at it, `covered` how much of the question is explained or hints at it. `lift` says how much
    better it fits by the attuned model than no label at all; above 0 it fits.
    """

    key: str
    said: float
    explained: float
    own: float
    alike: float
    around: float
    unexplained: tuple[str, ...]
    hinted: float = 0.0
    covered: float = 0.0
    lift: float = 0.0

    @property
    def score(self) -> float:
        """One number for the whole; the shares were fitted on questions written for the purpose."""
        told = 0.16 * self.said + 0.46 * self.explained + 0.10 * self.own + 0.08 * self.around
        meant = _LIFT * min(1.0, max(0.0, self.lift / _FAR))
        return told + 0.28 * self.alike + 0.3 * self.hinted + meant


class Weights:
    """How much a word tells: rare ones more. Counted over the texts of an index."""

    def __init__(self, texts: Iterable[str]) -> None:
        each = [set(stems(text)) for text in texts]
        counts = Counter(word for words in each for word in words)
        self.known = frozenset(counts)
        self._of = {word: _weight(count, len(each)) for word, count in counts.items()}
        self._unknown = _weight(0, len(each))

    def of(self, word: str) -> float:
        """Between about 0.3 for a word in every text and 1 for one in none."""
        return self._of.get(word, self._unknown)


def _weight(count: int, size: int) -> float:
    """How much a word tells that `count` of `size` texts have."""
    return 0.25 + 0.75 * math.log(1 + size / (1 + count)) / math.log(1 + max(size, 2))


def label(key: str, text: str, context: str) -> Label:
    """A label made ready for matching."""
    words = stems(text)
    own: dict[int, list[tuple[str, ...]]] = {}
    for start, end, number in senses(text):
        own.setdefault(number, []).append(words[start:end])
    around = stems(context)
    meant = tuple(senses(context))
    context_of: dict[str, set[int]] = {}
    for start, end, number in meant:
        for word in around[start:end]:
            context_of.setdefault(word, set()).add(number)
    return Label(
        key,
        text,
        words,
        {number: tuple(found) for number, found in own.items()},
        frozenset(around),
        frozenset(number for _, _, number in meant),
        {word: frozenset(numbers) for word, numbers in context_of.items()},
    )


def words_of(
    text: str, weights: Weights, mask: Sequence[tuple[int, int]] = (), compounds: frozenset[str] = frozenset()
) -> Words:
    """The words of a question in order.

    Those that only put the question, and the masked spans, weigh nothing; they still take part in phrases ('own' in
    'our own people'). `compounds` are stems that labels write as one word.
    """
    silent = [*mask, *((match.start(), match.end()) for match in find_phrases(text, data()["frame"]["words"]))]
    pieces: list[tuple[str, bool, int]] = []
    for place, found in enumerate(TOKEN.finditer(text)):
        word = found.group().lower().replace("’", "'")
        if not matters(found.group()) or (word == "it" and text.isupper()):
            continue
        root = stem(word)
        if len(root) > 1 or root.isdigit():
            pieces.append((root, any(start <= found.start() < end for start, end in silent), place))
    roots: list[str] = []
    heavy: list[float] = []
    meant: list[tuple[int, int, int]] = []
    whole = all_stems(text)
    for root, quiet, place in pieces:
        meant += [(len(roots), len(roots) + 1, number) for number in idioms(whole, place)]
        if roots and stem(roots[-1] + root) in compounds:
            roots[-1] = stem(roots[-1] + root)
            heavy[-1] = max(heavy[-1], 0.0 if quiet else weights.of(roots[-1]))
            continue
        roots.append(root)
        heavy.append(0.0 if quiet or root[:1].isdigit() or root in _DENIALS else weights.of(root))
    meant += meanings(roots, loosely=False)
    return Words(tuple(roots), tuple(heavy), tuple(meant), tuple(scattered(roots)))


def match(words: Words, label: Label, weights: Weights, alike: float, lift: float = 0.0) -> Match:
    """How well a label fits the words of a question; `alike` and `lift` are what models of meaning say of both."""
    own = [0.0] * len(words.stems)
    around = [0.0] * len(words.stems)
    said: dict[str, float] = {}
    label_words = set(label.stems)
    for position, word in enumerate(words.stems):
        if word in label_words and words.weights[position]:
            own[position] = 1.0
            said[word] = 1.0
        if word in label.context:
            around[position] = _CONTEXT
    meant = [(tuple(range(start, end)), sense, _SAME) for start, end, sense in words.senses]
    meant += [(places, sense, _LOOSE) for places, sense in words.loose]
    for places, sense, share in meant:
        if not any(words.weights[place] for place in places) and len(places) < _LONG:
            continue  # the name of the group alone says nothing of the measure
        phrases = label.senses.get(sense, ())
        said |= {word: max(said.get(word, 0.0), share) for phrase in phrases for word in phrase}
        for place in places:
            own[place] = max(own[place], share) if phrases else own[place]
            if sense in label.context_senses:
                around[place] = max(around[place], _CONTEXT * share)
    total = sum(weights.of(word) for word in label_words) or 1.0
    asked = words.weight or 1.0
    both = [max(one, other) for one, other in zip(own, around, strict=True)]
    return Match(
        key=label.key,
        said=sum(weights.of(word) * share for word, share in said.items()) / total,
        explained=sum(weight * share for weight, share in zip(words.weights, both, strict=True)) / asked,
        own=sum(weight * share for weight, share in zip(words.weights, own, strict=True)) / asked,
        alike=alike,
        lift=lift,
        around=_around(words, label, weights),
        unexplained=tuple(
            word
            for word, share, weight in zip(words.stems, both, words.weights, strict=True)
            if share == 0.0 and weight
        ),
    )


def _around(words: Words, label: Label, weights: Weights) -> float:
    """How much of a label's context (its survey question) the question says: it tells tables with like rows apart."""
    spoken = {word for word, weight in zip(words.stems, words.weights, strict=True) if weight}
    senses = {sense for _, _, sense in words.senses}
    total = sum(weights.of(word) for word in label.context) or 1.0
    said = sum(
        weights.of(word) for word in label.context if word in spoken or label.context_of.get(word, frozenset()) & senses
    )
    return said / total


def without(words: Words, label: Label) -> Words:
    """The words of a question that a label does not explain by itself; what it explains weighs nothing any more."""
    explained = {position for position, word in enumerate(words.stems) if word in label.stems}
    for start, end, sense in words.senses:
        if sense in label.senses:
            explained |= set(range(start, end))
    weights = tuple(0.0 if position in explained else weight for position, weight in enumerate(words.weights))
    senses = tuple(item for item in words.senses if not explained & set(range(item[0], item[1])))
    return Words(words.stems, weights, senses)
