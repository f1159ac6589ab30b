"""Small folders of invented sources, each with a sources.toml that is right about them, and their index."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.build import build
from index.manifest import Manifest
from index.store import Index
from tests.fakes import WordEmbedder, line_recipe

REPORT = (
    "Most readers come for the quiet.\n\n61% of readers come for the quiet.\nOpening hours keep 40.5% away.\n\n"
    "“The hours are too short.”\n"
)
LETTER = "A letter about the café.\r\nThe café costs £1,204. Caf\u00e9 – “so quiet”.\r\n"
LONGER = REPORT + "\n99% of readers read.\n"


def entry(name: str, data: bytes, **stated: str) -> str:
    """A [[source]] for these bytes."""
    values = {
        "file": name,
        "title": Path(name).stem.title(),
        "publisher": "Reading & Partners",
        "date": "2031-03",
        "licence": "not stated",
        "sha256": hashlib.sha256(data).hexdigest(),
        **stated,
    }
    return "[[source]]\n" + "".join(f"{key} = '{value}'\n" for key, value in values.items())


def seed(folder: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """Write the files and their sources.toml into `folder`, in place of what it holds."""
    files = {"report.txt": REPORT, "letter.txt": LETTER} if files is None else files
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    raw = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    for name, data in raw.items():
        (folder / name).write_bytes(data)
    (folder / "sources.toml").write_text("\n".join(entry(name, data) for name, data in raw.items()), encoding="utf-8")
    return folder


def made(place: Path, model: WordEmbedder | None = None, *, force: bool = False) -> Manifest:
    """Build place/seeds at place/home."""
    model = model or WordEmbedder()
    return build(place / "seeds", place / "home", embedder=model, recipe=line_recipe(), force=force)


def folders(place: Path) -> set[str]:
    return {path.name for path in (place / "home").iterdir() if path.is_dir()}


def readable(home: Path) -> set[str]:
    """What the index at `home` answers with."""
    with Index.open(home) as index:
        assert index.dense("passage", WordEmbedder().embed_query("quiet"), 1)
        return {record.text for record in index.of_kind("statistic")}
