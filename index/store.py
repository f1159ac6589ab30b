"""A built index, read: records and their nearest by vector and by word. The only import of chromadb.

A home holds built folders that never change, and a file CURRENT with the name of the one that answers:

    home/CURRENT              home/<build>/manifest.json  sources.json  records.jsonl  links.jsonl  vocabulary.json
    home/build.lock           home/<build>/vectors.npz    twins.json    lexical/<kind>/   chroma/
    home/added/<file>/        sources that a person added, each with a sources.toml of its own
"""

from __future__ import annotations

import json
import os
import re
import threading
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, Self

import numpy as np

from index import lock
from index.contents import Contents
from index.errors import IndexDamaged, IndexMissing, IndexStale, IndexUnwritable, RecordUnknown
from index.lexical import Lexical
from index.manifest import FORMATS, MANIFEST, SPACE, Manifest, changes, versions
from index.places import mend_command
from index.records import KINDS, Link, Record, Source
from index.sources import hashes_of
from index.vectors import Vectors, key

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

CURRENT = "CURRENT"
CHROMA = "chroma"
LEXICAL = "lexical"
TWINS = "twins.json"
BUILT = re.compile(r"[0-9a-f]{16}(-\d+)?")
VOCABULARY = "vocabulary"
COLLECTIONS = (*KINDS, VOCABULARY)
# The graph is written at once: else every reader would complete it from a log, and write into the folder.
_AT_ONCE = {"batch_size": 1, "sync_threshold": 1}
# The search looks at every vector, up to this many: looking at 400 of 700 it missed one of the 70 nearest in 1 case
# of 200, and another after each build. What the graph does not join it cannot see, and vectors that are alike it may
# join to each other only: those are kept once, and twins.json names the rest.
_EXACT = 5000
_ROWS = 2000


