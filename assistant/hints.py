"""Everyday words that hint at a label: those of all the phrases that mean what a part of it means, each by itself.

A question says 'persuade residents to use the website' and no phrase of the thesaurus in full; yet 'persuade' and
'residents' stand in phrases for one label and hardly any other. A word that hints at many labels tells little.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.matching import Label, Match, Words
from assistant.thesaurus import members

# Measured on questions written for the purpose, as the weights of a match are.
_PHRASE = 0.5  # a word of a longer phrase hints by so much,
_WHOLE = 0.4  # and by so much more where the phrase stands for the whole label
_COVERS = 0.8  # a hinted word that nothing explains is covered to so much
_WORD = 0.85  # a word that is a phrase by itself


@dataclass(frozen=True, slots=True)
class Hints:
    """The words that hint at each of some labels, by the label's key, and how much each word tells them apart."""

    words: Mapping[str, Mapping[str, float]]
    telling: Mapping[str, float]
    unknown: float

    @classmethod
    def of(cls, labels: Sequence[Label]) -> Hints:
        """The hints of these labels."""
        words = {label.key: _words(label) for label in labels}
        # The same measure may be printed in several wordings: its words are counted once.
        spoken: dict[str, set[str]] = {}
        for label in labels:
            spoken.setdefault(label.key.split("~")[0], set()).update(words[label.key])
        counts = Counter(word for said in spoken.values() for word in said)
        size = max(1, len(spoken))

        def rare(count: int) -> float:
            return math.log(1 + size / (0.5 + count)) / math.log(1 + size / 0.5)

        return cls(words, {word: rare(count) for word, count in counts.items()}, rare(0))

    def add(self, found: Match, words: Words) -> Match:
        """A match with what the hints add to its score."""
        hinting = self.words[found.key]
        weights = [
            weight * self.telling.get(word, self.unknown)
            for word, weight in zip(words.stems, words.weights, strict=True)
        ]
        said = sum(weight * hinting.get(word, 0.0) for word, weight in zip(words.stems, weights, strict=True))
        more = sum(
            weight * _COVERS * hinting.get(word, 0.0)
            for word, weight in zip(words.stems, words.weights, strict=True)
            if word in found.unexplained
        )
        covered = found.explained + more / (words.weight or 1.0)
        return replace(found, hinted=said / (sum(weights) or 1.0), covered=covered)


def _words(label: Label) -> dict[str, float]:
    found: dict[str, float] = dict.fromkeys(label.stems, 1.0)
    size = len(set(label.stems)) or 1
    for number, phrases in label.senses.items():
        part = max(len(set(phrase)) for phrase in phrases) / size
        for phrase in members(number):
            share = _PHRASE + _WHOLE * part if len(phrase) > 1 else _WORD
            for word in phrase:
                found[word] = max(found.get(word, 0.0), share)
    return found
