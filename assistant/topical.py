"""What is looked up, ranked for a topic: by the words it shares with it and by meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from assistant.catalogue import Catalogue
from assistant.lookup import topic_words
from assistant.matching import Label, Words, match
from assistant.questions import clean
from assistant.retrieve import Retriever

ENOUGH = 0.34  # of the topic, before anything is on it
_WITHIN = 0.6  # of the best score, or of the topic that the best explains: what is further off is on something else
_NEAREST = 5
_LONGEST = 4000  # characters of a topic that are read


class Topical(Protocol):
    """`near` is its own words in the context that belongs to them, `far` in the headings too; `ids` are its records."""

    @property
    def near(self) -> Label: ...

    @property
    def far(self) -> Label: ...

    @property
    def ids(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Topical)


@dataclass(frozen=True, slots=True)
class Ranked(Generic[T]):
    """How well something fits: `own` is the share of the topic that it says itself, `explained` with its headings."""

    item: T
    explained: float
    own: float
    score: float


def on_topic(
    kind: str, topic: str, items: Sequence[T], catalogue: Catalogue, retriever: Retriever
) -> tuple[list[Ranked[T]], list[Ranked[T]]]:
    """What is on a topic; or nothing, and the nearest. Words decide which: likeness says nothing of that."""
    text = catalogue.spelt(clean(topic)[:_LONGEST])
    words = topic_words(text, catalogue.weights)
    if not words.stems or not items:
        return [], []
    found = ranked(kind, text, words, items, catalogue, retriever)
    most = max(item.explained for item in found)
    if most < ENOUGH:
        return [], found[:_NEAREST]
    best = found[0].score
    return [item for item in found if item.score >= _WITHIN * best or item.explained >= _WITHIN * most], []


def ranked(
    kind: str, text: str, words: Words, items: Sequence[T], catalogue: Catalogue, retriever: Retriever
) -> list[Ranked[T]]:
    """The items, the best for a topic first; equals stay in their order. `kind` is that of their records."""
    index = retriever.index
    size = len(index.of_kind(kind))
    alike = dict(index.dense(kind, retriever.vector(text), size))
    shared = dict(index.lexical(kind, text, size))
    most = max(shared.values(), default=0.0) or 1.0
    found = []
    for item in items:
        near, far = (match(words, one, catalogue.weights, 0.0) for one in (item.near, item.far))
        # The words themselves weigh most: they count in each of the three. What a place lacks, another may print.
        score = 0.3 * near.own + 0.3 * near.explained + 0.2 * far.explained + 0.05 * near.said
        score += _best(alike, item.ids) + 0.2 * _best(shared, item.ids) / most
        found.append(Ranked(item, far.explained, near.explained, score))
    return sorted(found, key=lambda item: -item.score)


def _best(scores: Mapping[str, float], ids: Sequence[str]) -> float:
    return max(scores.get(id, 0.0) for id in ids)
