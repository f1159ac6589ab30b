"""A folder of sources and its sources.toml → Sources. Strict: what is not as it should be stops here."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.disk import sha256
from index.errors import SourceError
from index.records import Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LISTING = "sources.toml"
ADDED = "added"
READABLE = (".txt",)
NOT_STATED = "not stated"
_DATE = rf"^(\d{{4}}(-\d{{2}}(-\d{{2}})?)?|{NOT_STATED})$"
_TEXT = Field(default=NOT_STATED, min_length=1)


class Entry(BaseModel):
    """One [[source]] of sources.toml: what the source says of itself, 'not stated' where it does not."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    file: str = Field(pattern=r"^[^/\\.][^/\\]*$", description="the file's name, without a folder")
    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    date: str = Field(pattern=_DATE, description=f"a date like 2013, 2013-10 or 2013-10-24, or '{NOT_STATED}'")
    licence: str = Field(min_length=1)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="the 64 hex digits of sha256sum")
    author: str = _TEXT
    rights: str = _TEXT
    terms: str = _TEXT


@dataclass(frozen=True)
class Reading:
    """What was read: the sources in the order of their listing, and the sha256 of every file that was read."""

    sources: tuple[Source, ...]
    hashes: Mapping[str, str]


def read_sources(seeds: Path, home: Path | None = None) -> Reading:
    """Every source of `seeds`, then those a person added beside the index at `home`. Raises SourceError."""
    sources: list[Source] = []
    hashes: dict[str, str] = {}
    for prefix, folder in _folders(seeds, home):
        listing, entries = read_entries(folder)
        hashes[prefix + LISTING] = sha256(listing)
        for entry in entries:
            known = next((source for source in sources if source.name == entry.file), None)
            if known:
                raise SourceError(
                    f"{folder / entry.file}: a source of this name is in {seeds} too. Rename one of them."
                )
            sources.append(_source(folder, entry, listing.decode()))
            hashes[prefix + entry.file] = entry.sha256
    return Reading(tuple(sources), hashes)


def hashes_of(seeds: Path, home: Path | None = None) -> dict[str, str]:
    """The sha256 of every file that `read_sources` would read, whether or not it is as it should be."""
    return {
        prefix + path.name: sha256(path.read_bytes())
        for prefix, folder in _folders(seeds, home)
        for path in _files(folder)
        if path.is_file()
    }


def read_entries(folder: Path) -> tuple[bytes, list[Entry]]:
    """The bytes of the folder's sources.toml, and its entries; each file has one and each entry a file."""
    path = folder / LISTING
    if not folder.is_dir():
        raise SourceError(f"{folder}: there is no such folder. Name the folder that holds {LISTING} and the sources.")
    if not path.is_file():
        raise SourceError(f"{path}: there is no such file. It lists the sources, one [[source]] each.")
    data = path.read_bytes()
    text = decode(data, path)
    try:
        listing = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise SourceError(f"{path}: not TOML: {fault}. Mend that line.") from fault
    tables = listing.get("source")
    if not isinstance(tables, list) or not tables or set(listing) != {"source"}:
        raise SourceError(
            f"{path}: expected one or more [[source]] and nothing else; found {sorted(listing) or 'nothing'}."
        )
    starts = [match.start() for match in re.finditer(r"^[ \t]*\[\[\s*source\s*\]\]", text, re.MULTILINE)]
    entries = [
        checked(table, f"{path}, the [[source]] at line {text.count(chr(10), 0, start) + 1}")
        for table, start in zip_longest(tables, starts[: len(tables)], fillvalue=0)
    ]
    _each_file_once(folder, entries)
    return data, entries


def checked(table: object, place: str) -> Entry:
    """The entry that a table of sources.toml is. Raises SourceError: `place`, the key, what was expected and found."""
    try:
        return Entry.model_validate(table)
    except ValidationError as fault:
        first = fault.errors()[0]
        key = ".".join(map(str, first["loc"])) or "source"
        field = Entry.model_fields.get(key)
        asked = f"expected {field.description}" if field and field.description else first["msg"]
        found = "found none" if first["type"] == "missing" else f"found {first['input']!r}"
        raise SourceError(f"{place}: {key}: {asked}, {found}.") from fault


def source_of(entry: Entry, text: str) -> Source:
    """The source that an entry lists, with its text."""
    return Source(
        entry.file,
        entry.title,
        entry.publisher,
        entry.date,
        entry.licence,
        entry.sha256,
        text,
        entry.rights.strip(),
        entry.terms.strip(),
    )


def decode(data: bytes, path: Path) -> str:
    """The text of a file, nothing normalised. Raises SourceError where it is not UTF-8 text, with line and byte."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        utf16 = " It looks like UTF-16." if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
        raise SourceError(
            f"{path}, {_place(data, fault.start)}: expected UTF-8, found 0x{data[fault.start]:02x}.{utf16} "
            "Save the file as UTF-8."
        ) from fault
    if "\0" in text:
        raise SourceError(
            f"{path}, {_place(data, data.index(0))}: expected text, found a zero byte. Is it another format?"
        )
    return text


def _place(data: bytes, at: int) -> str:
    return f"line {data[:at].count(10) + 1}, byte {at}"


def _folders(seeds: Path, home: Path | None) -> list[tuple[str, Path]]:
    """Each folder of sources, with what comes before its files' names in the manifest."""
    added = home / ADDED if home else None
    own = (
        sorted(path for path in added.iterdir() if path.is_dir() and path.name[0] != ".")
        if added and added.is_dir()
        else []
    )
    return [("", seeds), *((f"{ADDED}/{path.name}/", path) for path in own)]


def _files(folder: Path) -> list[Path]:
    """What lies in the folder, but for what editors and file managers leave: hidden files and back-ups."""
    if not folder.is_dir():
        raise SourceError(f"{folder}: there is no such folder. Name the folder that holds {LISTING} and the sources.")
    return sorted(path for path in folder.iterdir() if path.name[0] != "." and path.name[-1] != "~")


def _each_file_once(folder: Path, entries: list[Entry]) -> None:
    names = [entry.file for entry in entries]
    for name in names:
        if names.count(name) > 1:
            raise SourceError(f"{folder / LISTING}: '{name}' is listed {names.count(name)} times. Keep one [[source]].")
        if not (folder / name).is_file():
            raise SourceError(f"{folder / LISTING}: '{name}' is listed, and there is no such file in {folder}.")
    for path in _files(folder):
        if path.name not in {*names, LISTING}:
            raise SourceError(
                f"{path}: has no entry in {LISTING}. Add a [[source]] with its title, publisher, date, licence "
                "and sha256, or move it away."
            )


def _source(folder: Path, entry: Entry, listing: str) -> Source:
    path = folder / entry.file
    if path.suffix.lower() not in READABLE:
        raise SourceError(
            f"{path}: expected a plain text file ({', '.join(READABLE)}), found '{path.suffix}'. Save it as text."
        )
    data = path.read_bytes()
    text = decode(data, path)
    if not text.strip():
        raise SourceError(f"{path}, line 1: expected text, found an empty file.")
    found = sha256(data)
    if found != entry.sha256:
        line = listing[: listing.find(entry.sha256)].count("\n") + 1
        raise SourceError(
            f"{path}: not the file that {folder / LISTING}, line {line}, names: "
            f"expected sha256 {entry.sha256}, found {found}. "
            "Restore the file or, if the change is meant, list its new sha256."
        )
    return source_of(entry, text)
