"""What a look-up gives: what was found, best first, how much more there is, and what is nearest where nothing was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

from assistant.matching import Weights, Words, words_of

LIMIT = 10
_FRAME = 0.25  # of its weight: 'data' only puts a question, but of a topic it may be all
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LookedUp(Sequence[T], Generic[T]):
    """The best of what was found. `total` counts all of it; `nearest` is nearest in meaning where nothing was found."""

    found: tuple[T, ...]
    total: int
    nearest: tuple[T, ...] = ()

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...

    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        return self.found[place]

    def __len__(self) -> int:
        return len(self.found)


def topic_words(topic: str, weights: Weights) -> Words:
    """The words of a topic, with their weights: unlike in a question, none is there to put it."""
    asked = words_of(topic, weights)
    kept = (weight or _FRAME * weights.of(word) for word, weight in zip(asked.stems, asked.weights, strict=True))
    return Words(asked.stems, tuple(kept), asked.senses)
