"""Small folders of invented sources, each with a sources.toml that is right about them."""

from __future__ import annotations

import hashlib
from pathlib import Path

REPORT = (
    "Most readers come for the quiet.\n\n61% of readers come for the quiet.\nOpening hours keep 40.5% away.\n\n"
    "“The hours are too short.”\n"
)
LETTER = "A letter about the café.\r\nThe café costs £1,204. Caf\u00e9 – “so quiet”.\r\n"


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
