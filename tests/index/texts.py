"""Invented texts read as far as a test needs: blocks, outlines, tables, statistics. And the sources as published."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from index.extract import Extraction, extract
from index.grids import Grid, column_groups, grids
from index.groups import Groups, discover
from index.outline import Outline, outline
from index.readers import Block, read_blocks
from index.records import Quote, Source, Statistic
from index.sources import read_sources

ROOT = Path(__file__).parents[2]
REAL = "local-digital-today-2013.txt"


def source(text: str, name: str = "report.txt", title: str = "A Report") -> Source:
    return Source(name, title, "Reading & Partners", "2031-03", "not stated", "0" * 64, text)


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    whole = source(text)
    return [(block.kind.value, whole.text[block.start : block.end]) for block in read_blocks(whole)]


def block(text: str, kind: str) -> Block:
    """The first block of a kind."""
    return next(found for found in read_blocks(source(text)) if found.kind.value == kind)


def outlined(text: str, name: str = "report.txt") -> Outline:
    whole = source(text, name)
    return outline(whole, read_blocks(whole))


def labels_of(report: Outline) -> list[str]:
    """The first cell of each table row."""
    tables = [block.table for section in report.sections for block in section.blocks if block.table]
    return [row[0].text for table in tables for row in table.rows]


def groups_of(*texts: str) -> Groups:
    outlines = [outlined(text, f"r{number}.txt") for number, text in enumerate(texts)]
    return discover(outlines, [head for one in outlines for head in column_groups(one)])


def grids_of(text: str) -> list[Grid]:
    return grids(outlined(text), groups_of(text))


def statistics_of(text: str, origin: str | None = None) -> list[Statistic]:
    """The statistics of one invented report."""
    found = [record for record in extract([source(text)]).records if isinstance(record, Statistic)]
    return [item for item in found if origin in {None, item.origin}]


def quotes_of(text: str) -> list[Quote]:
    return [record for record in extract([source(text)]).records if isinstance(record, Quote)]


@cache
def published() -> Extraction:
    """What is read from the sources of this project."""
    return extract(read_sources(ROOT / "seeds").sources)


@cache
def invented(name: str) -> Extraction:
    """What is read from an invented report: 'tenants' or 'libraries'."""
    return extract(read_sources(ROOT / "tests" / "reports" / name / "seeds").sources)


def cells(extraction: Extraction, table: str) -> list[Statistic]:
    """The cells of a table, by the end of its id: 't02'."""
    return [
        record
        for record in extraction.records
        if isinstance(record, Statistic)
        and record.origin == "table"
        and record.id.split("/")[1].startswith(f"{table}.")
    ]


def told(extraction: Extraction, source_name: str = REAL) -> list[Statistic]:
    """The numbers that a source tells in prose."""
    return [
        record
        for record in extraction.records
        if isinstance(record, Statistic) and record.origin == "prose" and record.locator.source == source_name
    ]
