"""The printed ends of ranges: the highest fee is where the fees range to, and no average of them."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.catalogue import Catalogue
from assistant.stated import figures
from index.ranges import ENDS
from index.records import Statistic

Ends = tuple[Statistic, Statistic]


class Ranges:
    """The ranges of one index, by the subjects that they are of: lowest and highest."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._of: dict[str, list[Ends]] = {}
        for table in catalogue.tables.values():
            for subject in table.subjects:
                for cells in _same(subject.cells):
                    ends = min(cells, key=lambda cell: cell.value), max(cells, key=lambda cell: cell.value)
                    for row in table.subjects:
                        self._of.setdefault(row.id, []).append(ends)
        told: dict[tuple[str, str], list[Statistic]] = {}
        for record in (*catalogue.told, *(one for subject in catalogue.subjects.values() for one in subject.told)):
            told.setdefault((record.locator.source, record.text), []).append(record)
        for (_, text), records in told.items():
            for ends in _printed(text, records):
                for subject_id in {one.subject for one in records if one.subject in catalogue.subjects}:
                    self._of.setdefault(subject_id, []).append(ends)

    def end(self, subject: str, which: str) -> Iterator[Statistic]:
        """The 'low' or the 'high' end of each range that is printed of a subject."""
        for low, high in self._of.get(subject, ()):
            yield low if which == "low" else high


def _same(cells: tuple[Statistic, ...]) -> Iterator[list[Statistic]]:
    """The cells of a row that print several values of one group and answer; the ends of a range are of one."""
    found: dict[tuple[str | None, str | None], list[Statistic]] = {}
    for cell in cells:
        found.setdefault((cell.group, None if cell.response in ENDS else cell.response), []).append(cell)
    yield from (values for values in found.values() if len({cell.value for cell in values}) > 1)


def _printed(text: str, records: list[Statistic]) -> Iterator[Ends]:
    """The ranges that a sentence prints."""
    of = {record.printed: record for record in records}
    lows = [of[one.number.text] for one in figures(text) if one.end == "low" and one.number.text in of]
    highs = [of[one.number.text] for one in figures(text) if one.end == "high" and one.number.text in of]
    yield from zip(lows, highs, strict=False)
