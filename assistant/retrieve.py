"""Query → Evidence: dense and lexical look-ups, fused by reciprocal rank (Cormack, Clarke & Büttcher 2009, k = 60)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from langchain_core.embeddings import Embeddings

from index.records import Record
from index.store import Index

_K = 60
_REMEMBERED = 256  # vectors of questions


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ranked records found for a question, best first, and those that were looked at and not kept."""

    records: tuple[Record, ...]
    rejected: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Retriever:
    """Looks records of one kind up by meaning and by words."""

    index: Index
    embedder: Embeddings
    _remembered: Callable[[str], np.ndarray] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_remembered", lru_cache(maxsize=_REMEMBERED)(self._embedded))

    def vector(self, text: str) -> np.ndarray:
        """The unit vector of a question; the last ones are kept, since a question is read in several ways."""
        return self._remembered(text)

    def _embedded(self, text: str) -> np.ndarray:
        vector = np.asarray(self.embedder.embed_query(text), dtype=np.float32)
        vector.flags.writeable = False
        return vector

    def find(
        self,
        kind: str,
        text: str,
        k: int = 20,
        *,
        dense: bool = True,
        lexical: bool = True,
        keep: Sequence[str] | None = None,
    ) -> Evidence:
        """The best `k` records of a kind for a text; `keep` limits them to sources of these names."""
        wide = k * (3 if keep else 1)
        rankings = []
        if dense:
            rankings.append([id for id, _ in self.index.dense(kind, self.vector(text), wide)])
        if lexical:
            rankings.append([id for id, score in self.index.lexical(kind, text, wide) if score > 0])
        ranked = [self.index.records[id] for id in fused(rankings)]
        kept = [record for record in ranked if keep is None or record.locator.source in keep]
        return Evidence(tuple(kept[:k]), tuple(record for record in ranked if record not in kept[:k]))


def fused(rankings: Sequence[Sequence[str]], k: int = _K) -> list[str]:
    """Ids by the sum of 1 / (k + rank) over the rankings; equal sums by id, so that the order never flips."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, id in enumerate(ranking, 1):
            scores[id] = scores.get(id, 0.0) + 1 / (k + rank)
    return sorted(scores, key=lambda id: (-scores[id], id))
