"""Wordings ranked for a topic: by the words they share with it and by meaning, for `ask` and the look-up alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.matching import Words, match
from assistant.retrieve import Retriever
from assistant.wordings import Wording
from index.records import Quote

ENOUGH = 0.34  # of the topic, before a wording is on it


@dataclass(frozen=True, slots=True)
class Heard:
    """A wording with how well it fits: `explained` is the share of the topic that it and what stands around it say."""

    wording: Wording
    explained: float
    score: float


def heard(
    catalogue: Catalogue, retriever: Retriever, text: str, words: Words, keep: Callable[[Quote], bool]
) -> list[Heard]:
    """The wordings of which a place is to be kept, the best for a topic first."""
    index = retriever.index
    size = len(index.of_kind("quote"))
    alike = dict(index.dense("quote", retriever.vector(text), size))
    shared = dict(index.lexical("quote", text, size))
    most = max(shared.values(), default=0.0) or 1.0
    found = []
    for wording in catalogue.wordings:
        if any(keep(quote) for quote in wording.quotes):
            near, far = (match(words, one, catalogue.weights, 0.0) for one in (wording.near, wording.far))
            # The words themselves weigh most: they count in each of the three. What a place lacks, another may print.
            score = 0.3 * near.own + 0.3 * near.explained + 0.2 * far.explained + 0.05 * near.said
            score += _best(alike, wording.quotes) + 0.2 * _best(shared, wording.quotes) / most
            found.append(Heard(wording, far.explained, score))
    return sorted(found, key=lambda item: (-item.score, item.wording.key))


def _best(scores: dict[str, float], quotes: Sequence[Quote]) -> float:
    return max(scores.get(quote.id, 0.0) for quote in quotes)
