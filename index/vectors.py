"""Unit vectors by the digest of what they were made from, so that no text is embedded twice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile

import numpy as np

from index.disk import sha256
from index.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

FILE = "vectors.npz"


def key(model: str, text: str) -> str:
    """The digest that a vector is kept under: of the model's id and the text."""
    return sha256(f"{model}\0{text}".encode())


class Distinct(NamedTuple):
    """`matrix` has a row for each of `names`; `twins` maps a name to the others that have the same vector."""

    names: list[str]
    matrix: NDArray[np.float32]
    twins: dict[str, list[str]]


@dataclass(frozen=True)
class Vectors:
    """`matrix` is float32 of shape (number of keys, dimension); each row is the unit vector of its key."""

    keys: tuple[str, ...]
    matrix: NDArray[np.float32]

    @classmethod
    def of(cls, rows: dict[str, list[float]]) -> Vectors:
        """From lists of numbers, ordered by key. Raises ValueError where they differ in length or hold no direction."""
        keys = tuple(sorted(rows))
        matrix = np.array([rows[one] for one in keys], dtype=np.float32)
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True) if matrix.ndim == 2 else np.zeros(1)
        if not np.all(np.isfinite(lengths)) or not np.all(lengths > 0):
            raise ValueError("the embedding model gave vectors of different lengths, of zeros, or that are no numbers")
        # What is of unit length already stays as it is, to the bit: a vector taken over must not drift.
        return cls(keys, np.where(np.abs(lengths - 1) < 1e-5, matrix, matrix / lengths))

    def rows(self, keys: Iterable[str]) -> NDArray[np.float32]:
        """The vectors of `keys`, in their order. Raises KeyError."""
        return self.matrix[[self._at[one] for one in keys]]

    def distinct(self, names: Sequence[str], keys: Sequence[str]) -> Distinct:
        """Each vector of `keys` once, under the first of the `names` that have it. Alike is what differs by noise."""
        matrix = self.rows(keys)
        first: dict[bytes, int] = {}
        twins: dict[str, list[str]] = {}
        for row, vector in enumerate(matrix.round(5)):
            known = first.setdefault((vector + 0.0).tobytes(), row)  # + 0.0: minus zero is zero
            if known != row:
                twins.setdefault(names[known], []).append(names[row])
        rows = list(first.values())
        return Distinct([names[row] for row in rows], matrix[rows], twins)

    def as_dict(self) -> dict[str, list[float]]:
        return dict(zip(self.keys, self.matrix.tolist(), strict=True))

    def to_bytes(self) -> bytes:
        file = BytesIO()
        np.savez(file, keys=np.array(self.keys), matrix=self.matrix)
        return file.getvalue()

    @classmethod
    def read(cls, folder: Path) -> Vectors:
        """What `to_bytes` gave, from the file in `folder`. Raises IndexDamaged."""
        try:
            with np.load(BytesIO((folder / FILE).read_bytes()), allow_pickle=False) as data:
                return cls(tuple(map(str, data["keys"])), data["matrix"])
        except (OSError, EOFError, ValueError, KeyError, BadZipFile) as fault:
            raise IndexDamaged(f"{folder / FILE}: the vectors cannot be read: {fault}.") from fault

    @cached_property
    def _at(self) -> dict[str, int]:
        return {one: row for row, one in enumerate(self.keys)}
