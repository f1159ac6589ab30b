"""A person's draft in a file → its text: Word, or plain text and Markdown in UTF-8."""

from __future__ import annotations

from pathlib import Path

from index.errors import AssistantError

_WORD = ".docx"
_TEXTS = frozenset({".txt", ".md", ".markdown", ".text", ""})


def draft_text(path: Path) -> str:
    """The text of a draft. Raises AssistantError where it cannot be read, with what to do about it."""
    kind = path.suffix.lower()
    if kind != _WORD and kind not in _TEXTS:
        raise AssistantError(f"{path}: expected .docx, .md or .txt, found {kind}. Save the draft as one of these.")
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise AssistantError(
            f"{path}: cannot be read: {fault.strerror or fault}. Name a file that is there."
        ) from fault
    if kind == _WORD:
        return _word(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        found = f"byte {fault.start + 1} is 0x{data[fault.start]:02x}"
        raise AssistantError(f"{path}: expected UTF-8, and {found}. Save it as UTF-8.") from fault


def _word(path: Path) -> str:
    """Paragraphs and tables in their order, parted by blank lines; headings and rows as Markdown marks them."""
    from docx import Document
    from docx.table import Table

    try:
        document = Document(str(path))
        blocks = list(document.iter_inner_content())
    except Exception as fault:  # a damaged file fails anywhere in the zip, the XML or the parts
        raise AssistantError(
            f"{path}: not a Word file that can be read. Save it again as .docx, or as text."
        ) from fault
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            parts.append("\n".join(_row([cell.text for cell in row.cells]) for row in block.rows))
        else:
            style = block.style.name if block.style else ""
            parts.append(f"# {block.text}" if (style or "").startswith(("Heading", "Title")) else block.text)
    return "\n\n".join(part for part in parts if part.strip())


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(' '.join(cell.split()) for cell in cells)} |"
