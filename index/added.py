"""A person's own text as a source: copied beside the index, in a folder of its own with a sources.toml, all at once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from index import lock
from index.disk import as_json, sha256, sync_folder, write_file
from index.errors import IndexUnwritable, SourceError
from index.plan import Plan, Recipe
from index.sources import ADDED, LISTING, READABLE, Entry, checked, decode, read_sources, source_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LARGEST = 10_000_000  # bytes: about a hundred reports


def add_source(file: Path, home: Path, *, seeds: Path, stated: Mapping[str, str], recipe: Recipe | None = None) -> Path:
    """Copy `file` to `home` and list it with what is `stated` of it; gives its folder. The index is not built here.

    The same name again takes the place of the former. Nothing is written unless records can be read from it. Raises
    SourceError, IndexBusy or IndexUnwritable.
    """
    data = _readable(file)
    entry = checked({"file": file.name, "sha256": sha256(data), **stated}, str(file))
    if any(source.name == file.name for source in read_sources(seeds).sources):
        raise SourceError(f"{file}: {seeds} holds a source of this name. Give the file another name.")
    others = [source for source in read_sources(seeds, home).sources if source.name != file.name]
    Plan.of((*others, source_of(entry, decode(data, file))), "", recipe or Recipe.default())
    folder = home / ADDED / file.name
    new, old = folder.with_name(f".{file.name}.new"), folder.with_name(f".{file.name}.old")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with lock.building(home):
            for left in (new, old):
                shutil.rmtree(left, ignore_errors=True)
            new.mkdir()
            write_file(new / file.name, data)
            write_file(new / LISTING, listing(entry).encode())
            sync_folder(new)
            if folder.exists():
                folder.rename(old)
            new.rename(folder)
            sync_folder(folder.parent)
            shutil.rmtree(old, ignore_errors=True)
    except OSError as fault:
        raise IndexUnwritable(
            f"{folder}: cannot be written: {fault.strerror or fault}. Choose another --home."
        ) from fault
    return folder


def listing(entry: Entry) -> str:
    """The entry as a sources.toml. A JSON string is a TOML string, but for a character that only JSON lets be."""
    lines = [f"{key} = {as_json(value)}".replace("\x7f", "\\u007f") for key, value in entry.model_dump().items()]
    return "[[source]]\n" + "\n".join(lines) + "\n"


def _readable(file: Path) -> bytes:
    """The bytes of a file that can be a source. Raises SourceError."""
    if not file.exists():
        raise SourceError(f"{file}: there is no such file.")
    if not file.is_file():
        raise SourceError(f"{file}: expected a file, found a folder or a device. Add one file at a time.")
    if file.suffix.lower() not in READABLE:
        kinds = ", ".join(READABLE)
        raise SourceError(
            f"{file}: expected a plain text file ({kinds}), found '{file.suffix}'. Save it as plain text."
        )
    if (size := file.stat().st_size) > LARGEST:
        raise SourceError(f"{file}: expected at most {LARGEST:,} bytes, found {size:,}. Add its parts as files.")
    try:
        data = file.read_bytes()
    except OSError as fault:
        raise SourceError(f"{file}: cannot be read: {fault.strerror or fault}.") from fault
    if not decode(data, file).strip():
        raise SourceError(f"{file}, line 1: expected text, found an empty file.")
    return data
