"""Answers to take along: as Markdown, plain text or a Word file, each with the list of places it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.answer import Answer, Citation
from index.records import Source

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

Asked = tuple[str, Answer]
"""A question and its answer."""

_STRONG = re.compile(r"\*\*(.+?)\*\*")
# What XML cannot hold; a source may print it.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_STATED = "not stated"


def reference(citation: Citation, sources: Mapping[str, Source]) -> str:
    """Where a citation is printed, as a list of references gives it: title, publisher, date, file, place."""
    source = sources[citation.source]
    about = [text for text in (source.title, source.publisher, source.date) if text and text != _NOT_STATED]
    return f"{', '.join([*about, citation.source])}. {citation.locator}"


def as_markdown(asked: Sequence[Asked], sources: Mapping[str, Source]) -> str:
    """Questions and answers as Markdown, each answer followed by its sources with their own words."""
    return "\n\n".join(part for one in asked for part in _markdown(*one, sources)) + "\n"


def as_plain(answer: Answer, sources: Mapping[str, Source]) -> str:
    """An answer as plain text, followed by its sources."""
    places = [f"[{one.key}] {reference(one, sources)}: {single_line(one.text)}" for one in answer.citations]
    parts = [_STRONG.sub(r"\1", answer.text), *_notes(answer), "\n".join(places)]
    return "\n\n".join(part for part in parts if part)


def as_word(asked: Sequence[Asked], sources: Mapping[str, Source]) -> bytes:
    """Questions and answers as a Word file (.docx), each answer followed by its sources with their own words."""
    from docx import Document

    document = Document()
    for question, answer in asked:
        document.add_heading(writable(question), level=1)
        for block in [*answer.text.split("\n\n"), *_notes(answer)]:
            _word_block(document, writable(block))
        if answer.citations:
            document.add_heading("Sources", level=2)
        for citation in answer.citations:
            document.add_paragraph(writable(f"[{citation.key}] {reference(citation, sources)}"))
            document.add_paragraph(writable(single_line(citation.text)), style="Intense Quote")
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _markdown(question: str, answer: Answer, sources: Mapping[str, Source]) -> Iterator[str]:
    yield f"## {single_line(question)}"
    yield answer.text
    yield from _notes(answer)
    for citation in answer.citations:
        yield f"[{citation.key}] {reference(citation, sources)}:\n\n> {single_line(citation.text)}"


def _notes(answer: Answer) -> list[str]:
    """What qualifies an answer. A disagreement that the text tells itself is not told again."""
    untold = [one for one in answer.disagreements if not all(f"[{key}]" in answer.text for key in one.citations)]
    notes = [f"{''.join(f'[{key}]' for key in one.citations)} {one.note}" for one in untold]
    return [f"Bear in mind: {caveat}" for caveat in answer.caveats] + [f"The sources disagree: {one}" for one in notes]


def _word_block(document: Document, block: str) -> None:
    lines = block.split("\n")
    if lines[0].startswith("|"):
        rows = [line.strip("|").split("|") for line in lines if not re.fullmatch(r"[|\s:-]+", line)]
        table = document.add_table(0, len(rows[0]), style="Light Grid Accent 1")
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                _runs(cell.paragraphs[0], text.strip())
    elif lines[0].startswith("- "):
        for line in lines:
            _runs(document.add_paragraph(style="List Bullet"), line.removeprefix("- "))
    else:
        _runs(document.add_paragraph(), block)


def _runs(paragraph: Paragraph, text: str) -> None:
    """Text into a paragraph; what stands between `**` becomes bold."""
    for place, piece in enumerate(_STRONG.split(text)):
        if piece:
            paragraph.add_run(piece).bold = bool(place % 2)


def single_line(text: str) -> str:
    """A text on one line; the cells of a table row stay apart."""
    return re.sub(r"\s+", " ", re.sub(r"\t", " | ", text.strip()))


def writable(text: str) -> str:
    """A text without what a Word file cannot hold."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
