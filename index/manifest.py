"""What an index says of itself: from what, by which model and libraries it was built. Nothing in it is a time."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from index.disk import as_json, sha256
from index.errors import IndexDamaged, IndexStale

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = 1
SPACE = "cosine"
MANIFEST = "manifest.json"
# Another version may read these folders differently, or write into them. What only computes vectors is merely told.
FORMATS = ("bm25s", "chromadb", "PyStemmer")
TOLD = ("numpy", "sentence-transformers", "tokenizers", "torch")


@dataclass(frozen=True, slots=True)
class Manifest:
    """`build` is the digest of the contents; `seeds` and `files` map names to sha256, `counts` kinds to numbers."""

    schema: int
    build: str
    model: str
    weights: str
    dimension: int
    space: str
    seeds: dict[str, str]
    counts: dict[str, int]
    versions: dict[str, str]
    files: dict[str, str]

    def to_bytes(self) -> bytes:
        return (as_json(asdict(self), indent=1) + "\n").encode()

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of a built folder, checked against its files. Raises IndexStale or IndexDamaged."""
        path = folder / MANIFEST
        try:
            data = json.loads(path.read_bytes())
            schema = data["schema"]
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise IndexDamaged(f"{path}: not the manifest of an index: {fault!r}.") from fault
        if schema != SCHEMA:
            raise IndexStale(f"{folder}: built with schema {schema}, and this program reads schema {SCHEMA}.")
        try:
            manifest = cls(**data)
            changed = [
                name for name, digest in manifest.files.items() if sha256((folder / name).read_bytes()) != digest
            ]
        except (OSError, TypeError, AttributeError) as fault:
            raise IndexDamaged(f"{folder}: not a whole index: {fault}.") from fault
        if changed:
            more = f", nor are {len(changed) - 1} more" if len(changed) > 1 else ""
            raise IndexDamaged(f"{folder}: {changed[0]} is not as it was built{more}.")
        return manifest


def versions(names: tuple[str, ...] = FORMATS + TOLD) -> dict[str, str]:
    """The installed version of each package, '' where it is not installed. Imports none of them."""
    return {name: _version(name) for name in names}


def changes(before: dict[str, str], now: dict[str, str]) -> str:
    """'a.txt changed, b.txt added, c.txt gone', or '' where the two are equal."""
    words = [
        f"{name} {'added' if name not in before else 'gone' if name not in now else 'changed'}"
        for name in sorted({*before, *now})
        if before.get(name) != now.get(name)
    ]
    return ", ".join(words)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
