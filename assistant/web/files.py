"""Files that the browser keeps: made here, handed over whole, so that nothing is left on this machine."""

from __future__ import annotations

import base64

CSV = "text/csv;charset=utf-8"
MARKDOWN = "text/markdown"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SAVE = "file => window.saveFile(file)"
"""The script that keeps it."""


def as_file(name: str, media: str, data: bytes) -> dict[str, str]:
    """A file for the browser: its name, type and contents in base64."""
    return {"name": name, "type": media, "data": base64.b64encode(data).decode("ascii")}
