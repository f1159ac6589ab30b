"""The sentences of passages, each ready to be matched with a question: by its words, in its context, and by meaning.

A passage is found as a whole, but one sentence of it answers: what is shown is that sentence, with those it leans on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.matching import Label, label
from index.records import Passage
from index.sentences import told


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a passage, `[start, end)` in the passage's text; `row` is where its vector stands."""

    passage: Passage
    start: int
    end: int
    row: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


class Pieces:
    """The sentences of all passages with their vectors; labels to match them with are made when first asked for."""

    def __init__(self, passages: Iterable[Passage], known: Mapping[str, np.ndarray], embedder: Embeddings) -> None:
        found: dict[str, list[Piece]] = {}
        texts: list[str] = []
        for passage in passages:
            for start, end in told(passage.text):
                found.setdefault(passage.id, []).append(Piece(passage, start, end, len(texts)))
                texts.append(passage.text[start:end])
        self._of = {id: tuple(pieces) for id, pieces in found.items()}
        self._all = tuple(piece for pieces in self._of.values() for piece in pieces)
        self._vectors = _rows(texts, known, embedder)
        self._labels: dict[int, Label] = {}
        self._wholes: dict[str, Label] = {}

    def of(self, id: str) -> tuple[Piece, ...]:
        """The sentences of a passage in order."""
        return self._of.get(id, ())

    def every(self) -> tuple[Piece, ...]:
        """The sentences of all passages, in order."""
        return self._all

    def cosines(self, vector: np.ndarray) -> np.ndarray:
        """How alike each sentence is to a question, by row; rounded, so that the order never flips."""
        return np.round(self._vectors @ vector, 6) if len(self._vectors) else np.zeros(0, dtype=np.float32)

    def nearest(self, cosines: np.ndarray, k: int) -> tuple[Passage, ...]:
        """The passages that hold the `k` sentences nearest in meaning, the nearest first."""
        order = np.argsort(-cosines, kind="stable")[:k]
        return tuple({self._all[row].passage.id: self._all[row].passage for row in order}.values())

    def label(self, piece: Piece, around: str) -> Label:
        """A sentence to match with: its context are the headings and the sentences next to it."""
        if piece.row not in self._labels:
            siblings = self.of(piece.passage.id)
            place = siblings.index(piece)
            beside = [item.text for item in siblings[max(0, place - 1) : place + 2] if item is not piece]
            self._labels[piece.row] = label(piece.passage.id, piece.text, " ".join([around, *beside]))
        return self._labels[piece.row]

    def whole(self, passage: Passage, around: str) -> Label:
        """A passage to match with; its context are the headings."""
        if passage.id not in self._wholes:
            self._wholes[passage.id] = label(passage.id, passage.text, around)
        return self._wholes[passage.id]


def _rows(texts: list[str], known: Mapping[str, np.ndarray], embedder: Embeddings) -> np.ndarray:
    """A unit vector for each text; those that the index does not hold are made."""
    missing = sorted({text for text in texts if text not in known})
    made = (
        dict(zip(missing, np.asarray(embedder.embed_documents(missing), dtype=np.float32), strict=True))
        if missing
        else {}
    )
    rows = [known[text] if text in known else made[text] for text in texts]
    return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)
