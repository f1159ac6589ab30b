"""A part of a built index: the records of chosen sources, read through the index that holds them all."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from index.records import KINDS, Statistic
from index.store import VOCABULARY, Index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from index.records import Record


class Part(Index):
    """As if the index had been built from these sources alone; the whole must stay open, and closing a part is idle."""

    def __init__(self, whole: Index, names: Collection[str]) -> None:
        self._whole = whole
        self.manifest = whole.manifest
        self.sources = MappingProxyType({name: source for name, source in whole.sources.items() if name in names})
        kept = {id: record for id, record in whole.records.items() if record.locator.source in names}
        kept |= {item.id: item for item in _orphans(kept.values())}
        self.records = MappingProxyType(kept)
        self.links = tuple(link for link in whole.links if link.first in kept and link.second in kept)
        self._kinds = {kind: tuple(kept[item.id] for item in whole.of_kind(kind) if item.id in kept) for kind in KINDS}

    def dense(self, kind: str, vector: Sequence[float] | NDArray[np.float32], k: int) -> list[tuple[str, float]]:
        """As of the whole, of the chosen sources."""
        if kind == VOCABULARY:
            return self._whole.dense(kind, vector, k)
        found = self._whole.dense(kind, vector, len(self._whole.of_kind(kind)))
        return [(id, alike) for id, alike in found if id in self.records][: max(k, 0)]

    def lexical(self, kind: str, text: str, k: int) -> list[tuple[str, float]]:
        """As of the whole, of the chosen sources; how rare a word is, is counted over the whole."""
        found = self._whole.lexical(kind, text, len(self._whole.of_kind(kind)))
        return [(id, score) for id, score in found if id in self.records][: max(k, 0)]

    def vocabulary(self) -> tuple[tuple[str, ...], NDArray[np.float32]]:
        """Of the whole: vectors of words, whoever prints them."""
        return self._whole.vocabulary()

    def close(self) -> None:
        """Nothing: the folder is the whole's."""


def _orphans(records: Iterable[Record]) -> list[Statistic]:
    """Statistics that prose tells of a table's row, where that table is not there: each speaks for itself."""
    statistics = [record for record in records if isinstance(record, Statistic)]
    rows = {item.subject for item in statistics if item.origin == "table"}
    return [
        replace(item, subject=item.id) for item in statistics if item.origin == "prose" and item.subject not in rows
    ]
