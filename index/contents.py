"""What an index holds apart from vectors, as files that a person can read. They are the truth: numbers come from them.

sources.json     each source with its whole text          links.jsonl       one Link a line
records.jsonl    one record a line, as `list --json`      vocabulary.json   labels and words embedded on their own
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from index.disk import as_json
from index.errors import IndexDamaged
from index.records import KINDS, Link, Record, Source, from_json, kind_of, to_json

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Contents:
    """Sources, records (in the order of the sources), links between statistics, and the vocabulary."""

    sources: tuple[Source, ...]
    records: tuple[Record, ...]
    links: tuple[Link, ...]
    vocabulary: tuple[str, ...]

    def of_kind(self, kind: str) -> list[Record]:
        return [record for record in self.records if kind_of(record) == kind]

    def counts(self) -> dict[str, int]:
        """How many there are of each kind of record, and of sources, links and words."""
        kinds = Counter(map(kind_of, self.records))
        others = {"source": len(self.sources), "link": len(self.links), "vocabulary": len(self.vocabulary)}
        return {**{kind: kinds[kind] for kind in KINDS}, **others}

    def files(self) -> dict[str, bytes]:
        """The bytes of each file, by name. Equal contents are equal bytes."""
        return {
            "sources.json": as_json([asdict(source) for source in self.sources], indent=1).encode(),
            "records.jsonl": _lines([to_json(record) for record in self.records]),
            "links.jsonl": _lines([asdict(link) for link in self.links]),
            "vocabulary.json": as_json(self.vocabulary, indent=1).encode(),
        }

    @classmethod
    def read(cls, folder: Path) -> Contents:
        """What `files` gave, read back. Raises IndexDamaged where it is not that."""
        try:
            return cls(
                tuple(Source(**item) for item in json.loads((folder / "sources.json").read_bytes())),
                tuple(from_json(item) for item in _objects(folder / "records.jsonl")),
                tuple(Link(**item) for item in _objects(folder / "links.jsonl")),
                tuple(json.loads((folder / "vocabulary.json").read_bytes())),
            )
        except (OSError, ValueError, KeyError, TypeError, ArithmeticError) as fault:
            raise IndexDamaged(f"{folder}: its contents cannot be read: {fault!r}.") from fault


def _lines(items: list[dict[str, object]]) -> bytes:
    return "".join(as_json(item) + "\n" for item in items).encode()


def _objects(path: Path) -> list[dict[str, Any]]:
    # Not splitlines(): a text may hold U+2028, which JSON leaves as it is and splitlines() takes for the end of a line.
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
