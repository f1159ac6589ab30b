"""What a look-up takes and gives: its filters, what was found, best first, how much more, and what is nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypedDict, TypeVar, overload

from assistant.matching import Weights, Words, words_of
from index.records import Locator, Quote, Statistic

LIMIT = 10
_FRAME = 0.25  # of its weight: 'data' only puts a question, but of a topic it may be all
T = TypeVar("T")
R = TypeVar("R", Quote, Statistic)


class QuoteFilters(TypedDict, total=False):
    """What quotes can be limited to besides a group: names, or parts of names that no other has; None sets no limit."""

    survey_question: str | None
    source: str | None
    limit: int | None


class StatisticFilters(QuoteFilters, total=False):
    """The same for statistics, and the answer that they count."""

    response: str | None


@dataclass(frozen=True, slots=True)
class Place(Generic[R]):
    """One place that prints what was found; `text` is the source's own at `[start, end)`."""

    record: R

    @property
    def source(self) -> str:
        return self.record.locator.source

    @property
    def locator(self) -> Locator:
        return self.record.locator

    @property
    def start(self) -> int:
        return self.record.locator.start

    @property
    def end(self) -> int:
        return self.record.locator.end

    @property
    def text(self) -> str:
        return self.record.text

    def to_json(self) -> dict[str, Any]:
        """What is the same of every record's place."""
        where = {"record": self.record.id, "source": self.source, "locator": str(self.locator)}
        return {**where, "start": self.start, "end": self.end, "text": self.text}


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


def check_limit(limit: int | None) -> None:
    """Raises ValueError where fewer than one are asked for."""
    if limit is not None and limit < 1:
        raise ValueError(f"limit: expected a number from 1, or None, found {limit}")


def topic_words(topic: str, weights: Weights) -> Words:
    """The words of a topic, with their weights: unlike in a question, none is there to put it."""
    asked = words_of(topic, weights)
    kept = (weight or _FRAME * weights.of(word) for word, weight in zip(asked.stems, asked.weights, strict=True))
    return Words(asked.stems, tuple(kept), asked.senses)
