"""The texts that citations are checked against: read from the files, so that the index cannot vouch for itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from index.places import default_seeds
from index.records import Source


def read_sources(seeds: Path | None = None, home: Path | None = None) -> dict[str, str]:
    """The decoded text of every text source in `seeds`, and of those added to the index at `home`, by file name.

    Line ends stay as they are, since offsets count them.
    """
    folders = [seeds or default_seeds(), *sorted((home / "added").glob("*") if home else [])]
    files = [file for folder in folders for file in sorted(folder.glob("*.txt"))]
    return {file.name: file.read_bytes().decode("utf-8") for file in files}


def sources_of(answerer: object, seeds: Path | None = None, home: Path | None = None) -> dict[str, str]:
    """The same; where a source is no text file, the text that the answerer's own index holds of it."""
    known = getattr(answerer, "sources", {})
    indexed = known if isinstance(known, Mapping) else {}
    told = {name: source.text for name, source in indexed.items() if isinstance(source, Source)}
    return {**told, **read_sources(seeds, home)}
