"""What is to be built, worked out before anything is embedded or written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.check import faults
from index.contents import Contents
from index.disk import as_json, sha256
from index.errors import SourceError
from index.lexical import tokens
from index.manifest import FORMATS, SCHEMA, versions
from index.records import KINDS, Link, Record, Source
from index.store import VOCABULARY
from index.vectors import key


class Extracted(Protocol):
    """What `extract` finds in the sources."""

    @property
    def records(self) -> tuple[Record, ...]: ...
    @property
    def links(self) -> tuple[Link, ...]: ...
    @property
    def vocabulary(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Recipe:
    """Sources → what is found in them, and the text that a record is embedded as. `id` differs where the code does."""

    id: str
    extract: Callable[[Sequence[Source]], Extracted]
    embeddable: Callable[[Record, Source], str]

    @classmethod
    def default(cls) -> Recipe:
        """The extraction of this package; its id is the digest of the package's own files."""
        from index.extract import embeddable, extract

        folder = Path(__file__).parent
        files = sorted(
            path for path in folder.rglob("*") if path.suffix in (".py", ".toml") and "_seeds" not in path.parts
        )
        digests = [(path.relative_to(folder).as_posix(), sha256(path.read_bytes())) for path in files]
        return cls(sha256(as_json(digests).encode()), extract, embeddable)


def build_id(hashes: Mapping[str, str], model: str, recipe: Recipe) -> str:
    """Sixteen hex digits: other seeds, model, code, or libraries that write to the disk make others. No clock."""
    return sha256(as_json([SCHEMA, versions(FORMATS), model, recipe.id, sorted(hashes.items())]).encode())[:16]


@dataclass(frozen=True)
class Plan:
    """`texts` holds each text to embed once, by the key of its vector.

    `collections` maps each kind, and 'vocabulary', to its ids and the keys of their vectors; `tokens` each kind to the
    tokens of its records.
    """

    contents: Contents
    texts: Mapping[str, str]
    collections: Mapping[str, tuple[list[str], list[str]]]
    tokens: Mapping[str, list[list[str]]]

    @classmethod
    def of(cls, sources: tuple[Source, ...], model: str, recipe: Recipe) -> Plan:
        """Extract, check that every record is its source's own words, and lay out. Raises SourceError."""
        found = recipe.extract(sources)
        contents = Contents(sources, tuple(found.records), tuple(found.links), tuple(dict.fromkeys(found.vocabulary)))
        _refuse(contents)
        by_name = {source.name: source for source in sources}
        named = {
            kind: [
                (record.id, recipe.embeddable(record, by_name[record.locator.source]))
                for record in contents.of_kind(kind)
            ]
            for kind in KINDS
        }
        words = {kind: [tokens(text) for _, text in pairs] for kind, pairs in named.items()}
        named[VOCABULARY] = [(word, word) for word in contents.vocabulary]
        return cls(
            contents=contents,
            texts={key(model, text): text for pairs in named.values() for _, text in pairs},
            collections={
                kind: ([name for name, _ in pairs], [key(model, text) for _, text in pairs])
                for kind, pairs in named.items()
            },
            tokens=words,
        )


def _refuse(contents: Contents) -> None:
    if not contents.records:
        raise SourceError("Nothing was found in the sources: they hold no paragraph, no table and no quotation.")
    found = list(faults(contents.sources, contents.records, contents.links))
    if found:
        more = f"\n  and {len(found) - 5} more" if len(found) > 5 else ""
        raise SourceError("Records are not their sources' own words:\n  " + "\n  ".join(found[:5]) + more)
