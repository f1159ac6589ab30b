"""Sources → records, links and the vocabulary to match questions with. Pure: the same sources give the same records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.grids import column_groups
from index.groups import discover
from index.outline import outline
from index.passages import extract_passages
from index.quotes import extract_quotes
from index.readers import read_blocks
from index.records import Link, Quote, Record, Source, Statistic
from index.sentences import told
from index.statistics import extract_statistics, link


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from the sources; `vocabulary` holds the labels and sentences to match by meaning."""

    records: tuple[Record, ...]
    links: tuple[Link, ...]
    vocabulary: tuple[str, ...]


def extract(sources: Sequence[Source], fits: Callable[[str], bool] | None = None) -> Extraction:
    """The records of these sources. Raises TableError where a table is ragged."""
    outlines = [outline(source, read_blocks(source)) for source in sources]
    groups = discover(outlines, [head for one in outlines for head in column_groups(one)])
    statistics = extract_statistics(outlines, groups)
    passages = [
        passage for one in outlines for passage in (extract_passages(one, fits=fits) if fits else extract_passages(one))
    ]
    quotes = [quote for one in outlines for quote in extract_quotes(one, _labels(statistics, one.source), groups)]
    statistics = [item for item in statistics if not _is_said(item, quotes)]
    vocabulary = dict.fromkeys(
        [
            text
            for item in statistics
            if item.origin == "table"
            for text in (label_of(item), item.measure, item.locator.row or item.measure)
        ]
        + [item.survey_question for item in statistics if item.survey_question]
        + [passage.text[start:end] for passage in passages for start, end in told(passage.text)]
    )
    return Extraction((*passages, *statistics, *quotes), tuple(link(statistics)), tuple(vocabulary))


def _labels(statistics: Sequence[Statistic], source: Source) -> list[str]:
    """The labels of a source's own tables: another's row in quotation marks is no label here."""
    cells = [item for item in statistics if item.origin == "table" and item.locator.source == source.name]
    return sorted({item.measure for item in cells} | {item.response for item in cells if item.response})


def _is_said(item: Statistic, quotes: Sequence[Quote]) -> bool:
    """Whether a number is only what a respondent says ('I am eighty-one'): nothing that the survey found."""
    return item.origin == "prose" and any(
        quote.locator.source == item.locator.source
        and quote.locator.start <= item.mark[0] < quote.locator.end
        and not quote.speaker
        for quote in quotes
    )


def label_of(statistic: Statistic) -> str:
    """A table row as a question would speak of it: the survey question and the row."""
    question = statistic.survey_question or statistic.locator.table or ""
    row = statistic.locator.row or statistic.measure
    return f"{question} {row}".strip() if row != question else question


def embeddable(record: Record, source: Source) -> str:
    """What is embedded for a record: title, headings, column names, then its words. Never shown, never quoted."""
    trail = " › ".join(title for title in record.locator.headings)
    head = f"{source.title} › {trail}" if trail else source.title
    if isinstance(record, Statistic):
        words = f"{record.measure} {record.response or ''}" if record.origin != "prose" else record.text
        return f"{head}\n{record.survey_question or ''} {record.group or ''}: {words}"
    if isinstance(record, Quote):
        who = " ".join(part for part in (record.speaker, record.office, record.group) if part)
        return f"{record.survey_question or head}\n{who} {record.lead_in}\n{record.text}"
    return f"{head}\n{record.text}"