class Index:
    """A built index. It keeps the folder that it opened, whatever is built meanwhile; safe in many threads."""

    def __init__(self, folder: Path, held: IO[bytes], mend: str) -> None:
        """Use `open`; `held` marks the folder as being read, `mend` ends the messages."""
        self._folder, self._held, self._mend = folder, held, mend
        self._lock = threading.Lock()
        self._store: _Store | None = None
        self.manifest = Manifest.read(folder)
        contents = Contents.read(folder)
        self.sources: Mapping[str, Source] = MappingProxyType({source.name: source for source in contents.sources})
        self.records: Mapping[str, Record] = MappingProxyType({record.id: record for record in contents.records})
        self.links: tuple[Link, ...] = contents.links
        self._words = contents.vocabulary
        self._twins: dict[str, dict[str, list[str]]] = json.loads((folder / TWINS).read_bytes())
        self._kinds = {kind: tuple(contents.of_kind(kind)) for kind in KINDS}
        self._lexical = {kind: Lexical.load(folder / LEXICAL / kind) for kind in KINDS}

    @classmethod
    def open(cls, home: Path, *, seeds: Path | None = None, model_id: str | None = None) -> Self:
        """The index that is current at `home`.

        With `seeds`, it must be built from them and from what was added at `home`; with `model_id`, by that model.
        Raises IndexMissing, IndexStale or IndexDamaged; the message ends with the command that mends it.
        """
        mend = f"Build it: {mend_command(home, seeds)}"
        try:
            index = cls._open(home, mend)
            try:
                _refuse_stale(index.manifest, home, seeds, model_id)
            except IndexStale:
                index.close()
                raise
        except (IndexMissing, IndexStale, IndexDamaged) as fault:
            raise type(fault)(f"{fault} {mend}") from fault
        return index

    @classmethod
    def _open(cls, home: Path, mend: str) -> Self:
        folder = current(home)
        try:
            held = lock.hold(folder / MANIFEST)
        except FileNotFoundError as fault:
            # Between the two, builders may have taken the folder away; then CURRENT names a newer one.
            if folder == current(home):
                raise IndexDamaged(f"{folder}: half of an index: it has no {MANIFEST}.") from fault
            return cls._open(home, mend)
        try:
            return cls(folder, held, mend)
        except BaseException:
            held.close()
            raise

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """The records of one kind, in the order of the sources. Raises ValueError where there is no such kind."""
        return self._kinds[_known(kind, KINDS)]

    def record(self, id: str) -> Record:
        """The record with this id. Raises RecordUnknown."""
        if id not in self.records:
            raise RecordUnknown(f"No record has the id '{id}'. To see them all: python -m index list")
        return self.records[id]

    def dense(self, kind: str, vector: Sequence[float] | NDArray[np.float32], k: int) -> list[tuple[str, float]]:
        """The `k` nearest of a kind, or words of 'vocabulary': (id or word, cosine similarity in [0, 1]), best first.

        Equal similarities are in the order of ids. Raises ValueError where the vector has another dimension.
        """
        names = self._words if kind == VOCABULARY else self._kinds[_known(kind, COLLECTIONS)]
        size = len(names) - sum(map(len, self._twins[kind].values()))
        asked = np.asarray(vector, dtype=np.float32)
        if asked.shape != (self.manifest.dimension,) or not np.all(np.isfinite(asked)):
            raise ValueError(
                f"expected a vector of {self.manifest.dimension} numbers, found one of shape {asked.shape}"
            )
        wanted = min(2 * k + 50, size)  # more than asked: of equals at the end, those with the first ids are taken
        if k < 1 or wanted == 0:
            return []
        # Rounded: a vector made in another batch differs in the seventh digit, and that must not change the order.
        found = [
            (name, round(min(1.0, max(0.0, 1.0 - distance)), 6))
            for first, distance in self._nearest(kind, asked, wanted, size)
            for name in (first, *self._twins[kind].get(first, ()))
        ]
        return sorted(found, key=_best_first)[:k]

    def lexical(self, kind: str, text: str, k: int) -> list[tuple[str, float]]:
        """The `k` of a kind that share most words with `text`: (id, BM25 score above 0), best first, then by id."""
        records = self._kinds[_known(kind, KINDS)]
        found = [(records[at].id, round(score, 6)) for at, score in self._lexical[kind].scores(text)]
        return sorted(found, key=_best_first)[: max(k, 0)]

    def vocabulary(self) -> tuple[tuple[str, ...], NDArray[np.float32]]:
        """Labels and words, and their unit vectors as rows in the same order: shape (words, dimension)."""
        if not self._words:
            return (), np.zeros((0, self.manifest.dimension), dtype=np.float32)
        return self._words, Vectors.read(self._folder).rows(key(self.manifest.model, word) for word in self._words)

    def close(self) -> None:
        """Give the folder back: a later build may remove it."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None
            self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _nearest(self, kind: str, vector: NDArray[np.float32], k: int, size: int) -> list[tuple[str, float]]:
        try:
            with self._lock:
                self._store = self._store or _Store(self._folder / CHROMA)
                store = self._store
            return store.nearest(kind, vector, k, size)
        except IndexDamaged as fault:
            raise IndexDamaged(f"{fault} {self._mend} --force") from fault


def current(home: Path) -> Path:
    """The built folder that answers at `home`. Raises IndexMissing, or IndexDamaged where CURRENT names none."""
    pointer = home / CURRENT
    if not pointer.is_file():
        raise IndexMissing(f"{home}: no index is built here.")
    name = pointer.read_bytes().decode("utf-8", "replace").strip()
    if not BUILT.fullmatch(name) or not (home / name).is_dir():
        raise IndexDamaged(f"{pointer}: expected the name of a built folder, found {name[:40]!r}.")
    return home / name


def _refuse_stale(built: Manifest, home: Path, seeds: Path | None, model_id: str | None) -> None:
    if model_id is not None and model_id != built.model:
        raise IndexStale(f"{home}: built with the model {built.model}, and {model_id} is asked for.")
    if other := changes({name: built.versions.get(name, "") for name in FORMATS}, versions(FORMATS)):
        raise IndexStale(f"{home}: built with other versions of its libraries: {other}.")
    if seeds is not None and (other := changes(built.seeds, hashes_of(seeds, home))):
        raise IndexStale(f"{home}: built from other sources than those in {seeds}: {other}.")


def write_vectors(folder: Path, collections: Mapping[str, tuple[Sequence[str], NDArray[np.float32]]]) -> None:
    """Write ids and their unit vectors, a collection a kind, into a new store of vectors at `folder`."""
    folder.mkdir(parents=True)
    store = _Store(folder, new=True)
    try:
        for kind, (ids, vectors) in collections.items():
            store.add(kind, ids, vectors)
    finally:
        store.close()


class _Store:
    """Chroma in our process, with vectors of our own. Another engine would take the place of this class."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        if not new and not (folder / "chroma.sqlite3").is_file():
            raise IndexDamaged(f"{folder}: half of an index: the store of vectors is not there.")
        if not os.access(folder / "chroma.sqlite3" if not new else folder, os.W_OK):
            raise IndexUnwritable(
                f"{folder}: cannot be written. Chroma keeps a lock in its folder: let this user write there."
            )
        self._folder, self._faults = folder, (ChromaError, ValueError)
        self._collections: dict[str, Any] = {}
        # No file of settings: the .env in a person's working folder is not for Chroma.
        settings = Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg]  # pydantic takes it
        try:
            self._client: Any = chromadb.PersistentClient(str(folder.resolve()), settings=settings)
        except self._faults as fault:
            raise IndexDamaged(f"{folder}: the store of vectors cannot be opened: {fault}.") from fault

    def add(self, kind: str, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        rows = min(_ROWS, self._client.get_max_batch_size())
        graph = {
            "space": SPACE,
            "ef_search": max(400, min(len(ids), _EXACT)),
            "ef_construction": 200,
            "max_neighbors": 32,
        }
        configuration: Any = {"hnsw": {**graph, **_AT_ONCE}}
        collection = self._client.create_collection(kind, embedding_function=None, configuration=configuration)
        for at in range(0, len(ids), rows):
            collection.add(ids=list(ids[at : at + rows]), embeddings=vectors[at : at + rows])

    def nearest(self, kind: str, vector: NDArray[np.float32], k: int, size: int) -> list[tuple[str, float]]:
        """(id, cosine distance) of the `k` nearest. Raises IndexDamaged, also where there are not `size` vectors."""
        try:
            collection = self._collections.get(kind) or self._client.get_collection(kind, embedding_function=None)
            if kind not in self._collections and (count := collection.count()) != size:
                raise IndexDamaged(f"{self._folder}: expected {size} vectors of kind {kind}, found {count}.")
            self._collections[kind] = collection
            found = collection.query(query_embeddings=[vector], n_results=k, include=["distances"])
        except self._faults as fault:
            raise IndexDamaged(f"{self._folder}: the store of vectors cannot be read: {fault}.") from fault
        return list(zip(found["ids"][0], found["distances"][0], strict=True))

    def close(self) -> None:
        self._collections.clear()
        self._client.close()


def _known(kind: str, kinds: Collection[str]) -> str:
    if kind not in kinds:
        raise ValueError(f"expected one of {', '.join(kinds)}, found '{kind}'")
    return kind


def _best_first(hit: tuple[str, float]) -> tuple[float, str]:
    return -hit[1], hit[0]
